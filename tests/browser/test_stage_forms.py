"""Every form of an exclusion's path in a browser: it fits a desk and a phone, says what is missing, and leads on."""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from foothold.ground.access.roles import Role
from tests import factories
from tests.deeds import exclude
from tests.journeys.visitor import Visitor
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 780}
NOV_10, NOV_20 = date(2025, 11, 10), date(2025, 11, 20)


@dataclass(frozen=True)
class Form:
    """A page, who fills it in, and how."""

    page: str
    who: str
    button: str
    types: dict[str, str] = field(default_factory=dict)
    chooses: tuple[tuple[str, str | None], ...] = ()
    dates: dict[str, Any] = field(default_factory=dict)


MEETING = {"Where, or how do people join?": "The library", "At what time?": "4:30pm"}
FORMS = (
    Form(
        "arrange-education",
        "officer",
        "Record arrangement",
        {
            "Who teaches the pupil?": "Turnstone Centre",
            "Where?": "2 Quay Street",
            "At what times?": "9:15am to 2:45pm",
            "Whom does the pupil report to?": "Reception",
        },
        dates={"From which day?": date(2025, 11, 11)},
    ),
    Form(
        "begin-education",
        "officer",
        "Record that it began",
        dates={"On which day was the pupil first taught there?": NOV_10},
    ),
    Form(
        "represent",
        "office",
        "Record representations",
        {"Who made them?": "Mother", "What did they say?": "He was provoked."},
        dates={"When were they received?": NOV_10},
    ),
    Form(
        "notice",
        "office",
        "Record notice",
        {"At what time, if it matters?": "2pm"},
        (("Tell the governing board", None), ("By hand", None)),
        {"On which day was it sent, delivered or said?": NOV_10},
    ),
    Form("arrange-board", "clerk", "Record the meeting", MEETING, dates={"On which day?": NOV_20}),
    Form(
        "decide-as-board",
        "clerk",
        "Record decision",
        {"What were the reasons?": "Both parts of the test were met."},
        (("The exclusion is upheld: no reinstatement", None),),
        {"On which day did it decide?": NOV_10},
    ),
    Form("claim", "officer", "Record claim", dates={"On which day was the claim made?": NOV_10}),
    Form(
        "determine-claim",
        "officer",
        "Record the end",
        {"What was determined?": "Dismissed"},
        dates={"On which day was it finally determined?": NOV_10},
    ),
    Form("waive-review", "officer", "Record it", dates={"On which day did the parent write it?": NOV_10}),
    Form(
        "apply-for-review",
        "trust_lead",
        "Record application",
        {"What does it say?": "The evidence was not weighed."},
        (("By hand", None), ("Yes", "Does it ask for a SEN expert?")),
        {"On which day was it posted, delivered or sent?": NOV_10},
    ),
    Form("arrange-hearing", "trust_lead", "Record the hearing", MEETING, dates={"On which day?": NOV_20}),
    Form(
        "decide-review",
        "trust_lead",
        "Record decision",
        {"What were the reasons?": "The minutes show no weighing."},
        (("Quashed: the governing board is directed to reconsider", None),),
        {"On which day did the panel decide?": NOV_10},
    ),
    Form(
        "reconsider",
        "clerk",
        "Record decision",
        {"What were the reasons?": "Weighed again."},
        (("No", "Is reinstatement offered?"),),
        {"On which day did it decide?": NOV_10},
    ),
    Form("settle-readjustment", "officer", "Record it", dates={"On which day was it settled?": NOV_10}),
    Form(
        "delete-from-register",
        "office",
        "Take the name off and record the return",
        {
            "Full name of the pupil": "Rowan Ashdown",
            "Address of the pupil": "4 Canal Row, Fernleigh",
            "Parents the pupil lives with": "Rosa Ashdown",
            "Where does the pupil go next?": "Turnstone Centre",
        },
        dates={"Last day on the register": NOV_10},
    ),
)
ENDS = (
    Form(
        "except-education",
        "officer",
        "Record exception",
        {"What shows it?": "Year 11, the last paper was in June."},
        (("Year 11, every public examination taken or missed", None),),
    ),
    Form(
        "cancel",
        "head",
        "Cancel this exclusion",
        {"Why is it cancelled?": "It was mistaken."},
        (("No", "Has the governing board begun its meeting on this exclusion?"),),
        {"On which day is it cancelled?": NOV_10},
    ),
)


@pytest.fixture
def people(transactional_db, at):
    """An exclusion of 4 November, read on the 10th, and who takes its steps."""
    at("2025-11-10T15:00Z")
    school = factories.school("Alder Academy", authority=factories.authority(), trust=factories.trust())
    head = factories.person(Role.HEADTEACHER, school)
    walk = Walk(exclude(factories.pupil(school), school, head, date(2025, 11, 4)))
    roles = ("office", "clerk", "officer", "trust_lead")
    return SimpleNamespace(row=walk.row, head=head, **{role: getattr(walk, role) for role in roles})


@pytest.mark.parametrize("forms", [FORMS, ENDS], ids=["one after the other", "at the ends of a path"])
def test_every_form_of_the_path_fits_says_what_is_missing_and_leads_on(forms, people, browse_as, accessible):
    pages = {who: browse_as(getattr(people, who), viewport=DESK) for who in {form.who for form in forms}}
    for form in forms:
        visitor = Visitor(pages[form.who], accessible)
        address = f"/exclusions/{people.row.pk}/{form.page}/"
        visitor.page.goto(address)
        fits(visitor.page, DESK)
        fits(visitor.page, PHONE)
        sent_empty(visitor, form)
        fits(visitor.page, PHONE)
        filled_in(visitor, form)
        assert address not in visitor.page.url, form.page
        visitor.page.set_viewport_size(DESK)


def fits(page, size):
    page.set_viewport_size(size)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= size["width"], page.url


def sent_empty(visitor, form):
    """All but one answer taken away: the summary has the focus, says what to do, and the one answer is still there."""
    page = visitor.page
    kept = page.locator("main form").locator("input[type=text], textarea").last
    for box in page.locator("main form").locator("input[type=text], textarea").all():
        box.fill("")
    kept.fill("4")
    name = kept.get_attribute("name")
    visitor.presses(form.button)
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary", form.page
    assert visitor.told_in_the_summary(), form.page
    assert page.locator(f"[name={name}]").input_value() == "4", form.page


def filled_in(visitor, form):
    page = visitor.page
    for label, text in form.types.items():
        visitor.types(label, text)
    for label, group in form.chooses:
        visitor.chooses(label, of=group)
    for question, day in form.dates.items():
        visitor.dates(question, day)
    with page.expect_navigation():
        page.get_by_role("button", name=form.button, exact=True).click()
