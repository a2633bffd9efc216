"""Education from the sixth school day, the parent's first five days, and what the parent must be told of both.

Day 1 is the first day of exclusion itself where the pupil is excluded before the afternoon session begins, otherwise
the next school day (Education and Inspections Act 2006 s.103(7)). Counting the sixth day from the same day 1 is a
reading (`sixth_day_uses_day_one_rule`).
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from foothold.law import ages, stay_away
from foothold.law.calendar import ONE_DAY, Calendar, Session
from foothold.law.exclusion import Exclusion, ExclusionKind, Facts, SchoolKind
from foothold.law.readings import Readings
from foothold.law.register import sources
from foothold.law.stay_away import FOR_EVER, PER_DAY, Stay

FIVE, SIXTH = 5, 6
FURTHER_NOTICE = timedelta(hours=48)
A_WEEK_AWAY = timedelta(days=8)
OLDEST_CERTAINLY_OF_AGE = 16
YEARS_AFTER_SIXTEEN = ("12", "13", "14")


class Run(NamedTuple):
    """Consecutive school days of exclusion, as places in the calendar: `first` is day 1; a run may last FOR_EVER."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many school days the run has, the first and the last included."""
        return self.last - self.first + 1

    @property
    def sixth(self) -> int | None:
        """The place of the sixth consecutive school day, the first being day 1; None in a shorter run."""
        return self.first + FIVE if self.length >= SIXTH else None


def day_one(facts: Facts, calendar: Calendar) -> date:
    """Day 1 of the parent's five days."""
    away = stay_away.stay(facts.exclusion, calendar)
    return calendar.school_day_at(_day_one_place(facts.exclusion, away, facts.afternoon_starts))


def _day_one_place(exclusion: Exclusion, away: Stay, afternoon_starts: time | None) -> int:
    return away.first_day + (not excluded_before_afternoon(exclusion, afternoon_starts))


def excluded_before_afternoon(exclusion: Exclusion, afternoon_starts: time | None) -> bool:
    """Whether the pupil is excluded before the afternoon session begins.

    Missing the morning is enough. Where the afternoon is the first session missed, a decision taken that day before
    the afternoon session began is enough too; without the times it counts as after.
    """
    if exclusion.starts_session is not Session.PM:
        return True
    same_day = exclusion.day_of_decision == exclusion.starts_on
    if not same_day or exclusion.decided_time is None or afternoon_starts is None:
        return False
    return exclusion.decided_time < afternoon_starts


def parent_days(facts: Facts, calendar: Calendar) -> tuple[date, ...]:
    """The school days on which the parent keeps the pupil out of public places, at most five.

    They end with the exclusion, and the day before education starts.
    """
    if facts.exclusion.kind is ExclusionKind.LUNCHTIME:
        return ()
    away = stay_away.stay(facts.exclusion, calendar)
    first = _day_one_place(facts.exclusion, away, facts.afternoon_starts)
    last = min(away.last_day, first + FIVE - 1)
    days = tuple(map(calendar.school_day_at, range(first, last + 1)))
    starts = facts.provision_starts_on
    return days if starts is None else tuple(day for day in days if day < starts)


def of_compulsory_school_age(facts: Facts) -> bool:
    """Whether the duties of the parent and of the sixth day reach this pupil. Not known counts as yes."""
    on = facts.exclusion.starts_on
    if facts.year_group in YEARS_AFTER_SIXTEEN:
        return False
    if facts.age_years is not None and facts.age_years > OLDEST_CERTAINLY_OF_AGE:
        return False
    from_on, until = facts.compulsory_school_age_on, None
    if facts.born_on:
        from_on = from_on or ages.compulsory_school_age_from(facts.born_on)
        until = ages.compulsory_school_age_until(facts.born_on)
    return (from_on is None or from_on <= on) and (until is None or on <= until)


def sixth_day_applies(facts: Facts) -> bool:
    """Not for a pupil outside compulsory school age, nor in year 11 with every public examination over."""
    return of_compulsory_school_age(facts) and not _is_leaver(facts)


def _is_leaver(facts: Facts) -> bool:
    return facts.year_group == "11" and facts.all_public_exams_over


class FirstDays(NamedTuple):
    """What days 1 to 6 of one exclusion oblige to: the parent's days, and the sixth day where its duty applies."""

    parents: tuple[date, ...]
    sixth: date | None


def first_days(facts: Facts, calendar: Calendar) -> FirstDays:
    """The parent's days and the sixth school day together; neither for a pupil outside compulsory school age."""
    if not of_compulsory_school_age(facts):
        return FirstDays((), None)
    sixth = None if _is_leaver(facts) else sixth_day(facts, calendar)
    return FirstDays(parent_days(facts, calendar), sixth)


def suspension_run(facts: Facts, calendar: Calendar) -> Run:
    """The run of consecutive school days of suspension that the exclusion asked about ends or, if it is permanent,
    that it follows straight on."""
    chain = _chain(facts, calendar)
    if facts.exclusion.is_permanent:
        chain = chain[:-1]
    return _as_run(chain, facts, calendar) if chain else Run(0, -1)


def whole_run(facts: Facts, calendar: Calendar) -> Run:
    """The run of consecutive school days of exclusion, suspension and permanent exclusion together."""
    return _as_run(_chain(facts, calendar), facts, calendar)


def longest_run(facts: Facts, calendar: Calendar) -> int:
    """The longest run of consecutive school days of suspension among all exclusions given."""
    everything = (*facts.earlier, facts.exclusion)
    return max(
        suspension_run(replace(facts, exclusion=each, earlier=everything[:place]), calendar).length
        for place, each in enumerate(everything)
    )


def _chain(facts: Facts, calendar: Calendar) -> list[tuple[Exclusion, Stay]]:
    """The exclusions that follow straight on one another up to the one asked about, no session in school between."""
    chain = [_with_stay(facts.exclusion, calendar)]
    for earlier in reversed(facts.earlier):
        if earlier.kind is ExclusionKind.LUNCHTIME or not earlier.length:
            continue
        away = stay_away.stay(earlier, calendar)
        if away.end != chain[0][1].start or _holiday_breaks(away.end, facts.readings, calendar):
            break
        chain.insert(0, (earlier, away))
    return [] if facts.exclusion.kind is ExclusionKind.LUNCHTIME else chain


def _with_stay(exclusion: Exclusion, calendar: Calendar) -> tuple[Exclusion, Stay]:
    return exclusion, stay_away.stay(exclusion, calendar)


def _as_run(chain: list[tuple[Exclusion, Stay]], facts: Facts, calendar: Calendar) -> Run:
    if not chain:
        return Run(0, -1)
    opening, closing = chain[0], chain[-1]
    first = opening[1].first_day
    if facts.readings.sixth_day_uses_day_one_rule:
        first = _day_one_place(*opening, facts.afternoon_starts)
    last = FOR_EVER if closing[1].end == FOR_EVER else closing[1].last_day
    return _after_holidays(Run(first, last), facts.readings, calendar)


def _after_holidays(run: Run, readings: Readings, calendar: Calendar) -> Run:
    """The first part of the run, between holidays, that reaches a sixth day; under the other reading only."""
    if readings.holiday_bridges_run:
        return run
    first = run.first
    for place in range(run.first + 1, min(run.last, run.first + FIVE * FIVE) + 1):
        if place - first >= SIXTH:
            break
        if _holiday_breaks(place * PER_DAY, readings, calendar):
            first = place
    return Run(first, run.last)


def _holiday_breaks(half_day: int, readings: Readings, calendar: Calendar) -> bool:
    """Whether a whole week or more without school lies just before this half school day, and breaks a run."""
    if readings.holiday_bridges_run or half_day % PER_DAY or half_day == 0:
        return False
    place = half_day // PER_DAY
    return calendar.school_day_at(place) - calendar.school_day_at(place - 1) >= A_WEEK_AWAY


def sixth_day(facts: Facts, calendar: Calendar) -> date | None:
    """The day from which full-time education is due because of the exclusion asked about, or None.

    For a suspension, the sixth consecutive school day of suspension; for a permanent exclusion, its own sixth school
    day, unless `suspension_counts_to_permanent_sixth_day`.
    """
    if facts.exclusion.is_permanent and not facts.readings.suspension_counts_to_permanent_sixth_day:
        run = _as_run([_with_stay(facts.exclusion, calendar)], facts, calendar)
    elif facts.exclusion.is_permanent:
        run = whole_run(facts, calendar)
    else:
        run = suspension_run(facts, calendar)
    return None if run.sixth is None else calendar.school_day_at(run.sixth)


def owed_from(facts: Facts, sixth: date | None) -> date | None:
    """A sixth day that had passed when the exclusion began makes education due at once."""
    return None if sixth is None else max(sixth, facts.exclusion.starts_on)


def sixth_consecutive_day(facts: Facts, calendar: Calendar) -> date | None:
    """The sixth consecutive school day of exclusion of any kind, or None."""
    sixth = whole_run(facts, calendar).sixth
    return None if sixth is None else calendar.school_day_at(sixth)


def school_must_provide(facts: Facts, calendar: Calendar) -> bool:
    """Whether suspensions alone reach a sixth consecutive school day; a pupil referral unit's authority provides."""
    reached = suspension_run(facts, calendar).sixth is not None
    return reached and facts.school_kind is not SchoolKind.PUPIL_REFERRAL_UNIT


def days_without_provider(facts: Facts, calendar: Calendar) -> tuple[date, ...]:
    """School days of a permanent exclusion from the sixth consecutive day on which nobody yet has a duty."""
    if not facts.exclusion.is_permanent:
        return ()
    overall, own = sixth_consecutive_day(facts, calendar), sixth_day(facts, calendar)
    assert overall, "a permanent exclusion lasts, so it reaches a sixth day"
    assert own, "and its own"
    first = max(calendar.place_of(overall), calendar.place_of(facts.exclusion.starts_on))
    return tuple(calendar.school_day_at(place) for place in range(first, calendar.place_of(own)))


def authority_provides(facts: Facts) -> bool:
    """The local authority provides after a permanent exclusion, and for a suspension from a pupil referral unit."""
    return facts.exclusion.is_permanent or facts.school_kind is SchoolKind.PUPIL_REFERRAL_UNIT


def waiver_needed(facts: Facts) -> bool:
    """Whether education starts less than 48 hours after the decision, so that a parent must waive the notice.

    Without a time of decision or of the morning session, whole days are compared.
    """
    starts, decided = facts.provision_starts_on, facts.exclusion.day_of_decision
    if starts is None:
        return False
    at = datetime.combine(decided, facts.exclusion.decided_time or time.min)
    return datetime.combine(starts, facts.morning_starts or time.min) - at < FURTHER_NOTICE


def recommended_from(facts: Facts) -> date | None:
    """The first day, for a pupil who is looked after or has a social worker: guidance, not a duty."""
    return facts.exclusion.starts_on if facts.looked_after or facts.has_social_worker else None


def consider_interim_pep_review(looked_after: bool | None, on: date) -> bool:
    """Guidance since 26 July 2026 for a looked-after pupil at risk."""
    return bool(looked_after) and on >= sources.GUIDANCE_2026


def further_notice_in_time(
    told: datetime, starts_on: date, morning_starts: time | None, *, agreed: bool
) -> bool:
    """Whether the parent was told 48 hours before the education starts, or agreed to less (only before day 6).

    Without the time of the morning session, the start of that day is taken.
    """
    return agreed or datetime.combine(starts_on, morning_starts or time.min) - told >= FURTHER_NOTICE


def days_without(due_on: date, began_on: date | None, today: date, calendar: Calendar) -> int:
    """School days without education: from the day it was due, that day included, to the day before it began, or to
    today, today included."""
    last = today if began_on is None else min(began_on - ONE_DAY, today)
    return 0 if last < due_on else calendar.school_days_between(due_on, last)
