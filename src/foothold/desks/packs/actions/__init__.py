"""What may be done with packs, one module for each kind of pack."""

from foothold.desks.packs.actions.board_pack import (
    add_evidence,
    correct_evidence,
    leave_out_of_pack,
    send_papers,
    take_out,
)
from foothold.desks.packs.actions.bundle import make_bundle
from foothold.desks.packs.actions.file_request import answer, leave_out, receive_request

__all__ = [
    "add_evidence",
    "answer",
    "correct_evidence",
    "leave_out",
    "leave_out_of_pack",
    "make_bundle",
    "receive_request",
    "send_papers",
    "take_out",
]
