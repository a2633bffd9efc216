"""Contacts and sign-ins were matched by name: kept as a link where one name of a household fits one contact.

A limit on contact that speaks of letters is kept as what it says.
"""

import re

from django.db import migrations

NO_LETTERS = re.compile(
    r"\bno (further |more )?letters?\b|\bnothing (more )?(is )?(to be )?sent\b|\bnot (to )?be written to\b"
    r"|\bdo not (write|send)\b",
    re.IGNORECASE,
)


def link(apps, schema_editor):
    Carer = apps.get_model("pupils", "Carer")
    for carer in Carer.objects.exclude(contact_limit="").iterator():
        if NO_LETTERS.search(carer.contact_limit):
            Carer.objects.filter(pk=carer.pk).update(no_letters=True)
    Link = apps.get_model("pupils", "Link")
    for pupil in Link.objects.filter(tie="family").values_list("pupil", flat=True).distinct():
        _link_contacts_of(apps, pupil)


def _link_contacts_of(apps, pupil):
    homes = apps.get_model("pupils", "Link").objects.filter(tie="family", pupil=pupil).values("organisation")
    held = apps.get_model("access", "Membership").objects.filter(organisation__in=homes, role="family")
    people = list(apps.get_model("access", "Person").objects.filter(pk__in=held.values("person")))
    contacts = apps.get_model("pupils", "Carer").objects.filter(pupil=pupil)
    for person in people:
        named = [each for each in contacts if _same(each, person)]
        if len(named) == 1 and sum(_same(named[0], each) for each in people) == 1:
            contacts.filter(pk=named[0].pk).update(person=person)


def _same(carer, person):
    return carer.name.strip().casefold() == person.name.strip().casefold()


class Migration(migrations.Migration):
    dependencies = [("pupils", "0004_letters_to_each_parent"), ("access", "0002_invitations_and_ends")]

    operations = [migrations.RunPython(link, migrations.RunPython.noop)]
