"""Schools join and leave trusts, become academies and change authority on a day; the ties of their children follow."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.arrival import Arrival
from foothold.child.pupils.models import Enrolment, Link, Pupil
from foothold.desks.administration.actions import organisations as actions
from foothold.ground.access.roles import Role, Tie
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations.models import Organisation
from tests import deeds, factories

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 10)
AT = factories.moment(TODAY)
DAY = timedelta(days=1)
JOINS = date(2026, 1, 5)


class Place:
    def __init__(self):
        self.authority = factories.authority()
        self.old, self.new = factories.trust("Old Trust"), factories.trust("New Trust")
        self.school = factories.school(authority=self.authority, trust=self.old)
        self.by = factories.person(Role.ADMINISTRATOR, self.authority)
        self.office = factories.person(Role.SCHOOL_OFFICE, self.school)
        self.child = factories.pupil(self.school, by=self.office)

    def join(self, trust=None, from_on=JOINS, school=None, by=None):
        return actions.join_trust(
            by=by or self.by, at=AT, school=school or self.school, trust=trust or self.new, from_on=from_on
        )


@pytest.fixture
def place():
    return Place()


def tied(child, tie, on):
    return {link.organisation.name for link in Link.objects.on(on).filter(pupil=child, tie=tie)}


def parents(school, on):
    return {each.parent.name for each in school.belongings.on(on)}


@pytest.mark.requirement("X-1")
class TestJoiningATrust:
    def test_changes_who_runs_the_school_and_who_sees_its_children_on_the_day(self, place):
        lead = factories.person(Role.TRUST_LEAD, place.new)
        place.join()

        assert parents(place.school, JOINS - DAY) == {"Fernleigh", "Old Trust"}
        assert parents(place.school, JOINS) == {"Fernleigh", "New Trust"}
        assert tied(place.child, Tie.TRUST, JOINS - DAY) == {"Old Trust"}
        assert tied(place.child, Tie.TRUST, JOINS) == {"New Trust"}
        assert not Pupil.objects.visible_to(lead, on=JOINS - DAY).exists()
        assert Pupil.objects.visible_to(again(lead), on=JOINS).get() == place.child

    def test_takes_as_many_statements_for_many_children_as_for_one(
        self, place, django_assert_max_num_queries
    ):
        for _ in range(30):
            factories.pupil(place.school, by=place.office)
        with django_assert_max_num_queries(30):
            place.join()
        assert Link.objects.on(JOINS).filter(tie=Tie.TRUST, organisation=place.new).count() == 31

    def test_reaches_children_who_arrive_after_it_was_recorded(self, place):
        place.join()
        one = factories.pupil(place.school, by=place.office, starts_on=TODAY + DAY)
        later = Pupil(given_name="Lin", family_name="Example", born_on=date(2012, 3, 4), sex="F")
        pupils.add_all(
            by=place.office, at=AT, school=place.school, arrivals=[Arrival(later, JOINS + DAY), arriving()]
        )
        two = Pupil.objects.get(given_name="Moss")
        for child in (one, two):
            assert tied(child, Tie.TRUST, JOINS - DAY) == {"Old Trust"}
            assert tied(child, Tie.TRUST, JOINS) == {"New Trust"}
        assert tied(later, Tie.TRUST, JOINS + DAY) == {"New Trust"}

    def test_leaves_a_child_alone_who_left_before(self, place):
        office = again(place.office)
        pupils.leave(by=office, at=AT, pupil=place.child, last_on=JOINS - 3 * DAY)
        place.join()
        assert tied(place.child, Tie.TRUST, JOINS - 4 * DAY) == {"Old Trust"}
        assert tied(place.child, Tie.TRUST, JOINS) == set()

    def test_a_child_who_leaves_after_it_was_recorded_is_tied_to_neither(self, place):
        place.join()
        pupils.leave(by=again(place.office), at=AT, pupil=place.child, last_on=JOINS - 3 * DAY)
        assert tied(place.child, Tie.TRUST, JOINS - 3 * DAY) == {"Old Trust"}
        assert tied(place.child, Tie.TRUST, JOINS) == set()
        assert not Link.objects.filter(pupil=place.child, organisation=place.new).exists()

    def test_a_child_on_roll_at_another_school_of_the_old_trust_keeps_that_tie(self, place):
        other = factories.school("Birch Academy", authority=place.authority, trust=place.old, years=())
        Enrolment.objects.create(pupil=place.child, school=other, registration="S", from_on=TODAY)
        Link.objects.create(pupil=place.child, organisation=other, tie=Tie.ON_ROLL, from_on=TODAY)
        place.join()
        assert tied(place.child, Tie.TRUST, JOINS) == {"Old Trust", "New Trust"}

    def test_leaves_children_of_other_schools_alone(self, place):
        other = factories.school("Birch Academy", authority=place.authority, trust=place.old)
        child = factories.pupil(other)
        place.join()
        assert tied(child, Tie.TRUST, JOINS) == {"Old Trust"}

    def test_recorded_late_reaches_back_to_its_day(self, place):
        place.join(from_on=TODAY - 30 * DAY)
        assert tied(place.child, Tie.TRUST, TODAY) == {"New Trust"}
        assert tied(place.child, Tie.TRUST, TODAY - 31 * DAY) == {"Old Trust"}

    def test_planned_and_then_planned_otherwise_leaves_only_the_last(self, place):
        place.join()
        place.join(trust=factories.trust("Third Trust"), from_on=JOINS - 10 * DAY)
        assert tied(place.child, Tie.TRUST, JOINS) == {"Third Trust"}
        assert tied(place.child, Tie.TRUST, JOINS - 11 * DAY) == {"Old Trust"}
        assert parents(place.school, JOINS) == {"Fernleigh", "Third Trust"}

    def test_is_refused_for_a_maintained_school(self, place):
        maintained = factories.school("Elm School", authority=place.authority, years=())
        with pytest.raises(Refused, match="Record first from which day it is an academy"):
            place.join(school=maintained)

    def test_twice_to_the_same_trust_is_refused(self, place):
        place.join()
        with pytest.raises(Refused, match="is run by the trust New Trust on 5 January 2026 already"):
            place.join()

    def test_is_on_record(self, place):
        place.join()
        event = Event.objects.get(subject=place.school.subject_key)
        assert (event.verb, event.by) == ("administration.join_trust", place.by)
        assert list(chain.faults()) == []

    def test_is_recorded_by_the_authority_not_by_the_school_or_the_trust(self, place):
        for organisation in (place.school, place.old, place.new):
            with pytest.raises(NotAllowed):
                place.join(by=factories.person(Role.ADMINISTRATOR, organisation))


class TestLeavingATrust:
    def test_leaves_the_children_without_that_tie_from_the_day_on(self, place):
        actions.leave_trust(by=place.by, at=AT, school=place.school, from_on=JOINS)
        assert tied(place.child, Tie.TRUST, JOINS - DAY) == {"Old Trust"}
        assert tied(place.child, Tie.TRUST, JOINS) == set()
        assert tied(place.child, Tie.SCHOOL_AUTHORITY, JOINS) == {"Fernleigh"}

    def test_where_there_is_none_is_refused(self, place):
        maintained = factories.school("Elm School", authority=place.authority, years=())
        with pytest.raises(Refused, match="No trust runs Elm School"):
            actions.leave_trust(by=place.by, at=AT, school=maintained, from_on=JOINS)


class TestChangingTheAuthority:
    def test_moves_the_schools_area_and_not_where_its_children_live(self, place):
        oakshire = factories.authority("Oakshire", "981")
        actions.change_authority(by=place.by, at=AT, school=place.school, authority=oakshire, from_on=JOINS)
        assert tied(place.child, Tie.SCHOOL_AUTHORITY, JOINS) == {"Oakshire"}
        assert tied(place.child, Tie.HOME_AUTHORITY, JOINS) == {"Fernleigh"}
        with pytest.raises(NotAllowed):
            actions.leave_trust(
                by=again(place.by), at=factories.moment(JOINS), school=place.school, from_on=JOINS
            )


class TestBecomingAnAcademy:
    def test_lets_a_decision_of_the_day_before_keep_the_rules_of_then(self, place):
        school = factories.school("Elm School", authority=place.authority)
        actions.change_kind(
            by=place.by, at=AT, school=school, school_kind=Organisation.SchoolKind.ACADEMY, from_on=JOINS
        )
        changed = again(school)
        assert changed.school_kind_on(JOINS - DAY) == "maintained"
        assert changed.school_kind_on(JOINS) == "academy"
        place.join(school=changed)
        assert parents(changed, JOINS) == {"Fernleigh", "New Trust"}

    def test_reaches_the_law_of_an_exclusion(self, place):
        school = factories.school("Elm School", authority=place.authority)
        head = factories.person(Role.HEADTEACHER, school)
        child = factories.pupil(school)
        actions.change_kind(
            by=place.by,
            at=AT,
            school=school,
            school_kind=Organisation.SchoolKind.PUPIL_REFERRAL_UNIT,
            from_on=date(2025, 11, 1),
        )
        before = deeds.suspend(child, again(school), head, date(2025, 10, 6), 12)
        after = deeds.suspend(child, again(school), head, date(2025, 11, 10), 12)
        owed = [
            set(child.duties.filter(basis__about=row.reference).values_list("kind", flat=True))
            for row in (before, after)
        ]
        assert owed[0] != owed[1], "A pupil referral unit owes no sixth-day education of its own."

    def test_to_what_it_is_already_is_refused(self, place):
        with pytest.raises(Refused, match="is that already"):
            actions.change_kind(by=place.by, at=AT, school=place.school, school_kind="academy", from_on=JOINS)


class TestThePages:
    @pytest.mark.parametrize("typed", ["New Trust", "new trust", "NEW", "4321"])
    def test_a_trust_is_typed_by_name_or_number(self, place, signed_in, at, typed):
        at(AT)
        Organisation.objects.filter(pk=place.new.pk).update(group_uid="4321")
        page = reverse("administration:change-trust", args=[place.school.pk])
        answer = signed_in(place.by).post(page, {"trust": typed, **boxes("from_on", JOINS)})
        assert answer.status_code == 302
        assert parents(place.school, JOINS) == {"Fernleigh", "New Trust"}

    @pytest.mark.parametrize(
        ("page", "said"),
        [
            ("change-trust", "Today Alder Academy is run by the trust Old Trust."),
            ("change-authority", "Today Alder Academy is in the area of Fernleigh."),
            ("change-kind", "Now: Academy."),
        ],
    )
    def test_a_change_says_what_holds_now(self, place, signed_in, at, page, said):
        at(AT)
        address = reverse(f"administration:{page}", args=[place.school.pk])
        assert said in signed_in(place.by).get(address).content.decode()

    @pytest.mark.parametrize(
        ("typed", "said"),
        [("Nowhere", "None is called that here"), ("Trust", "More than one is called that")],
    )
    def test_a_name_that_fits_none_or_several_is_said(self, place, signed_in, at, typed, said):
        at(AT)
        page = reverse("administration:change-trust", args=[place.school.pk])
        answer = signed_in(place.by).post(page, {"trust": typed, **boxes("from_on", JOINS)})
        assert answer.status_code == 422
        assert said in answer.content.decode()

    def test_what_was_is_and_will_be_can_be_read(self, place, signed_in, at):
        at(AT)
        place.join()
        page = reverse("administration:organisation", args=[place.school.pk])
        shown = signed_in(place.by).get(page).content.decode()
        assert "New Trust, from Monday 5 January 2026" in shown
        assert "Old Trust, from Tuesday 1 September 2020 to Sunday 4 January 2026" in shown

    def test_a_school_reads_and_does_not_change(self, place, signed_in, at):
        at(AT)
        own = signed_in(factories.person(Role.ADMINISTRATOR, place.school))
        shown = own.get(reverse("administration:organisation", args=[place.school.pk])).content.decode()
        assert "The authority records changes" in shown
        assert own.get(reverse("administration:change-trust", args=[place.school.pk])).status_code == 403


def arriving():
    moss = Pupil(given_name="Moss", family_name="Example", born_on=date(2012, 3, 4), sex="M")
    return Arrival(moss, TODAY + DAY)


def boxes(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def again(thing):
    return type(thing).objects.get(pk=thing.pk)
