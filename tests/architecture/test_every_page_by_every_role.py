"""Every page as every role, against the table that is published."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from foothold.child.duties import ledger as duties
from foothold.child.pupils.models import Link, Pupil
from foothold.config import pages
from foothold.desks.administration.actions import calendars
from foothold.desks.administration.facts import calendars as facts
from foothold.desks.administration.facts import years
from foothold.desks.children import looked_for
from foothold.ground.access.roles import ONE_CASE, Role, Tie
from foothold.ground.kit.page import Page
from foothold.law.calendar import ClosedKind, ClosedSpan
from foothold.path.exclusions import actions as exclusions
from tests import deeds, factories
from tests.architecture.test_pages import every_route

pytestmark = pytest.mark.django_db
TODAY = date(2025, 11, 10)
NOW = datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London"))
WITHOUT_A_RECORD = (
    "children:enrol",
    "worklist:my-work",
    "worklist:daily-e-mail",
    "children:find",
    "children:add",
    "children:gaps",
    "children:download-gaps",
    "concerns:list",
    "concerns:download",
    "concerns:notes",
    "exclusions:list",
    *(f"referrals:{name}" for name in ("register", "download", "pathways")),
    "ehc:clocks",
    "ehc:download",
    *(f"support:{name}" for name in ("register", "download", "silences", "download-silences")),
    "panels:meetings",
    *(f"panels:{name}" for name in ("undone", "download-undone", "caseload", "download-caseload")),
    *(f"{room}:{name}" for room in ("attendance", "measures") for name in ("register", "download")),
    "exclusions:day-six",
    "exclusions:download",
    "administration:people",
    "administration:add-body",
    "administration:calendars",
    "administration:close-several",
)
OF_ONE_ROLE = ("person", "invite-again", "change-email", "end-membership", "stop-access")
OF_A_PUPIL = ("invite-pupil", "end-pupils-access")
OF_A_LETTER = ("letter", "change", "copy", "send-letter")
OF_AN_EXCLUSION = (
    "board-pack",
    "papers",
    "papers-on-paper",
    "add-evidence",
    "leave-out-of-pack",
    "send-papers",
    "papers-for-you",
)
OF_A_BUNDLE = ("bundle", "bundle-on-paper", "bundle-in-word")
LOOKED_AT_ONLY = ("audit_reading", "django_session", "SAVEPOINT", "BEGIN", "COMMIT")


class World:
    """A child with every tie there is, and one person for every role on its usual side."""

    def __init__(self):
        self.authority = factories.authority()
        self.trust = factories.trust()
        self.school = factories.school("Alder Academy", authority=self.authority, trust=self.trust)
        self.head = factories.person(Role.HEADTEACHER, self.school)
        self.pupil = factories.pupil(self.school)
        self.others = {
            tie: factories.organisation(f"{tie.value.replace('_', ' ')} body")
            for tie in (Tie.PLACED_AT, Tie.AGENCY_INVOLVED, Tie.REVIEW_PANEL)
        }
        self.home = factories.organisation("At home", "household")
        self.need = self.pupil.characteristics.create(kind="disability", from_on=date(2025, 9, 1))
        self.carer = self.pupil.carers.create(name="Rosa Example", relation="mother")
        self.row = deeds.suspend(self.pupil, self.school, self.head, date(2025, 11, 4), 12)
        said = {"made_on": date(2025, 11, 5), "made_by": "Mother", "said": "It was not her."}
        exclusions.represent(by=self.head, at=factories.moment(TODAY), exclusion=self.row, **said)
        self.tie()
        self.inset = ClosedSpan(ClosedKind.INSET, date(2025, 12, 2), date(2025, 12, 2), "Safeguarding")
        self.change = self.closed()
        self.duty = self.pupil.duties.get(kind="excl.set_work")
        self.handed = self.passed_on()
        self.request = factories.file_request(self.pupil, self.school, by=self.head)
        self.evidence = factories.evidence(self.row, by=self.head)
        self.bundle = factories.bundle(self.pupil, self.school, by=self.head)
        self.papers = factories.papers_sent(self.row, by=self.head)
        self.concern = factories.concern(self.pupil, self.school, by=self.head)
        self.note = factories.safeguarding_note(self.pupil, self.school, by=self.head)
        self.training = factories.training(self.school, by=self.head)
        self.delivery = factories.delivery(self.school, by=self.head)
        self.people = {role: self.somebody(role) for role in Role}
        self.support()
        self.request_to_authority = factories.file_request(
            self.pupil, self.school, by=self.people[Role.HEAD_OF_INCLUSION], controller=self.authority
        )

    def support(self):
        """What is planned, measured, assessed and told about the child."""
        self.plan = factories.plan(self.pupil, self.school, self.head, on=TODAY)
        agency = self.others[Tie.AGENCY_INVOLVED]
        self.invitation = factories.invitation(self.plan, agency, by=self.head, on=TODAY)
        self.timetable = factories.timetable(self.pupil, self.school, self.head, on=TODAY)
        self.assessment = factories.assessment(self.pupil, by=self.head, on=TODAY)
        self.asked = factories.asked_in(
            self.assessment, self.school, by=self.people[Role.EHC_COORDINATOR], on=TODAY
        )
        self.ehc_plan = self.pupil.ehc_plans.create(authority=self.authority, made_on=TODAY)
        self.review = self.ehc_plan.reviews.create(held_on=TODAY, recommends="A mentor.")
        self.item = factories.agenda_item(self.pupil, self.school, self.head, on=TODAY, guests=self.guests())
        self.referral = self.referred()
        self.measure = factories.measure(self.pupil, self.school, by=self.head, on=TODAY)
        written = {"written_on": TODAY, "family_told_on": TODAY, "strengths": "Draws.", "helps": "Calm."}
        self.transition = self.pupil.transitions.create(school=self.school, **written)
        self.bundle_of_authority = factories.bundle(
            self.pupil, self.authority, by=self.people[Role.EHC_COORDINATOR]
        )

    def guests(self):
        """Whoever is invited for the child: a teacher by name, a service, the family."""
        named = {"Teacher": (self.school, self.people[Role.CLASS_TEACHER])}
        return named | {"Service": (self.others[Tie.AGENCY_INVOLVED], None), "Mother": (self.home, None)}

    def meeting_address(self, route, name):
        if name == "call":
            return reverse(route, args=[self.school.pk, "map"])
        things = dict.fromkeys(("meeting", "minutes", "change", "cancel"), self.item.meeting)
        things |= dict.fromkeys(("of-child", "put-on"), self.pupil)
        things |= dict.fromkeys(("finish", "let-go", "take-back"), self.item.undertakings.first())
        more = [self.item.invited.first().pk] if name == "uninvite" else []
        return reverse(route, args=[things.get(name, self.item).pk, *more])

    def tie(self):
        bodies = {**self.others, Tie.FAMILY: self.home, Tie.LOOKED_AFTER_BY: self.authority}
        for tie, body in bodies.items():
            about = self.row.reference if tie in ONE_CASE else ""
            Link.objects.create(
                pupil=self.pupil, organisation=body, tie=tie, from_on=date(2025, 9, 1), about=about
            )

    def referred(self):
        team = str(self.others[Tie.AGENCY_INVOLVED])
        return factories.referral(self.pupil, self.school, by=self.head, on=TODAY, team_name=team)

    def closed(self):
        planned, _ = facts.closings([self.school], self.inset)
        at = factories.moment(TODAY)
        return calendars.change(by=self.head, at=at, planned=planned, because="Safeguarding")

    def passed_on(self):
        """The duty came to the school's authority from elsewhere."""
        noted = {"by": self.head, "at": factories.moment(TODAY), "from_on": TODAY, "because": "Moved"}
        handover = duties.ask_to_hand_over(pupil=self.pupil, **noted)
        return duties.hand_over(handover, [(self.duty, self.school)], at=factories.moment(TODAY))[0]

    def somebody(self, role):
        if role == Role.HEADTEACHER:
            return self.head
        sides = {
            Role.ADMINISTRATOR: self.authority,
            Role.TRUST_LEAD: self.trust,
            Role.EXCLUSIONS_OFFICER: self.authority,
            Role.HEAD_OF_INCLUSION: self.authority,
            Role.EHC_COORDINATOR: self.authority,
            Role.VIRTUAL_SCHOOL_HEAD: self.authority,
            Role.PANEL_MEMBER: self.others[Tie.REVIEW_PANEL],
            Role.AGENCY_WORKER: self.others[Tie.AGENCY_INVOLVED],
            Role.AP_LEAD: self.others[Tie.PLACED_AT],
            Role.AP_TUTOR: self.others[Tie.PLACED_AT],
            Role.FAMILY: self.home,
        }
        return factories.person(role, sides.get(role, self.school))

    def request_to(self, person):
        """The one made to whom the person works for: nobody opens a request made to somebody else."""
        return self.request_to_authority if self.is_at_authority(person) else self.request

    def bundle_of(self, person):
        """The one put together by whom the person works for."""
        return self.bundle_of_authority if self.is_at_authority(person) else self.bundle

    def is_at_authority(self, person):
        return bool(person) and person.memberships.filter(organisation=self.authority).exists()

    def pack_address(self, route, name, person):
        things = dict.fromkeys(OF_AN_EXCLUSION, self.row) | {
            "requests": self.pupil,
            "take-out": self.evidence,
            "correct-evidence": self.evidence,
            "evidence-file": self.evidence,
            "papers-as-sent": self.papers,
            "bundles": self.pupil,
        }
        things |= dict.fromkeys(OF_A_BUNDLE, self.bundle_of(person))
        more = ["incident"] if name == "add-evidence" else []
        return reverse(route, args=[(things.get(name) or self.request_to(person)).pk, *more])

    def concern_address(self, route, name):
        things = {"concern": self.concern, "answer": self.concern, "correct": self.concern, "note": self.note}
        of_one = route not in WITHOUT_A_RECORD
        return reverse(route, args=[things.get(name, self.pupil).pk] if of_one else [])

    def approach_address(self, route, name):
        things = dict.fromkeys(("group", "begin-group", "end-group"), self.delivery)
        things |= {"end-training": self.training, "join-group": self.pupil}
        where = [] if name in ("directory", "entry", "leaflet") else [things.get(name, self.school).pk]
        which = ["nurture-groups"] if name in ("entry", "leaflet", "offer", "plan-group") else []
        return reverse(route, args=[*where, *which])

    def plan_address(self, route, name):
        more = [self.plan.targets.get().pk] if name == "amend-target" else []
        things = {"begin": self.pupil, "suggest": self.pupil, "answer": self.invitation}
        return reverse(route, args=[things.get(name, self.plan).pk, *more])

    def assessment_address(self, route, name):
        things = dict.fromkeys(("of-child", "ask", "keep-plan"), self.pupil)
        things |= dict.fromkeys(("teams", "found-team", "join-team"), self.authority)
        things |= dict.fromkeys(("plan", "hold-review", "end-plan"), self.ehc_plan)
        things |= dict.fromkeys(("review", "report-review", "decide-review", "send-amended"), self.review)
        thing = things.get(name, self.assessment)
        return reverse(route, args=[thing.pk, *([self.asked[name]] if name in self.asked else [])])

    def referral_address(self, route, name):
        thing = self.pupil if name in ("choose", "refer") else self.referral
        return reverse(route, args=[thing.pk, *(["other"] if name == "refer" else [])])

    def measure_address(self, route, name):
        thing = self.pupil if name in ("child", "begin") else self.measure
        more = {"begin": ["boxall-teacher"], "put-right": ["before"]}.get(name, [])
        return reverse(route, args=[thing.pk, *more])

    def inclusion_address(self, route, name):
        about_a_record = name in ("transition", "revise-transition")
        return reverse(route, args=[self.transition.pk if about_a_record else self.pupil.pk])

    def named_beside(self, name):
        """What an address names beside the record itself."""
        more = {"permanent": ["decision"], "copy": ["pdf"], "reopen": [years.key(self.inset)]}
        more |= {each: [self.head.memberships.get().pk] for each in OF_ONE_ROLE}
        more |= {each: [self.carer.pk] for each in ("correct-carer", "remove-carer")}
        return (more | {"end-need": [self.need.pk]}).get(name, [])

    OF_ONE = {"ehc": assessment_address, "support": plan_address, "referrals": referral_address}
    OF_ONE |= {"measures": measure_address, "inclusion": inclusion_address, "panels": meeting_address}

    def address(self, route, person=None):
        room, _, name = route.partition(":")
        things = {
            "children": self.pupil,
            "duties": self.handed.handover if name == "passed-on" else self.duty,
            "policy": self.school,
            "administration": self.pupil if name in OF_A_PUPIL else self.school,
            "attendance": self.pupil if name == "begin" else self.timetable,
            "letters": self.pupil.letters.first() if name in OF_A_LETTER else self.school,
        }
        if room == "packs":
            return self.pack_address(route, name, person)
        whole = {"concerns": self.concern_address, "approaches": self.approach_address}
        if room in whole:
            return whole[room](route, name)
        if room in self.OF_ONE and route not in WITHOUT_A_RECORD:
            return self.OF_ONE[room](self, route, name)
        about_pupil = ("record-suspension", "permanent", "consult", "record-breach")
        things |= {"exclusions": things["letters"]} if name == "send-letter" else {}
        thing = things.get(room) or (self.pupil if name in about_pupil else self.row)
        more = self.named_beside(name)
        if name in ("calendar-change", "moved"):
            return reverse(route, args=[self.change])
        searched = (
            f"?for={looked_for.sealed(person, 'Example')}" if route == "children:add" and person else ""
        )
        return reverse(route, args=[thing.pk, *more] if route not in WITHOUT_A_RECORD else []) + searched


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, signed_in):
    """One world for all pages: whatever a test does in it is undone when the test ends."""
    with django_db_blocker.unblock(), transaction.atomic():
        with time_machine.travel(NOW):
            world = World()
            world.clients = {role: signed_in(person) for role, person in world.people.items()}
            world.strangers = [signed_in(person) for person in strangers()]
        yield world
        transaction.set_rollback(True)


def strangers():
    """People of a school that has nothing to do with the child."""
    birch = factories.school("Birch Academy", authority=factories.authority("Oakshire", "981"))
    for role in (Role.HEADTEACHER, Role.SCHOOL_OFFICE, Role.EXCLUSIONS_OFFICER):
        yield factories.person(role, birch)


@pytest.fixture
def world(built, at):
    at(NOW)
    return built


def test_the_table_names_every_page_and_no_other():
    ours = {
        f"{route.callback.view_class.__module__.split('.')[2]}:{route.name}"
        for _, route in every_route(get_resolver())
        if hasattr(route.callback, "view_class") and issubclass(route.callback.view_class, Page)
    }
    named = {page.route for page in pages.TABLE}
    assert ours == named, "Say in config/pages.py who opens each page, then run make describe."


@pytest.mark.parametrize("page", pages.TABLE, ids=lambda page: page.route)
def test_a_page_opens_for_the_roles_of_the_table_and_for_no_other(world, page):
    opened = set()
    for role, person in world.people.items():
        status = world.clients[role].get(world.address(page.route, person)).status_code
        assert status in (200, 403, 404), f"{page.route} answered {status} to {role}"
        opened |= {role} if status == 200 else set()
    assert opened == set(page.opened_by), "Change config/pages.py only if this is who should open it."


@pytest.mark.parametrize("page", pages.TABLE, ids=lambda page: page.route)
def test_a_page_asks_for_the_permission_of_the_table(page):
    views = {
        f"{route.callback.view_class.__module__.split('.')[2]}:{route.name}": route.callback.view_class
        for _, route in every_route(get_resolver())
        if hasattr(route.callback, "view_class")
    }
    assert views[page.route].permission == page.permission


STANDS_ON_LETTERS = (
    "letters:letterhead",
    "letters:templates",
    "letters:our-template",
    "letters:translations",
)
OF_A_SCHOOL = "directory entry leaflet own-copy offer trained train groups plan-group use"
NOT_ABOUT_ONE_CHILD = (
    "policy",
    *(f"approaches:{name}" for name in OF_A_SCHOOL.split()),
    "administration",
    *STANDS_ON_LETTERS,
    "panels:call",
    "duties:moved",
    "duties:passed-on",
    *(f"ehc:{name}" for name in ("teams", "found-team", "join-team")),
    *WITHOUT_A_RECORD,
)
ABOUT_A_CHILD = [page for page in pages.TABLE if not page.route.startswith(NOT_ABOUT_ONE_CHILD)]


@pytest.mark.parametrize("page", ABOUT_A_CHILD, ids=lambda page: page.route)
def test_to_a_stranger_the_child_does_not_exist(world, page):
    for stranger in world.strangers:
        assert stranger.get(world.address(page.route)).status_code == 404


@pytest.mark.parametrize("page", pages.TABLE, ids=lambda page: page.route)
def test_looking_writes_nothing_but_the_reading_log(world, page):
    role = next(role for role in Role if role in page.opened_by)
    with CaptureQueriesContext(connection) as queries:
        world.clients[role].get(world.address(page.route, world.people[role]))
    writes = [
        query["sql"]
        for query in queries
        if query["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")
        and not any(name in query["sql"] for name in LOOKED_AT_ONLY)
    ]
    assert writes == []


def test_without_signing_in_every_page_asks_who_you_are(world, client):
    for page in pages.TABLE:
        answer = client.get(world.address(page.route))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/")


def test_the_search_of_a_stranger_finds_nobody(world, signed_in):
    stranger = factories.person(Role.HEADTEACHER, factories.school("Cedar Academy"))
    typed = {"q": world.pupil.family_name}
    page = signed_in(stranger).post(reverse("children:find"), typed, follow=True).content.decode()
    assert "You can see nobody who fits." in page
    assert world.pupil.given_name not in page
    assert Pupil.objects.count() == 1
