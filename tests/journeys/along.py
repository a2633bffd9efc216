"""The acts along an exclusion's path, as somebody takes them on its pages, and the letters they send."""

from datetime import date

from foothold.child.letters import actions as letters
from foothold.child.letters.kinds import KINDS
from foothold.child.pupils.models import Carer
from tests import factories

PARENT = "Rosa Ashdown"
STANDS = {
    "representations_to": "the clerk, clerk@school.example",
    "work": "It is on the homework site.",
    "review_to": "Foxglove Trust, Harbour Road, Fernleigh",
}


def written_to(school, head, pupil):
    """A parent with an address, and what stands on the school's letters."""
    Carer.objects.create(pupil=pupil, name=PARENT, relation="mother", address="4 Canal Row, Fernleigh")
    before = factories.moment(factories.LONG_AGO)
    letters.set_letterhead(by=head, at=before, organisation=school, stands=STANDS)
    return pupil


class Along:
    """One exclusion: where its pages are."""

    def __init__(self, row):
        self.address = f"/exclusions/{row.pk}/"

    def reads(self, visitor, *texts):
        visitor.opens(self.address)
        visitor.sees(*texts)

    def records(self, visitor, page, button, *, types=(), chooses=(), dates=()):
        """One form of the path, filled in and sent."""
        visitor.opens(f"{self.address}{page}/")
        for label, text in dict(types).items():
            visitor.types(label, text)
        for label, question in dict(chooses).items():
            visitor.chooses(label, of=question)
        for question, day in dict(dates).items():
            visitor.dates(question, day)
        visitor.presses(button)

    def sends(self, visitor, kind, *says, to=None, last_day=None):
        """A drafted letter says these words; it is handed over today. Where that moves the last day to ask for a
        review, the letter is drafted again with it first."""
        letters_page = f"{self.address}letters/"
        if not visitor.page.url.endswith(letters_page):
            visitor.opens(letters_page)
        visitor.follows(KINDS[kind].title)
        if not last_day:
            visitor.sees(*says)
        _hands_over(visitor, to)
        if last_day:
            visitor.presses(f"Draft it again with {last_day:%A %-d %B %Y}")
            visitor.sees(*says, f"You must ask by {last_day:%A %-d %B %Y}")
            _hands_over(visitor, to)
        visitor.sees("by hand")


def _hands_over(visitor, to):
    visitor.presses("Mark as sent")
    if to:
        visitor.types("To whom?", to)
    visitor.chooses("By hand")
    visitor.presses("Mark letter as sent")


def arranges_education(story, visitor, *, starts_on: date):
    story.records(
        visitor,
        "arrange-education",
        "Record arrangement",
        types={
            "Who teaches the pupil?": "Turnstone Centre",
            "Where?": "2 Quay Street",
            "At what times?": "9am to 3pm",
            "Whom does the pupil report to?": "the desk",
            "What does the pupil bring?": "a pen",
        },
        dates={"From which day?": starts_on},
    )


def arranges(story, visitor, page, button, *, meets_on, time, place):
    types = {"At what time?": time, "Where, or how do people join?": place}
    story.records(visitor, page, button, types=types, dates={"On which day?": meets_on})


def decides(story, visitor, page, *, outcome, of=None, reasons, back_on=None):
    """A board, or a panel, decides today."""
    back = {"on which day is the pupil back?": back_on} if back_on else {}
    types = {"What were the reasons?": reasons}
    story.records(visitor, page, "Record decision", types=types, chooses={outcome: of}, dates=back)
