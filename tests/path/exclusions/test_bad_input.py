"""What cannot be recorded is answered with what to do, beside what was typed, and nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.pupils.models import Enrolment
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import SchoolYear
from foothold.path.exclusions.models import ExcludedSession, Exclusion
from tests import deeds, factories
from tests.child.duties.test_race import at_once
from tests.path.exclusions.test_views import MORNING, NOV_10, boxes, typed


@pytest.fixture
def answered(at, signed_in, office, pupil):
    """Types a suspension into the page and gives what it answers."""
    at(MORNING)

    def answer(form):
        return signed_in(office).post(reverse("exclusions:record-suspension", args=[pupil.pk]), form)

    return answer


def refused(answer, *says):
    page = answer.content.decode()
    assert answer.status_code == 422
    for each in says:
        assert each in page
    assert "Hit another pupil in the corridor" in page
    assert "Friendship trouble; mentor from next week." in page


@pytest.mark.django_db
def test_a_school_without_term_dates_is_told_to_add_them(answered, alder, head):
    SchoolYear.objects.filter(organisation=alder).delete()
    refused(answered(typed(head)), "Alder Academy has no term dates yet", "Add the school&#x27;s term dates")
    assert not Exclusion.objects.exists()


@pytest.mark.django_db
def test_a_school_year_nobody_has_entered_is_named(answered, head):
    later = boxes("starts_on", date(2027, 11, 1))
    refused(answered(typed(head, **later)), "1 November 2027 is outside the calendar", "Add the term dates")


@pytest.mark.django_db
def test_a_day_on_which_the_pupil_was_not_on_roll_is_answered_with_where_to_look(
    answered, head, pupil, alder
):
    Enrolment.objects.filter(pupil=pupil).update(from_on=NOV_10)
    friday = boxes("starts_on", date(2025, 11, 7)) | boxes("decided_on", date(2025, 11, 7))
    refused(
        answered(typed(head, **friday)),
        "is not on roll at Alder Academy on 7 November 2025",
        "The child&#x27;s page says on which roll they are",
    )


@pytest.mark.django_db
def test_the_same_suspension_again_says_where_the_first_is(answered, head, pupil, alder):
    deeds.suspend(pupil, alder, head, NOV_10, 3)
    refused(answered(typed(head)), "This suspension is already recorded. Open it from the child&#x27;s page.")
    assert Exclusion.objects.count() == 1


@pytest.mark.django_db
def test_a_school_without_a_headteacher_on_record_is_told_whom_to_ask(answered, head, office):
    Membership.objects.filter(role=Role.HEADTEACHER).update(to_on=date(2025, 6, 1))
    refused(
        answered(typed(head, decided_by="")), "Nobody is on record as headteacher here in the last weeks."
    )


@pytest.mark.django_db
def test_an_acting_head_of_some_weeks_ago_is_offered_for_those_days_and_refused_for_others(
    answered, head, alder
):
    week = {"from_on": date(2025, 9, 29), "to_on": date(2025, 10, 3)}
    acting = factories.person(Role.HEADTEACHER, alder, name="Bo Acting", **week)
    then = boxes("starts_on", date(2025, 10, 1)) | boxes("decided_on", date(2025, 10, 1))
    assert answered(typed(acting, **then)).status_code == 200
    refused(answered(typed(acting)), "On 10 November 2025 that was Amina Head.")


@pytest.mark.django_db(transaction=True)
def test_two_people_recording_at_once_never_make_two_of_one():
    school = factories.school(authority=factories.authority())
    pupil = factories.pupil(school)
    head = factories.person(Role.HEADTEACHER, school)
    people = [
        head,
        factories.person(Role.SCHOOL_OFFICE, school),
        factories.person(Role.INCLUSION_LEAD, school),
    ]

    def suspend(person):
        return lambda: deeds.suspend(pupil, school, head, NOV_10, 3, by=person)

    results = at_once(*[suspend(person) for person in people])
    assert [isinstance(result, Refused) for result in results].count(True) == 2, results
    assert Exclusion.objects.count() == 1
    assert ExcludedSession.objects.count() == 3
    assert pupil.duties.filter(kind="excl.notify_parent").count() == 1
