"""A notice that a letter gave was given to the contact the letter names."""

from django.db import migrations

BATCH = 500


def link(apps, schema_editor):
    Notice = apps.get_model("exclusions", "Notice")
    given = list(Notice.objects.filter(letter__startswith="letters.letter:").only("pk", "letter"))
    for start in range(0, len(given), BATCH):
        some = given[start : start + BATCH]
        of_letter = {int(notice.letter.partition(":")[2]): notice for notice in some}
        for letter in apps.get_model("letters", "Letter").objects.filter(pk__in=of_letter, carer__isnull=False):
            Notice.objects.filter(letter=f"letters.letter:{letter.pk}", to="relevant_person").update(
                carer=letter.carer_id
            )


class Migration(migrations.Migration):
    dependencies = [
        ("exclusions", "0009_which_parent_was_told"),
        ("letters", "0004_to_the_contact_they_name"),
    ]

    operations = [migrations.RunPython(link, migrations.RunPython.noop)]
