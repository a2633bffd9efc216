"""The shape of what is typed for each kind of pack."""

from foothold.desks.packs.forms.board_pack import (
    CorrectEvidenceForm,
    EvidenceForm,
    LeaveOutOfPackForm,
    PapersSentForm,
    TakeOutForm,
)
from foothold.desks.packs.forms.bundle import BundleForm
from foothold.desks.packs.forms.file_request import AnsweredForm, LeaveOutForm, RequestForm

__all__ = [
    "AnsweredForm",
    "BundleForm",
    "CorrectEvidenceForm",
    "EvidenceForm",
    "LeaveOutForm",
    "LeaveOutOfPackForm",
    "PapersSentForm",
    "RequestForm",
    "TakeOutForm",
]
