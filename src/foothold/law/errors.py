"""What `law` raises. Every message is a sentence a person can act on."""

from foothold.law.provision import Provision


class LawError(Exception):
    """Something asked of the law has no answer; the message says why and what to do."""


class CalendarProblem(LawError):
    """A calendar contradicts itself: overlapping years or terms, dates out of order, a gap."""


class OutsideCalendar(LawError):
    """A date was asked about that no school year of the calendar holds."""


class NoKnownValue(LawError):
    """A value was asked for on a day on which none is known."""


class FactMissing(LawError):
    """An answer rests on a fact that was not given."""


class AgainstTheLaw(LawError):
    """The law forbids it. Carries the provision that says so."""

    def __init__(self, provision: Provision, message: str) -> None:
        super().__init__(f"{message} ({provision.citation})")
        self.provision = provision
