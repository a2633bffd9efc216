"""Letters as Word documents, and the templates that organisations upload for them."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.urls import reverse
from docx import Document

from foothold.child.letters import actions, copies, samples, word
from foothold.child.letters.models import Letter, Translation, WordTemplate
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Belonging
from tests import deeds, factories

NOV_4 = date(2025, 11, 4)
EVERYTHING = dict.fromkeys(word.names(), "")


def template(*texts, body=True):
    """Our template with more text in front, or without the letter in it."""
    document = Document(io.BytesIO(word.our_template())) if body else Document()
    for text in texts:
        document.add_paragraph(text)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def taken(content, organisation, by, kind=""):
    made = WordTemplate(kind=kind, name="ours.docx", content=content)
    at = deeds.at(NOV_4, 8)
    return actions.add_template(by=by, at=at, organisation=organisation, template=made)


@pytest.fixture
def letter(rowan, alder, head, letterhead):
    deeds.suspend(rowan, alder, head, NOV_4, 4)
    return Letter.objects.get(kind="suspension.up_to_5")


@pytest.mark.django_db
def test_the_word_document_says_what_the_letter_says_in_styles_that_can_be_changed(letter):
    document = Document(io.BytesIO(copies.in_word(letter)))
    styles = {line.text: line.style.name for line in document.paragraphs}

    assert styles["Rowan Ashdown: suspension for 2 school days"] == "Heading 1"
    assert styles["Why"] == "Heading 2"
    assert styles["Tuesday 4 November 2025"] in ("List Bullet", "Normal")
    assert letter.of_kind.missing(word.text_of(copies.in_word(letter)), letter.given) == []
    assert "{" not in word.text_of(copies.in_word(letter))


def test_our_own_template_is_fit_for_every_letter():
    word.refuse_unfit(word.our_template())


@pytest.mark.django_db
def test_what_a_person_typed_is_text_and_never_markup_or_code(letter, head):
    body = letter.body + "\n\nA & B <w:t>x</w:t> {{ school }}"
    given = {"body": body, "to_name": "A & B", "to_address": "", "dated_on": NOV_4}
    second = actions.revise(by=head, at=deeds.at(NOV_4, 11), letter=letter, **given)

    assert "A & B <w:t>x</w:t> {{ school }}" in word.text_of(copies.in_word(second))


def test_a_name_that_no_letter_has_is_told():
    with pytest.raises(Refused, match="asks for pupil_nam, which no letter has"):
        word.refuse_unfit(template("{{ pupil_nam }}"))


def test_what_a_template_would_lose_is_told():
    with pytest.raises(Refused, match="would not say: the period: the first and the last day"):
        word.refuse_unfit(template("Dear {{ to_name }}", body=False), "suspension.up_to_5")


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ name.format(1) }}",
        "{{ school * 99999999 }}",
        "{{ range(99999999) }}",
        "{{ body.append(1) }}",
        "{{ cycler }}",
        "{{ 'x'|center(99999999) }}",
        "{% include 'x' %}",
        "{{ name",
        "{% for x in body %}",
    ],
)
def test_a_template_that_wants_more_than_to_write_is_refused(text):
    with pytest.raises(Refused):
        word.refuse_unfit(template(text), "suspension.up_to_5")


@pytest.mark.django_db
def test_an_own_template_is_used_from_then_on_and_ours_again_after_it(letter, alder, head):
    own = taken(template("Founded in 1904"), alder, head)
    assert "Founded in 1904" in word.text_of(copies.in_word(letter))

    actions.end_template(by=head, at=deeds.at(NOV_4, 9), organisation=alder, template=own)
    assert "Founded in 1904" not in word.text_of(copies.in_word(letter))


@pytest.mark.django_db
def test_the_template_of_one_kind_comes_before_that_of_all_and_the_schools_before_the_authoritys(
    letter, alder, head, fernleigh
):
    lead = factories.person("head_of_inclusion", fernleigh)
    taken(template("From Fernleigh"), fernleigh, lead)
    assert "From Fernleigh" in word.text_of(copies.in_word(letter))

    taken(template("For all"), alder, head)
    taken(template("For this one"), alder, head, "suspension.up_to_5")
    assert "For this one" in word.text_of(copies.in_word(letter))
    assert Belonging.objects.filter(parent=fernleigh).exists()


@pytest.mark.django_db
def test_a_second_template_is_the_next_version(alder, head):
    taken(template(), alder, head)

    assert taken(template("New"), alder, head).version == 2
    assert len(WordTemplate.objects.in_use(alder)) == 1


@pytest.mark.django_db
def test_a_template_is_uploaded_tried_and_stopped_from_the_page(signed_in, head, alder):
    client, address = signed_in(head), reverse("letters:templates", args=[alder.pk])
    client.post(address, {"kind": "", "file": SimpleUploadedFile("own.docx", template("Founded in 1904"))})

    page = client.get(address).content.decode()
    assert "own.docx, version 1" in page
    client.post(address, {"end": WordTemplate.objects.get().pk})
    assert "own.docx" not in client.get(address).content.decode()


@pytest.mark.django_db
def test_a_file_with_a_macro_is_refused_on_the_page(signed_in, head, alder):
    kept = io.BytesIO(template())
    with zipfile.ZipFile(kept, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    file = SimpleUploadedFile("own.docx", kept.getvalue())
    answer = signed_in(head).post(reverse("letters:templates", args=[alder.pk]), {"kind": "", "file": file})

    assert answer.status_code == 422
    assert "macros" in answer.content.decode()
    assert not WordTemplate.objects.exists()


def test_every_made_up_fact_can_be_written_in_a_template():
    for facts in samples.FACTS.values():
        assert set(facts) <= set(EVERYTHING)


def polish(text="Rowan: {{ name }} wraca {{ returns_on }}.", language="Polish", **fields):
    given = {"kind": "suspension.up_to_5", "code": "pl", "translator": "Ania Nowak"}
    return Translation(language=language, text=text, **given | fields)


def supplied(translation, organisation, by):
    at = deeds.at(NOV_4, 8)
    return actions.supply_translation(by=by, at=at, organisation=organisation, translation=translation)


@pytest.mark.django_db
def test_a_second_language_stands_after_the_english_with_who_supplied_it(letter, fernleigh):
    supplied(polish(), fernleigh, factories.person("head_of_inclusion", fernleigh))
    page = render_to_string("letters/print.html", copies.translated(letter))

    english, _, other = page.partition('<section class="translation" lang="pl">')
    assert "comes back to school" in english
    assert "Rowan Ashdown wraca Thursday 6 November 2025." in other
    assert "Supplied by Fernleigh, translated by Ania Nowak, 4 November 2025" in other


@pytest.mark.django_db
def test_a_language_ends_with_an_empty_text_and_the_copy_with_it(letter, fernleigh):
    lead = factories.person("head_of_inclusion", fernleigh)
    supplied(polish(), fernleigh, lead)
    assert copies.COPIES["with-translation"].is_for(letter)

    assert supplied(polish(text=""), fernleigh, lead).version == 2
    assert not copies.COPIES["with-translation"].is_for(letter)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["{{ nam }}", "{{ name.format(1) }}", "{{ name", "{% for x in name %}"])
def test_a_translation_that_cannot_be_filled_in_is_refused(fernleigh, text):
    with pytest.raises(Refused):
        supplied(polish(text=text), fernleigh, factories.person("head_of_inclusion", fernleigh))


@pytest.mark.django_db
def test_a_translation_is_supplied_from_the_page(signed_in, head, alder):
    typed = {"kind": "suspension.up_to_5", "language": "Welsh", "code": "cy", "translator": "Non Rees"}
    address = reverse("letters:translations", args=[alder.pk])
    answer = signed_in(head).post(address, typed | {"text": "Mae {{ first }}."}, follow=True)

    assert "in Welsh, version 1" in answer.content.decode()
