"""Pages about exclusions: recording and reading one, and each stage of its path."""

from foothold.path.exclusions.views.board import ArrangeBoard, DecideAsBoard, Reconsider, Represent
from foothold.path.exclusions.views.closed_days import KeepLength
from foothold.path.exclusions.views.correct import CorrectExclusion
from foothold.path.exclusions.views.day_six import DaySix
from foothold.path.exclusions.views.education import (
    ArrangeEducation,
    BeginEducation,
    DeleteFromRegister,
    ExceptEducation,
)
from foothold.path.exclusions.views.exclusion import CancelExclusion, ConfirmExclusion, MarkSeveralDone
from foothold.path.exclusions.views.letters import SendLetter, ShowLetters, ShowLettersToYou
from foothold.path.exclusions.views.notice import GiveNotice, TakeBackNotice
from foothold.path.exclusions.views.permanent import ExcludePermanently
from foothold.path.exclusions.views.record import RecordBreach, RecordConsultation, RecordSuspension
from foothold.path.exclusions.views.review import (
    ApplyForReview,
    ArrangeHearing,
    Claim,
    DecideReview,
    DetermineClaim,
    SettleReadjustment,
    WaiveReview,
)
from foothold.path.exclusions.views.show import ShowExclusion

__all__ = [
    "ApplyForReview",
    "ArrangeBoard",
    "ArrangeEducation",
    "ArrangeHearing",
    "BeginEducation",
    "CancelExclusion",
    "Claim",
    "ConfirmExclusion",
    "CorrectExclusion",
    "DaySix",
    "DecideAsBoard",
    "DecideReview",
    "DeleteFromRegister",
    "DetermineClaim",
    "ExceptEducation",
    "ExcludePermanently",
    "GiveNotice",
    "KeepLength",
    "MarkSeveralDone",
    "Reconsider",
    "RecordBreach",
    "RecordConsultation",
    "RecordSuspension",
    "Represent",
    "SendLetter",
    "SettleReadjustment",
    "ShowExclusion",
    "ShowLetters",
    "ShowLettersToYou",
    "TakeBackNotice",
    "WaiveReview",
]
