"""What a meeting about a child makes owed: pure, in the shape of `local_duties`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.ground.policy.local_duties import DECIDED, LOCAL, LONGEST, provision
from foothold.law.calendar import Calendar
from foothold.law.due import Due, Party, Step, Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaken:
    """What somebody undertook at a meeting (`who`; empty for the school's own people), by a day that was agreed."""

    what: str
    decided_on: date
    by_on: date
    source: str
    who: str = ""


def undertaken(given: Undertaken, calendar: Calendar) -> list[Due]:
    """The school does it, or sees that whoever undertook it does."""
    what = f"See that {given.who} does this: {given.what}" if given.who else given.what
    steps = (
        Step("It was decided on {decided}.", {"decided": given.decided_on}),
        Step("The day that was agreed is {on}.", {"on": given.by_on}),
    )
    return [
        Due(
            kind=UNDERTAKEN,
            what=what[:LONGEST],
            owed_by=Party.SCHOOL,
            owed_to=(Party.PUPIL,),
            on=given.by_on,
            provision=provision(f"{LOCAL}{DECIDED}", given.source),
            working=lambda: steps,
            strength=Strength.SUGGEST,
        )
    ]


UNDERTAKEN = "meeting_undertaking"
RULES: dict[str, tuple[Any, Callable[[Any, Calendar], list[Due]]]] = {UNDERTAKEN: (Undertaken, undertaken)}
FOLLOWS_FROM = {UNDERTAKEN: "what a meeting decided"}
