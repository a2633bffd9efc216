"""The timeline on the command line, with the other reading's date wherever one mattered."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from foothold.config import law_command

TERMS = """row_type,start,end
term_block,2025-09-01,2025-10-24
term_block,2025-11-03,2025-12-19
term_block,2026-01-05,2026-02-13
term_block,2026-02-23,2026-03-27
term_block,2026-04-13,2026-05-22
term_block,2026-06-01,2026-07-20
inset,2025-09-01,2025-09-02
inset,2026-01-05,2026-01-05
inset,2026-06-01,2026-06-01
inset,2026-07-20,2026-07-20
"""


@pytest.fixture
def dates(tmp_path, capsys):
    terms = Path(tmp_path) / "terms.csv"
    terms.write_text(TERMS)

    def run(line):
        code = law_command.main(["dates", str(terms), *line.split()])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def due(out, kind):
    return next(each for each in json.loads(out)["dues"] if each["kind"] == kind)


def test_a_suspension_before_and_after_christmas_shows_both_readings_of_a_holiday(dates):
    _, out, _ = dates("--suspension 3 --from 2026-01-06 --decided 2025-12-19 --earlier 2025-12-15:5 --json")
    sixth = due(out, "day6.school")
    assert sixth["on"] == "2026-01-06"
    assert [each["setting"] for each in sixth["other_readings"]] == ["holiday_bridges_run"]


def test_a_permanent_exclusion_straight_after_a_suspension_shows_the_gap_and_the_other_sixth_day(dates):
    _, out, _ = dates("--permanent --from 2026-03-16 --decided 2026-03-13 --earlier 2026-03-09:5 --json")
    sixth = due(out, "day6.la")
    assert sixth["on"] == "2026-03-23"
    assert {each["setting"]: each["on"] for each in sixth["other_readings"]} == {
        "suspension_counts_to_permanent_sixth_day": "2026-03-16"
    }
    assert any("nobody has a duty" in line for line in sixth["because"])


def test_notice_of_an_off_site_direction_shows_the_start_in_clear_days_too(dates):
    _, out, _ = dates("--off-site-notice 2025-11-12")
    assert "Fri 14 Nov 2025: Attend at the other place" in out
    assert "Read the other way (off_site_notice_in_clear_days): Mon 17 Nov 2025." in out


def test_the_reading_asked_for_is_the_one_counted(dates):
    _, out, _ = dates("--off-site-notice 2025-11-12 --reading off_site_notice_in_clear_days=yes --json")
    start = due(out, "off.notice")
    assert (start["on"], start["other_readings"][0]["on"]) == ("2025-11-17", "2025-11-14")


def test_every_day_is_counted_one_by_one_and_closed_days_are_named(dates):
    _, out, _ = dates("--suspension 6 --from 2025-12-17 --decided 2025-12-17 --at 08:50")
    assert "Mon 5 Jan 2026 is an INSET day and does not count" in out
    assert "Thu 8 Jan 2026: day 6" in out
    assert "Total in the autumn term: 3 school days." in out


def test_a_diary_takes_it_as_a_calendar(tmp_path, capsysbinary):
    terms = Path(tmp_path) / "terms.csv"
    terms.write_text(TERMS)
    law_command.main(["dates", str(terms), "--suspension", "1", "--from", "2025-11-12", "--ics"])
    entries = Calendar.from_ical(capsysbinary.readouterr().out).walk("VEVENT")
    assert "Tell the parent, in person and in writing" in {str(entry["summary"]) for entry in entries}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--suspension 1", "Say from which day with --from"),
        ("--suspension 0.7 --from 2025-11-12", "whole or half school days"),
        ("--suspension 1 --from 2025-11-15", "15 November 2025 is a Saturday"),
        ("--suspension 1 --from 2027-11-15", "outside the calendar"),
        ("--off-site-notice 2025-11-12 --reading moon=yes", "Write a reading as NAME=yes or NAME=no"),
        ("--suspension 1 --from 2025-11-12 --reading new_pupil_return_counted_in=yes", "Write a reading as"),
        ("--off-site-notice 2025-11-12 --school-kind pupil_referral_unit", "could not direct"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(dates, line, says):
    code, _, err = dates(line)
    assert code == 1
    assert says in err
