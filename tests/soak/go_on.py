"""Goes on working after a move: adds a child and a suspension, and tries to alter the record."""

import json
import sys

import django


def main():
    from django.db import DatabaseError, transaction

    from foothold.ground.audit import chain
    from foothold.ground.audit.models import Event
    from foothold.ground.organisations.models import Organisation
    from tests import factories

    school = Organisation.objects.filter(kind="school").earliest("pk")
    pupil = factories.pupil(school, family_name="Aftermove")
    guarded = False
    try:
        with transaction.atomic():
            Event.objects.filter(subject=pupil.subject_key).delete()
    except DatabaseError:
        guarded = True
    return {"guarded": guarded, "faults": list(chain.faults())}


if __name__ == "__main__":
    django.setup()
    json.load(sys.stdin)
    print(json.dumps(main()))
