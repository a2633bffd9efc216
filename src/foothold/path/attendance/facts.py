"""What a part-time timetable rests on: its local rules, the day of its next review, and the hours that are lost."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from foothold.child.pupils import facts as pupil_facts
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Belonging
from foothold.ground.policy import facts as policy
from foothold.ground.policy import part_time_duties
from foothold.law.due import Party
from foothold.path.attendance.models import Timetable

REVIEW, TELL, ENDING = part_time_duties.REVIEW, part_time_duties.TELL, part_time_duties.ENDING
BEHAVIOUR = Timetable.Reason.BEHAVIOUR


@dataclass(frozen=True)
class Place:
    """A school on a day: its calendar, its local rules, its authority."""

    school: Any
    calendar: Any
    rules: dict[str, Any]
    authority: Any

    @classmethod
    def of(cls, school, on):
        held = school.belongings.on(on).filter(kind=Belonging.Kind.AUTHORITY).select_related("parent").first()
        authority = held.parent if held else None
        return cls(school, calendars.calendar_of(school), policy.rules_of(school, on), authority)

    @property
    def bodies(self):
        return {Party.SCHOOL: self.school, Party.LOCAL_AUTHORITY: self.authority}

    @property
    def weeks_at_most(self):
        return self._value("part_time.weeks_at_most")

    @property
    def allows_behaviour(self):
        """The local rule under which behaviour may be the reason, or None."""
        rule = self.rules.get("part_time.for_behaviour")
        return rule if rule and rule.value else None

    def last_day(self, starts_on):
        """The last day the local number of weeks allows, or None where no local rule sets one."""
        weeks = self.weeks_at_most
        return starts_on + timedelta(weeks=weeks, days=-1) if weeks else None

    def review_by(self, since):
        """The last day for a review after a day, or None where no local rule sets an interval."""
        days = self._value("part_time.review_every_days")
        return part_time_duties.review_by(since, days, self.calendar) if days else None

    def review_owed(self, timetable, since):
        days, source = self._ruled("part_time.review_every_days", part_time_duties.AGREED)
        return part_time_duties.Review(
            since=since,
            planned_on=timetable.next_review_on,
            ends_on=timetable.ends_on,
            source=source,
            every_days=days,
        )

    def telling(self, since):
        days, source = self._ruled("part_time.tell_authority_by_day", part_time_duties.PRACTICE)
        return part_time_duties.Telling(since=since, source=source, by_day=days)

    def _value(self, key):
        rule = self.rules.get(key)
        return rule.value if rule else 0

    def _ruled(self, key, otherwise):
        rule = self.rules.get(key)
        return (rule.value, rule.cited) if rule else (0, otherwise)


@dataclass(frozen=True)
class Lost:
    """Hours of school a child loses: in all until the last day, and of those until today."""

    until_now: Decimal
    in_all: Decimal


def lost(timetable, weeks, calendar, today):
    """The hours lost, counted school day by school day from what was agreed. `weeks` in their order. One that was not
    ended by its last day goes on costing hours."""
    last = timetable.ended_on or max(timetable.ends_on, today)
    days = [day for day in calendar.school_days if timetable.starts_on <= day <= last]
    hours = [(day, timetable.full_day - _agreed(weeks, day)) for day in days]
    return Lost(
        sum((lost for day, lost in hours if day <= today), Decimal(0)),
        sum((lost for _, lost in hours), Decimal(0)),
    )


def _agreed(weeks, day):
    """The hours agreed for a day: those of the latest week that holds by then."""
    held = [week for week in weeks if week.from_on <= day]
    return held[-1].by_day[day.weekday()]


def last_review(timetable):
    """The day from which the next review is counted: the last one, or the start."""
    return timetable.reviews.values_list("held_on", flat=True).last() or timetable.starts_on


def present_week(timetable):
    """The hours that were agreed last."""
    return timetable.weeks.last()


def to_speak_with(pupil, on):
    """Who is involved first, where a child has somebody who answers for them beside the parents."""
    child = pupil_facts.of(pupil, on)
    asked = (
        (child.looked_after, "the virtual school head and the authority that looks after the child"),
        (child.ehc_plan, "the EHC coordinator"),
        (child.has_social_worker, "the social worker"),
    )
    return [who for applies, who in asked if applies]
