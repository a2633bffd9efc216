from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foothold.ground.organisations import bank_holidays
from foothold.ground.outside import ics, term_dates
from foothold.law.calendar import Calendar, ClosedKind, ClosedSpan, SchoolYear, Term, TermName

DATA = Path(__file__).parents[2] / "data" / "calendar"
THREE_PLACES = (DATA / "three-places.csv").read_text(encoding="utf-8")
WILLOWMERE = (DATA / "willowmere.csv").read_text(encoding="utf-8")
ASHFIELD = 'Label "A\u2019field" (a school of Ashfield)'
HEAD = "row_type,start,end\n"
BLOCK = "term_block,2025-09-03,2025-10-24\n"


def school_days(years, name):
    year = next(year for year in years if year.name == name)
    calendar = Calendar((year,), bank_holidays.known())
    return calendar.school_days_between(year.terms[0].starts_on, year.terms[-1].ends_on)


def problems(text, **options):
    with pytest.raises(term_dates.TermDatesProblem) as raised:
        term_dates.read_csv(text, **options)
    return raised.value.problems


class TestReadingACsv:
    def test_blocks_make_three_terms_with_half_terms_between(self):
        (year,) = term_dates.read_csv(WILLOWMERE)
        assert year.terms == (
            Term(TermName.AUTUMN, date(2025, 9, 3), date(2025, 12, 19)),
            Term(TermName.SPRING, date(2026, 1, 5), date(2026, 4, 2)),
            Term(TermName.SUMMER, date(2026, 4, 20), date(2026, 7, 24)),
        )
        assert ClosedSpan(ClosedKind.HOLIDAY, date(2025, 10, 18), date(2025, 11, 2)) in year.closed
        assert ClosedSpan(ClosedKind.INSET, date(2025, 11, 21), date(2025, 11, 21)) in year.closed

    def test_a_usual_school_year_has_190_school_days(self):
        assert school_days(term_dates.read_csv(WILLOWMERE), "2025/26") == 190

    @pytest.mark.parametrize(
        ("area", "name", "number"),
        [
            ("Fernleigh council", "2024/25", 195),
            (ASHFIELD, "2025/26", 190),
            (ASHFIELD, "2026/27", 190),
            ("Moorbank School", "2027/28", 190),
        ],
    )
    def test_each_place_of_a_file_has_its_own_school_days(self, area, name, number):
        assert school_days(term_dates.read_csv(THREE_PLACES, area=area), name) == number

    def test_a_file_of_several_places_asks_which(self):
        assert problems(THREE_PLACES)[0].startswith("The file holds the dates of Fernleigh council, Label")
        assert problems(THREE_PLACES, area="Nowhere") == [
            f"The file has no dates of Nowhere. It has Fernleigh council, {ASHFIELD}, Moorbank School."
        ]

    def test_english_dates_a_byte_order_mark_capitals_and_blank_lines_are_taken(self):
        text = "\ufeffRow_Type, Start ,End,Label\nterm_block,03/09/2025,24/10/2025,\n\n"
        text += "CLOSURE,17/09/2025,17/09/2025,snow\n"
        (year,) = term_dates.read_csv(text)
        assert year.terms == (Term(TermName.AUTUMN, date(2025, 9, 3), date(2025, 10, 24)),)
        assert year.closed == (ClosedSpan(ClosedKind.CLOSURE, date(2025, 9, 17), date(2025, 9, 17), "snow"),)

    def test_a_holiday_written_out_is_not_counted_twice(self):
        text = HEAD + BLOCK + "holiday,2025-10-25,2025-11-02\nterm_block,2025-11-03,2025-12-19\n"
        (year,) = term_dates.read_csv(text)
        assert year.closed == (ClosedSpan(ClosedKind.HOLIDAY, date(2025, 10, 25), date(2025, 11, 2)),)


class TestAFaultyCsv:
    def test_every_fault_is_named_by_its_row_at_once(self):
        text = (
            HEAD
            + BLOCK
            + "holliday,2025-10-27,2025-10-31\nterm_block,2025-11-31,20 December\ninset,2025-09-05\n"
        )
        assert problems(text) == [
            "Row 3: holliday is not a kind of row. Use term_block, holiday, inset, closure.",
            "Row 4: 2025-11-31 under start is not a date. Write 2025-09-01 or 01/09/2025.",
            "Row 4: 20 December under end is not a date. Write 2025-09-01 or 01/09/2025.",
            "Row 5 does not have as many columns as the first row. Add or remove commas.",
        ]

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("", "The file has no column row_type. Its first row must name row_type, start, end."),
            (HEAD, "The file has no rows. Add one row for each block of teaching days."),
            (
                "row_type,start,end,colour\n" + "term_block,2025-09-03,2025-10-24,red\n",
                "The column colour is not known. Known columns are row_type, start, end, area",
            ),
            (
                "row_type,start,end,\nterm_block,2025-09-03,2025-10-24,\n",
                "The column without a name is not known.",
            ),
            (
                HEAD + "term_block,2025-10-24,2025-09-03\n",
                "Row 2 ends on 3 September 2025, before it starts on 24 October 2025. Correct one of the two.",
            ),
            (
                HEAD + BLOCK + "term_block,2025-10-20,2025-12-19\n",
                "Row 3 starts on 20 October 2025, before row 2 has ended on 24 October 2025. Correct one of the two.",
            ),
            (
                HEAD + "term_block,2025-09-03,2026-10-24\n",
                "Row 2 runs from 3 September 2025 to 24 October 2026, which is longer than any term.",
            ),
            (
                HEAD + BLOCK + "inset,2026-09-01,2026-09-01\n",
                "Row 3 lies in 2026/27, for which the file has no teaching days. Add its term blocks.",
            ),
            (HEAD + f'"{"x" * 140_000}', "A row of the file has no end. Look for a quotation mark"),
            ("x" * 140_000 + ",", "A row of the file has no end."),
            (HEAD + "term_block,9999-09-01,9999-10-01\n", "Row 2 lies in the school year 9999/00."),
            (HEAD + "term_block,0001-01-01,0001-02-01\n", "Row 2 lies in the school year 0/01."),
            (HEAD + ",2025-09-03,\n", "Row 2: an empty row_type is not a kind of row."),
        ],
    )
    def test_is_refused_with_what_to_do(self, text, problem):
        assert problems(text)[0].startswith(problem)

    def test_all_problems_are_in_the_message_a_page_shows(self):
        with pytest.raises(term_dates.TermDatesProblem, match=r"Row 2: x is not(.|\n)*Row 3: y is not"):
            term_dates.read_csv(HEAD + "x,2025-09-03,2025-10-24\ny,2025-09-03,2025-10-24\n")


class TestReadingIcs:
    def test_a_school_calendar_is_understood_by_the_words_of_its_entries(self):
        diary = ics.read((DATA / "willowmere.ics").read_bytes())
        (from_csv,) = term_dates.read_csv(WILLOWMERE)
        (year,) = diary.years
        assert year.terms == from_csv.terms
        closure = ClosedSpan(ClosedKind.CLOSURE, date(2025, 12, 5), date(2025, 12, 5), "boiler")
        assert closure in year.closed
        assert school_days(diary.years, "2025/26") == 189

    def test_entries_that_say_nothing_of_school_days_are_named(self):
        diary = ics.read((DATA / "willowmere.ics").read_bytes())
        assert diary.passed_over == (
            "Early May bank holiday, 4 May 2026",
            "Parents' evening, 20 November 2025",
        )

    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            ("nothing of the kind", "This is not an .ics calendar that can be read."),
            (b"", "This is not an .ics calendar that can be read."),
            ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "The calendar names no term"),
            (
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Term\nEND:VEVENT\nEND:VCALENDAR\n",
                "Entry 1 (Term) has no date. Give it one, or remove it.",
            ),
        ],
    )
    def test_one_that_cannot_be_used_says_so(self, data, problem):
        with pytest.raises(term_dates.TermDatesProblem) as raised:
            ics.read(data)
        assert raised.value.problems[0].startswith(problem)

    @pytest.mark.parametrize(
        "dates",
        [
            "DTSTART;VALUE=DATE:20250901\nDTEND:20251219T100000Z",
            "DTSTART:20250901T090000\nDTEND:20251219T090000Z",
            "DTSTART;VALUE=DATE:20250901\nDTSTART;VALUE=DATE:20250902",
            "DTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:00010101",
            "DTSTART;VALUE=DATE:99991231",
            "DTSTART:rubbish",
            "DTSTART:120000",
        ],
    )
    def test_dates_that_make_no_days_are_refused_by_the_name_of_their_entry(self, dates):
        with pytest.raises(term_dates.TermDatesProblem) as raised:
            ics.read(diary_with(f"SUMMARY:Autumn term\n{dates}"))
        assert raised.value.problems[0].startswith("Entry 1 (Autumn term) has dates that cannot be read.")

    def test_an_entry_that_repeats_is_passed_over_and_named(self):
        term = "SUMMARY:Autumn term\nDTSTART;VALUE=DATE:20250901\nDTEND;VALUE=DATE:20251220"
        inset = "SUMMARY:INSET day\nDTSTART;VALUE=DATE:20250905\nRRULE:FREQ=WEEKLY;COUNT=3"
        diary = ics.read(diary_with(term, inset))
        assert diary.passed_over == (
            "INSET day, 5 September 2025, which repeats: give each of its days an entry of its own",
        )
        assert diary.years[0].closed == ()


def diary_with(*entries):
    held = "".join(f"BEGIN:VEVENT\n{each}\nEND:VEVENT\n" for each in entries)
    return f"BEGIN:VCALENDAR\n{held}END:VCALENDAR\n"


NOW = datetime(2025, 11, 3, 9, 30, tzinfo=UTC)
misleading = st.sampled_from(["INSET", "bank holiday", "half term", "staff training day", "term: the end"])
labels = misleading | st.text(st.characters(codec="utf-8", categories=("L", "N")), max_size=30)


@st.composite
def school_years(draw):
    terms = (
        Term(
            TermName.AUTUMN, date(2025, 9, draw(st.integers(1, 9))), date(2025, 12, draw(st.integers(10, 22)))
        ),
        Term(
            TermName.SPRING, date(2026, 1, draw(st.integers(2, 9))), date(2026, 3, draw(st.integers(10, 31)))
        ),
        Term(
            TermName.SUMMER,
            date(2026, 4, draw(st.integers(10, 20))),
            date(2026, 7, draw(st.integers(10, 25))),
        ),
    )
    days = draw(st.sets(st.dates(date(2025, 9, 1), date(2026, 7, 25)), max_size=6))
    kinds = st.sampled_from(ClosedKind)
    closed = tuple(ClosedSpan(draw(kinds), day, day, draw(labels)) for day in sorted(days))
    return SchoolYear("2025/26", terms, closed)


class TestWritingIcs:
    @given(school_years())
    def test_school_years_written_are_read_again_as_they_were(self, year):
        written = ics.to_ics(ics.of_school_years([year]), name="Willowmere", written_at=NOW)
        diary = ics.read(written)
        assert diary.years == (year,)
        assert diary.passed_over == ()

    def test_a_deadline_is_a_whole_day_that_leaves_the_person_free(self):
        entry = ics.Entry(
            "duty-7", date(2025, 11, 11), "Tell the governing board", "Suspension of A, due by law"
        )
        written = ics.to_ics([entry], name="What is owed", written_at=NOW).decode()
        for line in (
            "X-WR-CALNAME:What is owed",
            "UID:duty-7@foothold",
            "DTSTAMP:20251103T093000Z",
            "DTSTART;VALUE=DATE:20251111",
            "DTEND;VALUE=DATE:20251112",
            "SUMMARY:Tell the governing board",
            "DESCRIPTION:Suspension of A\\, due by law",
            "TRANSP:TRANSPARENT",
        ):
            assert f"{line}\r\n" in written
