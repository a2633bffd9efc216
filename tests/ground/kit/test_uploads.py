"""Files as people send them by mistake, and as somebody might send them on purpose."""

import io
import zipfile

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from foothold.ground.kit import uploads
from foothold.ground.kit.refusals import Refused

TERMS = b"row_type,start,end\nterm_block,2025-09-01,2025-10-24\n"
DIARY = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)
MAIN = uploads._MAIN_PART.decode()
BODY = '<?xml version="1.0"?><w:document xmlns:w="urn:w"><w:body>Dear parent</w:body></w:document>'
LINKS = '<Relationships><Relationship Id="a" Type="x/{}" Target="{}" TargetMode="{}"/></Relationships>'


def word(body=BODY, main=MAIN, **parts):
    """A Word document as bytes; `parts` adds further ones, their names with / as __."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(main))
        archive.writestr("word/document.xml", body)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


def sent(name, content):
    return SimpleUploadedFile(name, content, content_type="whatever/it.says")


def checked(name, content):
    return uploads.bytes_of(sent(name, content), uploads.TABLE, uploads.CALENDAR, uploads.WORD)


def refusal(name, content):
    with pytest.raises(Refused) as refused:
        checked(name, content)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("terms.csv", TERMS, uploads.TABLE),
        ("TERMS.CSV", b"\xef\xbb\xbf" + TERMS, uploads.TABLE),
        ("terms.csv", TERMS + "inset,2025-11-03,2025-11-03 # caf\xe9\n".encode("cp1252"), uploads.TABLE),
        ("terms.ics", DIARY, uploads.CALENDAR),
        ("letter.docx", word(), uploads.WORD),
        ("linked.docx", word(word___rels__document_xml_rels=LINKS.format("hyperlink", "https://x.example", "External")),
         uploads.WORD),
    ],
)  # fmt: skip
def test_a_good_file_is_taken_as_what_it_is(name, content, kind):
    assert checked(name, content) == (kind, content)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("terms.xlsx", TERMS, "terms.xlsx is not a file we can read here. Send a table saved as CSV"),
        ("terms.csv", b"", "terms.csv is empty"),
        ("terms.csv", b" \n ", "terms.csv is empty"),
        ("terms.csv", word(), "The file is not plain text"),
        ("terms.csv", b"<html><b>a,b</b>", "not a row of column names"),
        ("terms.csv", b"Our term dates\n", "not a row of column names"),
        ("terms.ics", TERMS, "not a whole calendar"),
        ("terms.ics", DIARY[:-10], "not a whole calendar"),
        ("letter.docx", b"%PDF-1.7 a letter", "not a Word document"),
        ("letter.docx", word()[:-40], "not a Word document, or it is damaged"),
        ("letter.docx", word(main="application/vnd.ms-excel"), "another kind of Office document"),
        ("letter.docx", word(main=MAIN.replace("document.main", "template.main")), "another kind"),
        ("letter.docx", word(word__vbaProject_bin="x"), "macros or files embedded"),
        ("letter.docx", word(word__embeddings__oleObject1_bin="x"), "macros or files embedded"),
        ("letter.docx", word(___escaped_xml="<a/>"), "in a way we cannot read safely"),
        ("letter.docx", word(body="<w:document>"), "A part of the document cannot be read"),
        ("letter.docx", word(word___rels__settings_xml_rels=LINKS.format("attachedTemplate", "http://x", "External")),
         "fetches a picture or template from another address"),
    ],
)  # fmt: skip
def test_a_file_that_is_something_else_is_refused_with_what_to_do(name, content, said):
    assert said in refusal(name, content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_a_document_type_is_refused_however_it_is_encoded(encoding):
    laughs = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    assert "declares its own kind of XML" in refusal("letter.docx", word(body=laughs.encode(encoding)))


def test_a_document_that_unpacks_without_end_is_refused_before_it_fills_the_memory():
    bomb = word(word__media__image1_png=bytes(uploads.UNPACKED + 1))
    assert len(bomb) < 100_000
    assert "larger than it seems" in refusal("letter.docx", bomb)


def test_a_document_that_lies_about_how_large_it_is_is_refused():
    honest = word(word__media__image1_png=bytes(1_000_000))
    lying = honest.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert "damaged" in refusal("letter.docx", lying)


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_document_whose_packing_is_broken_is_refused_in_a_sentence(packed):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packed) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(MAIN) * 20)
    content = bytearray(held.getvalue())
    content[60:90] = bytes([255]) * 30
    assert "not a Word document, or it is damaged" in refusal("letter.docx", bytes(content))


def test_a_document_of_very_many_parts_is_refused():
    many = {f"word__part{number}_xml": "<a/>" for number in range(uploads.PARTS)}
    assert "in a way we cannot read safely" in refusal("letter.docx", word(**many))


def test_a_file_that_is_too_large_is_refused_with_the_largest_size():
    large = TERMS + b"\n" * uploads.TABLE.largest
    assert refusal("terms.csv", large) == "terms.csv is larger than 2 MB. Send a smaller file, or split it."


class Calendars(forms.Form):
    one = uploads.UploadField(uploads.TABLE, uploads.CALENDAR, label="Term dates", required=False)
    several = uploads.UploadsField(uploads.TABLE, label="Of several schools", most=2)


def filled(**files):
    return Calendars(QueryDict(), MultiValueDict(files))


def test_a_form_gives_its_page_the_content_of_each_file():
    form = filled(one=[sent("a.ics", DIARY)], several=[sent("b.csv", TERMS), sent("c.csv", TERMS)])
    assert form.is_valid(), form.errors
    assert form.cleaned_data["one"].kind == uploads.CALENDAR
    assert [each.name for each in form.cleaned_data["several"]] == ["b.csv", "c.csv"]
    assert form.cleaned_data["several"][0].text == TERMS.decode()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "Choose a file."),
        ([sent("a.csv", b"")], "The submitted file is empty."),
        ([sent("a.csv", TERMS), sent("b.csv", DIARY)], "not a row of column names"),
        (
            [sent(f"{number}.csv", TERMS) for number in range(3)],
            "Send at most 2 files at a time. You sent 3.",
        ),
    ],
)
def test_a_form_says_beside_the_field_what_is_wrong_with_its_files(files, said):
    form = filled(several=files)
    assert not form.is_valid()
    assert said in str(form.errors["several"])


def test_a_form_with_a_file_is_drawn_to_send_files():
    form = Calendars()
    assert form.is_multipart()
    assert 'accept=".csv,.ics"' in str(form["one"])
    assert "multiple" in str(form["several"])


def test_what_comes_after_the_largest_size_is_never_held():
    huge = TERMS + b"\n" * (2 * uploads.LARGEST)
    request = RequestFactory().post("/", {"several": sent("huge.csv", huge), "why": "new year"})
    assert request.FILES["several"].size < uploads.LARGEST + uploads.MEGABYTE
    assert request.POST["why"] == "new year"
    form = Calendars(request.POST, request.FILES)
    assert "larger than 2 MB" in str(form.errors["several"])
    request.close()


@pytest.mark.django_db
def test_very_many_files_at_once_are_answered_in_words(client):
    many = {f"file{number}": sent(f"{number}.csv", TERMS) for number in range(30)}
    answer = client.post("/account/login/", many)
    assert answer.status_code == 400
    assert "more files or longer texts than we take" in answer.content.decode()
