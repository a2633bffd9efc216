"""A notice that said something wrong: who is told what is right. The law is silent, so this is one reading of it."""

from dataclasses import dataclass
from datetime import date

from foothold.law.calendar import Calendar
from foothold.law.due import Due, Party, Promptness, Step, Strength
from foothold.law.register import exclusions as clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What a notice said of an exclusion was corrected on a day; `told` are those whose notice said it wrongly."""

    excluded_on: date
    corrected_on: date
    told: tuple[Party, ...]


def duties(given: Corrected, calendar: Calendar) -> list[Due]:
    """Each of those told wrongly is told again, without delay (SI 2012/1033 regs 5, 14 and 23, one reading)."""
    return [_tell_again(party, given) for party in given.told]


def _tell_again(party: Party, given: Corrected) -> Due:
    return Due(
        kind=clocks.CORRECTION.id,
        what=f"Tell the {party.label} what was corrected",
        owed_by=Party.HEADTEACHER,
        owed_to=(party,),
        on=given.corrected_on,
        provision=clocks.CORRECTION.on(given.excluded_on),
        working=lambda: (
            Step("What their notice said was corrected on {on}.", {"on": given.corrected_on}),
            Step("No number of days is given. It is due on that day and late from the next day."),
        ),
        promptness=Promptness.WITHOUT_DELAY,
        strength=Strength.SHOULD,
        consequence="Whoever relies on the first notice may act on a wrong day or a wrong reason.",
    )
