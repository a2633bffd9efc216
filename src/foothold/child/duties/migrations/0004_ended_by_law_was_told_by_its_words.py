"""Duties that the law ended after a change of a calendar were told by the words of their explanation."""

from django.db import migrations

ENDED = "The law no longer asks for it after a change of the school's calendar."


def mark(apps, schema_editor):
    apps.get_model("duties", "Duty").objects.filter(status="void", explanation=ENDED).update(ended_by_law=True)


class Migration(migrations.Migration):
    dependencies = [("duties", "0003_ended_by_law_is_a_field")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
