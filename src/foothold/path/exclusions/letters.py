"""Which letters an exclusion calls for, and the facts that go into them, from the same facts its dates come from."""

from dataclasses import replace
from functools import cached_property

from foothold.child.letters.drafts import Draft
from foothold.child.letters.models import Letter, Letterhead, newest
from foothold.ground.kit import widgets
from foothold.ground.organisations import calendars
from foothold.law import day_six, governing_board, notices, remote_meeting, stay_away
from foothold.law.calendar import Session
from foothold.law.due import school_days
from foothold.law.governing_board import Route
from foothold.law.notices import When
from foothold.law.review_panel import SentHow
from foothold.path.exclusions import facts, letters_corrected, letters_readers, letters_stages, reading
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
    """The notices that a letter gives; one about days to stay in only where it names some, and of a correction only
    where it puts right what was told before, and no other letter that does waits to go to the same party."""
    says = letter.given
    meets = list(letter.of_kind.meets)
    if not letter.another_puts_right:
        meets.append((Notice.Kind.CORRECTION, letter.of_kind.to))
    asked = {Notice.Kind.DAYS: "public_place_days", Notice.Kind.CORRECTION: "corrects_on"}
    return tuple(
        facts.Told.of(kind, party.value)
        for kind, party in meets
        if kind not in asked or says.get(asked[kind])
    )


def another_last_day(letter, sent_on, sent_how):
    """The last day to ask for a review, where the day or the way of sending makes it another than the letter says."""
    if "apply_by_on" not in letter.given:
        return None
    row = exclusion_of(letter)
    calendar, claim = calendars.calendar_of(row.school), facts.held(row, "claim")
    last = letters_stages.last_day(sent_on, SentHow(sent_how), calendar, claim)
    return last if last != letter.given["apply_by_on"] else None


class Occasion:
    """One exclusion with the facts of its law, read once for all its letters. `on` is the day they are drafted."""

    def __init__(self, row, given, school, home_authority, on):
        self.row, self.given, self.school, self.on = row, given, school, on
        self.home_authority = home_authority or school.authority

    @classmethod
    def of(cls, row, on):
        """From what is on record."""
        school = facts.School.of(row.school, row.starts_on)
        known = facts.Known(school, [row.pupil])
        given = facts.in_law(facts.deed_of(row, school.calendar), known.child(row.pupil, row), school)
        return cls(row, given, school, known.home(row.pupil, on), on)

    @classmethod
    def just_recorded(cls, row, given, known, home_authority, on, found):
        """Of a decision recorded this moment, which nothing has followed yet, from what was found for it."""
        occasion = cls(row, given, known.school, home_authority, on)
        occasion.letterheads = newest(found["letterheads"], occasion.bodies)
        occasion.readers.carers, occasion.stages.education = found["carers"], None
        occasion.unsent = {}
        return occasion

    def drafts(self, names=None):
        """What is written as soon as the decision is recorded, or the letters named; one for each who must be told."""
        return [self._anew(name, to) for name in (names or self.wanted()) for to in self.readers.of(name)]

    def _anew(self, name, to):
        """What a draft not sent yet puts right, the one that takes its place puts right too."""
        waits = self.unsent.get((name, to.carer), {})
        return letters_corrected.putting_right(self.draft(name, to), waits)

    def draft(self, name, to):
        written = self.facts | to.facts | self.stages.facts(name)
        return Draft(self.row.pupil, self.writer(name), self.row.reference, name, written, to.carer)

    def writer(self, name):
        """Whose letter it is."""
        return self.readers.writer(name)

    def wanted(self):
        """What the law wants written without delay."""
        if self.row.status == Exclusion.Status.CANCELLED:
            return self._to(
                "cancelled", {"family": True, **self._told(), "home_authority": False, "board": True}
            )
        day_six = ["schooling.day_six"] if self.facts["day_six_on"] else []
        return [self._to_parent(), *self._to("notice", self._told()), *day_six]

    def offered(self):
        """What may be drafted by hand, or drafted again from the facts as they are now."""
        if self.row.status == Exclusion.Status.CANCELLED:
            return self.wanted()
        further = {
            "schooling.first_days": self.facts["public_place_days"],
            "schooling.return": self.row.kind == Exclusion.Kind.SUSPENSION,
            "authority.acknowledgement": self.row.is_permanent and self.home_authority,
        }
        by_hand = [name for name, applies in further.items() if applies]
        return list(dict.fromkeys([*self.wanted(), *by_hand, *self.stages.names(self._given_now)]))

    @property
    def _given_now(self):
        """With where the pupil lives by now: a later stage is told to whoever answers for them then."""
        home = self.home_authority
        return replace(self.given, home_authority=home.authority_code) if home else self.given

    def _to_parent(self):
        if self.row.is_permanent:
            return "permanent.exclusion"
        if self.row.kind == Exclusion.Kind.LUNCHTIME:
            return "suspension.lunchtime"
        return SUSPENSIONS[self.board.route]

    def _told(self):
        grave = self.board.told_without_delay
        return {
            "board": grave,
            "authority": notices.tell_authority(self.given, grave) is When.WITHOUT_DELAY,
            "home_authority": notices.tell_home_authority(self.given) is When.WITHOUT_DELAY,
            "social_worker": self.given.has_social_worker,
            "virtual_school_head": self.given.looked_after,
        }

    @staticmethod
    def _to(family, told):
        return [f"{family}.{name}" for name, applies in told.items() if applies]

    @cached_property
    def stages(self):
        return letters_stages.Stages(self.row, self.school.calendar, self.on)

    @cached_property
    def readers(self):
        return letters_readers.Readers(self.row, self.school, self.home_authority, self.on)

    @cached_property
    def unsent(self):
        """The facts of each letter drafted and not sent, by its kind and the contact it goes to."""
        found = Letter.objects.filter(about=self.row.reference, status=Letter.Status.DRAFTED)
        return {(letter.kind, letter.carer): letter.given for letter in found.select_related("carer")}

    @property
    def bodies(self):
        """Whose letterheads are asked: the school's, its authority's, and that of whoever arranges a review."""
        return [self.row.school, self.school.authority, self.school.arranging_body(self.on)]

    @cached_property
    def letterheads(self):
        return Letterhead.objects.of_each(self.bodies)

    @cached_property
    def board(self):
        return governing_board.duty(self.given, self.school.calendar)

    @cached_property
    def facts(self):
        known = (self._people(), self._decision(), self._time_away(), self._first_days(), self._board())
        return {name: value for part in known for name, value in part.items()}

    def _people(self):
        row, pupil = self.row, self.row.pupil
        return {
            "name": str(pupil),
            "first": pupil.known_as or pupil.given_name,
            "year_group": self.given.year_group,
            "born_on": pupil.born_on,
            "school": row.school.name,
            "authority": self.school.authority.name if self.school.authority else "",
            "adult": self.readers.is_adult,
            "signed_by": row.decided_by.name,
            "signed_as": row.decided_as[:1].upper() + row.decided_as[1:],
            **self._letterhead(),
        }

    def _letterhead(self):
        """A school that leaves empty where to ask for a review has it from whoever arranges the review, and only from
        there: a request sent to another body may arrive too late."""
        own, area, arranging = (each or Letterhead() for each in self.letterheads)
        return {
            "phone": own.phone,
            "representations_to": own.representations_to,
            "work": own.work,
            "review_to": own.review_to or arranging.review_to,
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
            "cancelled_on": self.row.cancelled_on,
            "cancelled_because": self.row.cancelled_because,
            "looked_after": bool(self.given.looked_after),
            "has_social_worker": bool(self.given.has_social_worker),
            "permanent": self.row.is_permanent,
            **self._test(),
        }

    def _test(self):
        """What a permanent exclusion rests on beside its reason."""
        if not self.row.is_permanent:
            return {}
        grounds = getattr(self.row, "grounds", None)
        earlier = len(self.given.earlier)
        before = (
            [f"{earlier} suspension{'' if earlier == 1 else 's'} earlier this school year"] if earlier else []
        )
        tried = [
            measure.get_kind_display()
            for measure in self.row.several("measures")
            if measure.outcome == "done"
        ]
        return {"harm": grounds.harm if grounds else "", "history": before + tried}

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
        days = day_six.first_days(self._as_taught(), self.school.calendar)
        owed_from = day_six.owed_from(self.given, days.sixth)
        return {
            "public_place_days": list(days.parents),
            "day_six_on": owed_from,
            "education_starts_on": owed_from,
            "day_six_by": self._who_provides() if owed_from else "",
        }

    def _as_taught(self):
        """With the day on which education begins, where it is arranged: from then on no day binds the parent."""
        taught = self.stages.education
        from_on = (taught.began_on or taught.starts_on) if taught else None
        return replace(self.given, provision_starts_on=from_on)

    def _who_provides(self):
        if not day_six.authority_provides(self.given):
            return "The school"
        authority = self.home_authority if self.row.is_permanent else self.school.authority
        return f"{authority} local authority"

    def _board(self):
        received = self.given.notice_received_on or self.given.exclusion.day_of_decision
        return {
            "board": BOARD[self.board.route],
            "board_by_on": governing_board.meet_by(self.board, received, self.school.calendar),
            "term_total": school_days(self.board.tally.most),
            "exam_on": self.board.lost.first,
        }
