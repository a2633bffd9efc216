"""The pages of a letter, and the paper that comes out of them."""

import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from pypdf import PdfReader

from foothold.child.duties.models import Duty
from foothold.child.letters.models import Letter, Letterhead
from tests import deeds

pytestmark = pytest.mark.django_db
NOV_4 = date(2025, 11, 4)


@pytest.fixture(autouse=True)
def on_the_day(at):
    at(datetime(2025, 11, 4, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def letter(rowan, alder, head, letterhead):
    deeds.suspend(rowan, alder, head, NOV_4, 4)
    return Letter.objects.get(kind="suspension.up_to_5")


def page_of(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_the_letters_of_an_exclusion_stand_on_one_page(signed_in, office, letter):
    page = page_of(signed_in(office), "exclusions:letters", letter.about.split(":")[1])

    assert "Suspension, up to 5 school days in the term" in page
    assert "Not sent" in page


def test_the_exclusion_leads_to_its_letters(signed_in, office, letter):
    page = page_of(signed_in(office), "exclusions:exclusion", letter.about.split(":")[1])

    assert reverse("exclusions:letters", args=[letter.about.split(":")[1]]) in page


def test_a_letter_shows_its_text_and_what_it_must_hold(signed_in, office, letter):
    page = page_of(signed_in(office), "letters:letter", letter.pk)

    assert '<h2 class="letter-subject">Rowan Ashdown: suspension for 2 school days</h2>' in page
    assert "The right to make representations to the governing board" in page
    assert "Check before relying on it" in page
    assert "Missing" not in page


def test_a_limit_on_contact_is_shown_before_anything_is_sent(signed_in, office, letter, rowan):
    rowan.carers.update(contact_limit="Court order: no letters to this address.")
    client = signed_in(office)

    for name in ("letters:letter", "exclusions:send-letter"):
        assert "Court order: no letters to this address." in page_of(client, name, letter.pk)


def test_one_press_records_that_it_was_sent_and_meets_what_was_owed(signed_in, office, letter):
    typed = {"sent_to": "Rosa Ashdown", "sent_how": "hand"}
    typed |= {"sent_on_day": "4", "sent_on_month": "11", "sent_on_year": "2025"}
    answer = signed_in(office).post(reverse("exclusions:send-letter", args=[letter.pk]), typed, follow=True)

    assert "Tuesday 4 November 2025, by hand, to Rosa Ashdown" in answer.content.decode()
    assert not Duty.objects.open().filter(kind="excl.notify_parent").exists()


def test_a_change_is_kept_as_a_version_and_shown(signed_in, office, letter):
    typed = {"to_name": "Rosa Ashdown", "to_address": "", "body": letter.body + "\n\nP.S. <b>Bold</b>"}
    typed |= {"dated_on_day": "4", "dated_on_month": "11", "dated_on_year": "2025"}
    answer = signed_in(office).post(reverse("letters:change", args=[letter.pk]), typed, follow=True)

    page = answer.content.decode()
    assert "version 2" in page
    assert "P.S. &lt;b&gt;Bold&lt;/b&gt;" in page


def test_a_letter_may_be_drafted_again_from_the_page(signed_in, office, letter):
    address = reverse("exclusions:letters", args=[letter.about.split(":")[1]])
    signed_in(office).post(address, {"kind": letter.kind})

    assert Letter.objects.filter(kind=letter.kind).count() == 2


def test_what_stands_on_letters_can_be_changed(signed_in, head, alder):
    address = reverse("letters:letterhead", args=[alder.pk])
    signed_in(head).post(address, {"address": "Harbour Road", "phone": "01632 960100"})

    assert Letterhead.objects.of(alder).phone == "01632 960100"
    assert "01632 960100" in page_of(signed_in(head), "letters:letterhead", alder.pk)


@pytest.mark.parametrize("copy", ["pdf", "large-print"])
def test_the_pdf_is_tagged_says_its_language_and_names_nobody_outside(signed_in, office, letter, copy):
    answer = signed_in(office).get(reverse("letters:copy", args=[letter.pk, copy]))
    read = PdfReader(io.BytesIO(answer.content))
    root = read.trailer["/Root"]
    text = "".join(page.extract_text() for page in read.pages)

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert "Rowan comes back to school on Thursday 6 November 2025" in " ".join(text.split())
    assert "Page 1 of" in text
    assert "rowan" not in answer["Content-Disposition"].lower()
    assert read.pages[0].mediabox.width == pytest.approx(595.28, abs=0.1)


def test_a_form_that_does_not_exist_is_not_found(signed_in, office, letter):
    assert signed_in(office).get(reverse("letters:copy", args=[letter.pk, "stone"])).status_code == 404
