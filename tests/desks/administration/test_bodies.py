"""A trust, an agency or a provider is added with the one person who then adds its people."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.desks.administration.actions import bodies, people
from foothold.ground.access.models import Invitation, Membership
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db

AT = factories.moment(date(2025, 11, 10))
SITE = "https://foothold.fernleigh.example"
PAGE = reverse("administration:add-body")
TYPED = {
    "kind": "trust",
    "name": "Harebell Trust",
    "number": "2044",
    "administrator": "Tamsin Trust",
    "email": "tamsin@harebell.example",
}


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def ada(fernleigh):
    return factories.person(Role.ADMINISTRATOR, fernleigh, name="Ada Admin")


def add(by, keeper, **given):
    return bodies.add_body(by=by, at=AT, keeper=keeper, site=SITE, **TYPED | given)


class TestAddingABody:
    @pytest.mark.parametrize("kind", ["trust", "agency", "provider"])
    def test_makes_it_and_invites_its_administrator(self, ada, fernleigh, kind):
        body = add(ada, fernleigh, kind=kind, number="")
        tamsin = Membership.objects.get(organisation=body)
        assert (body.kind, tamsin.role, tamsin.person.email) == (kind, "administrator", TYPED["email"])
        assert Invitation.objects.filter(person=tamsin.person).exists()

    def test_lets_its_administrator_add_everybody_else_further_administrators_too(self, ada, fernleigh):
        body = add(ada, fernleigh)
        tamsin = Membership.objects.get(organisation=body).person
        for role in (Role.TRUST_LEAD, Role.ADMINISTRATOR):
            given = {"name": "Lee Lead", "email": "lee@harebell.example", "title": role.label}
            people.add_person(
                by=tamsin, at=AT, organisation=body, role=role, site=SITE, from_on=AT.date(), **given
            )
        assert Membership.objects.filter(organisation=body).count() == 3

    def test_gives_the_authority_no_say_over_its_people(self, ada, fernleigh):
        body = add(ada, fernleigh)
        given = {"name": "Lee Lead", "email": "lee@harebell.example", "title": "trust lead"}
        with pytest.raises(NotAllowed):
            people.add_person(
                by=ada, at=AT, organisation=body, role=Role.TRUST_LEAD, site=SITE, from_on=AT.date(), **given
            )

    def test_is_on_the_authoritys_record(self, ada, fernleigh):
        add(ada, fernleigh)
        event = Event.objects.get(subject=fernleigh.subject_key)
        assert (event.verb, event.by) == ("administration.add_body", ada)
        assert list(chain.faults()) == []

    @pytest.mark.parametrize("given", [{"name": "harebell trust", "number": ""}, {"name": "Renamed Trust"}])
    def test_that_the_register_brought_gives_it_its_administrator(self, ada, fernleigh, given):
        known = factories.organisation("Harebell Trust", "trust", group_uid="2044")
        assert add(ada, fernleigh, **given) == known
        assert Membership.objects.get(organisation=known).role == Role.ADMINISTRATOR

    def test_of_another_number_is_another_trust(self, ada, fernleigh):
        factories.organisation("Harebell Trust", "trust", group_uid="3055")
        add(ada, fernleigh)
        assert Organisation.objects.filter(name="Harebell Trust").count() == 2

    def test_that_has_an_administrator_is_refused_and_says_whom_to_ask(self, ada, fernleigh):
        add(ada, fernleigh)
        with pytest.raises(Refused, match="Its administrator, Tamsin Trust, adds its people"):
            add(ada, fernleigh, email="other@harebell.example")

    def test_whose_administrator_has_left_gets_another(self, ada, fernleigh):
        body = add(ada, fernleigh)
        Membership.objects.filter(organisation=body).update(from_on=date(2025, 1, 1), to_on=date(2025, 11, 9))
        add(ada, fernleigh, administrator="Nia Next", email="nia@harebell.example")
        assert Membership.objects.filter(organisation=body).count() == 2

    def test_whose_schools_all_lie_elsewhere_is_not_this_authoritys_to_hand_over(self, ada, fernleigh):
        known = factories.organisation("Harebell Trust", "trust", group_uid="2044")
        factories.school(authority=factories.authority("Whitmoor", "981"), trust=known, years=())
        with pytest.raises(NotAllowed, match="nothing here says that it works with schools of Fernleigh"):
            add(ada, fernleigh)
        assert not Membership.objects.filter(organisation=known).exists()

    def test_with_a_school_here_as_well_gets_its_administrator(self, ada, fernleigh):
        known = factories.organisation("Harebell Trust", "trust", group_uid="2044")
        for authority in (fernleigh, factories.authority("Whitmoor", "981")):
            factories.school(f"{authority} Academy", authority=authority, trust=known, years=())
        assert add(ada, fernleigh) == known

    def test_that_another_authority_added_is_not_this_authoritys_even_once_nobody_administers_it(
        self, ada, fernleigh
    ):
        whitmoor = factories.authority("Whitmoor", "981")
        body = add(factories.person(Role.ADMINISTRATOR, whitmoor), whitmoor)
        Membership.objects.filter(organisation=body).update(from_on=date(2025, 1, 1), to_on=date(2025, 11, 9))
        with pytest.raises(NotAllowed, match="Ask there"):
            add(ada, fernleigh, administrator="Nia Next", email="nia@harebell.example")

    def test_for_oneself_is_refused(self, ada, fernleigh):
        with pytest.raises(NotAllowed, match="Nobody gives themselves a role"):
            add(ada, fernleigh, email=ada.email)

    @pytest.mark.parametrize("kind", ["school", "authority", "household"])
    def test_that_is_a_school_an_authority_or_a_household_is_refused(self, ada, fernleigh, kind):
        with pytest.raises(Refused, match="come from the national register of schools"):
            add(ada, fernleigh, kind=kind)

    def test_is_for_an_authoritys_administrator_alone(self, fernleigh):
        trust = factories.trust()
        school = factories.school(authority=fernleigh, trust=trust, years=())
        for keeper in (trust, school):
            with pytest.raises(NotAllowed):
                add(factories.person(Role.ADMINISTRATOR, keeper), keeper)
        with pytest.raises(NotAllowed):
            add(factories.person(Role.HEAD_OF_INCLUSION, fernleigh), fernleigh)


class TestThePage:
    def test_is_offered_under_people_and_says_what_was_done(self, signed_in, ada):
        client = signed_in(ada)
        assert PAGE in client.get(reverse("administration:people")).content.decode()
        said = client.post(PAGE, TYPED, follow=True).content.decode()
        assert "Harebell Trust is added. Tamsin Trust is its administrator and adds its people." in said

    @pytest.mark.parametrize("kind", ["trust", "school"])
    def test_is_neither_offered_nor_open_to_the_administrator_of_a_trust_or_school(
        self, signed_in, fernleigh, kind
    ):
        trust = factories.trust()
        own = {"trust": trust, "school": factories.school(authority=fernleigh, trust=trust, years=())}[kind]
        client = signed_in(factories.person(Role.ADMINISTRATOR, own))
        assert PAGE not in client.get(reverse("administration:people")).content.decode()
        assert client.get(PAGE).status_code == 403

    @pytest.mark.parametrize(
        ("given", "says"),
        [
            ({"kind": "agency"}, "Only a trust has a group number"),
            ({"number": "TR2044"}, "A group number has figures alone"),
            ({"name": " "}, "Its name"),
        ],
    )
    def test_says_what_is_wrong(self, signed_in, ada, given, says):
        answer = signed_in(ada).post(PAGE, TYPED | given)
        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert not Organisation.objects.filter(kind__in=["trust", "agency"]).exists()
