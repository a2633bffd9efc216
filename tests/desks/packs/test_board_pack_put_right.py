"""Papers put right before they go out, and the papers as the family has them."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from foothold.child.letters.models import Letter
from foothold.desks.packs import actions
from foothold.desks.packs.models import Evidence
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import Refused
from foothold.path.exclusions import actions as exclusions
from tests import deeds, factories
from tests.desks.packs.test_board_pack import parts

pytestmark = pytest.mark.django_db
NOV_6, NOV_13, NOV_14 = (date(2025, 11, day) for day in (6, 13, 14))


@pytest.fixture
def statement(walk):
    typed = {
        "kind": "incident",
        "title": "The corridor",
        "text": "He ran.",
        "media": "",
        "content": None,
        "pages": 0,
    }
    return factories.evidence(walk.row, by=walk.office, on=NOV_6, **typed)


def put_right(walk, statement, on):
    corrected = Evidence(title="The corridor", text="He walked.")
    given = {"evidence": statement, "corrected": corrected, "reason": "The witness says so."}
    return actions.correct_evidence(by=walk.office, at=deeds.at(on), **given)


def test_a_paper_is_corrected_with_a_reason_and_what_it_said_stays_on_record(walk, statement):
    made = put_right(walk, statement, NOV_13)
    statement.refresh_from_db()

    assert [each.text for each in Evidence.objects.in_pack(walk.row)] == ["He walked."]
    assert (made.corrects, made.kind, made.corrected_because) == (
        statement,
        "incident",
        "The witness says so.",
    )
    assert (statement.text, statement.taken_out_at is None) == ("He ran.", False)


def test_after_the_day_the_papers_go_out_nothing_in_them_is_corrected(walk, statement):
    with pytest.raises(Refused, match="were due out on Thursday 13 November 2025"):
        put_right(walk, statement, NOV_14)


def test_a_paper_is_corrected_once(walk, statement):
    put_right(walk, statement, NOV_6)

    with pytest.raises(Refused, match="taken out already"):
        put_right(walk, statement, NOV_6)


def test_the_office_corrects_a_paper_on_its_page(walk, statement, signed_in, at):
    at(factories.moment(NOV_6))
    typed = {"title": "The corridor", "text": "He walked.", "reason": "The witness says so."}
    address = reverse("packs:correct-evidence", args=[statement.pk])
    page = signed_in(walk.office).post(address, typed, follow=True).content.decode()

    assert "Corrected 6 November 2025: The witness says so." in page


@pytest.fixture
def rosa(walk, ivo):
    home = factories.organisation("At home", "household")
    ivo.links.create(organisation=home, tie=Tie.FAMILY, from_on=NOV_6)
    person = factories.person(Role.FAMILY, home)
    return ivo.carers.create(name="Rosa Larkin", relation="mother", person=person)


@pytest.fixture
def sent(walk):
    factories.evidence(walk.row, by=walk.office, on=NOV_6, content=b"%PDF-map")
    made = factories.papers_sent(walk.row, by=walk.clerk, on=NOV_6, content=b"%PDF-papers")
    factories.evidence(walk.row, by=walk.office, on=NOV_13, content=b"%PDF-later")
    return made


def address(walk):
    return reverse("packs:papers-for-you", args=[walk.row.pk])


def test_a_parent_reads_the_papers_that_were_sent_and_the_files_that_went_with_them(
    walk, rosa, sent, signed_in, at
):
    at(factories.moment(NOV_14))
    client = signed_in(rosa.person)
    assert address(walk) in client.get(reverse("exclusions:exclusion", args=[walk.row.pk])).content.decode()

    page = client.get(address(walk)).content.decode()
    files = Evidence.objects.order_by("pk")
    assert client.get(f"{address(walk)}?file=papers-{sent.pk}").content == b"%PDF-papers"
    assert client.get(f"{address(walk)}?file=file-{files[0].pk}").content == b"%PDF-map"
    assert f"file-{files[1].pk}" not in page
    assert client.get(f"{address(walk)}?file=file-{files[1].pk}").status_code == 404


def test_the_family_finds_a_file_under_the_number_that_the_papers_give_it(walk, rosa, signed_in, at):
    for kind in ("witnesses", "statement"):
        factories.evidence(
            walk.row, by=walk.office, on=NOV_6, kind=kind, content=b"%PDF-", media="pdf", pages=2
        )
    for on in (NOV_6, NOV_13):
        factories.papers_sent(walk.row, by=walk.clerk, on=on)
    at(factories.moment(NOV_14))
    page = unescape(signed_in(rosa.person).get(address(walk)).content.decode())

    numbered = [each.enclosure[:2] + each.title.partition(":")[0] for each in parts(walk)[-1].parts]
    assert [
        f"E{number}{title}" for number, title in re.findall(r"File E(.): ([^(]+) \(", page)
    ] == 2 * numbered
    assert "The first below are the newest and whole." in page


@pytest.mark.parametrize(
    "barred", [{"no_letters": True}, {"has_parental_responsibility": False}, {"person": None}]
)
def test_whoever_may_not_be_written_to_reads_no_papers_here(walk, rosa, sent, signed_in, at, barred):
    at(factories.moment(NOV_14))
    person = rosa.person
    type(rosa).objects.filter(pk=rosa.pk).update(**barred)
    client = signed_in(person)

    assert "No papers to you are on record yet" in client.get(address(walk)).content.decode()
    assert client.get(f"{address(walk)}?file=papers-{sent.pk}").status_code == 404


def test_from_18_on_the_papers_are_the_pupils_own(walk, rosa, ivo, sent, signed_in, at):
    type(ivo).objects.filter(pk=ivo.pk).update(born_on=date(2007, 11, 14))
    at(factories.moment(NOV_14))

    assert "No papers to you" in signed_in(rosa.person).get(address(walk)).content.decode()


def test_a_letter_that_puts_an_earlier_one_right_says_so_in_its_title(walk, principal):
    send(walk, principal, "notice.board")
    exclusions.correct(
        by=walk.office,
        at=deeds.at(NOV_6),
        exclusion=walk.row,
        typed={"what_happened": "It was a stick."},
        reason="Seen",
    )
    send(walk, principal, "notice.board")
    titles = [part.title for part in letters_in(walk)]
    assert len(titles) == 2
    assert "putting right an earlier one" in titles[1]


def test_a_letter_in_the_pack_went_to_the_governing_board_with_a_small_letter(walk, principal):
    send(walk, principal, "notice.board")
    assert letters_in(walk)[0].quiet.startswith("To the governing board of")


def letters_in(walk):
    return next(part.parts for part in parts(walk) if part.title == "Letters sent")


def send(walk, by, kind):
    letter = Letter.objects.get(about=walk.row.reference, kind=kind, status="drafted")
    how = {"sent_on": NOV_6, "sent_how": "hand", "sent_to": letter.to_name}
    exclusions.send_letter(by=by, at=deeds.at(NOV_6), letter=letter, **how)
