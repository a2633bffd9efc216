"""Made-up people and places for tests, reached by legal steps wherever a step exists."""

import itertools
from datetime import UTC, date, datetime, time, timedelta

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Pupil
from foothold.desks.packs import actions as packs
from foothold.desks.packs.models import Evidence, PapersSent
from foothold.ground.access.models import Membership, Person
from foothold.ground.access.roles import Role
from foothold.ground.organisations.models import Belonging, ClosedSpan, Organisation, SchoolYear, TermDates
from foothold.ground.policy import actions as policy
from foothold.ground.policy import rule_set
from foothold.path.approaches import actions as approaches
from foothold.path.approaches import directory
from foothold.path.approaches.actions import delivery as delivering
from foothold.path.attendance import actions as attendance
from foothold.path.concerns import actions as concerns
from foothold.path.concerns.models import Concern, SafeguardingNote
from foothold.path.ehc import actions as ehc
from foothold.path.inclusion import actions as inclusion
from foothold.path.measures import actions as measures
from foothold.path.measures import instruments
from foothold.path.measures.models import Measure
from foothold.path.panels import actions as panels
from foothold.path.panels import facts as panel_facts
from foothold.path.referrals import actions as referrals
from foothold.path.support import actions as support

LONG_AGO = date(2020, 9, 1)
_numbers = itertools.count(1)

SCENARIO_YEAR = {
    "name": "2025/26",
    "terms": [
        ("autumn", date(2025, 9, 1), date(2025, 12, 19)),
        ("spring", date(2026, 1, 5), date(2026, 3, 27)),
        ("summer", date(2026, 4, 13), date(2026, 7, 20)),
    ],
    "closed": [
        ("holiday", date(2025, 10, 27), date(2025, 10, 31)),
        ("holiday", date(2026, 2, 16), date(2026, 2, 20)),
        ("holiday", date(2026, 5, 25), date(2026, 5, 29)),
        ("inset", date(2025, 9, 1), date(2025, 9, 1)),
        ("inset", date(2025, 11, 3), date(2025, 11, 3)),
        ("inset", date(2026, 1, 5), date(2026, 1, 5)),
        ("inset", date(2026, 4, 13), date(2026, 4, 13)),
        ("inset", date(2026, 7, 20), date(2026, 7, 20)),
    ],
}
NEXT_YEAR = {
    "name": "2026/27",
    "terms": [
        ("autumn", date(2026, 9, 1), date(2026, 12, 18)),
        ("spring", date(2027, 1, 4), date(2027, 3, 25)),
        ("summer", date(2027, 4, 12), date(2027, 7, 21)),
    ],
    "closed": [
        ("holiday", date(2026, 10, 26), date(2026, 10, 30)),
        ("holiday", date(2027, 2, 15), date(2027, 2, 19)),
        ("holiday", date(2027, 5, 31), date(2027, 6, 4)),
        ("inset", date(2026, 9, 1), date(2026, 9, 2)),
        ("inset", date(2026, 11, 2), date(2026, 11, 2)),
        ("inset", date(2027, 7, 20), date(2027, 7, 21)),
    ],
}


def moment(day, hour=9, minute=0):
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)


def local_rules(organisation, name, from_on=LONG_AGO, *, by=None):
    """The organisation lives by a published rule set from a day on."""
    held = rule_set.published()[name]
    lead = Role.HEADTEACHER if organisation.is_school else Role.HEAD_OF_INCLUSION
    return policy.adopt(
        by=by or person(lead, organisation),
        at=moment(from_on),
        organisation=organisation,
        title=held.title,
        source=held.source,
        rules=held.plain,
        from_on=from_on,
        because="Agreed with the schools",
    )


def adopt_rule(organisation, key, value, *, by, from_on=LONG_AGO):
    """The organisation lives by one rule of its own."""
    return policy.adopt(
        by=by,
        at=moment(from_on),
        organisation=organisation,
        title="Our own rules",
        source="Our own guide",
        rules={key: {"value": value, "source": "Page 3"}},
        from_on=from_on,
        because="Agreed by the governors",
    )


def organisation(name, kind=Organisation.Kind.AGENCY, **fields):
    return Organisation.objects.create(name=name, kind=kind, **fields)


def authority(name="Fernleigh", code="980"):
    return organisation(name, Organisation.Kind.AUTHORITY, authority_code=code)


def trust(name="Foxglove Trust"):
    return organisation(name, Organisation.Kind.TRUST)


def school(name="Alder Academy", *, authority=None, trust=None, years=(SCENARIO_YEAR, NEXT_YEAR), **fields):
    given = {"school_kind": "academy" if trust else "maintained", "phase": "secondary"}
    made = organisation(name, Organisation.Kind.SCHOOL, **given | fields)
    for kind, parent in (("authority", authority), ("trust", trust)):
        if parent:
            belong(made, parent, kind)
    for each in years:
        school_year(made, each)
    return made


def belong(organisation, parent, kind):
    return Belonging.objects.create(organisation=organisation, parent=parent, kind=kind, from_on=LONG_AGO)


def school_year(school, year):
    made = SchoolYear.objects.create(organisation=school, name=year["name"])
    for name, starts_on, ends_on in year["terms"]:
        TermDates.objects.create(school_year=made, name=name, starts_on=starts_on, ends_on=ends_on)
    for kind, starts_on, ends_on in year["closed"]:
        ClosedSpan.objects.create(school_year=made, kind=kind, starts_on=starts_on, ends_on=ends_on)
    return made


def person(role=None, organisation=None, *, name=None, from_on=LONG_AGO, to_on=None):
    number = next(_numbers)
    made = Person.objects.create_user(f"person{number}@example.org", name=name or f"Person {number}")
    if role:
        join(made, role, organisation, from_on=from_on, to_on=to_on)
    return made


def join(person, role, organisation, *, from_on=LONG_AGO, to_on=None):
    person._memberships = None
    return Membership.objects.create(
        person=person, organisation=organisation, role=role, from_on=from_on, to_on=to_on
    )


def pupil(school, *, by=None, starts_on=LONG_AGO, home_authority=None, **fields):
    number = next(_numbers)
    given = {
        "given_name": f"Pupil{number}",
        "family_name": "Example",
        "born_on": date(2012, 3, 4),
        "sex": "F",
    }
    return pupils.add(
        by=by or person(Role.SCHOOL_OFFICE, school),
        at=moment(starts_on),
        school=school,
        pupil=Pupil(**given | fields),
        starts_on=starts_on,
        home_authority=home_authority,
    )


def plan(pupil, school, leader, *, on):
    """A pastoral support programme with one target, which runs for twelve weeks from a day."""
    target = {"whose": "pupil", "what": "In class on time", "baseline": "9 of 25", "measure": "Register"}
    ends = on + timedelta(weeks=12)
    return support.begin(
        by=leader,
        at=moment(on),
        pupil=pupil,
        school=school,
        plan={
            "cause": "suspensions",
            "purpose": "To be in lessons",
            "leader": leader,
            "starts_on": on,
            "ends_on": ends,
            "next_review_on": on + timedelta(days=22),
            "exit_test": "Four weeks without a lesson missed",
        },
        targets=[target | {"by_on": ends}],
    )


def invitation(plan, organisation, *, by, on):
    """A body that works with the child is asked to take part in a plan."""
    given = {
        "whom": organisation.name,
        "organisation": organisation,
        "asked_for": "view",
        "sharing": "agreed",
    }
    given |= {"answer_by": on + timedelta(days=14)}
    return support.invite(by=by, at=moment(on), plan=plan, invitation=given)


def timetable(pupil, school, head, *, on):
    """A part-time timetable of mornings, which runs for five weeks from a day."""
    days = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), 3)
    return attendance.begin(
        by=head,
        at=moment(on),
        pupil=pupil,
        school=school,
        timetable={
            "reason": "illness",
            "why": "The doctors ask for it",
            "way_back": "One more afternoon every week",
            "full_day": 6,
            "starts_on": on,
            "ends_on": on + timedelta(weeks=5),
            "next_review_on": on + timedelta(days=14),
        },
        week=days,
        agreement={"parent": "Rosa Example", "parent_agreed_on": on},
    )


def assessment(pupil, *, by, on):
    """A request for an EHC needs assessment, received that day."""
    return ehc.ask(by=by, at=moment(on), pupil=pupil, asked_by="parent", received_on=on)


def asked_in(assessment, school, *, by, on):
    """Advice asked for and a school consulted, by the page that records what came of it."""
    known = {"by": by, "at": moment(on), "assessment": assessment, "asked_on": on}
    advice = ehc.ask_advice(asked_of="A psychologist", **known)
    return {"receive-advice": advice.pk, "answer": ehc.consult(school=school, **known).pk}


def measure(pupil, school, *, by, on, kind="sdq-teacher", scores=None, **fields):
    """A first score, which waits for its second for twelve weeks."""
    held = instruments.kinds_on(on)[kind]
    given = {"purpose": "Lunch club", "due_on": on + timedelta(weeks=12), "before": scores or {"total": 18}}
    made = Measure(
        school=school,
        instrument=held.instrument.key,
        version_from=held.instrument.from_on,
        informant=held.informant.key,
        before_on=on,
        **given | fields,
    )
    return measures.begin(by=by, at=moment(on, 15), pupil=pupil, measure=made)


def transition(pupil, school, *, by, on, **told):
    """What a primary school tells the next one. The child is in Year 6 on that day."""
    given = {"strengths": "Draws comics.", "helps": "A quiet start.", "family_told_on": on}
    return inclusion.write_transition(by=by, at=moment(on, 15), pupil=pupil, school=school, told=given | told)


def agenda_item(pupil, school, lead, *, on, guests):
    """A child at a meeting held that day: who was invited by their names, what was decided, one thing to be done; and
    another meeting called for the next week, so that something can be put on its agenda."""
    known = {"by": lead, "at": moment(on, 15)}
    held, _ = (
        panels.call(
            organisation=school,
            kind="map",
            meeting={"held_on": day, "starts_at": None, "place": "Room 4", "chair": lead},
            **known,
        )
        for day in (on, on + timedelta(days=7))
    )
    seats = [panel_facts.Guest("", name, "service", *who) for name, who in guests.items()]
    item = panels.put_on(pupil=pupil, meeting=held, guests=seats, why="Attendance fell", **known)
    owner = item.invited.first()
    panels.record(
        item=item,
        came={each.pk: "came" for each in item.invited.all()},
        decision="go_on",
        rationale="It begins to help",
        undertakings=[{"what": "Ring home each Friday", "owner": owner, "by_on": on + timedelta(days=7)}],
        **known,
    )
    item.refresh_from_db()
    return item


def referral(pupil, school, *, by, on, team_name="Fernleigh Behaviour Support", **said):
    """A team of no local rule is asked, with something that was tried elsewhere."""
    given = {
        "route": "other",
        "asks": "work",
        "reason": "Leaves class every day",
        "wished": "To stay in class",
        "tried_elsewhere": "A lunch club",
        "consent_by": "Rosa Example",
        "consent_on": on,
        "basis": "public_task",
    }
    return referrals.refer(
        by=by,
        at=moment(on),
        pupil=pupil,
        school=school,
        team_name=team_name,
        referral=given | said,
        answer_by=on + timedelta(days=14),
    )


def file_request(pupil, school, *, by, controller=None, received_on=date(2025, 11, 6)):
    return packs.receive_request(
        by=by,
        at=moment(received_on),
        pupil=pupil,
        controller=controller or school,
        school=school,
        received_on=received_on,
        asker="pupil",
    )


def bundle(pupil, organisation, *, by, on=date(2025, 11, 6), **fields):
    """Evidence that an organisation puts together for somebody."""
    given = {"purpose": "ehc", "to_whom": "the EHC team", "shared_because": "The request rests on it."}
    return packs.make_bundle(by=by, at=moment(on), pupil=pupil, organisation=organisation, **given | fields)


def concern(pupil, school, *, by, on=date(2025, 11, 5), **fields):
    """What somebody notices about one child on a day."""
    given = {"kind": "feelings", "noticed": "Sat alone at lunch again.", "noticed_on": on}
    made = Concern(pupil=pupil, school=school, recorded_by=by, recorded_at=moment(on), **given | fields)
    return concerns.record(by=by, at=moment(on), pupil=pupil, concern=made)


def safeguarding_note(pupil, school, *, by, on=date(2025, 11, 5), noticed="A bruise."):
    """What somebody notices that may be harm to a child."""
    made = SafeguardingNote(
        pupil=pupil, school=school, noticed=noticed, noticed_on=on, recorded_by=by, recorded_at=moment(on)
    )
    return concerns.protect(by=by, at=moment(on), pupil=pupil, note=made)


def evidence(exclusion, *, by, on=date(2025, 11, 6), **fields):
    given = {"kind": "photographs", "title": "The corridor", "media": "pdf", "content": b"%PDF-", "pages": 1}
    made = Evidence(**given | fields)
    return packs.add_evidence(by=by, at=moment(on), exclusion=exclusion, evidence=made)


def papers_sent(exclusion, *, by, on=date(2025, 11, 6), content=b"%PDF-"):
    made = PapersSent(content=content)
    given = {"exclusion": exclusion, "papers": made, "sent_on": on, "how": "hand"}
    return packs.send_papers(by=by, at=moment(on), **given)


def training(school, *, by, approach="mindfulness", from_on=date(2025, 9, 1)):
    return approaches.train(
        by=by,
        at=moment(from_on, 18),
        organisation=school,
        approach=directory.published()[approach][0].named,
        name="Mina Hart",
        works_as="Teaching assistant",
        hours=12,
        given_by="Fernleigh Psychology Service",
        from_on=from_on,
    )


def delivery(school, *, by, approach="nurture-groups", starts_on=date(2025, 11, 4)):
    return delivering.plan(
        by=by,
        at=moment(starts_on),
        organisation=school,
        approach=directory.published()[approach][0].named,
        starts_on=starts_on,
        sessions=12,
        others=("Tom Vale", "Ines Okafor"),
    )
