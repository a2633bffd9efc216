from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from foothold.child.pupils import actions, facts
from foothold.child.pupils.arrival import Arrival
from foothold.child.pupils.models import Carer, Characteristic, Enrolment, NamePart, Pupil
from foothold.ground.access.roles import Role, Tie
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from tests import factories

pytestmark = pytest.mark.django_db

ON = date(2025, 9, 8)
AT = factories.moment(ON)
DAY = timedelta(days=1)
Kind = Characteristic.Kind


@pytest.fixture
def authority():
    return factories.authority()


@pytest.fixture
def school(authority):
    return factories.school(authority=authority, trust=factories.trust())


@pytest.fixture
def office(school):
    return factories.person(Role.SCHOOL_OFFICE, school)


@pytest.fixture
def child(school, office):
    return factories.pupil(school, by=office, given_name="Ada", family_name="Example", upn="Z980200112001")


def unsaved(**fields):
    given = {"given_name": "Ben", "family_name": "Example", "born_on": date(2013, 5, 6), "sex": "M"}
    return Pupil(**given | fields)


def add(by, school, pupil=None, **options):
    return actions.add(by=by, at=AT, school=school, pupil=pupil or unsaved(), starts_on=ON, **options)


def ties(pupil, on=ON):
    return {(tie, organisation.name) for tie, organisation, _, _ in pupil.ties(on)}


def events(pupil):
    return list(Event.objects.filter(subject=pupil.subject_key).order_by("number"))


class TestAddingAChild:
    def test_puts_them_on_roll_and_ties_those_who_answer_for_them(self, office, school):
        pupil = add(office, school)
        assert ties(pupil) == {
            ("on_roll", "Alder Academy"),
            ("school_authority", "Fernleigh"),
            ("home_authority", "Fernleigh"),
            ("trust", "Foxglove Trust"),
        }
        assert ties(pupil, ON - DAY) == set()
        assert facts.of(pupil, ON).school == school

    def test_may_name_another_authority_as_home(self, office, school):
        pupil = add(office, school, home_authority=factories.authority("Ashfield", "981"))
        assert ("home_authority", "Ashfield") in ties(pupil)
        assert ("home_authority", "Fernleigh") not in ties(pupil)

    def test_with_a_upn_already_recorded_is_refused_and_nothing_is_kept(self, office, school, child):
        before = (Pupil.objects.count(), Enrolment.objects.count(), Event.objects.count())
        with pytest.raises(
            Refused, match=f"A child with UPN {child.upn} is already recorded. Search for that UPN"
        ):
            add(office, school, unsaved(upn=child.upn))
        assert (Pupil.objects.count(), Enrolment.objects.count(), Event.objects.count()) == before

    def test_is_not_for_a_class_teacher_nor_for_another_school(self, school):
        elsewhere = factories.school("Birch School")
        for person in (
            factories.person(Role.CLASS_TEACHER, school),
            factories.person(Role.SCHOOL_OFFICE, elsewhere),
            factories.person(Role.SCHOOL_OFFICE, school, to_on=ON - DAY),
        ):
            with pytest.raises(NotAllowed, match="Your role does not let you add a child"):
                add(person, school)
        assert not Pupil.objects.exists()

    def test_is_on_record_with_who_and_when(self, office, school):
        pupil = add(office, school)
        (event,) = events(pupil)
        assert (event.verb, event.by, event.at) == ("pupils.add", office, AT)
        assert event.content.facts["starts_on"] == "2025-09-08"


class TestManyAtOnce:
    def arrivals(self, **options):
        return [Arrival(unsaved(given_name=name), ON, **options) for name in ("Ben", "Cleo", "Dev")]

    def test_write_the_same_events_and_rows_as_one_by_one(self, office, school):
        one = add(office, school, unsaved(given_name="Ben"))
        (many, *_) = actions.add_all(by=office, at=AT, school=school, arrivals=self.arrivals())
        assert self.trace(many) == self.trace(one)
        assert list(chain.faults()) == []

    def test_and_so_they_do_with_another_home_authority(self, office, school):
        home = factories.authority("Ashfield", "981")
        one = add(office, school, unsaved(given_name="Ben"), home_authority=home)
        (many, *_) = actions.add_all(
            by=office, at=AT, school=school, arrivals=self.arrivals(home_authority=home)
        )
        assert self.trace(many) == self.trace(one)

    def trace(self, pupil):
        (event,) = events(pupil)
        told = (event.verb, event.by, event.at, event.number, event.content.facts)
        enrolled = list(pupil.enrolments.values_list("school", "registration", "from_on", "to_on"))
        found_by = set(NamePart.objects.filter(pupil=pupil).values_list("place", flat=True))
        return told, ties(pupil), enrolled, pupil.search_key, found_by

    def test_bring_what_is_known_of_each(self, office, school):
        carer = Carer(name="Una Example", relation="mother")
        need = Characteristic(kind=Kind.SEN_PROVISION, code="E", from_on=ON)
        arrival = Arrival(unsaved(), ON, carers=[carer], characteristics=[need], years_apart=-1)
        (pupil,) = actions.add_all(by=office, at=AT, school=school, arrivals=[arrival])
        assert pupil.carers.get().name == "Una Example"
        known = facts.of(pupil, ON)
        assert (known.ehc_plan, known.year_group) == (True, "7")

    def test_are_refused_whole_where_one_is_already_recorded_or_named_twice(self, office, school, child):
        for upn in (child.upn, "Y980200112002"):
            arrivals = [Arrival(unsaved(upn=each), ON) for each in ("Y980200112002", "", upn)]
            with pytest.raises(Refused, match=f"A child with UPN {upn} is already recorded"):
                actions.add_all(by=office, at=AT, school=school, arrivals=arrivals)
        assert Pupil.objects.count() == 1

    def test_ask_the_same_permission(self, school):
        with pytest.raises(NotAllowed):
            actions.add_all(
                by=factories.person(Role.CLASS_TEACHER, school),
                at=AT,
                school=school,
                arrivals=self.arrivals(),
            )


class TestCorrecting:
    def test_keeps_what_it_replaced_readable_with_the_reason(self, office, child):
        actions.correct(
            by=office,
            at=AT,
            pupil=child,
            changes={"born_on": date(2012, 3, 14)},
            was={"born_on": child.born_on},
            reason="Birth certificate seen",
        )
        child.refresh_from_db()
        assert child.born_on == date(2012, 3, 14)
        told = events(child)[-1].content.facts
        assert told["was"] == {"born_on": "2012-03-04"}
        assert told["changes"] == {"born_on": "2012-03-14"}
        assert told["reason"] == "Birth certificate seen"

    def test_makes_a_new_name_findable(self, office, child):
        actions.correct(
            by=office,
            at=AT,
            pupil=child,
            changes={"family_name": "Zo\u00eb-Lind"},
            was={"family_name": "Example"},
            reason="x",
        )
        child.refresh_from_db()
        assert child.search_key == "ada zoe lind"
        assert list(NamePart.objects.with_all(["lind", "zo"])) == [child.pk]
        assert not NamePart.objects.with_all(["example"])

    def test_to_the_upn_of_another_child_is_refused_in_words(self, office, school, child):
        other = add(office, school)
        with pytest.raises(Refused, match="is already recorded"):
            actions.correct(
                by=office, at=AT, pupil=other, changes={"upn": child.upn}, was={"upn": ""}, reason="typed"
            )
        other.refresh_from_db()
        assert other.upn == ""
        assert len(events(other)) == 1

    def test_is_not_for_the_trust_which_only_reads(self, school, child):
        lead = factories.person(Role.TRUST_LEAD, school.parent_on("trust", ON))
        with pytest.raises(NotAllowed, match="correct a child's details"):
            actions.correct(by=lead, at=AT, pupil=child, changes={"sex": "M"}, was={"sex": "F"}, reason="x")


class TestNeedsAndStatus:
    def characterise(self, office, child, kind, from_on, **fields):
        return actions.characterise(by=office, at=AT, pupil=child, kind=kind, from_on=from_on, **fields)

    def held(self, child, kind):
        return list(
            child.characteristics.filter(kind=kind)
            .order_by("from_on")
            .values_list("code", "from_on", "to_on")
        )

    def test_a_new_one_ends_the_one_before(self, office, child):
        self.characterise(office, child, Kind.SEN_PROVISION, ON - 9 * DAY, code="K")
        self.characterise(office, child, Kind.SEN_PROVISION, ON, code="E")
        assert self.held(child, Kind.SEN_PROVISION) == [("K", ON - 9 * DAY, ON - DAY), ("E", ON, None)]
        assert facts.of(child, ON - DAY).sen_provision == "K"
        assert facts.of(child, ON).ehc_plan

    def test_one_recorded_late_ends_where_the_next_already_begins(self, office, child):
        self.characterise(office, child, Kind.SEN_PROVISION, ON, code="E")
        self.characterise(office, child, Kind.SEN_PROVISION, ON - 9 * DAY, code="K")
        assert self.held(child, Kind.SEN_PROVISION) == [("K", ON - 9 * DAY, ON - DAY), ("E", ON, None)]

    def test_one_from_the_same_day_replaces_the_other(self, office, child):
        self.characterise(office, child, Kind.SEN_PROVISION, ON, code="K")
        self.characterise(office, child, Kind.SEN_PROVISION, ON, code="E")
        assert self.held(child, Kind.SEN_PROVISION) == [("E", ON, None)]
        assert [event.content.facts["code"] for event in events(child)[-2:]] == ["K", "E"]

    def test_a_child_may_have_several_types_of_sen(self, office, child):
        for code in ("SEMH", "SLCN", "SEMH"):
            self.characterise(office, child, Kind.SEN_TYPE, ON, code=code)
        assert sorted(code for code, _, _ in self.held(child, Kind.SEN_TYPE)) == ["SEMH", "SLCN"]

    def test_being_looked_after_lets_that_authority_see_the_child(self, office, child):
        ashfield = factories.authority("Ashfield", "981")
        self.characterise(office, child, Kind.LOOKED_AFTER, ON, organisation=ashfield)
        assert child.tied(Tie.LOOKED_AFTER_BY, ON) == ashfield
        assert facts.of(child, ON).looked_after

    def test_another_authority_that_takes_over_ends_what_the_first_may_see(self, office, child):
        ashfield, birchdale = factories.authority("Ashfield", "981"), factories.authority("Birchdale", "982")
        self.characterise(office, child, Kind.LOOKED_AFTER, ON - 9 * DAY, organisation=ashfield)
        self.characterise(office, child, Kind.LOOKED_AFTER, ON, organisation=birchdale)
        virtual_head = factories.person(Role.VIRTUAL_SCHOOL_HEAD, ashfield)
        assert Pupil.objects.visible_to(virtual_head, on=ON - DAY).exists()
        assert not Pupil.objects.visible_to(virtual_head, on=ON).exists()

    def test_no_longer_being_looked_after_ends_what_the_authority_may_see(self, office, child):
        ashfield = factories.authority("Ashfield", "981")
        status = self.characterise(office, child, Kind.LOOKED_AFTER, ON, organisation=ashfield)
        actions.cease(by=office, at=AT, characteristic=status, last_on=ON + DAY)
        assert child.tied(Tie.LOOKED_AFTER_BY, ON + DAY) == ashfield
        assert child.tied(Tie.LOOKED_AFTER_BY, ON + 2 * DAY) is None
        assert not facts.of(child, ON + 2 * DAY).looked_after

    def test_cannot_end_before_it_began(self, office, child):
        status = self.characterise(office, child, Kind.DISABILITY, ON)
        with pytest.raises(Refused, match="holds from 8 September 2025, so it cannot end before"):
            actions.cease(by=office, at=AT, characteristic=status, last_on=ON - DAY)

    def test_of_a_child_elsewhere_cannot_be_ended(self, office, child):
        other_school = factories.school("Birch School")
        theirs = self.characterise(
            factories.person(Role.SCHOOL_OFFICE, other_school),
            factories.pupil(other_school),
            Kind.DISABILITY,
            ON,
        )
        with pytest.raises(NotAllowed):
            actions.cease(by=office, at=AT, characteristic=theirs, last_on=ON)

    def test_a_carer_is_added_with_what_must_be_known_before_writing(self, office, child):
        carer = Carer(
            name="Una Example", relation="mother", contact_limit="No contact with father: court order"
        )
        actions.add_carer(by=office, at=AT, pupil=child, carer=carer)
        assert child.carers.get().contact_limit.startswith("No contact")


class TestLeaving:
    def test_ends_the_roll_and_the_ties_that_came_with_it_on_the_same_day(self, office, child):
        actions.leave(by=office, at=AT, pupil=child, last_on=ON)
        assert ("on_roll", "Alder Academy") in ties(child, ON)
        assert ties(child, ON + DAY) == {("home_authority", "Fernleigh")}
        assert facts.of(child, ON).school.name == "Alder Academy"
        assert facts.of(child, ON + DAY).school is None

    def test_after_which_the_office_no_longer_sees_the_child(self, office, child):
        actions.leave(by=office, at=AT, pupil=child, last_on=ON)
        assert Pupil.objects.visible_to(office, on=ON).exists()
        assert not Pupil.objects.visible_to(office, on=ON + DAY).exists()

    def test_is_refused_where_the_child_was_not_on_roll(self, school, child):
        actions.leave(by=factories.person(Role.HEADTEACHER, school), at=AT, pupil=child, last_on=ON)
        with pytest.raises(Refused, match="is not on roll on 9 September 2025"):
            actions.leave(by=factories.person(Role.HEADTEACHER, school), at=AT, pupil=child, last_on=ON + DAY)


class TestAllOrNothing:
    def test_a_verb_whose_event_cannot_be_written_leaves_nothing_behind(self, office, child):
        before = Event.objects.count()
        with pytest.raises(TypeError, match="not JSON serializable"):
            actions.correct(
                by=office, at=AT, pupil=child, changes={"sex": "M"}, was={"sex": "F"}, reason=object()
            )
        assert Pupil.objects.get().sex == "F"
        assert Event.objects.count() == before

    def test_a_verb_that_refuses_half_way_leaves_nothing_behind(self, office, school, child):
        """Joining twice breaks the rule of one main school at a time, after the child was saved."""
        with pytest.raises(IntegrityError), transaction.atomic():
            actions.add(by=office, at=AT, school=school, pupil=child, starts_on=ON)
        assert Enrolment.objects.count() == 1
        assert len(events(child)) == 1
