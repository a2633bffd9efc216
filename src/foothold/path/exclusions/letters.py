"""Which letters an exclusion calls for, and the facts that go into them, from the same facts its dates come from."""

from functools import cached_property

from foothold.child.letters.drafts import Draft
from foothold.child.letters.models import Letterhead
from foothold.ground.kit import widgets
from foothold.law import day_six, governing_board, notices, remote_meeting, stay_away
from foothold.law.calendar import Session
from foothold.law.due import Party, school_days
from foothold.law.governing_board import Route
from foothold.path.exclusions import facts, reading
from foothold.path.exclusions.models import Exclusion, Notice

SESSIONS = {Session.AM: "morning", Session.PM: "afternoon", Session.LUNCH: "lunch break"}
BOARD = {Route.CONSIDER: "consider", Route.MEET_50: "if_asked", Route.MEET_15: "must"}
SUSPENSIONS = {
    Route.CONSIDER: "suspension.up_to_5",
    Route.MEET_50: "suspension.over_5",
    Route.MEET_15: "suspension.over_15",
}


def exclusion_of(letter):
    """The exclusion a letter is about."""
    return Exclusion.objects.get(pk=letter.about.partition(":")[2])


def told_by(letter):
    """The notices that a letter gives; one about days to stay in only where it names some."""
    return tuple(
        facts.Told.of(kind, party.value)
        for kind, party in letter.of_kind.meets
        if kind != Notice.Kind.DAYS or letter.given.get("public_place_days")
    )


class Occasion:
    """One exclusion with the facts of its law, read once for all its letters."""

    def __init__(self, row, given, school, home_authority):
        self.row, self.given, self.school, self.home_authority = row, given, school, home_authority

    @classmethod
    def of(cls, row):
        """From what is on record."""
        school = facts.School.of(row.school, row.starts_on)
        child = facts.Known(school, [row.pupil]).child(row.pupil, row.starts_on)
        given = facts.in_law(facts.deed_of(row, school.calendar), child.before(row), school)
        return cls(row, given, school, child.home_authority)

    def drafts(self):
        """What is written to somebody as soon as the decision is recorded."""
        return [self.draft(name) for name in self.wanted()]

    def draft(self, name):
        return Draft(self.row.pupil, self.row.school, self.row.reference, name, self.facts)

    def wanted(self):
        if self.row.kind == Exclusion.Kind.LUNCHTIME:
            return ["suspension.lunchtime"]
        return [SUSPENSIONS[self.board.route]] if not self.row.is_permanent else []

    def offered(self):
        """What may be drafted by hand, or drafted again from the facts as they are now."""
        return self.wanted()

    @cached_property
    def board(self):
        return governing_board.duty(self.given, self.school.calendar)

    @cached_property
    def facts(self):
        return self._people() | self._decision() | self._time_away() | self._first_days() | self._board()

    def _people(self):
        row, pupil = self.row, self.row.pupil
        return {
            "name": str(pupil),
            "first": pupil.known_as or pupil.given_name,
            "year_group": self.given.year_group,
            "born_on": pupil.born_on,
            "school": row.school.name,
            "authority": self.school.authority.name if self.school.authority else "",
            "signed_by": row.decided_by.name,
            "signed_as": row.decided_as[:1].upper() + row.decided_as[1:],
            **self._reader(),
            **self._letterhead(),
        }

    def _reader(self):
        """The relevant person: the parent to contact first, or the pupil at 18 or over."""
        if notices.relevant_person(self.given) is Party.PUPIL:
            return {"to_name": str(self.row.pupil), "to_address": []}
        parent = self.row.pupil.carers.filter(has_parental_responsibility=True).first()
        lines = parent.address.split(",") if parent else []
        return {"to_name": parent.name if parent else "", "to_address": [line.strip() for line in lines]}

    def _letterhead(self):
        own = Letterhead.objects.of(self.row.school) or Letterhead()
        area = Letterhead.objects.of(self.school.authority) or Letterhead()
        return {
            "phone": own.phone,
            "representations_to": own.representations_to,
            "work": own.work,
            "review_to": own.review_to or area.review_to,
            "advice": (own.advice or area.advice).splitlines(),
        }

    def _decision(self):
        decided = self.given.exclusion.day_of_decision
        return {
            "decided_on": decided,
            "what_happened": self.row.what_happened,
            "remote_may_be_asked": remote_meeting.request_rules_apply(decided),
            "starts_on": self.row.starts_on,
            "starts_session": SESSIONS[self.given.exclusion.starts_session],
        }

    def _time_away(self):
        if self.row.is_permanent:
            return {}
        back = stay_away.returns(self.given.exclusion, self.school.calendar)
        starts = {
            Session.AM: self.row.school.morning_starts_at,
            Session.PM: self.row.school.afternoon_starts_at,
        }
        at = starts.get(back.session)
        return {
            "length": reading.length(self.row),
            "lunchtimes": self.row.kind == Exclusion.Kind.LUNCHTIME,
            "ends_on": self.row.ends_on,
            "returns_on": back.on,
            "returns_session": SESSIONS[back.session],
            "returns_at": widgets.in_words(at) if at else "",
        }

    def _first_days(self):
        days = day_six.first_days(self.given, self.school.calendar)
        ahead = days.sixth and days.sixth >= self.row.starts_on
        return {
            "public_place_days": list(days.parents),
            "day_six_on": days.sixth if ahead else None,
            "day_six_by": self._who_provides() if ahead else "",
        }

    def _who_provides(self):
        if not day_six.authority_provides(self.given):
            return "The school"
        authority = self.home_authority if self.row.is_permanent else self.school.authority
        return f"{authority or self.school.authority} local authority"

    def _board(self):
        received = self.given.notice_received_on or self.given.exclusion.day_of_decision
        return {
            "board": BOARD[self.board.route],
            "board_by_on": governing_board.meet_by(self.board, received, self.school.calendar),
            "term_total": school_days(self.board.tally.most),
            "exam_on": self.board.lost.first,
        }
