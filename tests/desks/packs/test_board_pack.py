"""The pack for a governing board: its evidence, what it leaves out, the papers, and that they were sent."""

import re
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from foothold.child.duties.models import Duty
from foothold.child.letters.models import Letter
from foothold.child.pupils.models import Carer, Characteristic
from foothold.desks.packs import actions, checks, child_file, contents, matrix, papers, specials
from foothold.desks.packs.models import Evidence, LeftOut, PapersSent
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit import sentences
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations import calendars
from foothold.ground.outside import pdf
from foothold.path.exclusions import actions as exclusions
from tests import factories
from tests.desks.packs.conftest import NOV_4

pytestmark = pytest.mark.django_db
NOV_6 = date(2025, 11, 6)
NAMES = "Quentin Oddfellow, Quin\nAma Boateng"
LEAKS = re.compile(r"quentin|quin|oddfellow|ama\b|boateng", re.IGNORECASE)


def at(day=NOV_6):
    return factories.moment(day)


def put_in(walk, kind="incident", **fields):
    given = {"kind": kind, "title": matrix.KIND[kind].title, "media": "", "content": None, "pages": 0}
    if not fields.get("media"):
        given["text"] = "What was written down."
    return factories.evidence(walk.row, by=walk.office, **given | fields)


def leave_out(walk, names=NAMES, specials_told=(), because=""):
    return actions.leave_out_of_pack(
        by=walk.clerk,
        at=at(),
        exclusion=walk.row,
        left_out=LeftOut(names=names),
        specials_told=list(specials_told),
        because=because,
    )


def parts(walk):
    return contents.parts_of(walk.row, calendars.calendar_of(walk.row.school))


def on_paper(walk):
    given = {
        "exclusion": walk.row,
        "parts": contents.parts_of(walk.row, calendars.calendar_of(walk.row.school), pictures=True),
        "questions": checks.questions("one_off"),
        "checks_source": checks.SOURCE,
        "on_paper": True,
        "today": NOV_6,
    }
    return PdfReader(BytesIO(pdf.of("packs/board_pack_print.html", given)))


def said(walk):
    return str(parts(walk))


def picture(**saved):
    kept = BytesIO()
    Image.new("RGB", (3_000, 20), "red").save(kept, saved.pop("format", "JPEG"), **saved)
    return kept.getvalue()


def a_pdf(pages=2, **options):
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    if "password" in options:
        writer.encrypt(options["password"])
    if "carries" in options:
        writer.add_attachment("notes.txt", options["carries"])
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()


# The matrix


def test_for_one_incident_what_came_before_needs_a_reason_and_for_persistent_breaches_it_is_needed():
    with_reason = {kind.key for kind in matrix.KINDS if kind.need("one_off") is matrix.Need.WITH_REASON}
    needed = {kind.key for kind in matrix.KINDS if kind.need("persistent") is matrix.Need.MUST}
    assert with_reason == {"behaviour_log", "attendance", "reports"}
    assert {"incident", "pupil", "witnesses", "sen", "behaviour_log", "support"} <= needed


def test_earlier_conduct_without_a_reason_is_warned_about_and_with_one_is_not(walk):
    bare = put_in(walk, "behaviour_log")
    put_in(walk, "attendance", because="He was away on the days the witnesses name.")
    held = list(Evidence.objects.in_pack(walk.row))
    assert matrix.may_bias("one_off", held) == [bare]
    assert matrix.may_bias("persistent", held) == []


def test_what_is_needed_and_not_there_is_named():
    missing = [kind.key for kind in matrix.missing("one_off", {"incident", "statement"})]
    assert missing == ["pupil", "witnesses", "sen", "policy"]


def test_evidence_is_in_the_order_of_the_matrix_whatever_was_put_in_first(walk):
    put_in(walk, "policy")
    put_in(walk, "pupil", title="Ivo in his own words")
    put_in(walk, "incident")
    evidence = parts(walk)[-1]
    assert [each.title for each in evidence.parts] == [
        "Account of the incident",
        "Statement of the pupil: Ivo in his own words",
        "Behaviour policy",
    ]


def test_a_paper_without_words_and_file_is_refused(walk):
    with pytest.raises(Refused, match="choose a file"):
        put_in(walk, text=" ")


def test_a_paper_taken_out_is_no_longer_in_the_pack_and_stays_on_record(walk):
    evidence = put_in(walk, text="A knife in a bag.")
    actions.take_out(by=walk.clerk, at=at(), evidence=evidence)
    assert "A knife in a bag." not in said(walk)
    assert Evidence.objects.filter(pk=evidence.pk).exists()
    with pytest.raises(Refused, match="taken out already"):
        actions.take_out(by=walk.clerk, at=at(), evidence=evidence)


def test_a_pack_has_an_end(walk):
    first = put_in(walk)
    for _ in range(contents.MOST - 1):
        first.pk = None
        first.save(force_insert=True)
    with pytest.raises(Refused, match="Take one out"):
        put_in(walk)


@pytest.mark.parametrize("role", [Role.EXCLUSIONS_OFFICER, Role.CLASS_TEACHER, Role.SAFEGUARDING_LEAD])
def test_who_only_reads_the_pack_puts_nothing_into_it(walk, alder, role):
    side = alder.parent_on("authority", NOV_6) if role == Role.EXCLUSIONS_OFFICER else alder
    with pytest.raises(NotAllowed):
        factories.evidence(walk.row, by=factories.person(role, side))


# What is left out


def test_a_name_hidden_is_nowhere_in_the_pdf_and_initials_are(walk):
    walk.represent(date(2025, 11, 5))
    exclusions.represent(
        by=walk.office,
        at=at(),
        exclusion=walk.row,
        made_on=date(2025, 11, 5),
        made_by="Mother of ivo, friend of ama",
        said="quin started it; the Oddfellows\u2019 boys always do.",
    )
    walk.row.measures.create(
        kind="restorative", outcome="done", on=NOV_4, note="With Quentin and Ama's mother."
    )
    sent_letter(walk, "Yesterday Ivo threatened\nQuentin  Oddfellow.")
    put_in(walk, "witnesses", title="AMA BOATENG", text="I am Ama. I saw Quin's face.")
    put_in(walk, "photographs", media="jpeg", content=picture(), pages=1, shows="Where Quentin stood")
    leave_out(walk)

    read = on_paper(walk)
    whole = "\n".join(page.extract_text() for page in read.pages) + str(read.outline) + str(read.metadata)
    assert not LEAKS.findall(whole)
    assert "Q.O." in whole
    assert "A.B." in whole
    assert "Where Q.O. stood" in whole


def sent_letter(walk, body, kind="permanent.exclusion"):
    made = Letter.objects.filter(about=walk.row.reference, kind=kind)
    made.update(body=body, status="sent", sent_on=NOV_6, sent_to="Rosa Larkin", sent_how="hand")
    return made.get()


def test_special_facts_are_left_out_unless_somebody_says_why(walk):
    ivo = walk.row.pupil
    since = date(2025, 9, 1)
    for kind, code in (("sen_provision", "K"), ("ethnicity", "WBRI"), ("looked_after", "")):
        ivo.characteristics.create(kind=kind, code=code, from_on=since)
    ivo.carers.create(name="Rosa Larkin", relation="mother", contact_limit="No calls to work")

    plain = said(walk)
    assert "SEN provision" in plain
    assert not any(word in plain for word in ("Ethnicity", "Looked after", "No calls to work"))

    leave_out(walk, specials_told=["looked_after", "contact_limit"], because="The board asked about care.")
    told = said(walk)
    assert "Looked after" in told
    assert "No calls to work" in told
    assert "The board asked about care." in told
    assert "Ethnicity" not in told


def test_every_special_fact_of_the_pupil_and_the_family_is_needed_or_can_be_chosen():
    offered = {name for name, _ in specials.choices()}
    assert offered | set(specials.NEEDED) == set(Characteristic.Kind) | set(
        Carer.CLASSIFIED["special"].split()
    )


def test_a_special_fact_without_a_reason_is_refused(walk):
    with pytest.raises(Refused, match="why the board needs"):
        leave_out(walk, specials_told=["ethnicity"], because=" ")


def test_who_was_told_does_not_tell_that_a_child_is_looked_after(walk):
    walk.give("excl.notify_sw_vsh", "virtual_school_head", NOV_4, by=walk.office)
    walk.give("excl.notify_sw_vsh", "social_worker", NOV_4, by=walk.office)
    walk.give("excl.notify_gb", "governing_board", NOV_4, by=walk.office)
    assert "to the governing board" in said(walk)
    assert "virtual school" not in said(walk)
    assert "social worker" not in said(walk)

    leave_out(walk, specials_told=["looked_after"], because="Care is what this is about.")
    assert "virtual school" in said(walk)
    assert "social worker" not in said(walk)


def test_the_record_names_neither_other_children_nor_their_papers(walk):
    put_in(walk, "witnesses", title="Ama Boateng", text="I saw it.")
    leave_out(walk)
    events = Event.objects.filter(verb__startswith="packs.").select_related("content")
    told = " ".join(f"{sentences.sentence(event)} {event.content.facts}" for event in events)
    assert "Put into the board pack: Statements of witnesses" in told
    assert not LEAKS.findall(told)


def test_who_asks_for_the_whole_file_is_told_of_files_to_be_given_beside_it(walk):
    put_in(walk, "witnesses", media="pdf", content=b"0123456789", pages=2)
    told = str(list(child_file.sections(walk.row.pupil, child_file.Redaction())))
    assert "a file of 10 bytes, to be given beside this" in told


# The papers


def test_each_part_is_on_the_page_that_the_contents_say(walk):
    walk.represent(NOV_6)
    walk.give("excl.notify_gb", "governing_board", NOV_4, by=walk.office)
    sent_letter(walk, "# Permanent exclusion\n\nDear Ms Larkin,\n\n" + "He may not come back. " * 300)
    put_in(walk, "incident", text="What happened on that morning. " * 200)
    put_in(walk, "witnesses", media="pdf", content=a_pdf(), pages=2)
    read = on_paper(walk)

    pages = [flat(page.extract_text()) for page in read.pages]
    listed = flat(read.pages[0].extract_text())
    named = [part.title for part in parts(walk)] + ["Questions for the members"]
    named += [each.title for part in parts(walk) for each in part.parts]
    for title in named:
        numbers = re.findall(rf"{re.escape(title)}(?: \(file [^)]*\))?, page (\d+)", listed)
        assert numbers, title
        assert any(title in pages[int(number) - 1] for number in numbers), title
    assert len({re.search(rf"{title}, page (\d+)", listed)[1] for title in ("Chronology", "Evidence")}) == 2


def flat(text):
    return " ".join(text.split())


def test_the_papers_are_tagged_with_bookmarks_and_page_numbers_and_end_with_the_members_questions(walk):
    put_in(walk)
    read = on_paper(walk)
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "StructTreeRoot" in str(read.trailer["/Root"].keys())
    titles = str(read.outline)
    assert "9. Evidence" in titles
    assert "Account of the incident" in titles
    last = read.pages[-1].extract_text()
    assert "Is every member impartial" in last
    assert "leave together before the members decide" in last
    assert f"Page {len(read.pages)} of {len(read.pages)}" in last


def test_the_papers_hold_both_parts_of_the_test_and_what_was_tried(walk):
    walk.row.measures.create(kind="key_worker", outcome="done", on=NOV_4, note="Met twice a week.")
    told = said(walk)
    assert "Two pupils no longer feel safe" in told
    assert "Brought a knife into school" in told
    assert "Met twice a week." in told
    assert "Governing board's meeting" in told


def test_an_uploaded_pdf_is_named_with_its_number_and_pages(walk):
    put_in(walk, "witnesses", media="pdf", content=a_pdf(), pages=2)
    put_in(walk, "statement", media="pdf", content=a_pdf(1), pages=1)
    enclosed = [each.enclosure for each in parts(walk)[-1].parts]
    assert enclosed == ["E1, 1 page", "E2, 2 pages"]


def test_persistent_breaches_are_asked_about_as_such():
    assert "Persistent breaches" in [heading for heading, _ in checks.questions("persistent")]
    assert "One breach" in [heading for heading, _ in checks.questions("one_off")]


# Papers sent


def test_papers_sent_meet_what_was_owed_and_are_kept_as_they_were(walk):
    assert walk.due("gb.papers").due_on == date(2025, 11, 13)
    sent = factories.papers_sent(walk.row, by=walk.clerk, content=b"%PDF-as it was")
    put_in(walk)
    assert walk.due("gb.papers").status == Duty.Status.MET
    assert walk.due("gb.papers").met_on == NOV_6
    assert bytes(PapersSent.objects.get(pk=sent.pk).content) == b"%PDF-as it was"


def test_papers_cannot_have_been_sent_tomorrow(walk):
    with pytest.raises(Refused, match="future"):
        actions.send_papers(
            by=walk.clerk,
            at=at(),
            exclusion=walk.row,
            papers=PapersSent(content=b"%PDF-"),
            sent_on=date(2025, 11, 7),
            how="hand",
        )
    assert not PapersSent.objects.exists()


# Files


def test_a_picture_keeps_neither_place_nor_camera_nor_size():
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    kept = papers.plain_picture(picture(exif=exif))
    assert b"Camera" not in kept
    assert max(Image.open(BytesIO(kept)).size) == papers.LONGEST_SIDE


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no pdf at all", "not a PDF"),
        (b"%PDF-1.7 and then nothing", "not a PDF"),
        (a_pdf(password="secret"), "password"),
        (a_pdf(carries=b"More than meets the eye"), "other files"),
        (a_pdf(0), "0 pages"),
    ],
)
def test_a_pdf_is_what_it_says_and_nothing_more(content, why):
    with pytest.raises(Refused, match=why):
        papers.PDF.check(content)


def test_a_pdf_of_papers_is_let_in_with_its_pages_counted():
    papers.PDF.check(a_pdf(3))
    assert papers.pages_of(a_pdf(3)) == 3


@pytest.mark.parametrize("content", [b"GIF89a", b"\x89PNG\r\n\x1a\n", picture()[:200]])
def test_a_picture_is_a_picture(content):
    with pytest.raises(Refused, match="not a picture"):
        papers.PICTURES[0].check(content)


def test_a_picture_of_endless_size_is_refused():
    huge = BytesIO()
    Image.new("1", (8_000, 6_000)).save(huge, "PNG")
    with pytest.raises(Refused, match="too large"):
        papers.PICTURES[2].check(huge.getvalue())
