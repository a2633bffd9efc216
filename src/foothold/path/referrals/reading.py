"""A referral as a page shows it: what is owed, who read what when, how long each step took."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.ground.kit import clock
from foothold.ground.organisations import calendars
from foothold.path.referrals.models import Step, Work


@dataclass(frozen=True, slots=True)
class Times:
    """How long a referral took, in calendar days from the day it was sent; None for what has not happened."""

    sent_on: date
    received_on: date | None
    read_on: date | None
    answered_on: date | None
    allocated_on: date | None
    first_contact_on: date | None

    @property
    def to_answer(self) -> int | None:
        return self._days(self.answered_on)

    @property
    def to_allocation(self) -> int | None:
        return self._days(self.allocated_on)

    @property
    def to_first_contact(self) -> int | None:
        return self._days(self.first_contact_on)

    def _days(self, on: date | None) -> int | None:
        return None if on is None else (on - self.sent_on).days


def times(referral: Any, steps: list[Step], work: list[Work]) -> Times:
    """From what the trail and the work say. The first answer counts, and the first that was received and read."""
    first = {step.kind: clock.day_of(step.at) for step in reversed(steps)}
    answers = [first[kind] for kind in Step.ANSWERS if kind in first]
    return Times(
        referral.sent_on,
        first.get(Step.Kind.RECEIVED),
        first.get(Step.Kind.READ),
        min(answers, default=None),
        referral.allocated_on,
        min((each.on for each in work), default=None),
    )


def planned(work: list[Work]) -> list[tuple[str, list[Work]]]:
    """What a unit does before it writes a programme, and what of it was done."""
    return [(kind.label, [each for each in work if each.kind == kind]) for kind in Work.PLANNING]


def owed(referral: Any, person: Any, today: date) -> list[dict[str, Any]]:
    """What is owed of a referral that the person may see, each day with its working."""
    found = Duty.objects.visible_to(person, on=today).open().filter(basis__about=referral.reference)
    rows = list(found.select_related("basis", "owed_by_organisation").order_by("due_on"))
    held = calendars.known_of([referral.school_id]).get(referral.school_id)
    return [_owed(duty, held, today) for duty in rows]


def _owed(duty: Duty, calendar: Any, today: date) -> dict[str, Any]:
    due = explain.due(duty, calendar) if calendar else None
    return {
        "duty": duty,
        "lines": due.because.lines() if due else [],
        "provision": explain.provision(duty),
        "late": duty.is_late(today),
        "distance": explain.distance(duty.due_on, today, calendar) if calendar else "",
    }
