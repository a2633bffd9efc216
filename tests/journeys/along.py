"""An exclusion's pages as its people use them, on the day the story has come to."""

from datetime import date

from foothold.child.letters import actions as letters
from foothold.child.letters.models import Letter
from foothold.child.pupils.models import Carer
from tests import factories
from tests.path.exclusions.walk import Walk

PARENT = "Rosa Ashdown"
STANDS = {
    "representations_to": "the clerk, clerk@school.example",
    "work": "It is on the homework site.",
    "review_to": "Foxglove Trust, Harbour Road, Fernleigh",
}

NO = dict.fromkeys(
    ("remote_asked", "remote_works", "is_remote", "chair_alone", "shorter_notice_agreed"), "no"
)


def written_to(school, head, pupil):
    """A parent with an address, and what stands on the school's letters."""
    Carer.objects.create(pupil=pupil, name=PARENT, relation="mother", address="4 Canal Row, Fernleigh")
    before = factories.moment(factories.LONG_AGO)
    letters.set_letterhead(by=head, at=before, organisation=school, stands=STANDS)
    return pupil


class Along:
    """One exclusion, walked from page to page."""

    def __init__(self, row, signed_in, at):
        self.walk, self.signed_in, self.at = Walk(row), signed_in, at
        self.address = f"/exclusions/{row.pk}/"

    def on(self, day):
        self.at(f"{day}T15:00Z")

    def reads(self, who):
        return self.signed_in(who).get(self.address).content.decode()

    def records(self, who, page, **fields):
        answer = self.signed_in(who).post(f"{self.address}{page}/", typed(fields))
        assert answer.status_code == 302, answer.content.decode()

    def tells(self, who, *told, how="hand", on):
        self.records(who, "notice", told=list(told), how=how, sent_on=on)

    def corrects(self, who, kind, *, on, how="hand"):
        """The letter drafted again, with the last day that its way of sending leads to."""
        sent = {"sent_to": PARENT, "sent_how": how, "sent_on": on, "again": "yes"}
        assert self.signed_in(who).post(self.sending(kind), typed(sent)).status_code == 302

    def sends(self, who, kind, *words, on, how="hand", to=PARENT):
        """The letter as drafted says these words, and is marked as sent."""
        body = self.drafted(kind).body
        assert [each for each in words if each not in body] == []
        sent = {"sent_to": to, "sent_how": how, "sent_on": on}
        answer = self.signed_in(who).post(self.sending(kind), typed(sent))
        assert answer.status_code == 302, answer.content.decode()

    def drafted(self, kind):
        return Letter.objects.get(about=self.walk.row.reference, kind=kind, status="drafted")

    def sending(self, kind):
        return f"/letters/{self.drafted(kind).pk}/sent/"

    def due(self, kind, to="relevant_person"):
        return self.walk.due(kind, to)


def typed(fields):
    """What a browser would send: dates in three boxes."""
    found = dict(NO)
    for name, value in fields.items():
        if isinstance(value, date):
            found |= {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}
        else:
            found[name] = value
    return found
