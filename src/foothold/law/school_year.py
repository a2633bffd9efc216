"""One school year of one school: its terms, and the days inside them on which the school does not meet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from foothold.law.errors import CalendarProblem


class TermName(StrEnum):
    """The school's own term; half-term does not split it."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


class ClosedKind(StrEnum):
    """Why the school does not meet on days inside a term."""

    HOLIDAY = "holiday"
    INSET = "inset"
    CLOSURE = "closure"


@dataclass(frozen=True, slots=True)
class Term:
    """The first and last day of a term, both included; holidays inside it are closed spans."""

    name: TermName
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class ClosedSpan:
    """Days inside a term on which the school does not meet, both ends included."""

    kind: ClosedKind
    starts_on: date
    ends_on: date
    label: str = ""


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """One school year of one school: its terms in order, and the days inside them on which it does not meet."""

    name: str
    terms: tuple[Term, ...]
    closed: tuple[ClosedSpan, ...] = ()

    def __post_init__(self) -> None:
        if not self.terms:
            raise CalendarProblem(f"School year {self.name} has no terms. Add its terms.")
        spans: tuple[Term | ClosedSpan, ...] = (*self.terms, *self.closed)
        for span in spans:
            self._in_order(span)
        self._terms_follow()
        self._within_twelve_months()

    def _in_order(self, span: Term | ClosedSpan) -> None:
        if span.ends_on < span.starts_on:
            raise CalendarProblem(
                f"In {self.name} a span ends on {span.ends_on:%-d %B %Y}, before it starts on"
                f" {span.starts_on:%-d %B %Y}. Correct one of the two."
            )

    def _terms_follow(self) -> None:
        order = list(TermName)
        for earlier, later in pairwise(self.terms):
            if later.starts_on <= earlier.ends_on:
                raise CalendarProblem(
                    f"The {later.name} term of {self.name} starts before the {earlier.name} term has ended."
                    " Correct one of the two."
                )
            if order.index(later.name) != order.index(earlier.name) + 1:
                raise CalendarProblem(
                    f"In {self.name} the {later.name} term follows the {earlier.name} term. Add the term between"
                    " them, or put the terms in order."
                )

    def _within_twelve_months(self) -> None:
        first, last = self.terms[0], self.terms[-1]
        if first.name == TermName.AUTUMN and first.starts_on.month < 8:
            raise CalendarProblem(
                f"The autumn term of {self.name} starts on {first.starts_on:%-d %B %Y}. A school year begins with the"
                " first term after July: correct the date, or the name of the term."
            )
        if (last.ends_on - first.starts_on).days > 365:
            raise CalendarProblem(
                f"School year {self.name} runs from {first.starts_on:%-d %B %Y} to {last.ends_on:%-d %B %Y}, which is"
                " more than a year. Correct one of the two."
            )

    @property
    def first_day(self) -> date:
        """First day the year says anything about: 1 August, or its first known term where autumn is missing."""
        first = self.terms[0]
        return date(first.starts_on.year, 8, 1) if first.name == TermName.AUTUMN else first.starts_on

    @property
    def last_day(self) -> date:
        """Last day the year says anything about: 31 July, or the end of its last known term."""
        last = self.terms[-1]
        return (
            max(last.ends_on, date(last.ends_on.year, 7, 31))
            if last.name == TermName.SUMMER
            else last.ends_on
        )
