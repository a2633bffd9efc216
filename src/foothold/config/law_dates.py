"""`foothold law dates`: everything that follows one exclusion, or one off-site notice, explained day by day."""

import argparse
import json
import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from foothold.ground.kit import clock
from foothold.ground.organisations import bank_holidays
from foothold.ground.outside import ics, term_dates
from foothold.law import calendar, off_site, permanent, readings, stay_away, suspension, totals
from foothold.law.calendar import Calendar, Session
from foothold.law.due import Due, in_words, school_days
from foothold.law.errors import LawError
from foothold.law.exclusion import Exclusion, ExclusionKind, Facts, SchoolKind

EPILOG = """
example:
  foothold law dates terms.csv --suspension 6 --from 2025-12-17 --decided 2025-12-17 --at 08:50
"""


def add_to(commands: Any) -> None:
    parser = commands.add_parser(
        "dates",
        help="the explained timeline of one exclusion",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("calendar", type=Path, help="term dates as .csv or .ics")
    parser.add_argument("--place", help="which school or council, where the calendar file holds several")
    _what(parser)
    _about_the_pupil(parser)
    parser.add_argument(
        "--reading", action="append", default=[], metavar="NAME=VALUE", help="another reading"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--ics", action="store_true", help="as a calendar for a diary")
    parser.set_defaults(run=run)


def _what(parser: argparse.ArgumentParser) -> None:
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument(
        "--suspension", type=float, metavar="DAYS", help="length in school days, 0.5 for half a day"
    )
    kind.add_argument("--lunchtimes", type=int, metavar="N", help="a lunchtime suspension")
    kind.add_argument("--permanent", action="store_true", help="a permanent exclusion")
    kind.add_argument(
        "--off-site-notice", type=date.fromisoformat, metavar="DATE", help="notice of a direction"
    )
    parser.add_argument(
        "--from", dest="starts_on", type=date.fromisoformat, metavar="DATE", help="first day away"
    )
    parser.add_argument("--session", type=Session, choices=list(Session), default=Session.AM)
    parser.add_argument("--decided", type=date.fromisoformat, metavar="DATE", help="day of the decision")
    parser.add_argument("--at", type=time.fromisoformat, metavar="TIME", help="time of the decision")
    parser.add_argument(
        "--earlier", action="append", default=[], metavar="DATE:DAYS", help="an earlier suspension"
    )
    parser.add_argument(
        "--board-received", type=date.fromisoformat, metavar="DATE", help="the board's receipt"
    )
    parser.add_argument("--exam", action="append", default=[], type=date.fromisoformat, metavar="DATE")


def _about_the_pupil(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--born", type=date.fromisoformat, metavar="DATE")
    parser.add_argument(
        "--school-kind", type=SchoolKind, choices=list(SchoolKind), default=SchoolKind.MAINTAINED
    )
    parser.add_argument("--school-authority", default="", metavar="CODE")
    parser.add_argument("--home-authority", default="", metavar="CODE")
    parser.add_argument(
        "--afternoon", type=time.fromisoformat, metavar="TIME", help="afternoon session starts"
    )
    for flag in ("looked-after", "social-worker", "ehc-plan"):
        parser.add_argument(f"--{flag}", action="store_true")


def run(asked: argparse.Namespace) -> int:
    try:
        school = read_calendar(asked.calendar, asked.place)
        heading, dues = answer(asked, school)
    except (LawError, OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    order = sorted(dues, key=lambda due: (due.on or date.max, due.kind))
    write = _write_json if asked.json else _write_ics if asked.ics else _write_text
    write(heading, order)
    return 0


def read_calendar(path: Path, place: str | None) -> Calendar:
    """The calendar of a .csv or .ics file, with England's bank holidays."""
    if path.suffix.lower() == ".ics":
        years = ics.read(path.read_bytes()).years
    else:
        years = term_dates.read_csv(path.read_text(encoding="utf-8"), area=place)
    return Calendar(years, bank_holidays.covering(*calendar.bank_holidays_needed(years)))


def answer(asked: argparse.Namespace, school: Calendar) -> tuple[list[str], list[Due]]:
    """What to say first, and what is owed."""
    chosen = _readings(asked.reading)
    if asked.off_site_notice:
        heading = [f"Notice of an off-site direction given on {in_words(asked.off_site_notice)}."]
        return heading, off_site.dues(asked.off_site_notice, asked.school_kind, chosen, school)
    facts = _facts(asked, chosen)
    rule = permanent if facts.exclusion.is_permanent else suspension
    return _heading(facts, school), rule.duties(facts, school)


def _facts(asked: argparse.Namespace, chosen: readings.Readings) -> Facts:
    if asked.starts_on is None:
        raise ValueError("Say from which day with --from, for example --from 2025-12-17.")
    return Facts(
        exclusion=_exclusion(asked),
        earlier=tuple(_earlier(each) for each in asked.earlier),
        school_kind=asked.school_kind,
        born_on=asked.born,
        looked_after=asked.looked_after,
        has_social_worker=asked.social_worker,
        ehc_plan=asked.ehc_plan,
        school_authority=asked.school_authority,
        home_authority=asked.home_authority or asked.school_authority,
        public_exams_on=tuple(asked.exam),
        notice_received_on=asked.board_received,
        afternoon_starts=asked.afternoon,
        readings=chosen,
    )


def _exclusion(asked: argparse.Namespace) -> Exclusion:
    kind = ExclusionKind.PERMANENT if asked.permanent else ExclusionKind.SUSPENSION
    length = None if asked.permanent else _half_days(asked.suspension or 0)
    if asked.lunchtimes:
        kind, length = ExclusionKind.LUNCHTIME, asked.lunchtimes
    return Exclusion(
        kind=kind,
        starts_on=asked.starts_on,
        starts_session=Session.LUNCH if asked.lunchtimes else asked.session,
        length=length,
        decided_on=asked.decided,
        decided_time=asked.at,
    )


def _earlier(given: str) -> Exclusion:
    day, _, days = given.partition(":")
    return Exclusion(
        kind=ExclusionKind.SUSPENSION, starts_on=date.fromisoformat(day), length=_half_days(float(days))
    )


def _half_days(days: float) -> int:
    if days <= 0 or days * 2 % 1:
        raise ValueError("A length is in whole or half school days, for example 1, 1.5 or 6.")
    return int(days * 2)


def _readings(given: list[str]) -> readings.Readings:
    chosen = readings.DEFAULT
    yes_or_no = [name for name in readings.QUESTIONS if isinstance(getattr(readings.DEFAULT, name), bool)]
    for each in given:
        name, _, value = each.partition("=")
        if name not in yes_or_no or value not in ("yes", "no"):
            raise ValueError(f"Write a reading as NAME=yes or NAME=no. Names are {', '.join(yes_or_no)}.")
        flipped: dict[str, Any] = {name: value == "yes"}
        chosen = replace(chosen, **flipped)
    return chosen


def _heading(facts: Facts, school: Calendar) -> list[str]:
    exclusion = facts.exclusion
    if exclusion.is_permanent:
        return [f"Permanent exclusion from {in_words(exclusion.starts_on)}."]
    term = totals.tally(facts, school).this_term
    back = stay_away.returns(exclusion, school)
    return [
        f"{exclusion.kind.replace('_', ' ').capitalize()} from {in_words(exclusion.starts_on)}.",
        f"Days away: {in_words(stay_away.days(exclusion, school))}. Back on {in_words(back.on)} ({back.session}).",
        f"Total in the {term.period.name} term: {school_days(term.half_days)}.",
    ]


def _write_text(heading: list[str], dues: list[Due]) -> None:
    print("\n".join(heading))
    for due in dues:
        when = in_words(due.on) if due.on else "No date"
        print(f"\n{when}: {due.what}")
        print(f"  {due.owed_by.label} {due.strength}, {due.promptness.replace('_', ' ')}")
        print(f"  {due.provision.citation}. {due.provision.confidence.says}")
        for line in due.because.lines():
            print(f"    {line}")
        for other in due.other_readings:
            on = in_words(other.on) if other.on else "no date"
            print(f"  Read the other way ({other.setting}): {on}. {other.says}")


def _write_json(heading: list[str], dues: list[Due]) -> None:
    print(
        json.dumps({"heading": heading, "dues": [as_json(due) for due in dues]}, indent=2, ensure_ascii=False)
    )


def as_json(due: Due) -> dict[str, Any]:
    """A Due as JSON, its working and other readings included."""
    return {
        "kind": due.kind,
        "what": due.what,
        "owed_by": due.owed_by,
        "owed_to": list(due.owed_to),
        "on": due.on and due.on.isoformat(),
        "session": due.session,
        "promptness": due.promptness,
        "strength": due.strength,
        "provision": {
            "key": due.provision.key,
            "citation": due.provision.citation,
            "url": due.provision.url,
            "confidence": due.provision.confidence,
        },
        "because": due.because.lines(),
        "other_readings": [
            {"setting": each.setting, "says": each.says, "on": each.on and each.on.isoformat()}
            for each in due.other_readings
        ],
    }


def _write_ics(heading: list[str], dues: list[Due]) -> None:
    entries = [_entry(due) for due in dues if due.on]
    sys.stdout.buffer.write(ics.to_ics(entries, name=heading[0], written_at=clock.now()))


def _entry(due: Due) -> ics.Entry:
    uid = f"{due.kind}-{'-'.join(due.owed_to)}-{due.on}@foothold"
    return ics.Entry(uid, due.on, due.what, "\n".join(due.because.lines()))  # type: ignore[arg-type]
