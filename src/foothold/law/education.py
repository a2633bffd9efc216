"""What is owed while a pupil is away: work, education from the sixth school day, the parent's days."""

from dataclasses import replace
from datetime import date

from foothold.law import day_six
from foothold.law.calendar import Calendar
from foothold.law.day_six import FirstDays
from foothold.law.due import Due, OtherReading, Party, Promptness, Step, Strength
from foothold.law.exclusion import ExclusionKind, Facts
from foothold.law.readings import flipped, not_in_force
from foothold.law.register import education as clocks

NO_EDUCATION = (
    "Each school day without education from then on is a day the pupil was owed it; the family may complain."
)
OFFENCE = "A parent who does not may be given a penalty notice or be prosecuted by the local authority."


def dues(facts: Facts, calendar: Calendar, days: FirstDays) -> list[Due]:
    """Work set, the parent's days, education from the sixth day, and what guidance adds."""
    if facts.exclusion.kind is ExclusionKind.LUNCHTIME:
        return []
    owed = [_work(facts)]
    if days.parents:
        owed.append(_parents_days(facts, days.parents, calendar))
    if days.sixth:
        owed.append(_sixth_day(facts, days.sixth, calendar))
    return owed + _guidance(facts)


def _work(facts: Facts) -> Due:
    starts = facts.exclusion.starts_on
    return Due(
        kind=clocks.SET_WORK.id,
        what="Set and mark work for the first five school days",
        owed_by=Party.SCHOOL,
        owed_to=(Party.PUPIL,),
        on=starts,
        provision=clocks.SET_WORK.on(facts.exclusion.day_of_decision),
        working=lambda: (Step("The first day of exclusion is {on}.", {"on": starts}),),
        promptness=Promptness.FROM_DATE,
        strength=Strength.SHOULD,
    )


def _parents_days(facts: Facts, days: tuple[date, ...], calendar: Calendar) -> Due:
    return Due(
        kind=clocks.PARENT_DAYS.id,
        what="Keep the pupil out of public places in school hours on the days named in the notice",
        owed_by=Party.PARENT,
        owed_to=(),
        on=days[-1],
        provision=clocks.PARENT_DAYS.on(facts.exclusion.day_of_decision),
        working=lambda: _days_working(facts, days, calendar),
        consequence=OFFENCE,
    )


def _days_working(facts: Facts, days: tuple[date, ...], calendar: Calendar) -> tuple[Step, ...]:
    count = calendar.count(days[0], len(days), first_day_counts=True)
    return (
        _day_one_step(facts, days[0]),
        Step("At most five school days are counted, day 1 included.", {}, count),
    )


def _day_one_step(facts: Facts, day_one: date) -> Step:
    if day_six.excluded_before_afternoon(facts.exclusion, facts.afternoon_starts):
        return Step("Excluded before the afternoon session began, so {on} is day 1.", {"on": day_one})
    return Step(
        "Excluded on {starts} after the afternoon session began, so the next school day, {on}, is day 1.",
        {"starts": facts.exclusion.starts_on, "on": day_one},
    )


def _sixth_day(facts: Facts, sixth: date, calendar: Calendar) -> Due:
    clock = clocks.DAY_6_LA if day_six.authority_provides(facts) else clocks.DAY_6_SCHOOL
    return Due(
        kind=clock.id,
        what="Provide suitable full-time education",
        owed_by=_provider(facts),
        owed_to=(Party.PUPIL,),
        on=day_six.owed_from(facts, sixth),
        provision=clock.on(facts.exclusion.day_of_decision),
        working=lambda: sixth_working(facts, calendar, sixth),
        promptness=Promptness.FROM_DATE,
        consequence=NO_EDUCATION,
        readings=lambda: other_sixth_days(facts, calendar, sixth),
    )


def _provider(facts: Facts) -> Party:
    if facts.exclusion.is_permanent:
        return Party.HOME_AUTHORITY
    return Party.LOCAL_AUTHORITY if day_six.authority_provides(facts) else Party.GOVERNING_BOARD


def sixth_working(facts: Facts, calendar: Calendar, sixth: date) -> tuple[Step, ...]:
    """How the sixth school day was counted, and the days on which nobody has a duty."""
    place = calendar.place_of(sixth) - day_six.FIVE
    day_one = calendar.school_day_at(place)
    count = calendar.count(day_one, day_six.SIXTH, first_day_counts=True)
    steps = [_run_step(facts, day_one), Step("The sixth consecutive school day is counted.", {}, count)]
    begins = facts.exclusion.starts_on
    if begins > sixth:
        steps.append(
            Step("It had passed when this exclusion began on {on}, so it is due at once.", {"on": begins})
        )
    gap = day_six.days_without_provider(facts, calendar)
    if gap:
        steps.append(Step("On {days} nobody has a duty to provide: arrange cover.", {"days": gap}))
    return tuple(steps)


def _run_step(facts: Facts, day_one: date) -> Step:
    if day_one >= facts.exclusion.starts_on:
        return _day_one_step(facts, day_one)
    return Step(
        "Earlier suspensions run straight on into this one; day 1 of the run is {on}.", {"on": day_one}
    )


_SETTINGS = ("holiday_bridges_run", "sixth_day_uses_day_one_rule", "suspension_counts_to_permanent_sixth_day")


def other_sixth_days(facts: Facts, calendar: Calendar, sixth: date | None) -> tuple[OtherReading, ...]:
    """What each other reading would give, where it gives another day."""
    found = []
    for setting in _SETTINGS:
        other = replace(facts, readings=flipped(facts.readings, setting))
        on = day_six.owed_from(facts, day_six.sixth_day(other, calendar))
        if on != day_six.owed_from(facts, sixth):
            found.append(OtherReading(setting, not_in_force(facts.readings, setting), on))
    return tuple(found)


def _guidance(facts: Facts) -> list[Due]:
    decided = facts.exclusion.day_of_decision
    owed = []
    recommended = day_six.recommended_from(facts)
    if recommended:
        owed.append(
            Due(
                kind=clocks.FROM_DAY_1.id,
                what="Arrange education from the first day, as for a looked-after pupil or one with a social worker",
                owed_by=Party.SCHOOL,
                owed_to=(Party.PUPIL,),
                on=recommended,
                provision=clocks.FROM_DAY_1.on(decided),
                working=lambda: (Step("The first day of exclusion is {on}.", {"on": recommended}),),
                promptness=Promptness.FROM_DATE,
                strength=Strength.SHOULD,
            )
        )
    if day_six.consider_interim_pep_review(facts.looked_after, decided):
        owed.append(
            Due(
                kind=clocks.INTERIM_PEP.id,
                what="Consider an interim review of the personal education plan",
                owed_by=Party.SCHOOL,
                owed_to=(Party.VIRTUAL_SCHOOL_HEAD,),
                on=decided,
                provision=clocks.INTERIM_PEP.on(decided),
                working=lambda: (
                    Step("The pupil is looked after and was excluded on {on}.", {"on": decided}),
                ),
                promptness=Promptness.AS_SOON_AS_PRACTICABLE,
                strength=Strength.SHOULD,
            )
        )
    return owed
