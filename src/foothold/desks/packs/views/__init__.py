"""Pages of each kind of pack."""

from foothold.desks.packs.views.board_pack import (
    AddEvidence,
    EvidenceFile,
    LeaveOutOfPack,
    PapersAsSent,
    ReadPack,
    ReadPackOnPaper,
    SendPapers,
    ShowBoardPack,
    TakeOut,
)
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
    "EvidenceFile",
    "LeaveOut",
    "LeaveOutOfPack",
    "PapersAsSent",
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
