"""Fills an empty database with an authority of a given size, row by row as the verbs would leave it but in bulk.

python -m tests.bench.fill PUPILS   fills the database of FOOTHOLD_DATABASE

Four exclusions a pupil over the last years and two duties each, worked out by the law, and concerns and plans beside
them. Every pupil has a chain of events, as whoever was added has; it holds no event yet, because nothing measured reads
them.
"""

import random
import sys
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from foothold.child.duties import columns  # noqa: E402
from foothold.child.duties.models import Basis, Duty  # noqa: E402
from foothold.child.pupils.models import Carer, Characteristic, Enrolment, Link, NamePart, Pupil  # noqa: E402
from foothold.child.pupils.names import search_key  # noqa: E402
from foothold.config.borough import names, years  # noqa: E402
from foothold.ground.access.models import JobTitle, Membership, Person  # noqa: E402
from foothold.ground.access.roles import Role, Tie  # noqa: E402
from foothold.ground.audit.models import Chain  # noqa: E402
from foothold.ground.kit import clock  # noqa: E402
from foothold.ground.organisations import bank_holidays, calendars  # noqa: E402
from foothold.ground.organisations.models import Belonging, Organisation  # noqa: E402
from foothold.ground.outside import actions as outside  # noqa: E402
from foothold.law import facts as law_facts  # noqa: E402
from foothold.law import permanent, stay_away, suspension  # noqa: E402
from foothold.law.calendar import Session  # noqa: E402
from foothold.law.due import Party  # noqa: E402
from foothold.law.exclusion import Exclusion as Decision  # noqa: E402
from foothold.law.exclusion import ExclusionKind, Facts, SchoolKind  # noqa: E402
from foothold.path.exclusions.models import ExcludedSession, Exclusion, PermanentGrounds, Reason  # noqa: E402
from tests.bench import early_help  # noqa: E402
from tests.deeds import GROUNDS  # noqa: E402

PUPILS_A_SCHOOL = 500
EXCLUSIONS_A_PUPIL = 4
DUTIES_A_EXCLUSION = 2
OFFICERS = 8
SINCE = date(2016, 9, 1)
LENGTHS = (1, 2, 2, 2, 4, 4, 6)
PERMANENT, FORGOTTEN, FORGOTTEN_BY_AUTHORITY = 0.05, 0.02, 0.25
STILL_OPEN_FOR = timedelta(days=4)
QUIET_DAYS = 5
"""No exclusion begins in these last school days, so that a new one may be recorded for anybody."""
FAMILY = (Party.PARENT, Party.PUPIL, Party.RELEVANT_PERSON)


class Bulk:
    """Rows on their way into the database, with numbers given beforehand, so that rows can name one another."""

    def __init__(self):
        self.last: dict[type, int] = {}
        self.held: dict[type, list[Any]] = {}

    def add(self, row):
        model = type(row)
        self.last[model] = self.last.get(model, 0) + 1
        if row._meta.pk.attname == "id":
            row.pk = self.last[model]
        self.held.setdefault(model, []).append(row)
        return row

    def write(self):
        for model, rows in self.held.items():
            columns = model._meta.concrete_fields
            names = ", ".join(connection.ops.quote_name(each.column) for each in columns)
            marks = ", ".join("?" * len(columns))
            stored = [
                [each.get_db_prep_save(each.pre_save(row, True), connection) for each in columns]
                for row in rows
            ]
            statement = (
                f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
            )
            connection.connection.executemany(statement, stored)
        self.held.clear()


@dataclass
class Place:
    """One school, with what its pupils' rows need."""

    school: Any
    authority: Any
    head: Any
    calendar: Any
    days: list[date]
    today: date


def main(pupils):
    with transaction.atomic():
        chance, bulk, today = random.Random(1870), Bulk(), clock.today()
        for place in lay_down(bulk, pupils // PUPILS_A_SCHOOL, today):
            for number in range(PUPILS_A_SCHOOL):
                add_pupil(bulk, place, number, chance)
            bulk.write()
        add_what_verbs_keep(Pupil.objects.all())
    connection.cursor().execute("ANALYZE")


def add_what_verbs_keep(pupils):
    """What every pupil has from the verb that added them: to be found by, and a chain of events."""
    NamePart.objects.of(pupils)
    Chain.objects.bulk_create([Chain(subject=pupil.subject_key) for pupil in pupils], batch_size=1000)


def lay_down(bulk, number, today):
    authority = bulk.add(Organisation(name="Fernleigh", kind="authority", authority_code="980"))
    officer = bulk.add(JobTitle(name="Exclusions officer", role=Role.EXCLUSIONS_OFFICER))
    head = bulk.add(JobTitle(name="Headteacher", role=Role.HEADTEACHER))
    keeper = bulk.add(JobTitle(name="System administrator", role=Role.ADMINISTRATOR))
    administrator = employ(bulk, "administrator", authority, keeper)
    for each in range(OFFICERS):
        employ(bulk, f"officer{each}", authority, officer)
    bulk.write()
    for each in range(number):
        yield open_school(bulk, authority, administrator, head, each, today)


def employ(bulk, name, organisation, title):
    person = bulk.add(Person(email=f"{name}@fernleigh.example", name=name.capitalize(), password="!"))
    bulk.add(
        Membership(person=person, organisation=organisation, role=title.role, job_title=title, from_on=SINCE)
    )
    return person


def open_school(bulk, authority, administrator, title, number, today):
    school = Organisation(
        name=f"{names.SECONDARIES[number % 14]} School {number}",
        kind="school",
        school_kind="maintained",
        phase="secondary",
        urn=f"{990000 + number}",
        authority_code="980",
        morning_starts_at=time(8, 45),
        afternoon_starts_at=time(13, 10),
    )
    bulk.add(school)
    bulk.add(Belonging(organisation=school, parent=authority, kind="authority", from_on=SINCE))
    head = employ(bulk, f"head{number}", school, title)
    bulk.write()
    variant = years.of_school(today, number % 4, bank_holidays.known())
    outside.set_calendar(by=administrator, at=clock.now(), school=school, years=variant)
    calendar = calendars.calendar_of(school)
    first = calendar.years[0].terms[0].starts_on
    until = calendar.school_days_between(first, today) - QUIET_DAYS
    return Place(school, authority, head, calendar, calendar.school_days_from(first, until), today)


def add_pupil(bulk, place, number, chance):
    sex = chance.choice("FM")
    given, family = chance.choice(names.GIVEN[sex]), chance.choice(names.FAMILY)
    pupil = bulk.add(
        Pupil(
            given_name=given,
            family_name=family,
            sex=sex,
            born_on=date(place.today.year - 12 - number % 4, 9, 1) + timedelta(chance.randrange(360)),
            search_key=search_key(given, family),
        )
    )
    bulk.add(Enrolment(pupil=pupil, school=place.school, from_on=SINCE))
    ties = (
        (Tie.ON_ROLL, place.school),
        (Tie.SCHOOL_AUTHORITY, place.authority),
        (Tie.HOME_AUTHORITY, place.authority),
    )
    for tie, organisation in ties:
        bulk.add(Link(pupil=pupil, organisation=organisation, tie=tie, from_on=SINCE))
    bulk.add(Carer(pupil=pupil, name=f"{chance.choice(names.GIVEN['F'])} {family}", relation="mother"))
    if chance.random() < 0.2:
        bulk.add(Characteristic(pupil=pupil, kind="sen_provision", code="K", from_on=SINCE))
    exclude(bulk, place, pupil, chance)
    early_help.add(bulk, place, pupil, number, chance)


def exclude(bulk, place, pupil, chance):
    """Suspensions that do not touch one another; now and then the last one is permanent."""
    apart = len(place.days) // EXCLUSIONS_A_PUPIL
    earlier: list[Decision] = []
    for part in range(EXCLUSIONS_A_PUPIL):
        day = place.days[part * apart + chance.randrange(apart - 4)]
        last = part == EXCLUSIONS_A_PUPIL - 1
        lasting = last and chance.random() < PERMANENT
        decision = Decision(
            kind=ExclusionKind.PERMANENT if lasting else ExclusionKind.SUSPENSION,
            starts_on=day,
            starts_session=Session.AM,
            length=None if lasting else chance.choice(LENGTHS),
            decided_on=day,
            decided_time=time(8, 30),
        )
        year = place.calendar.year_of(day)
        given = Facts(
            exclusion=decision,
            earlier=tuple(each for each in earlier if each.starts_on >= year.first_day),
            school_kind=SchoolKind.MAINTAINED,
            year_group="9",
            born_on=pupil.born_on,
            school_authority="980",
            home_authority="980",
        )
        add_exclusion(bulk, place, pupil, given, chance)
        earlier.append(decision)


def add_exclusion(bulk, place, pupil, given, chance):
    law, lasting = given.exclusion, given.exclusion.is_permanent
    decided_at = clock.moment_of(law.starts_on, time(8, 30))
    row = bulk.add(
        Exclusion(
            pupil=pupil,
            school=place.school,
            kind=law.kind.value,
            status="confirmed",
            decided_by=place.head,
            decided_as="Headteacher",
            decided_at=decided_at,
            recorded_by=place.head,
            recorded_at=decided_at + timedelta(minutes=20),
            starts_on=law.starts_on,
            starts_session="am",
            length=law.length,
            ends_on=None if lasting else stay_away.last_day(law, place.calendar),
            returns_on=None if lasting else stay_away.returns(law, place.calendar).on,
            what_happened="Would not follow instructions and left lessons again and again.",
            why_not_less="Earlier sanctions had not changed it.",
            factors="Asked about home, friends and health; a mentor is in place.",
        )
    )
    bulk.add(Reason(exclusion=row, code="DB", code_set="CBDS May 2026"))
    if lasting:
        bulk.add(PermanentGrounds(exclusion=row, **GROUNDS))
    else:
        for day, session in stay_away.sessions(law, place.calendar):
            bulk.add(ExcludedSession(exclusion=row, pupil=pupil, on=day, session=session))
    owe(bulk, place, row, given, chance)


def owe(bulk, place, row, given, chance):
    rule = permanent if row.is_permanent else suspension
    facts = law_facts.to_json(given)
    basis = bulk.add(
        Basis(
            pupil=row.pupil,
            school=place.school,
            about=row.reference,
            rule="permanent" if row.is_permanent else "suspension",
            facts=facts,
        )
    )
    dues = [due for due in rule.duties(given, place.calendar) if due.owed_by not in FAMILY]
    ours = [due for due in dues if due.owed_by in (Party.LOCAL_AUTHORITY, Party.HOME_AUTHORITY)]
    for due in [*ours, *(due for due in dues if due not in ours)][:DUTIES_A_EXCLUSION]:
        owner = place.authority if due in ours else place.school
        duty = bulk.add(Duty(basis=basis, pupil=row.pupil, owed_by_organisation=owner, **columns.of(due)))
        settle(duty, place, due in ours, chance)


def settle(duty, place, ours, chance):
    """What fell due some days ago was done, save what was forgotten."""
    forgotten = chance.random() < (FORGOTTEN_BY_AUTHORITY if ours else FORGOTTEN)
    if duty.due_on and duty.due_on < place.today - STILL_OPEN_FOR and not forgotten:
        duty.status, duty.met_on, duty.how, duty.closed_by = "met", duty.due_on, "By e-mail", place.head


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    main(int(sys.argv[1]))
