"""The page of one entry: what the guide leaves open, where it is done here, and a leaflet to hand out."""

import io
from importlib import resources

import pytest
from django.urls import reverse
from pypdf import PdfReader

from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import Refused
from foothold.path.approaches import directory, entries
from tests import factories

pytestmark = pytest.mark.django_db
NOBODY_NAMED = {"anti-bullying", "school-counselling"}


@pytest.fixture
def alder():
    return factories.school(authority=factories.authority())


@pytest.fixture
def as_head(alder, signed_in):
    return signed_in(factories.person(Role.HEADTEACHER, alder))


def page(client, key):
    return client.get(reverse("approaches:entry", args=[key])).content.decode()


@pytest.mark.requirement("S4-203")
def test_an_entry_for_which_the_guide_names_nobody_is_kept_and_marked(as_head):
    listed = as_head.get(reverse("approaches:directory")).content.decode()

    marked = {key for key, versions in directory.published().items() if versions[0].incomplete}

    assert marked == NOBODY_NAMED
    assert listed.count("Incomplete") == len(NOBODY_NAMED)
    assert "The guide does not say whom to ask. What stands here is ours." in page(as_head, "anti-bullying")
    assert "Incomplete" not in page(as_head, "nurture-groups")


def test_a_guide_cannot_leave_open_what_an_entry_needs():
    published = resources.files("foothold.path.approaches").joinpath("published")
    text = published.joinpath("anti-bullying.yaml").read_text(encoding="utf-8")

    with pytest.raises(Refused, match="a guide cannot leave open how"):
        entries.read("anti-bullying", text.replace("not_in_guide: [contact]", "not_in_guide: [how]"))


@pytest.mark.requirement("S4-55", "S4-56", "S4-65", "S4-67", "S4-70", "S4-71")
@pytest.mark.parametrize(
    ("key", "route"),
    [
        ("pastoral-support-programme", "support:register"),
        ("re-engagement-unit", "referrals:pathways"),
        ("part-time-timetable", "attendance:register"),
        ("ehc-needs-assessment", "ehc:clocks"),
        ("suspension", "exclusions:list"),
        ("permanent-exclusion", "exclusions:list"),
    ],
)
def test_an_approach_that_has_a_room_of_its_own_leads_there(as_head, key, route):
    shown = page(as_head, key)

    assert f'href="{reverse(route)}">' in shown.partition("where it is done here")[0][-200:]
    assert as_head.get(reverse(route)).status_code == 200


def test_nobody_is_led_to_a_list_that_is_closed_to_them(alder, signed_in):
    teacher = signed_in(factories.person(Role.CLASS_TEACHER, alder))

    assert "where it is done here" not in page(teacher, "pastoral-support-programme")


@pytest.mark.requirement("S4-195")
@pytest.mark.parametrize("each", directory.published().values(), ids=lambda each: each[0].key)
def test_every_entry_says_why_on_a_leaflet_that_can_be_printed(as_head, each):
    version = each[0]

    file = as_head.get(reverse("approaches:leaflet", args=[version.key]))

    paper = PdfReader(io.BytesIO(file.content))
    said = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    assert file["Content-Type"] == "application/pdf"
    assert len(paper.pages) <= 2
    assert "Why use it?" in said
    assert " ".join(version.why[0].split())[:60] in said
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
