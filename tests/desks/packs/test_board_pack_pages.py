"""The pages of the board pack, as school, clerk and readers use them."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from foothold.child.duties.models import Duty
from foothold.desks.packs.models import Evidence, LeftOut, PapersSent
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from tests import deeds, factories

pytestmark = pytest.mark.django_db
NOV_6 = date(2025, 11, 6)


@pytest.fixture
def office(walk, signed_in, at):
    at(factories.moment(NOV_6))
    return signed_in(walk.office)


def page(name, row, *more):
    return reverse(f"packs:{name}", args=[row.pk, *more])


def add(client, walk, kind="incident", **typed):
    return client.post(page("add-evidence", walk.row, kind), {"title": "The corridor"} | typed, follow=True)


def picture():
    kept = BytesIO()
    Image.new("RGB", (40, 20), "red").save(kept, "PNG")
    return SimpleUploadedFile("quentin.png", kept.getvalue())


def test_the_exclusion_leads_to_the_pack_and_the_pack_says_by_when_it_goes_out(office, walk):
    exclusion = office.get(reverse("exclusions:exclusion", args=[walk.row.pk])).content.decode()
    assert page("board-pack", walk.row) in exclusion

    shown = office.get(page("board-pack", walk.row)).content.decode()
    assert "Thursday 13 November 2025" in shown
    assert "Check before relying" in shown
    assert reverse("duties:duty", args=[walk.due("gb.papers").pk]) in shown
    assert "6 of what is needed are not in the pack yet" in shown


def test_a_short_suspension_is_not_offered_a_pack(alder, principal, signed_in, at):
    row = deeds.suspend(factories.pupil(alder), alder, principal, date(2025, 11, 4), 2)
    at(factories.moment(NOV_6))
    shown = signed_in(principal).get(reverse("exclusions:exclusion", args=[row.pk])).content.decode()
    assert page("board-pack", row) not in shown


def test_without_a_meeting_there_is_no_day_yet(office, walk, alder, principal):
    row = deeds.exclude(factories.pupil(alder), alder, principal, date(2025, 11, 4))
    assert "No meeting stands at present" in office.get(page("board-pack", row)).content.decode()


def test_a_paper_is_typed_put_in_read_and_taken_out(office, walk):
    shown = add(office, walk, text="A knife in a bag.").content.decode()
    assert "The corridor" in shown
    assert "A knife in a bag." in office.get(page("papers", walk.row)).content.decode()

    evidence = Evidence.objects.get()
    gone = office.post(reverse("packs:take-out", args=[evidence.pk]), follow=True).content.decode()
    assert "The corridor" not in gone


def test_earlier_conduct_without_a_reason_is_warned_about(office, walk):
    shown = add(office, walk, "behaviour_log", text="Late on 3 October.").content.decode()
    assert "can bias the board" in shown
    assert "take it out: Behaviour log" in shown
    assert "can bias the board" in office.get(page("send-papers", walk.row)).content.decode()


def test_a_picture_needs_words_and_a_reader(office, walk):
    refused = add(office, walk, "photographs", file=picture()).content.decode()
    assert "Say what the picture shows." in refused
    assert "Read the file and tick this" in refused
    assert not Evidence.objects.exists()


def test_a_picture_is_kept_without_its_name_and_shown(office, walk):
    add(office, walk, "photographs", file=picture(), shows="The corridor", read="on")
    evidence = Evidence.objects.get()
    file = office.get(reverse("packs:evidence-file", args=[evidence.pk]))
    assert file["Content-Type"] == "image/jpeg"
    assert "quentin" not in file["Content-Disposition"]
    assert Image.open(BytesIO(file.content)).size == (40, 20)
    assert 'alt="The corridor"' in office.get(page("papers", walk.row)).content.decode()


def test_a_paper_taken_out_is_there_for_those_alone_who_make_the_pack(office, walk, signed_in):
    reader = signed_in(walk.trust_lead)
    row = factories.evidence(walk.row, by=walk.office)
    file = reverse("packs:evidence-file", args=[row.pk])
    assert reader.get(file).status_code == 200

    Evidence.objects.filter(pk=row.pk).update(taken_out_at=factories.moment(NOV_6))

    assert reader.get(file).status_code == 404
    assert office.get(file).status_code == 200


def test_nothing_typed_and_no_file_is_said_kindly(office, walk):
    assert "Type what the paper says, or choose a file." in add(office, walk).content.decode()


def test_a_paper_that_was_typed_has_no_file_and_an_unknown_kind_no_page(office, walk):
    add(office, walk, text="A knife.")
    assert office.get(reverse("packs:evidence-file", args=[Evidence.objects.get().pk])).status_code == 404
    assert office.get(page("add-evidence", walk.row, "gossip")).status_code == 404


def test_names_to_hide_are_typed_once_and_hidden_on_the_page(office, walk):
    typed = {"names": "Quentin Oddfellow\nAma Boateng", "specials_told": ["ethnicity"], "because": ""}
    assert (
        "Say why the board needs" in office.post(page("leave-out-of-pack", walk.row), typed).content.decode()
    )

    typed["because"] = "It is what the complaint is about."
    shown = office.post(page("leave-out-of-pack", walk.row), typed, follow=True).content.decode()
    assert "Q.O., A.B." in shown
    assert "Ethnicity" in shown
    add(office, walk, "witnesses", title="Ama Boateng", text="I saw it.")
    assert "Boateng" not in office.get(page("board-pack", walk.row)).content.decode()
    read = office.get(page("papers", walk.row)).content.decode()
    assert "Oddfellow" not in read
    assert "QUENTIN" not in read
    assert "Ama Boateng" in office.get(page("leave-out-of-pack", walk.row)).content.decode()
    assert LeftOut.objects.count() == 1


def test_papers_sent_are_recorded_on_the_page_and_what_was_owed_is_done(office, walk):
    add(office, walk, text="A knife in a bag.")
    typed = {"sent_on_0": "6", "sent_on_1": "11", "sent_on_2": "2025", "how": "hand"}
    typed |= {"sent_on_day": "6", "sent_on_month": "11", "sent_on_year": "2025"}
    shown = office.post(page("send-papers", walk.row), typed, follow=True).content.decode()
    assert "by hand" in shown
    assert walk.due("gb.papers").status == Duty.Status.MET

    kept = office.get(reverse("packs:papers-as-sent", args=[PapersSent.objects.get().pk]))
    assert "A knife in a bag." in PdfReader(BytesIO(kept.content)).pages[-2].extract_text()


def test_reading_the_pack_is_in_the_reading_log(office, walk):
    office.get(page("papers-on-paper", walk.row))
    assert Reading.objects.filter(subject=walk.row.pupil.subject_key, page="ReadPackOnPaper").exists()


def test_who_only_reads_is_offered_nothing_to_change(walk, signed_in, at):
    at(factories.moment(NOV_6))
    shown = signed_in(walk.officer).get(page("board-pack", walk.row)).content.decode()
    assert "Read the pack" in shown
    assert "add-evidence" not in shown
    assert "/add/" not in shown
    assert "Record that it was sent" not in shown


def test_the_clerk_reads_the_pack_and_a_teacher_does_not(walk, alder, signed_in, at):
    at(factories.moment(NOV_6))
    assert signed_in(walk.clerk).get(page("papers", walk.row)).status_code == 200
    teacher = factories.person(Role.CLASS_TEACHER, alder)
    assert signed_in(teacher).get(page("papers", walk.row)).status_code in (403, 404)


@pytest.mark.parametrize("name", ["board-pack", "papers"])
def test_more_evidence_costs_no_more_queries(office, walk, name):
    factories.evidence(walk.row, by=walk.office)
    walk.represent(NOV_6)
    few = asked(office, page(name, walk.row))
    for _ in range(5):
        factories.evidence(walk.row, by=walk.office)
        walk.represent(NOV_6)
    assert asked(office, page(name, walk.row)) == few


def asked(client, address):
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pack_is_accessible_and_fits_a_phone(browse_as, accessible, walk, at):
    factories.evidence(walk.row, by=walk.office, title="The corridor")
    at(factories.moment(date(2025, 11, 10)))
    opened = browse_as(walk.office, viewport={"width": 320, "height": 800})
    for name in ("board-pack", "papers", "leave-out-of-pack"):
        opened.goto(page(name, walk.row))
        accessible(opened)
        assert opened.evaluate("document.documentElement.scrollWidth") <= 320
