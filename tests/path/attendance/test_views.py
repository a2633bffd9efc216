from datetime import date

import pytest
from django.urls import reverse

from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Characteristic
from foothold.ground.access.roles import Role
from foothold.path.attendance.models import Timetable
from tests import factories
from tests.path.attendance import timetables
from tests.path.attendance.timetables import FEB_2, FEB_13, FEB_27, JAN_15, JAN_19, MAR_13

pytestmark = pytest.mark.django_db
WARNING = "goes against national guidance"


def boxes(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def typed(**other):
    given = {
        "reason": "illness",
        "why": "The doctors ask for a slow return.",
        "way_back": "One more afternoon every week",
        "full_day": "6.5",
        "parent": "Rosa Example",
    }
    given |= dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "3")
    days = {"starts_on": JAN_19, "ends_on": FEB_27, "next_review_on": FEB_2, "parent_agreed_on": JAN_15}
    return (
        {key: value for name, day in days.items() for key, value in boxes(name, day).items()} | given | other
    )


def address(name, thing):
    return reverse(f"attendance:{name}", args=[thing.pk])


def read(client, where):
    return client.get(where).content.decode()


@pytest.mark.requirement("S4-109", "S4-113", "S4-114")
def test_the_headteacher_agrees_it_on_one_page_and_reads_what_follows(area, signed_in):
    client = signed_in(area.head)
    form = read(client, address("begin", area.pupil))
    assert "The local rules allow 6 weeks at most: from today, until 25 February 2026." in form
    assert "The local rules ask for it by 29 January 2026 if it starts today." in form

    page = client.post(address("begin", area.pupil), typed(), follow=True).content.decode()

    assert Timetable.objects.get().reason == "illness"
    assert "Friday 27 February 2026" in page
    assert (
        "by Amina Farrow, headteacher, on Thursday 15 January 2026; by Rosa Example, parent or carer" in page
    )
    assert "15 of 32.5" in page
    assert "87.5" in page
    assert "Return after illness" in page
    assert "The doctors ask" in page
    assert WARNING not in page


@pytest.mark.requirement("S4-112")
def test_behaviour_as_the_reason_is_refused_on_the_page_with_its_source(area, signed_in):
    answer = signed_in(area.head).post(address("begin", area.pupil), typed(reason="behaviour"))

    assert answer.status_code == 422
    said = answer.content.decode()
    assert "A part-time timetable is not used to manage behaviour." in said
    assert "Working together to improve school attendance" in said


@pytest.mark.requirement("S4-112")
def test_under_a_local_rule_the_warning_stands_on_every_page_that_shows_it(area, signed_in):
    factories.local_rules(area.school, "hackney-2019")
    client = signed_in(area.head)
    assert WARNING in read(client, address("begin", area.pupil))

    row = timetables.begin(area, reason="behaviour")

    for where in (address("timetable", row), address("extend", row)):
        page = read(client, where)
        assert WARNING in page
        assert "That does not make it lawful." in page
        assert "Personalised timetable, reason (b)" in page
    for where in (reverse("attendance:register"), reverse("children:child", args=[area.pupil.pk])):
        assert "Against national guidance" in read(client, where)


def test_whom_to_speak_with_first_is_said_where_others_answer_for_the_child(area, signed_in):
    for kind in (Characteristic.Kind.LOOKED_AFTER, Characteristic.Kind.SOCIAL_WORKER):
        area.pupil.characteristics.create(kind=kind, from_on=date(2025, 9, 1))

    page = read(signed_in(area.head), address("begin", area.pupil))

    assert "Speak first with the virtual school head" in page
    assert "and with the social worker." in page


def test_a_child_on_no_roll_gets_none(area, signed_in):
    area.pupil.enrolments.all().delete()

    assert signed_in(area.head).get(address("begin", area.pupil)).status_code == 404


def test_it_is_reviewed_made_longer_and_ended_each_on_a_page_of_its_own(area, signed_in, at):
    row = timetables.begin(area)
    timetables.review(area, row, FEB_2, FEB_13)
    at(factories.moment(FEB_13, 15))

    def send(name, form):
        client = signed_in(area.head)
        answer = client.post(address(name, row), form)
        assert answer.status_code == 302, answer.content.decode()
        return client

    hours = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "4")
    met = hours | {"came": ["pupil", "family"], "found": "Slept well"}
    send("review", met | boxes("held_on", FEB_13) | boxes("next_review_on", FEB_27))
    agreed = {"because": "A relapse", "parent": "Rosa Example"} | boxes("parent_agreed_on", FEB_13)
    send("extend", agreed | boxes("until", MAR_13) | boxes("next_review_on", FEB_27))
    at(factories.moment(FEB_27, 15))
    client = send("end", boxes("ended_on", FEB_27) | {"outcome": "full_time", "learned": "The slow start"})

    page = read(client, address("timetable", row))
    for said in (
        "Slept well",
        "20 of 32.5",
        "A relapse",
        "full-time education again",
        "The slow start",
    ):
        assert said in page
    assert "Record a review" not in page


def test_the_review_comes_filled_in_with_the_hours_and_the_next_day(area, signed_in, at):
    row = timetables.begin(area)
    at(factories.moment(FEB_2, 15))

    page = signed_in(area.lead).get(address("review", row))

    initial = page.context["form"].initial
    assert (initial["next_review_on"], initial["monday"]) == (FEB_13, "3")


@pytest.mark.requirement("S4-110")
def test_past_its_last_day_every_page_says_so_and_it_cannot_be_made_longer(area, signed_in, at):
    row = timetables.begin(area)
    at(factories.moment(date(2026, 3, 2), 10))
    client = signed_in(area.head)

    for where in (address("timetable", row), reverse("children:child", args=[area.pupil.pk])):
        assert "Past its last day" in read(client, where)
    assert "Make it longer" not in read(client, address("timetable", row))
    work = read(signed_in(area.officer), reverse("worklist:my-work"))
    assert "See whether full-time education has begun again after a part-time timetable" in work


@pytest.mark.requirement("S4-116")
def test_that_the_authority_was_told_is_recorded_once_and_shown(area, signed_in):
    row = timetables.begin(area)
    duty = Duty.objects.get(kind="part_time_tell")
    client = signed_in(area.lead)
    done = reverse("duties:done", args=[duty.pk])
    assert done in read(client, address("timetable", row))

    client.post(done, boxes("done_on", JAN_15) | {"how": "By e-mail to the Inclusion team"})

    page = read(client, address("timetable", row))
    assert "By e-mail to the Inclusion team" in page
    assert address("timetable", row) in read(client, reverse("duties:duty", args=[duty.pk]))


def test_where_term_dates_are_missing_the_page_says_that_nothing_is_counted(area, signed_in):
    row = timetables.begin(area)
    area.school.school_years.all().delete()

    assert "Not counted" in read(signed_in(area.lead), address("timetable", row))


def test_a_class_teacher_reads_it_and_is_offered_no_change(area, signed_in):
    row = timetables.begin(area)
    timetables.review(area, row, FEB_2, FEB_13)
    teacher = factories.person(Role.CLASS_TEACHER, area.school)

    page = read(signed_in(teacher), address("timetable", row))

    assert "15 of 32.5" in page
    assert "Return after illness" not in page
    assert "The doctors ask" not in page
    assert "Monday 2 February 2026" in page
    assert "She is glad to be back." not in page
    for offered in ("Record a review", "End it", "Make it longer", "Record that it was told"):
        assert offered not in page


@pytest.mark.requirement("S4-114")
def test_only_the_headteacher_is_offered_to_agree_one(area, signed_in):
    where = address("begin", area.pupil)
    child = reverse("children:child", args=[area.pupil.pk])

    assert where in read(signed_in(area.head), child)
    assert where not in read(signed_in(area.lead), child)
    assert signed_in(area.lead).get(where).status_code == 403
