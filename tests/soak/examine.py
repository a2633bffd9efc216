"""Looks at everything stored afterwards: whether each exclusion is whole, the record unbroken, nothing there twice."""

import json
import sys

import django


def main():
    from foothold.ground.audit import chain
    from foothold.path.exclusions.models import Exclusion

    rows = (
        Exclusion.objects.select_related("pupil", "school")
        .prefetch_related("sessions", "reasons")
        .order_by("pk")
    )
    faults = [fault for row in rows for fault in faults_of(row)]
    faults += [*taken_twice(), *adrift(), *of_the_database(), *chain.faults()]
    stored = [[row.pk, row.pupil_id, row.starts_on.isoformat(), row.status] for row in rows]
    return {"stored": stored, "faults": faults}


def faults_of(row):
    yield from (f"{row.pk}: {said}" for said, true in parts_of(row).items() if not true)
    if row.status == "cancelled":
        yield from faults_of_cancelled(row)


def parts_of(row):
    """What belongs to an exclusion, all of it written with it."""
    from foothold.child.duties.models import Basis, Duty
    from foothold.ground.audit.models import Event

    said = Event.objects.filter(about=row.reference)
    bases = list(Basis.objects.filter(about=row.reference, rule="suspension"))
    return {
        "a session for every half day": row.sessions.count() == row.length,
        "a reason": row.reasons.exists(),
        "duties": Duty.objects.filter(basis__in=bases).exists(),
        "worked out once, from what holds now": row.status == "cancelled"
        or [basis.facts for basis in bases] == [worked_out(row)],
        "one event that recorded it": said.filter(verb="exclusions.record").count() == 1,
        "no event without content": not said.filter(content__isnull=True).exists(),
    }


def faults_of_cancelled(row):
    from foothold.child.duties.models import Duty

    owed = Duty.objects.open().filter(basis__about=row.reference, basis__rule="suspension")
    if owed.exists():
        yield f"{row.pk}: cancelled, and still owed {[str(duty) for duty in owed]}"
    if row.sessions.filter(stands=True, on__gt=row.cancelled_on).exists():
        yield f"{row.pk}: cancelled, and sessions after that still count"


def worked_out(row):
    """What the law would be given for it today."""
    from django.db import transaction

    from foothold.law import facts as law_facts
    from foothold.path.exclusions.actions.case import Case

    with transaction.atomic():
        given = Case(row, by=None).given()
    return json.loads(json.dumps(law_facts.to_json(given)))


def taken_twice():
    from django.db.models import Count

    from foothold.path.exclusions.models import ExcludedSession

    held = (
        ExcludedSession.objects.filter(stands=True)
        .values("pupil", "on", "session")
        .annotate(many=Count("pk"))
    )
    return [f"taken twice: {row}" for row in held.filter(many__gt=1)]


def adrift():
    """Events about exclusions that are not there."""
    from foothold.ground.audit.models import Event
    from foothold.path.exclusions.models import Exclusion

    there = {row.reference for row in Exclusion.objects.all()}
    told = Event.objects.filter(about__startswith="exclusions.exclusion:").values_list("about", flat=True)
    return [f"an event about {about}, which is not there" for about in set(told) - there]


def of_the_database():
    from django.db import connection

    connection.check_constraints()
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return [said for (said,) in cursor.fetchall() if said != "ok"]


if __name__ == "__main__":
    django.setup()
    json.load(sys.stdin)
    print(json.dumps(main()))
