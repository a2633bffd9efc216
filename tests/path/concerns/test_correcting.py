"""What was noticed can be put right, with a reason; what it replaced stays readable."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event, EventContent
from foothold.ground.kit.refusals import Refused
from foothold.path.concerns import actions
from foothold.path.concerns.models import Concern, Correction
from tests import factories
from tests.path.concerns.conftest import TODAY

pytestmark = pytest.mark.django_db
NOV_7 = date(2025, 11, 7)


@pytest.fixture
def concern(ada, alder, teacher):
    return factories.concern(ada, alder, by=teacher, on=NOV_7, noticed="Sat alone on Thursday.")


def correct(concern, by, *, because="It was Friday", **other):
    for name, said in other.items():
        setattr(concern, name, said)
    given = {"concern": concern, "correction": Correction(because=because)}
    return actions.correct(by=by, at=factories.moment(TODAY, 11), **given)


def typed_anew(concern, **changes):
    names = ("kind", "noticed", "strengths", "tried", "parent", "parent_said")
    held = {name: getattr(concern, name) for name in names}
    return held | {"noticed_on": "7 11 2025", "because": "It was Friday"} | changes


def test_whoever_wrote_it_puts_it_right_and_both_wordings_are_read(concern, teacher, head, signed_in):
    client, address = signed_in(teacher), reverse("concerns:correct", args=[concern.pk])

    answer = client.post(address, typed_anew(concern, noticed="Sat alone on Friday."), follow=True)

    assert Concern.objects.get().noticed == "Sat alone on Friday."
    for page in (answer, signed_in(head).get(reverse("concerns:concern", args=[concern.pk]))):
        said = page.content.decode()
        assert "Sat alone on Friday." in said
        assert "What was noticed: Sat alone on Thursday." in said
        assert "It was Friday" in said


def test_the_words_stand_in_no_event(concern, teacher):
    correct(concern, teacher, noticed="Sat alone on Friday.")

    last = Event.objects.order_by("-number").first()
    assert last.verb == "concerns.correct"
    assert "Friday" not in str(EventContent.objects.get(event=last).facts)


def test_a_day_and_a_choice_are_told_in_words(concern, teacher):
    row = correct(concern, teacher, noticed_on=date(2025, 11, 6), kind="friends")

    assert row.lines == [
        ("what it is about", "feelings and wellbeing"),
        ("day it was noticed", "7 November 2025"),
    ]


def test_a_correction_that_changes_nothing_is_none(concern, teacher):
    with pytest.raises(Refused, match="Nothing was changed"):
        correct(concern, teacher)


def test_a_day_after_it_was_written_is_refused(concern, teacher):
    with pytest.raises(Refused, match="cannot be in the future"):
        correct(concern, teacher, noticed_on=date(2025, 12, 1))


def test_another_teacher_may_not_and_whoever_answers_concerns_may(concern, staff, alder, signed_in, head):
    other = factories.person(Role.CLASS_TEACHER, alder)
    address = reverse("concerns:correct", args=[concern.pk])

    assert signed_in(other).get(address).status_code == 403
    with pytest.raises(Refused, match="wrote this"):
        correct(concern, other, noticed="Nothing at all")
    assert signed_in(head).get(address).status_code == 200
    assert correct(concern, head, noticed="Sat with Cy").was == {"noticed": "Sat alone on Thursday."}


def test_it_still_names_no_other_child_of_the_incident(ada, ben, alder, teacher):
    one, _ = (factories.concern(each, alder, by=teacher, on=NOV_7, incident="same") for each in (ada, ben))

    with pytest.raises(Refused, match="names Ben"):
        correct(one, teacher, noticed="Was pushed by Ben.")


def test_whoever_spoke_to_the_parents_says_what_they_said(concern, teacher, signed_in):
    form = typed_anew(concern, parent="spoken")

    page = signed_in(teacher).post(reverse("concerns:correct", args=[concern.pk]), form)

    assert "Say in a few words what the parents said." in page.content.decode()
