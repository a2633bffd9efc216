"""Who sees whom, and why: over every role and every tie, and over dates."""

from datetime import date, timedelta

import pytest

from foothold.child.duties.models import Basis, Duty
from foothold.child.pupils.models import Link, Pupil
from foothold.ground.access import check
from foothold.ground.access.models import heads_of
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import GRANTS, ONE_CASE, Role, Tie, granted
from tests import factories

pytestmark = pytest.mark.django_db

ON = date(2025, 11, 10)
DAY = timedelta(days=1)
TIES = [tie for tie in Tie if tie != Tie.OWN]
PAIRS = [(role, tie) for role in Role for tie in TIES]
GRANTED = [pair for pair in PAIRS if pair in GRANTS]


@pytest.fixture
def agency():
    return factories.organisation("Some Organisation")


@pytest.fixture
def child():
    return somebody()


def somebody():
    """A child to whom nobody is tied yet."""
    return Pupil.objects.create(given_name="Ada", family_name="Example", born_on=date(2012, 3, 4), sex="F")


def tie(child, organisation, kind, from_on=ON, to_on=None, about=""):
    return Link.objects.create(
        pupil=child, organisation=organisation, tie=kind, from_on=from_on, to_on=to_on, about=about
    )


def sees(person, child, on=ON, permission=Permission.SEE_CHILD):
    return Pupil.objects.visible_to(person, on=on, permission=permission).filter(pk=child.pk).exists()


READS_ITS_REFERRAL = (Role.AGENCY_WORKER, Tie.REFERRED_TO)
"""A team that was asked reads what it was sent, and not the child's page."""


class TestEveryRoleAndTie:
    @pytest.mark.parametrize("role", Role)
    def test_those_are_seen_for_whom_a_tie_grants_it_and_nobody_else(self, agency, role):
        children = {kind: somebody() for kind in TIES}
        for kind, one in children.items():
            tie(one, agency, kind)
        person = factories.person(role, agency)
        for permission in Permission:
            found = set(Pupil.objects.visible_to(person, on=ON, permission=permission))
            assert found == {one for kind, one in children.items() if permission in granted(role, kind)}

    @pytest.mark.parametrize(("role", "kind"), PAIRS)
    def test_what_a_person_may_is_what_the_reasons_given_grant(self, agency, child, role, kind):
        tie(child, agency, kind)
        person = factories.person(role, agency)
        by_reason = frozenset().union(*(reason.permissions for reason in check.why(person, child, ON)))
        assert by_reason == check.permissions(person, child, ON) == granted(role, kind)

    @pytest.mark.parametrize("permission", Permission)
    def test_may_is_answered_for_each_permission(self, agency, child, permission):
        tie(child, agency, Tie.ON_ROLL)
        person = factories.person(Role.HEADTEACHER, agency)
        assert check.may(person, permission, child, ON) == (
            permission in granted(Role.HEADTEACHER, Tie.ON_ROLL)
        )

    @pytest.mark.parametrize(("role", "kind"), GRANTED)
    def test_the_same_role_elsewhere_sees_nothing(self, agency, child, role, kind):
        tie(child, agency, kind)
        stranger = factories.person(role, factories.organisation("Elsewhere"))
        assert check.why(stranger, child, ON) == []
        assert not sees(stranger, child)

    @pytest.mark.parametrize(("role", "kind"), GRANTED)
    def test_rows_about_a_child_follow_the_child(self, agency, child, role, kind):
        tie(child, agency, kind, about="x:1" if kind in ONE_CASE else "")
        basis = Basis.objects.create(pupil=child, school=agency, about="x:1", rule="suspension", facts={})
        Duty.objects.create(basis=basis, pupil=child, kind="k", what="Tell somebody", owed_by="headteacher")
        person = factories.person(role, agency)
        may_see = Permission.SEE_DUTIES in granted(role, kind)
        assert Duty.objects.visible_to(person, on=ON).exists() == may_see
        Basis.objects.update(about="x:2")
        assert Duty.objects.visible_to(person, on=ON).exists() == (may_see and kind not in ONE_CASE)

    def test_nothing_is_granted_for_which_there_is_no_line(self):
        assert granted(Role.FAMILY, Tie.ON_ROLL) == frozenset()
        assert granted(Role.CLASS_TEACHER, Tie.PLACED_AT) == frozenset()

    def test_whoever_may_do_something_for_a_child_through_a_tie_may_see_the_child(self):
        without_sight = {each for each in Permission if each.name.startswith("MANAGE_")}
        without_sight |= {Permission.CREATE_CHILD, Permission.RECORD_EXCLUSION}
        for (role, kind), permissions in GRANTS.items():
            if (role, kind) != READS_ITS_REFERRAL and kind != Tie.OWN and permissions - without_sight:
                assert Permission.SEE_CHILD in permissions, (role, kind)


class TestSeveralHats:
    def test_what_each_membership_grants_is_added_up(self, agency, child):
        tie(child, agency, Tie.AGENCY_INVOLVED)
        tie(child, agency, Tie.FAMILY)
        person = factories.person(Role.AGENCY_WORKER, agency)
        factories.join(person, Role.FAMILY, agency)
        both = granted(Role.AGENCY_WORKER, Tie.AGENCY_INVOLVED) | granted(Role.FAMILY, Tie.FAMILY)
        assert check.permissions(person, child, ON) == both
        assert len(check.why(person, child, ON)) == 2

    def test_one_hat_never_borrows_the_tie_of_another(self, agency, child):
        other = factories.organisation("Other")
        tie(child, agency, Tie.ON_ROLL)
        tie(child, other, Tie.PLACED_AT)
        person = factories.person(Role.AP_LEAD, agency)
        factories.join(person, Role.HEADTEACHER, other)
        assert check.why(person, child, ON) == []
        assert not sees(person, child)

    def test_a_child_seen_for_two_reasons_is_listed_once(self, agency, child):
        for kind in (Tie.SCHOOL_AUTHORITY, Tie.HOME_AUTHORITY):
            tie(child, agency, kind)
        person = factories.person(Role.EXCLUSIONS_OFFICER, agency)
        assert Pupil.objects.visible_to(person, on=ON).count() == 1

    def test_the_reason_is_said_in_words(self, child):
        school = factories.school("Alder Academy")
        tie(child, school, Tie.ON_ROLL)
        (reason,) = check.why(factories.person(Role.HEADTEACHER, school), child, ON)
        assert str(reason) == "you are headteacher and the child is on roll at Alder Academy"


class TestDates:
    @pytest.mark.parametrize(
        ("from_on", "to_on", "seen"),
        [
            (ON, None, True),
            (ON - DAY, ON, True),
            (ON, ON, True),
            (ON + DAY, None, False),
            (ON - 9 * DAY, ON - DAY, False),
        ],
        ids=["from today", "until today", "today only", "from tomorrow", "ended yesterday"],
    )
    def test_a_tie_holds_from_its_first_day_to_its_last(self, agency, child, from_on, to_on, seen):
        tie(child, agency, Tie.ON_ROLL, from_on, to_on)
        person = factories.person(Role.HEADTEACHER, agency)
        assert sees(person, child) == seen
        assert bool(check.why(person, child, ON)) == seen

    @pytest.mark.parametrize(
        ("from_on", "to_on", "seen"),
        [(ON, None, True), (ON - DAY, ON, True), (ON + DAY, None, False), (ON - 9 * DAY, ON - DAY, False)],
    )
    def test_a_membership_holds_from_its_first_day_to_its_last(self, agency, child, from_on, to_on, seen):
        tie(child, agency, Tie.ON_ROLL)
        person = factories.person(Role.HEADTEACHER, agency, from_on=from_on, to_on=to_on)
        assert sees(person, child) == seen
        assert bool(check.why(person, child, ON)) == seen

    def test_heads_are_those_of_that_day_the_acting_head_included(self, agency):
        old = factories.person(Role.HEADTEACHER, agency, to_on=ON - DAY)
        acting = factories.person(Role.HEADTEACHER, agency, from_on=ON - 5 * DAY, to_on=ON)
        new = factories.person(Role.HEADTEACHER, agency, from_on=ON)
        factories.person(Role.INCLUSION_LEAD, agency)
        assert set(heads_of(agency, ON, ON)) == {acting, new}
        assert set(heads_of(agency, ON - DAY, ON - DAY)) == {old, acting}


class TestTheHeadOfAnApSetting:
    def test_may_not_exclude_a_child_who_is_merely_placed_there(self, child):
        setting = factories.school("Fernleigh PRU", phase="alternative")
        tie(child, setting, Tie.PLACED_AT)
        head = factories.person(Role.HEADTEACHER, setting)
        for permission in (Permission.RECORD_EXCLUSION, Permission.CONFIRM_EXCLUSION):
            assert not check.may(head, permission, child, ON)

    def test_may_exclude_a_child_on_its_own_roll(self, child):
        setting = factories.school("Fernleigh PRU", phase="alternative")
        tie(child, setting, Tie.ON_ROLL)
        assert check.may(factories.person(Role.HEADTEACHER, setting), Permission.CONFIRM_EXCLUSION, child, ON)

    def test_reads_the_child_as_lead_of_the_setting_while_placed(self, child):
        setting = factories.organisation("Harbour Provision", "provider")
        tie(child, setting, Tie.PLACED_AT, to_on=ON)
        lead = factories.person(Role.AP_LEAD, setting)
        assert sees(lead, child, ON)
        assert not sees(lead, child, ON + DAY)


class TestAnywhere:
    @pytest.mark.parametrize("role", Role)
    def test_a_role_that_could_hold_a_permission_for_somebody_may_open_the_page(self, agency, role):
        person = factories.person(role, agency)
        for permission in Permission:
            could = any(permission in granted(role, kind) for kind in Tie)
            assert check.anywhere(person, permission, ON) == could

    def test_somebody_without_a_membership_may_nothing(self, child):
        nobody = factories.person()
        assert not any(check.anywhere(nobody, permission, ON) for permission in Permission)
        assert not Pupil.objects.visible_to(nobody, on=ON).exists()


class TestOrganisations:
    def test_a_household_is_seen_by_its_own_people_alone(self):
        household = factories.organisation("A family", "household")
        school = factories.school()
        organisations = type(household).objects
        parent, head = factories.person(Role.FAMILY, household), factories.person(Role.HEADTEACHER, school)
        assert household in organisations.visible_to(parent, on=ON)
        assert household not in organisations.visible_to(head, on=ON)
        assert school in organisations.visible_to(parent, on=ON)

    def test_a_school_is_acted_for_by_itself_its_trust_and_its_authority(self):
        authority, trust = factories.authority(), factories.trust()
        school = factories.school(authority=authority, trust=trust)
        ties = {(kind, organisation) for kind, organisation, _, _ in school.ties(ON)}
        assert ties == {("own", school), ("school_authority", authority), ("trust", trust)}
