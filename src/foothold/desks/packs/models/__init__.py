"""Tables of packs: requests for a whole file, what goes before a governing board, evidence for somebody outside."""

from foothold.desks.packs.models.board_pack import Evidence, LeftOut, PapersSent
from foothold.desks.packs.models.bundle import Bundle
from foothold.desks.packs.models.file_request import FileRequest, answering_for

__all__ = ["Bundle", "Evidence", "FileRequest", "LeftOut", "PapersSent", "answering_for"]
