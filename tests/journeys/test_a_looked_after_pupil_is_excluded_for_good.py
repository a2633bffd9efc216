"""A permanent exclusion of a pupil who is looked after and lives in another authority, one question a page."""

from datetime import date
from types import SimpleNamespace

import pytest

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Characteristic
from foothold.ground.access.roles import Role
from tests import factories
from tests.journeys.deciding import answers_the_test, says_when_it_was_decided

pytestmark = pytest.mark.browser

MAYA = "Maya Petrov"
NOV_4 = date(2025, 11, 4)
SIXTH_DAY = "Provide suitable full-time education"
BOARD = "Meet and decide whether the pupil is reinstated"


@pytest.fixture
def oakshire():
    authority = factories.authority("Oakshire", "981")
    return SimpleNamespace(
        authority=authority,
        officer=factories.person(Role.EXCLUSIONS_OFFICER, authority, name="Olive Penn"),
        virtual_school_head=factories.person(Role.VIRTUAL_SCHOOL_HEAD, authority, name="Vikram Shah"),
    )


@pytest.fixture
def maya(alder, oakshire):
    born_on = date(2010, 10, 2)
    home = oakshire.authority
    made = factories.pupil(
        alder.school, given_name="Maya", family_name="Petrov", born_on=born_on, home_authority=home
    )
    for kind, organisation in (
        (Characteristic.Kind.LOOKED_AFTER, home),
        (Characteristic.Kind.SOCIAL_WORKER, None),
    ):
        pupils.characterise(
            by=alder.head,
            at=factories.moment(date(2025, 9, 2)),
            pupil=made,
            kind=kind,
            from_on=date(2025, 9, 2),
            organisation=organisation,
        )
    return made


@pytest.mark.requirement(
    "S4-167", "S4-168", "S4-173", "S4-174", "S4-175", "S4-176", "S4-177", "S4-178", "S4-181", "S4-183"
)
def test_the_home_authority_the_virtual_school_and_the_social_worker_are_told_and_day_six_is_the_home_authoritys(
    alder, oakshire, maya, sits_down, on
):
    on(NOV_4)
    amina = sits_down(alder.head)
    the_head_is_asked_one_question_a_page(amina)
    everything_is_read_through_before_it_is_recorded(amina)
    what_is_owed_names_each_body(amina)

    each_sees_their_own_work(sits_down, alder, oakshire)


def the_head_is_asked_one_question_a_page(amina):
    amina.finds_child(MAYA)
    amina.follows("Record a permanent exclusion")
    amina.sees("question 1 of 8", "A permanent exclusion is a last resort")
    amina.sees("This pupil is looked after.", "speak to the virtual school head")
    says_when_it_was_decided(amina, decided_on=NOV_4, first_day=NOV_4)
    amina.sees("question 2 of 8")
    answers_the_test(amina, breach="Brought a knife into school and showed it to two pupils.")
    amina.types("Why is it needed, although it should be avoided", "Others would not be safe.")
    amina.presses("Save and go on")
    the_authority_was_asked_the_day_before(amina)
    amina.presses("Save and go on")
    amina.sees("question 8 of 8")
    amina.presses("Save and go on")


def the_authority_was_asked_the_day_before(amina):
    amina.sees("question 7 of 8")
    amina.follows("Record one")
    amina.chooses("Exclusions team, Oakshire")
    amina.dates("On which day?", date(2025, 11, 3))
    amina.types("At what time?", "2pm")
    amina.types("What did they say or advise?", "Look at a managed move first.")
    amina.types("What did the school do with it?", "It could not begin in time.")
    amina.presses("Record consultation")
    amina.follows("Record a permanent exclusion")
    assert amina.typed("At what time?") == "8:30am", "What was answered before is still there."
    amina.opens(amina.page.url.replace("decision", "consultation"))
    amina.sees("Look at a managed move first.")


def everything_is_read_through_before_it_is_recorded(amina):
    amina.sees("Check before you record", "Nothing is stored yet")
    assert amina.reads("At what time?") == "8:30am"
    assert "Brought a knife" in amina.reads("What was the breach, or what were the breaches?")
    amina.sees("Who must be told without delay")
    amina.sees("Tell the authority in whose area the pupil lives", "Tell the pupil's social worker")
    amina.sees("Tell the virtual school head")
    amina.presses("Record permanent exclusion")


def what_is_owed_names_each_body(amina):
    amina.sees("Permanent exclusion from 4 November 2025", "Confirmed")
    for told in ("Tell the authority in whose area the pupil lives", "Tell the pupil's social worker"):
        assert "Tuesday 4 November 2025 today" in amina.owed(told)
    assert "Oakshire Tuesday 11 November 2025" in amina.owed(SIXTH_DAY)
    assert "Alder Academy Tuesday 25 November 2025" in amina.owed(BOARD)


def each_sees_their_own_work(sits_down, alder, oakshire):
    amina = sits_down(alder.head)
    amina.goes_to_work()
    amina.sees("Tell the virtual school head", "Tell the parent, in person and in writing")
    amina.sees_no(SIXTH_DAY)

    clara = sits_down(alder.clerk)
    clara.goes_to_work()
    clara.sees(BOARD)

    olive = sits_down(oakshire.officer)
    olive.goes_to_work()
    assert "Tuesday 11 November 2025 in 5 school days" in olive.owed(SIXTH_DAY)
    olive.follows(SIXTH_DAY)
    assert olive.reads("Owed by").endswith("Oakshire")

    vikram = sits_down(oakshire.virtual_school_head)
    vikram.goes_to_work()
    vikram.sees(SIXTH_DAY)

    bea = sits_down(alder.officer)
    bea.goes_to_work()
    bea.sees_no(SIXTH_DAY)
