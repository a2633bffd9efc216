"""What may be done: call a meeting, put a child on its agenda, invite, record and answer, do what was undertaken."""

from foothold.path.panels.actions.item import (
    bring_back,
    invite,
    put_on,
    put_right,
    record,
    reply,
    take_off,
    uninvite,
)
from foothold.path.panels.actions.meeting import call, cancel, change
from foothold.path.panels.actions.undertaking import finish, let_go, take_back, undertake

__all__ = [
    "bring_back",
    "call",
    "cancel",
    "change",
    "finish",
    "invite",
    "let_go",
    "put_on",
    "put_right",
    "record",
    "reply",
    "take_back",
    "take_off",
    "undertake",
    "uninvite",
]
