"""Pages of each kind of pack."""

from foothold.desks.packs.views.board_pack import (
    AddEvidence,
    CorrectEvidence,
    EvidenceFile,
    LeaveOutOfPack,
    PapersAsSent,
    ReadPack,
    ReadPackOnPaper,
    SendPapers,
    ShowBoardPack,
    TakeOut,
)
from foothold.desks.packs.views.bundle import BundleInWord, BundleOnPaper, Bundles, ReadBundle
from foothold.desks.packs.views.family import PapersForYou
from foothold.desks.packs.views.file_request import (
    Answered,
    LeaveOut,
    Requests,
    ShowRequest,
    WholeFile,
    WholeFileOnPaper,
)

__all__ = [
    "AddEvidence",
    "Answered",
    "BundleInWord",
    "BundleOnPaper",
    "Bundles",
    "CorrectEvidence",
    "EvidenceFile",
    "LeaveOut",
    "LeaveOutOfPack",
    "PapersAsSent",
    "PapersForYou",
    "ReadBundle",
    "ReadPack",
    "ReadPackOnPaper",
    "Requests",
    "SendPapers",
    "ShowBoardPack",
    "ShowRequest",
    "TakeOut",
    "WholeFile",
    "WholeFileOnPaper",
]
