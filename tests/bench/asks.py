"""What eight people ask of Foothold and of the admin: their sessions, and the same five things of both.

python -m tests.bench.asks FILE   writes it as JSON, for the database of FOOTHOLD_DATABASE
"""

import json
import random
import sys
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from foothold.child.duties.models import Basis, Duty  # noqa: E402
from foothold.child.pupils.models import Link, Pupil  # noqa: E402
from foothold.config.second_factor import HAS_ONE  # noqa: E402
from foothold.config.staying import SEEN  # noqa: E402
from foothold.desks.children import looked_for  # noqa: E402
from foothold.ground.access.models import Membership, Person  # noqa: E402
from foothold.ground.access.roles import Role  # noqa: E402
from foothold.ground.audit.models import Chain, Event, EventContent  # noqa: E402
from foothold.ground.kit import clock  # noqa: E402
from foothold.ground.organisations import calendars  # noqa: E402
from foothold.path.exclusions.models import ExcludedSession, Exclusion, Reason  # noqa: E402
from tests import deeds  # noqa: E402

USERS = 8
EACH = 200
TOKEN = "a" * 32
IN_ADMIN = "django.contrib.auth.backends.ModelBackend"
STORED = (Exclusion, Reason, ExcludedSession, Basis, Duty, Link, Event, EventContent, Chain)
PARTS = ("an", "el", "ar", "li", "son")
STORY = {
    "what_happened": "Would not follow instructions and left lessons again and again.",
    "why_not_less": "Earlier sanctions had not changed it.",
    "factors": "Asked about home, friends and health; a mentor is in place.",
}


def main():
    chance = random.Random(7)
    officers = list(Person.objects.filter(memberships__role=Role.EXCLUSIONS_OFFICER)[:USERS])
    heads = list(
        Membership.objects.filter(role=Role.HEADTEACHER).select_related("person", "organisation")[:USERS]
    )
    users = [ask(officer, head, chance) for officer, head in zip(officers, heads, strict=True)]
    return {name: [user[name] for user in users] for name in users[0]}


def ask(officer, head, chance):
    """One officer of the authority, who sees every child, and the headteacher of one school, who records."""
    by_officer, by_head, in_admin = cookie(officer), cookie(head.person), cookie(officer, IN_ADMIN)
    pupils = chance.sample(range(1, Pupil.objects.count() + 1), EACH)
    days = what_is_typed(head)
    worker = head.person if head.organisation.pk % 2 else officer
    owner = worker.memberships.get().organisation_id
    search = [term(number, chance) for number in pupils]
    return {
        "child": asked(by_officer, [f"/children/{number}/" for number in pupils]),
        "child, admin": asked(in_admin, [f"/admin/pupils/pupil/{number}/change/" for number in pupils]),
        "work": asked(by_head if worker == head.person else by_officer, ["/my-work/"]),
        "work, admin": asked(
            in_admin, [f"/admin/duties/duty/?status__exact=open&owed_by_organisation__id__exact={owner}"]
        ),
        "search": asked(by_officer, [found(officer, each) for each in search]),
        "search, admin": asked(in_admin, [f"/admin/pupils/pupil/?q={each}" for each in search]),
        "list": asked(by_officer, ["/exclusions/"]),
        "list, admin": asked(in_admin, ["/admin/exclusions/exclusion/"]),
        "concerns": asked(by_head, ["/concerns/"]),
        "concerns, admin": asked(
            in_admin, [f"/admin/concerns/concern/?school__id__exact={head.organisation_id}"]
        ),
        "plans": asked(by_officer, ["/plans/"]),
        "plans, admin": asked(in_admin, ["/admin/support/plan/?status__exact=running"]),
        "record": posted(by_head, [typed(head, *each) for each in days]),
        "record, admin": posted(in_admin, admin_typed(head, days)),
    }


def cookie(person, backend=settings.AUTHENTICATION_BACKENDS[0]):
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["_auth_user_backend"] = backend
    session["_auth_user_hash"] = person.get_session_auth_hash()
    session[HAS_ONE] = True
    session[SEEN] = int(clock.now().timestamp())
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


def term(number, chance):
    """Half of what is typed is a whole name, half a part that many names hold."""
    pupil = Pupil.objects.get(pk=number)
    return f"{pupil.given_name}+{pupil.family_name}" if chance.random() < 0.5 else chance.choice(PARTS)


def found(person, typed):
    """The page that a search leads to: what was typed went before, in a request that only sends on to it."""
    return f"/children/?for={looked_for.sealed(person, typed.replace('+', ' '))}"


def asked(cookies, paths):
    return {"cookie": cookies, "asks": [{"path": path} for path in paths]}


def posted(cookies, bodies):
    asks = [{"path": path, "body": {"csrfmiddlewaretoken": TOKEN, **body}} for path, body in bodies]
    return {"cookie": cookies, "asks": asks}


def what_is_typed(head):
    """Every pupil of the school once, suspended for a day on the last school day."""
    calendar = calendars.calendar_of(head.organisation)
    day = clock.today() - timedelta(days=1)
    while not calendar.is_school_day(day):
        day -= timedelta(days=1)
    gone = Exclusion.objects.filter(school=head.organisation, kind="permanent").values("pupil")
    pupils = Pupil.objects.filter(enrolments__school=head.organisation).exclude(pk__in=gone)
    return [(pupil.pk, day, calendar.add_school_days(day, 1)) for pupil in pupils]


def typed(head, pupil, day, back):
    boxes = {
        f"{name}_{part}": getattr(day, part)
        for name in ("starts_on", "decided_on")
        for part in ("day", "month", "year")
    }
    return f"/children/{pupil}/suspension/", {
        "kind": "suspension",
        "length": "1",
        "starts_session": "am",
        "decided_by": head.person.pk,
        "decided_time": "8.30am",
        "reason_1": "DB",
        "why_in_spite": "Other measures were tried and reviewed with the family first.",
        "record": "yes",
        **STORY,
        **boxes,
    }


def admin_typed(head, days):
    """The same children, a week earlier: what the admin stores has no duties that law could work out again."""
    more = rows_stored(head, days[0][0], days[0][1]) - 2
    week = timedelta(days=7)
    return [admin_typed_one(head, more, pupil, day - week, back - week) for pupil, day, back in days]


def admin_typed_one(head, more, pupil, day, back):
    school, person = head.organisation_id, head.person_id
    owed = {
        f"owed_set-{place}-{name}": value
        for place in range(more)
        for name, value in {
            "organisation": school,
            "what": "Tell the parent",
            "due_on": back,
            "status": "open",
        }.items()
    }
    return "/admin/exclusions/exclusion/add/", {
        "pupil": pupil,
        "school": school,
        "kind": "suspension",
        "status": "confirmed",
        "decided_by": person,
        "decided_as": "Headteacher",
        "decided_at_0": day,
        "decided_at_1": "08:30:00",
        "recorded_by": person,
        "recorded_at_0": day,
        "recorded_at_1": "09:00:00",
        "starts_on": day,
        "starts_session": "am",
        "length": 2,
        "ends_on": day,
        "returns_on": back,
        **STORY,
        **forms("reasons", 1),
        "reasons-0-code": "DB",
        "reasons-0-code_set": "CBDS May 2026",
        **forms("owed_set", more),
        **owed,
    }


def forms(prefix, number):
    return {f"{prefix}-TOTAL_FORMS": number, f"{prefix}-INITIAL_FORMS": 0}


def rows_stored(head, pupil, day):
    """How many rows Foothold stores for one suspension: found by recording it and taking it back."""
    with transaction.atomic():
        before = stored()
        deeds.suspend(Pupil.objects.get(pk=pupil), head.organisation, head.person, day)
        after = stored()
        transaction.set_rollback(True)
    return after - before


def stored():
    with connection.cursor() as cursor:
        counts = []
        for model in STORED:
            cursor.execute(f"SELECT COUNT(*) FROM {model._meta.db_table}")  # noqa: S608
            counts.append(cursor.fetchone()[0])
    return sum(counts)


if __name__ == "__main__":
    with open(sys.argv[1], "w") as file:
        json.dump(main(), file, default=str)
