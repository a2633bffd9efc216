"""Pages about exclusions: recording and reading one, and each stage of its path."""

from foothold.path.exclusions.views.closed_days import KeepLength
from foothold.path.exclusions.views.exclusion import (
    CancelExclusion,
    ConfirmExclusion,
    ExcludePermanently,
    MarkSeveralDone,
    RecordBreach,
    RecordConsultation,
    RecordSuspension,
    ShowExclusion,
)
from foothold.path.exclusions.views.letters import SendLetter, ShowLetters
from foothold.path.exclusions.views.notice import GiveNotice

__all__ = [
    "CancelExclusion",
    "ConfirmExclusion",
    "ExcludePermanently",
    "GiveNotice",
    "KeepLength",
    "MarkSeveralDone",
    "RecordBreach",
    "RecordConsultation",
    "RecordSuspension",
    "SendLetter",
    "ShowExclusion",
    "ShowLetters",
]
