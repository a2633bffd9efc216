"""The steps of an exclusion's path as its people take them, with everything but the dates filled in."""

from foothold.ground.access.roles import Role
from foothold.law.due import Party
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Notice
from tests import factories
from tests.deeds import at

PARENT = Party.RELEVANT_PERSON


class Walk:
    """One exclusion and the people on whom its next step falls."""

    def __init__(self, row):
        self.row = row
        school = row.school
        authority = school.parent_on("authority", row.starts_on)
        self.office = factories.person(Role.SCHOOL_OFFICE, school)
        self.clerk = factories.person(Role.BOARD_CLERK, school)
        self.officer = factories.person(Role.EXCLUSIONS_OFFICER, authority)
        trust = school.parent_on("trust", row.starts_on)
        self.trust_lead = factories.person(Role.TRUST_LEAD, trust) if trust else self.officer

    def give(self, kind, to, on, *, by=None, how="hand"):
        told = (facts.Told.of(kind, to),)
        return actions.give_notice(
            by=by or self.clerk, at=at(on, 16), exclusion=self.row, told=told, how=how, sent_on=on
        )

    def tell_everybody(self, kind, on, *, recorded=None):
        """Everyone to whom this is still owed, in writing."""
        told = tuple(facts.Told.of(kind, each.owed_to) for each in self.duties(kind).open())
        return actions.give_notice(
            by=self.clerk, at=at(recorded or on, 16), exclusion=self.row, told=told, how="hand", sent_on=on
        )

    def represent(self, on):
        said = {"made_on": on, "made_by": "Mother", "said": "He was provoked."}
        return actions.represent(by=self.office, at=at(on, 16), exclusion=self.row, **said)

    def arrange_board(self, on, meets_on, **fields):
        meeting = {"meets_on": meets_on, "place": "Library"} | fields
        return actions.arrange_board_meeting(by=self.clerk, at=at(on), exclusion=self.row, meeting=meeting)

    def board(self, on, outcome="decline", **fields):
        said = {"met_on": on, "outcome": outcome, "reasons": "The panel weighed what it heard."} | fields
        return actions.decide_as_board(by=self.clerk, at=at(on, 15), exclusion=self.row, **said)

    def board_declines(self, on):
        self.board(on)
        self.give(Notice.Kind.DECISION, PARENT, on)

    def apply(self, on, **fields):
        said = {"how": "hand", "sent_on": on} | fields
        return actions.apply_for_review(by=self.trust_lead, at=at(on, 15), exclusion=self.row, **said)

    def arrange_hearing(self, on, meets_on, **fields):
        meeting = {"meets_on": meets_on, "place": "Town hall"} | fields
        return actions.arrange_hearing(by=self.trust_lead, at=at(on), exclusion=self.row, meeting=meeting)

    def panel(self, on, outcome):
        said = {"decided_on": on, "outcome": outcome, "reasons": "The minutes show no weighing."}
        return actions.decide_review(by=self.trust_lead, at=at(on, 16), exclusion=self.row, **said)

    def reconsider(self, on, *, reinstates, back_on=None):
        said = {"met_on": on, "reinstates": reinstates, "reasons": "Weighed again.", "back_on": back_on}
        return actions.reconsider(by=self.clerk, at=at(on, 16), exclusion=self.row, **said)

    def arrange_education(self, on, starts_on, *, by=None, **fields):
        arranged = {
            "place": "Turnstone Centre",
            "address": "2 Quay Street",
            "starts_on": starts_on,
            "times": "9:15 to 2:45",
            "report_to": "Reception",
            **fields,
        }
        return actions.arrange_education(
            by=by or self.officer, at=at(on), exclusion=self.row, arranged=arranged
        )

    def begin_education(self, on):
        return actions.begin_education(by=self.officer, at=at(on, 10), exclusion=self.row, began_on=on)

    def delete(self, on, *, by=None):
        told = {
            "name": "Pupil Example",
            "address": "1 Made-up Road",
            "parents": "Mother",
            "phone": "",
            "destination": "Turnstone Centre",
        }
        return actions.delete_from_register(
            by=by or self.office, at=at(on, 10), exclusion=self.row, last_on=on, told=told
        )

    def due(self, kind, to=PARENT):
        return self.duties(kind).filter(owed_to=to).latest("pk")

    def duties(self, kind):
        return self.row.pupil.duties.filter(basis__about=self.row.reference, kind=kind)
