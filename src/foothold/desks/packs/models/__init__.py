"""Tables of packs: requests for a whole file, and what goes before a governing board."""

from foothold.desks.packs.models.board_pack import Evidence, LeftOut, PapersSent
from foothold.desks.packs.models.file_request import FileRequest, answering_for

__all__ = ["Evidence", "FileRequest", "LeftOut", "PapersSent", "answering_for"]
