"""People are invited, given roles with dates, and let out again."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from foothold.desks.administration.actions import people as actions
from foothold.ground.access import appointing, check
from foothold.ground.access.models import Invitation, Membership, Person
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 10)
AT = factories.moment(TODAY)
SITE = "https://foothold.fernleigh.example"
DAY = timedelta(days=1)


class Place:
    """An authority with a school of a trust, and an administrator of each."""

    def __init__(self):
        self.authority = factories.authority()
        self.trust = factories.trust()
        self.school = factories.school(authority=self.authority, trust=self.trust, years=())
        self.above = factories.person(Role.ADMINISTRATOR, self.authority, name="Ada Above")
        self.of_trust = factories.person(Role.ADMINISTRATOR, self.trust)
        self.own = factories.person(Role.ADMINISTRATOR, self.school, name="Olu Own")

    def add(self, by=None, role=Role.SCHOOL_OFFICE, organisation=None, **fields):
        given = {
            "name": "Noor Newcomer",
            "email": "noor@alder.example",
            "title": role.label,
            "from_on": TODAY,
        }
        return actions.add_person(
            by=by or self.own,
            at=AT,
            organisation=organisation or self.school,
            role=role,
            site=SITE,
            **given | fields,
        )


@pytest.fixture
def place():
    return Place()


@pytest.fixture
def post(django_capture_on_commit_callbacks, mailoutbox):
    """`post(do)` does something and gives the mails that went out after it was kept."""

    def sent(do):
        before = len(mailoutbox)
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return mailoutbox[before:]

    return sent


class TestWhoMayGiveWhat:
    @pytest.mark.parametrize("role", Role)
    def test_every_role_belongs_to_some_kind_of_organisation(self, role):
        assert any(role in roles for roles in appointing.ROLES_AT.values()), (
            "Name the role in ROLES_AT of ground/access/appointing.py, or nobody can ever have it."
        )

    def test_a_schools_administrator_manages_its_own_people_and_no_others(self, place):
        other = factories.school("Birch Academy", authority=place.authority, years=())
        assert place.add().role == Role.SCHOOL_OFFICE
        with pytest.raises(NotAllowed):
            place.add(organisation=other)
        with pytest.raises(NotAllowed):
            place.add(organisation=place.authority, role=Role.EXCLUSIONS_OFFICER)

    def test_administrators_of_a_school_are_appointed_by_its_authority_or_trust_alone(self, place):
        with pytest.raises(NotAllowed, match="by the authority or trust above it"):
            place.add(role=Role.ADMINISTRATOR)
        for by, email in ((place.above, "one@alder.example"), (place.of_trust, "two@alder.example")):
            assert place.add(by=by, role=Role.ADMINISTRATOR, email=email).role == Role.ADMINISTRATOR

    def test_an_authority_appoints_its_own_administrators(self, place):
        made = place.add(by=place.above, organisation=place.authority, role=Role.ADMINISTRATOR)
        assert check.anywhere(made.person, Permission.MANAGE_PEOPLE, TODAY)

    def test_an_administrator_of_an_area_does_nothing_in_another(self, place):
        oakshire = factories.authority("Oakshire", "981")
        with pytest.raises(NotAllowed):
            place.add(by=factories.person(Role.ADMINISTRATOR, oakshire))

    @pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
    def test_no_other_role_gives_roles(self, place, role):
        with pytest.raises(NotAllowed):
            place.add(by=factories.person(role, place.school))

    def test_nobody_gives_themselves_a_role_or_changes_their_own(self, place):
        own = place.own.memberships.get()
        with pytest.raises(NotAllowed, match="Nobody gives themselves a role"):
            place.add(role=Role.HEADTEACHER, email=place.own.email)
        with pytest.raises(NotAllowed, match="Nobody gives themselves a role"):
            actions.end_membership(
                by=place.own, at=AT, organisation=place.school, membership=own, last_on=TODAY
            )

    def test_who_may_not_give_a_role_may_not_take_it_away(self, place):
        appointed = place.add(by=place.above, role=Role.ADMINISTRATOR)
        with pytest.raises(NotAllowed, match="Ask there"):
            actions.stop_access(
                by=place.own, at=AT, organisation=place.school, membership=appointed, reason="x"
            )

    def test_a_school_has_no_virtual_school_head(self, place):
        with pytest.raises(Refused, match="another kind of organisation"):
            place.add(by=place.above, role=Role.VIRTUAL_SCHOOL_HEAD)

    def test_the_form_offers_only_what_the_person_may_give(self, place, signed_in, at):
        at(AT)
        page = reverse("administration:add-person", args=[place.school.pk])
        own = signed_in(place.own).get(page).content.decode()
        above = signed_in(place.above).get(page).content.decode()
        assert 'value="headteacher"' in own
        assert 'value="administrator"' not in own
        assert 'value="administrator"' in above
        assert 'value="family"' not in above


class TestRolesAndTheirDates:
    def test_somebody_may_have_several_roles_each_with_its_own_days(self, place):
        office = place.add()
        clerk = place.add(role=Role.BOARD_CLERK, from_on=TODAY + DAY, to_on=TODAY + 9 * DAY)
        assert office.person == clerk.person
        assert [each.role for each in again(office.person).memberships_on(TODAY)] == ["school_office"]
        assert len(again(office.person).memberships_on(TODAY + DAY)) == 2
        assert len(again(office.person).memberships_on(TODAY + 10 * DAY)) == 1

    def test_the_same_role_twice_in_the_same_time_is_refused(self, place):
        place.add()
        with pytest.raises(Refused, match="has that role here in that time already"):
            place.add(from_on=TODAY + DAY)

    def test_a_job_title_means_one_role(self, place):
        place.add(title="Pastoral manager")
        with pytest.raises(Refused, match="Here the job title Pastoral manager means school office"):
            place.add(role=Role.CLASS_TEACHER, title="Pastoral manager", email="two@alder.example")

    def test_a_last_day_may_be_moved_and_taken_away(self, place):
        made = place.add()
        given = {"by": place.own, "at": AT, "organisation": place.school, "membership": made}
        actions.end_membership(**given, last_on=TODAY + DAY)
        assert again(made.person).memberships_on(TODAY + 2 * DAY) == []
        actions.end_membership(**given, last_on=None)
        assert len(again(made.person).memberships_on(TODAY + 2 * DAY)) == 1
        with pytest.raises(Refused, match="It began on 10 November 2025"):
            actions.end_membership(**given, last_on=TODAY - DAY)

    def test_a_role_that_ended_does_not_come_to_life_again_beside_a_newer_one(self, place):
        old = place.add(to_on=TODAY + DAY)
        place.add(from_on=TODAY + 3 * DAY)
        given = {"by": place.own, "at": AT, "organisation": place.school, "membership": old}
        for last_on in (None, TODAY + 3 * DAY):
            with pytest.raises(Refused, match="has that role here in that time already"):
                actions.end_membership(**given, last_on=last_on)
        actions.end_membership(**given, last_on=TODAY + 2 * DAY)

    def test_everything_is_on_record_with_who_did_it(self, place):
        made = place.add()
        actions.stop_access(
            by=place.above, at=AT, organisation=place.school, membership=made, reason="Has left"
        )
        events = Event.objects.filter(subject=place.school.subject_key).order_by("number")
        assert [(each.verb, each.by.name) for each in events] == [
            ("administration.add_person", "Olu Own"),
            ("administration.stop_access", "Ada Above"),
        ]


class TestAccessThatEndsNow:
    def test_signs_out_everywhere_and_opens_nothing_on_the_same_day(self, place, signed_in, at):
        at(AT)
        made = place.add(role=Role.HEADTEACHER)
        here, elsewhere = signed_in(made.person), signed_in(made.person)
        children = reverse("children:find")
        assert here.get(children).status_code == 200

        actions.stop_access(
            by=place.own, at=AT, organisation=place.school, membership=made, reason="Has left"
        )

        for client in (here, elsewhere):
            assert client.get(children)["Location"].startswith(reverse("account_login"))
        assert again(made.person).memberships_on(TODAY) == []
        assert Membership.objects.on(TODAY).filter(pk=made.pk).exists(), "They were head until then."

    def test_leaves_another_role_of_theirs_alone(self, place):
        made = place.add()
        factories.join(made.person, Role.EXCLUSIONS_OFFICER, place.authority)
        actions.stop_access(
            by=place.own, at=AT, organisation=place.school, membership=made, reason="Has left"
        )
        assert [each.organisation for each in again(made.person).memberships_on(TODAY)] == [place.authority]

    def test_cannot_be_changed_afterwards_but_they_may_come_back(self, place):
        made = place.add()
        given = {"by": place.own, "at": AT, "organisation": place.school, "membership": made}
        actions.stop_access(**given, reason="Has left")
        with pytest.raises(Refused, match="Add them again"):
            actions.end_membership(**given | {"membership": again(made)}, last_on=None)
        assert place.add().person == made.person


class TestTheInvitation:
    def test_is_one_mail_with_a_link_and_nothing_about_a_child(self, place, post):
        child = factories.pupil(place.school, given_name="Zebedee", family_name="Quill")
        (mail,) = post(place.add)
        assert mail.to == ["noor@alder.example"]
        assert f"{SITE}/join/" in mail.body
        assert "Olu Own" in mail.body
        for word in (child.given_name, child.family_name, "child", "pupil"):
            assert word not in mail.subject + mail.body

    def test_keeps_no_secret_in_the_database_or_the_record(self, place, post):
        secret = secret_of(*post(place.add))
        assert secret not in str(list(Invitation.objects.values()))
        assert secret not in str(list(Event.objects.values_list("content__facts", flat=True)))

    def test_is_not_sent_to_somebody_who_has_signed_in_before(self, place, post):
        known = factories.person()
        Person.objects.filter(pk=known.pk).update(last_login=AT)
        assert post(lambda: place.add(email=known.email)) == []

    def test_sent_again_makes_the_first_link_useless(self, place, post, client, at):
        at(AT)
        made = []
        first = secret_of(*post(lambda: made.append(place.add())))
        again_at = {"by": place.own, "at": AT, "organisation": place.school, "membership": made[0]}
        second = secret_of(*post(lambda: actions.invite_again(**again_at, site=SITE)))
        assert client.get(f"/join/{first}/", follow=True).status_code == 410
        assert client.get(f"/join/{second}/", follow=True).status_code == 200

    def test_is_not_sent_again_to_somebody_who_is_in(self, place):
        made = place.add()
        Person.objects.filter(pk=made.person.pk).update(last_login=AT)
        with pytest.raises(Refused, match="has signed in already"):
            actions.invite_again(
                by=place.own, at=AT, organisation=place.school, membership=again(made), site=SITE
            )

    def test_stops_working_when_the_access_is_ended(self, place, post, client, at):
        at(AT)
        made = []
        secret = secret_of(*post(lambda: made.append(place.add())))
        actions.stop_access(
            by=place.own, at=AT, organisation=place.school, membership=made[0], reason="A mistake"
        )
        assert client.get(f"/join/{secret}/", follow=True).status_code == 410


class TestTheListOfPeople:
    def test_shows_who_never_signed_in_whose_access_ends_soon_and_who_left(self, place, signed_in, at):
        at(AT)
        names = {"now": None, "soon": TODAY + 20 * DAY, "gone": TODAY - DAY}
        for name, to_on in names.items():
            person = factories.person(Role.CLASS_TEACHER, place.school, name=f"Teacher {name}", to_on=to_on)
            Person.objects.filter(pk=person.pk).update(last_login=AT)
        place.add()

        assert shown(signed_in(place.own), place, "") >= {"Teacher now", "Teacher soon", "Noor Newcomer"}
        assert shown(signed_in(place.own), place, "never") == {"Noor Newcomer"}
        assert shown(signed_in(place.own), place, "soon") == {"Teacher soon"}
        assert shown(signed_in(place.own), place, "ended") == {"Teacher gone"}

    def test_asks_the_database_as_often_for_fifty_people_as_for_three(
        self, place, signed_in, at, django_assert_max_num_queries
    ):
        at(AT)
        for _ in range(50):
            factories.person(Role.CLASS_TEACHER, place.school)
        client = signed_in(place.own)
        with django_assert_max_num_queries(15):
            client.get(reverse("administration:people-of", args=[place.school.pk]))

    def test_a_person_is_invited_through_the_pages(self, place, signed_in, at, post):
        at(AT)
        typed = {
            "name": "Noor Newcomer",
            "email": "noor@alder.example",
            "role": "school_office",
            "title": "Office manager",
            "from_on_0": "10",
            "from_on_1": "11",
            "from_on_2": "2025",
        }
        client = signed_in(place.own)
        page = reverse("administration:add-person", args=[place.school.pk])
        typed = {
            name.replace("_0", "_day").replace("_1", "_month").replace("_2", "_year"): value
            for name, value in typed.items()
        }
        (mail,) = post(lambda: client.post(page, typed))
        assert "http://testserver/join/" in mail.body
        membership = Membership.objects.get(person__email="noor@alder.example")
        shown = client.get(
            reverse("administration:person", args=[place.school.pk, membership.pk])
        ).content.decode()
        assert "Send the invitation again" in shown
        assert "The link works until 17 November 2025" in shown


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def secret_of(mail):
    return re.search(r"/join/([\w-]+)/", mail.body)[1]


def shown(client, place, way):
    page = client.get(
        reverse("administration:people-of", args=[place.school.pk]), {"shown": way}
    ).content.decode()
    return set(re.findall(r'scope="row"><a[^>]*>([^<]+)</a>', page))


class TestTheListOfOrganisations:
    def test_shows_ones_own_before_those_one_answers_for(self, place, signed_in, at):
        at(AT)
        rows = signed_in(place.above).get(reverse("administration:people")).context["rows"]
        assert [each.name for each in rows] == ["Fernleigh", "Alder Academy"]

    @pytest.mark.parametrize(("who", "offered"), [("above", True), ("own", True), ("of_trust", False)])
    def test_leads_on_to_what_is_recorded_of_a_school_for_who_may_read_it(
        self, place, signed_in, at, who, offered
    ):
        at(AT)
        client = signed_in(getattr(place, who))
        about = reverse("administration:organisation", args=[place.school.pk])
        page = client.get(reverse("administration:people-of", args=[place.school.pk])).content.decode()
        assert (about in page) is offered is (client.get(about).status_code == 200)


def test_no_role_is_chosen_until_somebody_chooses_one(place, signed_in, at):
    at(AT)
    address = reverse("administration:add-person", args=[place.school.pk])
    client = signed_in(place.above)
    assert "selected" not in client.get(address).content.decode().replace(' value="" selected', "")
    assert "Enter job title" in client.post(address, {"name": "Noor"}).content.decode()
