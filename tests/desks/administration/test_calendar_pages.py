"""The pages of calendars: the form, what would move, the change."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foothold.child.duties.models import Shift
from foothold.desks.administration.facts import years
from foothold.ground.access.roles import Role
from foothold.ground.organisations import calendars
from foothold.law.calendar import ClosedKind, ClosedSpan
from tests import deeds, factories

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 10)
SNOW = date(2025, 11, 12)
CLOSED = {
    "kind": "closure",
    "starts_on_day": "12",
    "starts_on_month": "11",
    "starts_on_year": "2025",
    "label": "snow",
}


@pytest.fixture
def school(at):
    at(factories.moment(TODAY))
    return factories.school(authority=factories.authority())


@pytest.fixture
def head(school):
    return factories.person(Role.HEADTEACHER, school)


@pytest.fixture
def client(head, signed_in):
    return signed_in(head)


def page(route, school, *more):
    return reverse(f"administration:{route}", args=[school.pk, *more])


def boxes(name, day):
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def sent_again(answer):
    """What the page that shows the consequences sends when it is confirmed."""
    again = {}
    for name, value in answer.context["sent"]:
        again.setdefault(name, []).append(value)
    return again | {"confirmed": "yes"}


def test_the_year_is_read_with_its_terms_closed_days_and_school_days(client, school):
    text = client.get(page("calendar", school)).content.decode()
    assert "School year 2025/26" in text
    assert "190 school days are 380 sessions" in text
    assert "Bank holiday" in text
    assert text.count('<table class="foothold-month">') == 11


def test_a_closure_leaves_fewer_days_than_the_regulations_ask_for_and_says_so(client, school):
    sent = client.post(page("close-school", school), CLOSED)
    client.post(page("close-school", school), sent_again(sent))
    text = client.get(page("calendar", school)).content.decode()
    assert "189 school days are 378 sessions, 1 school day fewer than the regulations ask for." in text


def test_nothing_changes_before_it_is_confirmed(client, school, head):
    deeds.exclude(factories.pupil(school), school, head, TODAY)
    shown = client.post(page("close-school", school), CLOSED)
    assert b"open duties would change" in shown.content
    assert calendars.calendar_of(school).is_school_day(SNOW)
    after = client.post(page("close-school", school), sent_again(shown), follow=True)
    assert b"Closed on 12 November 2025: snow" in after.content
    assert not calendars.calendar_of(school).is_school_day(SNOW)
    assert len(shown.context["preview"].moves) == Shift.objects.count() > 0


def test_a_day_the_school_does_not_meet_is_left_out_with_the_reason(client, school):
    saturday = CLOSED | {"starts_on_day": "15"}
    shown = client.post(page("close-school", school), saturday)
    assert b"is a Saturday, so Alder Academy was not going to meet" in shown.content
    assert b"Change the calendar" not in shown.content


def test_several_schools_are_closed_at_once(school, signed_in):
    authority = school.parent_on("authority", TODAY)
    other = factories.school("Birch Academy", authority=authority)
    client = signed_in(factories.person(Role.ADMINISTRATOR, authority))
    address = reverse("administration:close-several")
    shown = client.post(address, CLOSED | {"every": "on"})
    assert b"Change the calendars of 2 schools" in shown.content
    client.post(address, sent_again(shown))
    assert not any(calendars.calendar_of(each).is_school_day(SNOW) for each in (school, other))
    assert b"Choose the schools, or all of them." in client.post(address, CLOSED).content


def test_a_closed_day_is_taken_back_with_a_reason(client, school):
    client.post(page("close-school", school), CLOSED | {"confirmed": "yes"})
    address = page("reopen", school, years.key(ClosedSpan(ClosedKind.CLOSURE, SNOW, SNOW)))
    shown = client.post(address, {"reason": "It thawed"})
    client.post(address, sent_again(shown))
    assert calendars.calendar_of(school).is_school_day(SNOW)
    assert client.get(address).status_code == 404


def terms(name="2027/28", start=2027):
    typed = {"name": name, "inset": f"1 September {start}\n\n2/9/{start}"}
    for term, first, last in (
        ("autumn", date(start, 9, 1), date(start, 12, 17)),
        ("spring", date(start + 1, 1, 4), date(start + 1, 3, 31)),
        ("summer", date(start + 1, 4, 24), date(start + 1, 7, 21)),
    ):
        typed |= boxes(f"{term}_starts_on", first) | boxes(f"{term}_ends_on", last)
    return (
        typed
        | boxes("autumn_half_starts_on", date(start, 10, 25))
        | boxes("autumn_half_ends_on", date(start, 10, 29))
    )


def test_terms_are_typed_in_and_read_back(client, school):
    again = terms("2026/27", 2026)
    shown = client.post(page("set-terms", school), again)
    client.post(page("set-terms", school), sent_again(shown))
    year = calendars.years_of([school.pk])[school.pk][1]
    assert year.terms[0].starts_on == date(2026, 9, 1)
    assert [span.starts_on for span in year.closed if span.kind == "inset"] == [
        date(2026, 9, 1),
        date(2026, 9, 2),
    ]
    form = client.get(page("set-terms", school) + "?year=2026/27").context["form"]
    assert form.initial["inset"] == "1 September 2026\n2 September 2026"
    assert form.initial["autumn_half_starts_on"] == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"inset": "1 September 2026\nsoon"}, "Line 2: soon is not a date"),
        ({"name": "26-27"}, "Write the school year as 2026/27"),
        (
            boxes("spring_half_starts_on", date(2027, 2, 15)),
            "Give the first and the last day of this half-term",
        ),
        (boxes("spring_starts_on", date(2026, 12, 1)), "starts before the autumn term has ended"),
    ],
)
def test_what_is_wrong_with_typed_terms_is_said(client, school, change, said):
    answer = client.post(page("set-terms", school), terms("2026/27", 2026) | change)
    assert answer.status_code == 422
    assert said in answer.content.decode()


CSV = """row_type,start,end
term_block,2026-09-01,2026-12-18
term_block,2027-01-04,2027-03-25
term_block,2027-04-12,2027-07-21
inset,2026-09-01,2026-09-01
"""


def upload(client, school, text, name="terms.csv"):
    return client.post(page("upload-terms", school), {"file": SimpleUploadedFile(name, text.encode())})


def test_a_file_of_term_dates_is_read_shown_and_taken(client, school):
    shown = upload(client, school, CSV)
    assert shown.status_code == 200, shown.context["form"].errors
    client.post(page("upload-terms", school), sent_again(shown))
    assert calendars.years_of([school.pk])[school.pk][1].terms[2].ends_on == date(2027, 7, 21)


def test_entries_of_a_diary_that_are_not_understood_are_shown_before_it_is_taken(client, school):
    diary = (Path(__file__).parents[2] / "data" / "calendar" / "willowmere.ics").read_text(encoding="utf-8")
    shown = upload(client, school, diary, "terms.ics").content.decode()
    assert "2 entries of the file passed over" in shown
    assert "Early May bank holiday, 4 May 2026" in shown


def test_every_fault_of_a_file_is_named_by_its_row(client, school):
    answer = upload(client, school, CSV + "snowday,2026-09-01,2026-09-01\ninset,yesterday,2026-09-01\n")
    text = answer.content.decode()
    assert "Row 6: snowday is not a kind of row" in text
    assert "Row 7: yesterday under start is not a date" in text
    assert client.post(page("upload-terms", school), {}).status_code == 422


def test_what_moved_is_told_once_on_my_work_and_listed(client, school, head):
    deeds.exclude(factories.pupil(school), school, head, TODAY)
    client.post(page("close-school", school), CLOSED | {"confirmed": "yes"})
    text = client.get(reverse("worklist:my-work")).content.decode()
    change = Shift.objects.first().recount.change
    assert text.count(reverse("duties:moved", args=[change])) == 1
    assert "Is due" in client.get(reverse("duties:moved", args=[change])).content.decode()
    assert client.get(reverse("duties:moved", args=["nothing"])).status_code == 404
    assert client.get(reverse("administration:calendar-change", args=["nothing"])).status_code == 404


def test_a_school_without_dates_says_what_is_missing(signed_in, at):
    at(factories.moment(TODAY))
    school = factories.school("Cedar Academy", years=())
    client = signed_in(factories.person(Role.HEADTEACHER, school))
    assert b"no term dates yet" in client.get(page("calendar", school)).content
    assert b"No term dates yet" in client.get(reverse("administration:calendars"), {"q": "ced"}).content


def test_the_headteacher_decides_on_the_page_of_the_suspension(client, school, head):
    row = deeds.suspend(factories.pupil(school), school, head, TODAY, 6)
    client.post(page("close-school", school), CLOSED | {"confirmed": "yes"})
    shown = client.get(reverse("exclusions:exclusion", args=[row.pk])).content.decode()
    address = reverse("exclusions:keep-length", args=[row.pk])
    assert address in shown
    assert "Friday 14 November 2025" in client.get(address).content.decode()
    assert client.post(address, {"because": "The work set was not done"}).status_code == 302
    row.refresh_from_db()
    assert row.counted_length == 6


def test_a_suspension_that_begins_on_a_closed_day_says_that_the_headteacher_decides(client, school, head):
    row = deeds.suspend(factories.pupil(school), school, head, SNOW, 6, decided_at=factories.moment(TODAY, 8))
    client.post(page("close-school", school), CLOSED | {"confirmed": "yes"})
    shown = client.get(reverse("exclusions:exclusion", args=[row.pk])).content.decode()
    assert "the days of this suspension no longer fit it" in shown
