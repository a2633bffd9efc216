"""Evidence about a child: one bundle for whoever decides about more help, from what is on record."""

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from foothold.child.pupils.models import Carer
from foothold.desks.packs import evidence
from foothold.desks.packs.models import Bundle
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event, Reading
from foothold.ground.kit.refusals import NotAllowed, Refused
from tests import deeds, factories
from tests.path.inclusion import steps
from tests.path.inclusion.steps import TODAY, joined, weighed
from tests.path.support import plans

pytestmark = pytest.mark.django_db
LATER = date(2025, 10, 9)


@pytest.fixture
def told(at):
    """A term of support: what was noticed, a plan with a review, an approach, a score, both sides, a suspension."""
    area = steps.primary()
    factories.concern(
        area.pupil,
        area.school,
        by=area.lead,
        on=TODAY,
        noticed="Ran out twice. Quentin laughed.",
        parent="spoken",
    )
    weighed(area, ["child.humour", "family.parting"])
    plan = plans.begin(area, view_pupil="I like maths", view_family="Ring me on 01632 960123")
    joined(area)
    factories.measure(area.pupil, area.school, by=area.lead, on=TODAY)
    plans.review(area, plan, date(2025, 10, 8), how="better", agreed="The mentor goes on.")
    deeds.suspend(area.pupil, area.school, area.head, date(2025, 9, 22), 3)
    area.pupil.characteristics.create(kind="sen_provision", code="K", code_set="CBDS May 2026", from_on=TODAY)
    at(factories.moment(LATER, 10))
    return area


def bundle(area, **fields):
    return factories.bundle(area.pupil, area.school, by=area.lead, on=LATER, **fields)


def words_of(area, row=None, *, granted=frozenset(Permission), person=None):
    reader = evidence.Reader(person or area.lead, LATER, granted)
    found = evidence.sections(area.pupil, reader, row or Bundle())
    return {
        section.key: "\n".join(
            text
            for entry in section.entries
            for text in (entry.title, *(f"{line.label}: {line.value}" for line in entry.lines))
        )
        for section in found
    }


@pytest.mark.requirement("S4-140", "X-6")
def test_it_holds_what_every_room_recorded_without_typing_it_again(told):
    found = words_of(told)

    assert "Ran out twice." in found["concerns"]
    assert "Need or status: SEN provision: SEN support" in found["needs"]
    assert "Late to 9 of 25 lessons" in found["plans"]
    assert "Better: In class on time for every lesson. 5 of 25" in found["plans"]
    assert "What was agreed: The mentor goes on." in found["plans"]
    assert "Circle of friends" in found["approaches"]
    assert "18, no second score yet" in found["measures"]
    assert "Length: 1.5 school days" in found["suspensions"]
    assert "What the pupil says: I like maths" in found["voices"]
    assert "Parents have parted" in found["factors"]


@pytest.mark.requirement("S4-140", "S4-34")
def test_it_says_of_each_stage_what_is_on_record_and_what_is_missing(told):
    stages = words_of(told)["stages"]

    assert "A review of the plan: on record, 8 October 2025" in stages
    assert "A second score beside the first: missing" in stages


@pytest.mark.requirement("S4-140")
def test_a_kind_of_facts_that_is_left_out_is_left_out_of_every_part(told):
    row = bundle(told, left_out=["special", "free_text"], left_out_because="Not needed")

    found = words_of(told, row)

    everything = "\n".join(found.values())
    for hidden in (
        "Ran out twice",
        "I like maths",
        "18, no second",
        "Parents have parted",
        "SEN support",
        "mentor goes on",
    ):
        assert hidden not in everything
    assert "What was noticed: [left out]" in found["concerns"]


def test_a_part_that_is_left_out_is_not_there(told):
    row = bundle(told, parts_left_out=["concerns", "suspensions"], left_out_because="Not needed")

    assert {"concerns", "suspensions"}.isdisjoint(words_of(told, row))


@pytest.mark.requirement("S4-140")
def test_nobody_finds_in_it_what_their_role_may_not_see(told):
    coordinator = factories.person(Role.EHC_COORDINATOR, told.authority)
    granted = frozenset({Permission.SEE_CHILD, Permission.SEE_PLANS, Permission.MAKE_BUNDLE})

    found = words_of(told, granted=granted, person=coordinator)

    assert set(found) == {"child", "voices", "plans", "approaches"}
    assert "Ran out" not in "\n".join(found.values())


def test_how_to_reach_the_family_and_names_of_other_children_are_hidden(told):
    Carer.objects.create(pupil=told.pupil, name="Rosa Example", relation="mother", phone="01632 960123")
    row = bundle(told, other_names="Quentin Oddfellow")

    found = words_of(told, row)

    assert "01632 960123" not in found["voices"]
    assert "Quentin" not in found["concerns"]
    assert "Q.O. laughed." in found["concerns"]


def test_leaving_something_out_needs_a_reason(told):
    with pytest.raises(Refused, match="Say why something is left out"):
        bundle(told, left_out=["special"])


def test_evidence_of_a_school_is_put_together_by_its_own_people(told):
    with pytest.raises(NotAllowed, match="its own people"):
        factories.bundle(told.pupil, told.authority, by=told.lead, on=LATER)
    with pytest.raises(NotAllowed):
        factories.bundle(told.pupil, told.school, by=factories.person(Role.CLASS_TEACHER, told.school))


def test_the_record_says_for_whom_and_why(told):
    bundle(told, purpose="panel", to_whom="the fair access panel", shared_because="Listed on 4 November")

    event = Event.objects.get(verb="packs.make_bundle")
    assert event.content.facts["shared_because"] == "Listed on 4 November"


@pytest.mark.requirement("S4-140")
def test_paper_and_word_hold_the_same_parts_in_the_same_order(told, signed_in):
    row = bundle(told)
    client = signed_in(told.lead)

    paper = client.get(reverse("packs:bundle-on-paper", args=[row.pk]))
    word = client.get(reverse("packs:bundle-in-word", args=[row.pk]))

    pdf = PdfReader(io.BytesIO(paper.content))
    marks = [each["/Title"].partition(" (")[0] for each in flat(pdf.outline)]
    headings = [
        each.text for each in Document(io.BytesIO(word.content)).paragraphs if each.style.name == "Heading 2"
    ]
    parts = [each for each in headings if each != "Contents"]
    assert len(parts) == len(words_of(told))
    assert [each for each in marks if each in parts] == parts
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert f"evidence-{row.pk}.pdf" in paper["Content-Disposition"]


def flat(outline):
    for each in outline:
        if isinstance(each, list):
            yield from flat(each)
        else:
            yield each


@pytest.mark.requirement("S4-140")
def test_every_opening_is_in_the_reading_log(told, signed_in):
    row = bundle(told)
    client = signed_in(told.lead)

    for name in ("bundle", "bundle-on-paper", "bundle-in-word"):
        client.get(reverse(f"packs:{name}", args=[row.pk]))

    opened = Reading.objects.filter(subject=told.pupil.subject_key).values_list("page", flat=True)
    assert set(opened) == {"ReadBundle", "BundleOnPaper", "BundleInWord"}


@pytest.mark.parametrize("purpose", Bundle.Purpose.values)
@pytest.mark.requirement("S4-140", "X-6")
def test_the_same_serves_a_unit_a_provision_an_ehc_team_and_a_panel(told, signed_in, purpose):
    client = signed_in(told.lead)
    given = {"purpose": purpose, "to_whom": "them", "shared_because": "They decide."}

    page = client.post(reverse("packs:bundles", args=[told.pupil.pk]), given, follow=True).content.decode()

    assert "Ran out twice." in page
    assert "Put together by Elm Primary for them" in page


def test_another_organisation_does_not_open_it(told, signed_in):
    row = bundle(told)
    coordinator = factories.person(Role.EHC_COORDINATOR, told.authority)

    assert signed_in(coordinator).get(reverse("packs:bundle", args=[row.pk])).status_code == 404
