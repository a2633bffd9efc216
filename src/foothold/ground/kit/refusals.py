"""Refusals are sentences a person can act on. A page turns any of them into its error summary."""

from foothold.law.errors import AgainstTheLaw, LawError


class Refused(Exception):
    """It cannot be done, and this says what to do instead."""


class NotAllowed(Refused):
    """This person may not do it."""


class MoveRefused(Refused):
    """It cannot be done from where things stand now."""


SAID_TO_PEOPLE = (Refused, LawError)
__all__ = ["SAID_TO_PEOPLE", "AgainstTheLaw", "LawError", "MoveRefused", "NotAllowed", "Refused"]
