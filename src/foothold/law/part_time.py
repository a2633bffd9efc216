"""Part-time timetables: exceptional, temporary, agreed with the parent, with an end, and not to manage behaviour."""

from dataclasses import dataclass
from datetime import date

from foothold.law.calendar import Calendar
from foothold.law.due import Due, Party, Step, Strength
from foothold.law.errors import AgainstTheLaw
from foothold.law.other_measures import Warning
from foothold.law.register import elsewhere as clocks

_WHY_NOT = {
    Warning.NOT_FOR_BEHAVIOUR: "A part-time timetable is not used to manage behaviour. Look at support, or at other"
    " provision, instead.",
    Warning.NO_END: "A part-time timetable has an end. Say by which day full-time education begins again.",
    Warning.NO_AGREEMENT: "A part-time timetable does not start without the parent's agreement. Record who agreed,"
    " and when.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The first and the last day that were agreed."""

    starts_on: date
    ends_on: date


def refusal(warning: Warning, on: date) -> AgainstTheLaw:
    """Why a part-time timetable that starts on a day is not in order, with the guidance that says so (tag C2). Raises
    NoKnownValue for a day before 19 August 2024."""
    return AgainstTheLaw(clocks.PART_TIME.on(on), _WHY_NOT[warning])


def duties(agreed: Agreed, calendar: Calendar) -> list[Due]:
    """Full-time education (or alternative provision) again by the time limit: the last day that was agreed (tag C2). No
    number of weeks is national."""
    return [
        Due(
            kind=clocks.PART_TIME.id,
            what="End the part-time timetable: full-time education again",
            owed_by=Party.SCHOOL,
            owed_to=(Party.PUPIL, Party.PARENT),
            on=agreed.ends_on,
            provision=clocks.PART_TIME.on(agreed.starts_on),
            working=lambda: _working(agreed),
            strength=Strength.SHOULD,
        )
    ]


def _working(agreed: Agreed) -> tuple[Step, ...]:
    return (
        Step("The part-time timetable began on {on}.", {"on": agreed.starts_on}),
        Step(
            "The time limit is what was agreed: {on}. Nothing national sets a number.", {"on": agreed.ends_on}
        ),
    )
