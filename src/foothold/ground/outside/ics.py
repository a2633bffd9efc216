"""`.ics` calendars: term dates read from a school's website, term dates and deadlines written for anybody's diary."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from foothold.ground.outside.term_dates import TERM_BLOCK, Span, TermDatesProblem, school_years
from foothold.law.calendar import ClosedKind, ClosedSpan, SchoolYear

ONE_DAY = timedelta(days=1)
LONGEST_HALF_TERM = timedelta(days=16)
_WORDS = (
    (ClosedKind.INSET, r"inset|training day|staff day|staff training|non.pupil|professional development"),
    (ClosedKind.CLOSURE, r"closure|school closed|closed to"),
    (ClosedKind.HOLIDAY, r"holiday|break|half.?term"),
    (TERM_BLOCK, r"\bterm\b"),
)
# What we call a closed day when we write it; read again, these words come before all others.
_NAMED = {
    ClosedKind.INSET: "INSET day",
    ClosedKind.HOLIDAY: "School holiday",
    ClosedKind.CLOSURE: "School closed",
}


class Diary(NamedTuple):
    """What an `.ics` calendar says of school days, and the entries that say nothing of them."""

    years: tuple[SchoolYear, ...]
    passed_over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole-day entry of a diary, both days included. `uid` stays the same when the entry is written again."""

    uid: str
    starts_on: date
    what: str
    description: str = ""
    ends_on: date | None = None


def read(data: bytes | str) -> Diary:
    """School years of an `.ics` calendar, told apart by the words of its entries. Raises TermDatesProblem."""
    spans, passed_over = [], []
    for number, event in enumerate(_parsed(data).walk("VEVENT"), 1):
        said = str(event.get("summary", "")).strip()
        where = f"Entry {number} ({said or 'without a name'})"
        first, last = _days(where, event)
        kind = _kind(said, first, last)
        if kind is None or "rrule" in event:
            passed_over.append(_passed_over(said, first, repeats=kind is not None))
        else:
            spans.append(Span(where, kind, first, last, _label(said, kind)))
    if not any(span.kind == TERM_BLOCK for span in spans):
        raise TermDatesProblem(
            [
                "The calendar names no term, so school days cannot be counted. Add entries such as 'Autumn term 1' from"
                " the first to the last day of teaching."
            ]
        )
    return Diary(school_years(spans), tuple(passed_over))


def _passed_over(said: str, first: date, *, repeats: bool) -> str:
    again = ", which repeats: give each of its days an entry of its own" if repeats else ""
    return f"{said or 'an entry without a name'}, {first:%-d %B %Y}{again}"


def _parsed(data: bytes | str) -> Any:
    from icalendar import Calendar

    try:
        return Calendar.from_ical(data)
    except (ValueError, IndexError) as fault:
        raise TermDatesProblem(
            [
                "This is not an .ics calendar that can be read. Export it again from the calendar it comes from."
            ]
        ) from fault


def _days(where: str, event: Any) -> tuple[date, date]:
    """First and last day of an entry. In a whole-day entry the end is the day after the last."""
    if "dtstart" not in event:
        raise TermDatesProblem([f"{where} has no date. Give it one, or remove it."])
    try:
        starts, ends = event.start, event.end
        if isinstance(starts, datetime):
            return starts.date(), max(starts, ends - timedelta.resolution).date()
        return starts, max(starts, ends - ONE_DAY)
    except (ValueError, TypeError, OverflowError) as fault:
        raise TermDatesProblem(
            [f"{where} has dates that cannot be read. Give it a first and a last day, or remove it."]
        ) from fault


def _kind(said: str, first: date, last: date) -> str | None:
    ours = next((kind for kind, name in _NAMED.items() if said == name or said.startswith(f"{name}: ")), None)
    if ours:
        return ours
    found = next((kind for kind, words in _WORDS if re.search(words, said, re.IGNORECASE)), None)
    if re.search("bank holiday", said, re.IGNORECASE) or (found == TERM_BLOCK and first == last):
        return None
    is_half_a_term = found == ClosedKind.HOLIDAY and re.search(r"half.?term", said, re.IGNORECASE)
    return TERM_BLOCK if is_half_a_term and last - first > LONGEST_HALF_TERM else found


def _label(said: str, kind: str) -> str:
    """What a closed day is called: what follows the colon, or for a closure all that is said."""
    after_colon = said.partition(":")[2].strip()
    return after_colon or (said if kind == ClosedKind.CLOSURE and said != _NAMED[ClosedKind.CLOSURE] else "")


def to_ics(entries: Iterable[Entry], *, name: str, written_at: datetime) -> bytes:
    """A calendar of whole-day entries: `name` is what a diary shows it under."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Foothold//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, written_at))
    return calendar.to_ical()


def _event(entry: Entry, written_at: datetime) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.uid}@foothold")
    event.add("dtstamp", written_at)
    event.add("dtstart", entry.starts_on)
    event.add("dtend", (entry.ends_on or entry.starts_on) + ONE_DAY)
    event.add("summary", entry.what)
    event.add("transp", "TRANSPARENT")  # an obligation does not make anybody busy all day
    if entry.description:
        event.add("description", entry.description)
    return event


def of_school_years(years: Iterable[SchoolYear]) -> list[Entry]:
    """Terms and closed days as diary entries, which `read` understands again."""
    return [entry for year in years for entry in _of_year(year)]


def _of_year(year: SchoolYear) -> Iterable[Entry]:
    for term in year.terms:
        what = f"{term.name.capitalize()} term {year.name}"
        yield Entry(f"{year.name}-{term.name}", term.starts_on, what, ends_on=term.ends_on)
    for span in year.closed:
        yield Entry(
            f"{year.name}-{span.kind}-{span.starts_on}", span.starts_on, _says(span), ends_on=span.ends_on
        )


def _says(span: ClosedSpan) -> str:
    return f"{_NAMED[span.kind]}: {span.label}" if span.label else _NAMED[span.kind]
