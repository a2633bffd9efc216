"""A backup comes back row by row, and nothing else ever comes back in its place."""

import gzip
import io
import json
import threading
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from foothold.child.letters import actions as letters
from foothold.child.letters import word
from foothold.child.letters.models import WordTemplate
from foothold.child.pupils.models import Pupil
from foothold.config.safekeeping import backup, restore, tables
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import Refused
from tests import deeds, factories

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY = date(2025, 11, 10)
AT = factories.moment(MONDAY)


@pytest.fixture
def school():
    """A school with one suspension on record."""
    alder = factories.school(authority=factories.authority())
    head = factories.person(Role.HEADTEACHER, alder, name="Zoë O'Head")
    deeds.suspend(factories.pupil(alder), alder, head, MONDAY)
    return alder


def written():
    out = io.BytesIO()
    backup.write(out, at=AT)
    return out.getvalue()


def everything():
    return {tables.named(model): list(tables.lines(model)) for model in tables.models()}


def restored(content, *, replace=True):
    return restore.read(io.BytesIO(content), replace=replace)


def altered(content, change):
    """The same backup with its lines changed, packed again."""
    return gzip.compress(b"".join(change(gzip.decompress(content).splitlines(keepends=True))))


def test_everything_comes_back_as_it_was_and_what_came_after_is_gone(school):
    kept, before = written(), everything()
    factories.pupil(school, family_name="Later")

    restored(kept)

    assert everything() == before
    assert before["exclusions_exclusion"]
    assert list(chain.faults()) == []


def test_an_uploaded_template_comes_back_byte_for_byte(school):
    head = school.memberships.get(role=Role.HEADTEACHER).person
    template = WordTemplate(name="ours.docx", content=word.our_template())
    letters.add_template(by=head, at=AT, organisation=school, template=template)
    kept = written()

    restored(kept)

    assert bytes(WordTemplate.objects.get().content) == template.content


def test_work_goes_on_after_a_restore_with_new_numbers_and_the_record_still_guarded(school):
    restored(written())

    pupil = factories.pupil(school, family_name="Next")
    assert pupil.pk == max(Pupil.objects.values_list("pk", flat=True))
    assert list(chain.faults()) == []
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        Event.objects.update(verb="something else")


def test_a_database_that_holds_anything_is_left_alone_unless_told_otherwise(school):
    before = everything()

    with pytest.raises(Refused, match="holds people or records already"):
        restored(written(), replace=False)

    assert everything() == before


def resealed(lines):
    whole = tables.Tally()
    return [*map(whole.add, lines), tables.line({"whole": whole.sha256})]


def turned(content, at):
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda kept: kept[:-200], id="cut short"),
        pytest.param(lambda kept: turned(kept, len(kept) // 2), id="one bit turned"),
        pytest.param(lambda kept: altered(kept, lambda lines: lines[:-1]), id="without its last line"),
        pytest.param(
            lambda kept: altered(kept, lambda lines: [line.replace(b"Example", b"Exemple") for line in lines]),
            id="a name changed",
        ),
        pytest.param(
            lambda kept: altered(kept, lambda lines: [line for line in lines if b"O'Head" not in line]),
            id="a row left out",
        ),
    ],
)  # fmt: skip
def test_a_damaged_backup_is_refused_and_nothing_is_changed(school, damage):
    kept = written()
    factories.pupil(school, family_name="Later")
    before = everything()

    with pytest.raises(Refused, match="damaged, so nothing was changed"):
        restored(damage(kept))

    assert everything() == before


def test_a_backup_of_other_tables_says_which_version_made_it(school):
    def older(lines):
        header = json.loads(lines[0])
        header["foothold"], header["shape"]["exclusions"] = "0.0.9", "0000_before"
        return resealed([tables.line(header), *lines[1:-1]])

    with pytest.raises(Refused, match=r"another version of Foothold \(0\.0\.9\)"):
        restored(altered(written(), older))


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", gzip.compress(b"{}\n"), gzip.compress(b"hello\n")],
    ids=["empty", "another archive", "without a header", "not lines of ours"],
)
def test_what_is_no_backup_is_refused(content):
    with pytest.raises(Refused, match="nothing was changed"):
        restored(content)


def test_a_backup_is_of_one_moment_and_keeps_nobody_from_writing(school):
    def add():
        factories.pupil(school, family_name="Meanwhile")
        connections.close_all()

    with backup.one_moment():
        before = Pupil.objects.count()
        other = threading.Thread(target=add)
        other.start()
        other.join(15)
        assert not other.is_alive()
        assert Pupil.objects.count() == before

    assert Pupil.objects.count() == before + 1


def test_the_commands_write_a_file_for_its_owner_alone_and_say_what_they_did(school, tmp_path, capsys):
    file = tmp_path / "monday.backup"

    call_command("backup", str(file))
    call_command("restore", str(file), replace=True)

    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["monday.backup"]
    said = capsys.readouterr().out
    assert f"rows are in {file}." in said
    assert "each compared with the backup" in said
    assert "all as recorded" in said


def test_two_backups_to_one_file_at_once_leave_a_whole_one(school, tmp_path):
    """What another is still writing beside the file is left to it."""
    others = tmp_path / "monday.backup.part"
    others.write_text("half a backup")

    call_command("backup", str(tmp_path / "monday.backup"))

    assert others.read_text() == "half a backup"
    call_command("restore", str(tmp_path / "monday.backup"), replace=True)


def test_a_backup_that_cannot_be_written_or_read_says_so_in_a_sentence(tmp_path):
    nowhere = str(tmp_path / "missing" / "file")

    with pytest.raises(CommandError, match="could not be written: No such file or directory"):
        call_command("backup", nowhere)
    with pytest.raises(CommandError, match="cannot be read: No such file or directory"):
        call_command("restore", nowhere)


def test_a_database_that_is_behind_the_program_is_not_backed_up_by_it(school, tmp_path):
    with transaction.atomic():
        MigrationRecorder(connection).record_unapplied("exclusions", tables.shape()["exclusions"])
        with pytest.raises(CommandError, match="Back up with the version that made it"):
            call_command("backup", str(tmp_path / "file"))
        transaction.set_rollback(True)


def test_no_table_keeps_its_content_outside_the_database():
    """A backup holds tables. Whoever adds a field that stores files beside them has to add those files to it."""
    outside = [
        str(field)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.FileField)
    ]
    assert outside == []
