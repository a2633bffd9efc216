"""Ten times the data: every school, its people and its children once more, with numbers and names of their own.

python -m tests.bench.multiply TIMES   multiplies what `fill` made in the SQLite file of FOOTHOLD_DATABASE
"""

import sys

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from foothold.child.duties.models import Basis, Duty  # noqa: E402
from foothold.child.pupils.models import Carer, Characteristic, Enrolment, Link, Pupil  # noqa: E402
from foothold.ground.access.models import Membership, Person  # noqa: E402
from foothold.ground.organisations.models import (  # noqa: E402
    Belonging,
    ClosedSpan,
    Organisation,
    SchoolYear,
    TermDates,
)
from foothold.path.concerns.models import Answer, Concern  # noqa: E402
from foothold.path.exclusions.models import ExcludedSession, Exclusion, PermanentGrounds, Reason  # noqa: E402
from foothold.path.support.models import Change, Plan, Review, Target  # noqa: E402
from tests.bench.fill import OFFICERS, add_what_verbs_keep  # noqa: E402

AREA = (Organisation, Person, Membership, Belonging, SchoolYear, TermDates, ClosedSpan)
CHILDREN = (Pupil, Enrolment, Link, Carer, Characteristic)
RECORDS = (Exclusion, Reason, ExcludedSession, PermanentGrounds, Basis, Duty)
EARLY_HELP = (Concern, Answer, Plan, Target, Review, Change)
TABLES = (*AREA, *CHILDREN, *RECORDS, *EARLY_HELP)
SHARED = {Organisation: 1, Person: 1 + OFFICERS, Membership: 1 + OFFICERS}
"""The authority, its administrator and its officers come first and stay one."""
BEGINNINGS = ("", "Nor", "Wes", "Sud", "Est", "Mid", "Hol", "Bry", "Fen", "Tor", "Hay", "Lin")
CASES = {"exclusions.exclusion:": Exclusion, "support.plan:": Plan}


def main(times):
    with transaction.atomic(), connection.cursor() as cursor:
        spans = {model: largest(cursor, model) for model in TABLES}
        for time in range(1, times):
            for model in TABLES:
                cursor.execute(copying(model, spans, time))
        add_what_verbs_keep(Pupil.objects.filter(pk__gt=spans[Pupil]))
    connection.cursor().execute("ANALYZE")


def largest(cursor, model):
    cursor.execute(f"SELECT MAX(id) FROM {model._meta.db_table}")  # noqa: S608
    return cursor.fetchone()[0] or 0


def copying(model, spans, time):
    """The statement that adds all rows of a table once more; `time` says which copy it is."""
    fields = model._meta.concrete_fields
    names = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(said(model, field, spans, time) for field in fields)
    only = f"id > {SHARED.get(model, 0)} AND id <= {spans[model]}"
    return f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values} FROM {model._meta.db_table} WHERE {only}"  # noqa: S608


def said(model, field, spans, time):
    own = changed(model, spans, time).get(field.name)
    if own:
        return own
    points_to = model if field.primary_key else field.related_model
    if points_to not in spans:
        return f'"{field.column}"'
    moved = f'"{field.column}" + {spans[points_to] * time}'
    return f'CASE WHEN "{field.column}" <= {SHARED.get(points_to, 0)} THEN "{field.column}" ELSE {moved} END'


def changed(model, spans, time):
    """Columns that differ from copy to copy by more than their numbers."""
    name = f"'{BEGINNINGS[time]}' || lower(family_name)"
    return {
        Person: {"email": f"'{time}.' || email", "name": f"name || ' {time}'"},
        Organisation: {"urn": f"urn + {spans[Organisation] * time}", "name": f"name || ' {time}'"},
        Pupil: {"family_name": name, "search_key": f"lower(given_name || ' ' || {name})"},
        Basis: {"about": about(spans, time)},
    }.get(model, {})


def about(spans, time):
    """A case is named by its kind and its number."""
    told = " ".join(
        f"WHEN about LIKE '{kind}%' THEN '{kind}' || (substr(about, {len(kind) + 1}) + {spans[model] * time})"
        for kind, model in CASES.items()
    )
    return f"CASE {told} END"


if __name__ == "__main__":
    main(int(sys.argv[1]))
