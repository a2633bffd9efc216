"""Open questions of the law as settings: what is open, both readings, and the one taken unless somebody decides."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from foothold.law.provision import Confidence


class CountUnit(StrEnum):
    """The days in which a number of days is counted, where the text leaves it open."""

    CALENDAR_DAYS = "calendar_days"
    SCHOOL_DAYS = "school_days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The readings in force for a school. Each is described in QUESTIONS; the defaults are the product's own."""

    holiday_bridges_run: bool = True
    suspension_split_by_term: bool = True
    sixth_day_uses_day_one_rule: bool = True
    suspension_counts_to_permanent_sixth_day: bool = False
    cancellation_day_counts: bool = True
    off_site_notice_in_clear_days: bool = False
    school_year_ends_on: date | None = None
    new_pupil_return_counted_in: CountUnit = CountUnit.CALENDAR_DAYS
    deadline_moves_to_working_day: bool = True


DEFAULT = Readings()


@dataclass(frozen=True, slots=True)
class Question:
    """One open question: its setting, what is asked, what the default and the other reading say.

    `other_value` is what the setting holds under the other reading; None where it is given case by case. `bears_on`
    are the clocks whose days may differ for it.
    """

    setting: str
    asks: str
    default: str
    other: str
    other_value: bool | CountUnit | None
    confidence: Confidence
    source: str
    bears_on: tuple[str, ...]


QUESTIONS = {
    question.setting: question
    for question in (
        Question(
            "holiday_bridges_run",
            "Are school days on either side of a holiday consecutive?",
            "Yes: a holiday does not break a run of excluded school days.",
            "No: a run ends with the last school day before a holiday.",
            False,
            Confidence.I,
            "SI 2014/3216 reg 2",
            ("day6.school", "day6.la", "excl.s104_further"),
        ),
        Question(
            "suspension_split_by_term",
            "Is a suspension that crosses the end of a term counted day by day in the term each day falls in?",
            "Yes: each school day counts in its own term.",
            "No: the whole suspension counts in the term in which it starts.",
            False,
            Confidence.I,
            'SI 2012/1033 reg 24(1), "in any term"',
            (
                "excl.term_over5",
                "excl.term_over15",
                "excl.notify_la",
                "excl.notify_gb",
                "excl.notify_gb_termly",
                "gb.consider_15",
                "gb.consider_50",
                "gb.consider_representations",
            ),
        ),
        Question(
            "sixth_day_uses_day_one_rule",
            "Is the sixth school day counted from the same day 1 as the parent's five days?",
            "Yes: a pupil excluded after the afternoon session has begun has the next school day as day 1.",
            "No: the day on which the exclusion starts is always day 1 of the six.",
            False,
            Confidence.I,
            "Education and Inspections Act 2006 s.103(7)",
            ("day6.school", "day6.la", "excl.s104_further"),
        ),
        Question(
            "suspension_counts_to_permanent_sixth_day",
            "Do days of a suspension just before a permanent exclusion count towards its sixth school day?",
            "No: the authority's sixth day is counted from the permanent exclusion alone.",
            "Yes: the suspension and the permanent exclusion are one run of school days.",
            True,
            Confidence.I,
            "SI 2014/3216 reg 2; SI 2007/1870 regs 3 and 4",
            ("day6.la", "excl.s104_further"),
        ),
        Question(
            "cancellation_day_counts",
            "Is the day on which an exclusion is cancelled a day missed?",
            "Yes: it counts towards the 45 school days.",
            "No: the last day that counts is the school day before.",
            False,
            Confidence.M,
            "SI 2012/1033 regs 8A and 17A",
            ("excl.cancellation", "excl.year_cap"),
        ),
        Question(
            "off_site_notice_in_clear_days",
            "Are the two school days of an off-site notice clear days?",
            "No: notice on Wednesday allows a start on Friday.",
            "Yes: two whole school days lie between the notice and the start.",
            True,
            Confidence.I,
            "SI 2010/1156 regs 2 and 3",
            ("off.notice",),
        ),
        Question(
            "school_year_ends_on",
            "On which day does the school year end when weeks of funding are counted for a leaver?",
            "31 July.",
            "Another day, such as 31 August, that the local authority uses.",
            None,
            Confidence.I,
            "SI 2024/66 reg 39(2)(b)(ii)",
            ("fin.reduction",),
        ),
        Question(
            "new_pupil_return_counted_in",
            "Are the five days of a new pupil return calendar days or school days?",
            "Calendar days, as the text says days.",
            "School days, as many schools read it.",
            CountUnit.SCHOOL_DAYS,
            Confidence.I,
            "SI 2024/208 reg 13(1)",
            ("reg.new_pupil",),
        ),
        Question(
            "deadline_moves_to_working_day",
            "Does an answer to a subject access request that falls due on a weekend or bank holiday move?",
            "Yes: to the next working day.",
            "No: it is due on that day.",
            False,
            Confidence.M,
            "UK GDPR art 12(3)",
            ("dp.sar",),
        ),
    )
}


def flipped(readings: Readings, setting: str) -> Readings:
    """The readings with one yes-or-no question answered the other way."""
    other: dict[str, Any] = {setting: not getattr(readings, setting)}
    return replace(readings, **other)


def not_in_force(readings: Readings, setting: str) -> str:
    """What the reading says that is not the one in force."""
    question = QUESTIONS[setting]
    is_default = getattr(readings, setting) == getattr(DEFAULT, setting)
    return question.other if is_default else question.default
