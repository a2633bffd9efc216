"""The whole file of a child: everything that any table holds, and only what may be left out is left out."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foothold.child.duties.models import Duty
from foothold.child.letters import actions as letter_actions
from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Carer, Pupil
from foothold.desks.children import actions as children
from foothold.desks.packs import child_file
from foothold.desks.packs.child_file import Redaction
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.law import rules
from foothold.path.exclusions import letters
from foothold.path.exclusions.models import Exclusion, RegisterDeletion
from tests import deeds, factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return factories.school(authority=factories.authority())


@pytest.fixture
def head(school):
    return factories.person(Role.HEADTEACHER, school)


@pytest.fixture
def pupil(school, head):
    made = factories.pupil(school)
    deeds.suspend(made, school, head, date(2025, 11, 4), 12)
    return made


def words_of(pupil, redaction=None):
    found = child_file.sections(pupil, redaction or Redaction())
    return "\n".join(
        text
        for section in found
        for entry in section.entries
        for text in (entry.title, *(f"{line.label}: {line.value}" for line in entry.lines))
    )


def carer(pupil, head, name, phone):
    made = Carer(name=name, relation="mother", phone=phone)
    return pupils.add_carer(by=head, at=factories.moment(date(2025, 11, 5)), pupil=pupil, carer=made)


def test_every_row_about_the_child_is_in_the_file_once(pupil):
    held = {model._meta.label: child_file.rows(model, pupil).count() for model in child_file.tables()}
    told = {part.key: len(part.entries) for part in child_file.sections(pupil, Redaction())}
    assert told == {label: number for label, number in held.items() if number}
    assert {"exclusions.Exclusion", "duties.Duty", "audit.Event", "exclusions.Reason"} <= set(told)


def test_the_parts_of_the_file_are_named_without_reading_them(pupil):
    told = [(part.key, part.title) for part in child_file.sections(pupil, Redaction())]
    with CaptureQueriesContext(connection) as asked:
        assert child_file.parts(pupil) == told
    assert len(asked) == len(child_file.tables())


def test_a_longer_file_costs_no_more_queries(pupil, school, head):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            words_of(pupil)
        return [each["sql"] for each in asked]

    few = queries()
    for day in (17, 18, 19):
        deeds.suspend(pupil, school, head, date(2025, 11, day), 2)
    assert len(queries()) == len(few)


def test_every_fact_that_is_not_a_key_is_in_the_file(pupil):
    words = words_of(pupil)
    for row in (*Exclusion.objects.all(), *Duty.objects.all(), *Pupil.objects.all()):
        for name in child_file._told(type(row)):
            assert child_file.said(row, name) in words


def test_the_file_of_one_child_holds_nothing_of_another(pupil, school, head):
    other = factories.pupil(school, given_name="Quentin", family_name="Oddfellow")
    deeds.suspend(other, school, head, date(2025, 11, 5), what_happened="A thing only Quentin did.")
    words = words_of(pupil)
    assert "Oddfellow" not in words
    assert "only Quentin" not in words


def test_how_to_reach_a_carer_who_did_not_ask_is_left_out(pupil, head):
    asks = carer(pupil, head, "Rosa Reed", "07700 900111")
    carer(pupil, head, "Piers Reed", "07700 900222")
    words = words_of(pupil, Redaction(asked_by=asks))
    assert "07700 900111" in words
    assert "07700 900222" not in words
    assert "Piers Reed" in words


def test_the_address_of_the_other_parent_stands_nowhere_in_the_file(pupil, school, head):
    for name, address in (("Rosa Reed", "4 Canal Row"), ("Piers Reed", "9 Hidden Lane")):
        made = carer(pupil, head, name, "07700 900111")
        correct = {"changes": {"address": address}, "was": {"address": ""}, "reason": "It was wanting."}
        pupils.correct_carer(by=head, at=deeds.at(date(2025, 11, 3)), pupil=pupil, carer=made, **correct)
    row = deeds.suspend(pupil, school, head, date(2025, 11, 24))
    wanted = letters.Occasion.of(row, date(2025, 11, 24)).drafts(["suspension.up_to_5"])
    again = {"pupil": pupil, "title": "Suspension", "wanted": wanted}
    letter_actions.draft(by=head, at=deeds.at(date(2025, 11, 24), 12), **again)

    words = words_of(pupil, Redaction(asked_by=pupil.carers.get(name="Rosa Reed")))
    assert "4 Canal Row" in words
    assert "Hidden Lane" not in words


def test_a_contact_corrected_or_removed_is_given_away_by_no_text_of_the_file(pupil, school, head):
    asks = carer(pupil, head, "Rosa Reed", "07700 900111")
    given = {"by": head, "at": deeds.at(date(2025, 11, 5), 12), "pupil": pupil}
    for number, was in enumerate(("9 Hidden Lane, Fernleigh", "7 Secret Way, Fernleigh")):
        made = carer(pupil, head, f"Piers Reed {number}", "")
        correct = {
            "carer": made,
            "changes": {"address": was},
            "was": {"address": ""},
            "reason": "New address.",
        }
        pupils.correct_carer(**given, **correct)
    told = {
        "was": {"address": "7 Secret Way, Fernleigh"},
        "reason": "He moved from 9 Hidden Lane,  Fernleigh.",
    }
    children.remove_carer(**given, carer=made, **told)
    row = deeds.suspend(pupil, school, head, date(2025, 11, 24))
    letter = row.pupil.letters.last()
    letter.body = "He may be written to at\n9 Hidden Lane\nFernleigh."
    letter.save()
    RegisterDeletion.objects.create(
        exclusion=row, last_on=date(2025, 12, 1), ground="review", name="x", address="11 Unknown Road"
    )

    words = words_of(pupil, Redaction(asked_by=asks))
    assert [each for each in ("Hidden", "Secret", "Unknown") if each in words] == []
    assert "He may be written to at\n[left out]." in words


def test_what_was_recorded_about_the_contact_who_asks_is_theirs_to_read(pupil, head):
    asks = carer(pupil, head, "Rosa Reed", "07700 900111")
    Carer.objects.update(address="3 Old Row")
    correct = {"changes": {"address": "4 Canal Row"}, "was": {"address": "3 Old Row"}, "reason": "Moved."}
    pupils.correct_carer(by=head, at=deeds.at(date(2025, 11, 5), 12), pupil=pupil, carer=asks, **correct)

    words = words_of(pupil, Redaction(asked_by=asks))
    assert "3 Old Row" in words
    assert "3 Old Row" not in words_of(pupil)


def test_no_code_of_ours_stands_in_the_file(pupil):
    headings = {
        entry.title for section in child_file.sections(pupil, Redaction()) for entry in section.entries
    }

    assert "What follows from a suspension" in headings
    assert set(rules.FOLLOWS_FROM) == set(rules.RULES)


@pytest.mark.parametrize("left_out", child_file.MAY_BE_LEFT_OUT)
def test_a_class_of_facts_left_out_is_nowhere_in_the_file(pupil, left_out):
    hidden = {
        child_file.said(row, name)
        for model in child_file.tables()
        for row in child_file.rows(model, pupil)
        for name, each in child_file._told(model).items()
        if each == left_out and len(child_file.said(row, name)) > 12
    }
    words = words_of(pupil, Redaction(classes=frozenset({left_out})))
    assert hidden
    assert not [each for each in hidden if each in words]


def test_an_event_is_told_in_the_sentence_of_the_chronology(pupil):
    assert Event.objects.filter(subject=pupil.subject_key).exists()
    assert "suspension" in words_of(pupil).lower()
