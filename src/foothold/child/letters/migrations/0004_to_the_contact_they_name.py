"""Letters to the family were matched to contacts by name: linked where exactly one contact of the pupil has it."""

from collections import defaultdict

from django.db import migrations
from django.db.models import Q

BATCH = 500
TO_STAFF = Q(kind__startswith="notice.") | Q(kind__startswith="authority.")
TO_STAFF |= Q(kind__startswith="cancelled.") & ~Q(kind="cancelled.family")


def link(apps, schema_editor):
    Letter = apps.get_model("letters", "Letter")
    found = Letter.objects.exclude(TO_STAFF).exclude(to_name="")
    pks = list(found.values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        _link_some(apps, list(Letter.objects.filter(pk__in=pks[start : start + BATCH])))


def _link_some(apps, letters):
    named = defaultdict(list)
    for carer in apps.get_model("pupils", "Carer").objects.filter(pupil__in={each.pupil_id for each in letters}):
        named[carer.pupil_id, carer.name.strip().casefold()].append(carer)
    for letter in letters:
        fit = named[letter.pupil_id, letter.to_name.strip().casefold()]
        letter.carer = fit[0] if len(fit) == 1 else None
    apps.get_model("letters", "Letter").objects.bulk_update(letters, ["carer"])


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_one_for_each_parent")]

    operations = [migrations.RunPython(link, migrations.RunPython.noop)]
