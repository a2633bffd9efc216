"""From primary to secondary: written in Year 6, read by the next school once the child is on its roll."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.pupils import actions as pupils
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.path.inclusion import actions
from foothold.path.inclusion.models import Transition
from tests import factories
from tests.path.exclusions.test_views import boxes
from tests.path.inclusion.steps import TODAY

pytestmark = pytest.mark.django_db
JUNE, SEPTEMBER = date(2026, 6, 15), date(2026, 9, 1)


def write(area, **told):
    return factories.transition(area.pupil, area.school, by=area.lead, on=JUNE, **told)


def revise(area, row, was, changes, *, by=None):
    return actions.revise_transition(
        by=by or area.lead,
        at=factories.moment(JUNE, 16),
        transition=row,
        was=was,
        changes=changes,
        because="A visit was added.",
    )


@pytest.fixture
def birch(area):
    """A secondary school in the same area with a lead, who knows nothing of the child yet."""
    school = factories.school("Birch Academy", authority=area.authority)
    return school, factories.person(Role.INCLUSION_LEAD, school)


def moves_up(area, birch):
    school, _ = birch
    last_on = date(2026, 8, 31)
    pupils.leave(by=area.lead, at=factories.moment(last_on), pupil=area.pupil, last_on=last_on)
    office = factories.person(Role.SCHOOL_OFFICE, school)
    pupils.enrol(
        by=office, at=factories.moment(SEPTEMBER), pupil=area.pupil, school=school, starts_on=SEPTEMBER
    )


@pytest.mark.requirement("S2-23")
def test_the_next_school_reads_it_once_the_child_is_on_its_roll(area, birch, signed_in, at):
    row = write(area, worries="The dinner hall")
    address = reverse("inclusion:transition", args=[row.pk])
    _, lead = birch
    at(factories.moment(JUNE, 17))
    before = signed_in(lead).get(address).status_code
    moves_up(area, birch)
    at(factories.moment(SEPTEMBER, 10))

    page = signed_in(lead).get(address)

    assert before == 404
    assert "The dinner hall" in page.content.decode()
    childs_page = signed_in(lead).get(reverse("children:child", args=[area.pupil.pk])).content.decode()
    assert address in childs_page


@pytest.mark.requirement("S2-23")
def test_the_next_school_reads_it_and_leaves_it_as_it_is(area, birch):
    row = write(area)
    moves_up(area, birch)

    with pytest.raises(NotAllowed):
        actions.revise_transition(
            by=birch[1],
            at=factories.moment(SEPTEMBER),
            transition=row,
            was={"helps": row.helps},
            changes={"helps": "Nothing"},
            because="Ours now",
        )


def test_it_is_written_in_year_6_and_not_before(area):
    younger = factories.pupil(area.school, born_on=date(2017, 3, 4))

    with pytest.raises(Refused, match="written in Year 6"):
        factories.transition(younger, area.school, by=area.lead, on=JUNE)


def test_a_school_writes_one_for_a_child(area):
    write(area)

    with pytest.raises(Refused, match="There is a transition record already"):
        write(area)


def test_the_family_is_told_before_it_is_written(area):
    with pytest.raises(Refused, match="Tell the family first"):
        write(area, family_told_on=SEPTEMBER)


def test_a_change_keeps_what_stood_there_in_the_record(area):
    row = write(area)

    revise(area, row, {"helps": row.helps}, {"helps": "A quiet start, and a map."})

    row.refresh_from_db()
    assert row.helps == "A quiet start, and a map."
    event = Event.objects.get(verb="inclusion.revise_transition")
    assert event.content.facts["was"] == {"helps": "A quiet start."}


def test_two_people_do_not_overwrite_each_other(area):
    row = write(area)
    revise(area, row, {"helps": row.helps}, {"helps": "A map."})

    with pytest.raises(Refused, match="Somebody has changed this"):
        revise(area, row, {"helps": "A quiet start."}, {"helps": "A friend."})


def test_a_change_of_nothing_is_refused(area):
    with pytest.raises(Refused, match="Nothing is different"):
        revise(area, write(area), {}, {})


def test_what_nobody_recorded_is_marked_as_missing(area, signed_in, at):
    row = write(area)
    at(factories.moment(JUNE, 17))

    page = signed_in(area.lead).get(reverse("inclusion:transition", args=[row.pk])).content.decode()

    assert row.missing == [
        "What makes it worse",
        "Needs, and what teachers do about them",
        "Worries about the move",
        "Who knows the child well, and who will meet them",
        "What is arranged before September",
        "The pupil",
        "The family",
    ]
    assert page.count("Missing") == len(row.missing)


def test_it_is_written_and_changed_on_its_pages(area, signed_in, at):
    at(factories.moment(JUNE, 10))
    client = signed_in(area.lead)
    days = boxes("family_told_on", JUNE)

    told = {"strengths": "Draws comics", "helps": "A quiet start"} | days
    client.post(reverse("inclusion:write-transition", args=[area.pupil.pk]), told)
    row = Transition.objects.get()
    address = reverse("inclusion:revise-transition", args=[row.pk])
    page = client.post(address, told | {"helps": "A map", "because": "He asked for it."}, follow=True)

    assert "A map" in page.content.decode()
    assert (row.school, row.written_on) == (area.school, JUNE)


def test_it_is_offered_in_year_6_alone(area, signed_in):
    offered = reverse("inclusion:write-transition", args=[area.pupil.pk])
    younger = factories.pupil(area.school, born_on=date(2017, 3, 4))
    client = signed_in(area.lead)

    assert offered in client.get(reverse("inclusion:child", args=[area.pupil.pk])).content.decode()
    assert (
        "transition record" not in client.get(reverse("inclusion:child", args=[younger.pk])).content.decode()
    )


def test_the_family_reads_what_goes_to_the_next_school(area, signed_in, at):
    row = write(area)
    at(factories.moment(JUNE, 17))
    home = factories.organisation("At home", "household")
    area.pupil.links.create(organisation=home, tie="family", from_on=TODAY)
    parent = factories.person(Role.FAMILY, home)

    assert signed_in(parent).get(reverse("inclusion:transition", args=[row.pk])).status_code == 200
