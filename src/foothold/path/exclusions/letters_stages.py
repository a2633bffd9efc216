"""Which letters the stages on record call for, and what these letters take from them. Nothing is typed twice."""

from functools import cached_property

from foothold.ground.kit import clock, widgets
from foothold.law import board_steps, review_panel
from foothold.law.errors import LawError
from foothold.path.exclusions import facts, letters_told
from foothold.path.exclusions.models import BoardDecision, ReviewOutcome

INVITED = ("board.invitation", "board.papers")
TAUGHT = "schooling.day_six"
ACKNOWLEDGED = "authority.acknowledgement"
DECIDED = {
    BoardDecision.Outcome.REINSTATE: "board.reinstated",
    BoardDecision.Outcome.DECLINE: "board.not_reinstated",
    BoardDecision.Outcome.CONSIDERED: "board.considered",
}
HEARD = "review.hearing"
REVIEWED = {
    ReviewOutcome.Outcome.UPHOLD: "review.upheld",
    ReviewOutcome.Outcome.RECOMMEND: "review.recommended",
    ReviewOutcome.Outcome.QUASH: "review.quashed",
}
AGAIN = {True: "board.offered_back", False: "board.not_offered_back"}


class Stages:
    """What is on record of one exclusion's path, as its letters say it, each read when a letter asks for it. `on` is
    the day they are drafted."""

    def __init__(self, row, calendar, on):
        self.row, self.calendar, self.on = row, calendar, on

    @cached_property
    def meeting(self):
        return self.row.board_meetings.last()

    @cached_property
    def decision(self):
        return facts.held(self.row, "board_decision")

    @cached_property
    def education(self):
        return self.row.education.last()

    @cached_property
    def hearing(self):
        return self.row.hearings.last()

    @cached_property
    def outcome(self):
        return facts.held(self.row, "review_outcome")

    @cached_property
    def again(self):
        return facts.held(self.row, "reconsideration")

    @cached_property
    def claim(self):
        return facts.held(self.row, "claim")

    def names(self, given):
        """The letters that what is on record calls for; `given` are the facts of the exclusion."""
        asked = {
            invitations(given): self.meeting and not self.decision,
            (TAUGHT,): self.education,
            hearings(given): self.hearing and not self.outcome,
        }
        return [name for names, applies in asked.items() if applies for name in names] + self._decisions(
            given
        )

    def _decisions(self, given):
        first = decided(self.decision.outcome, given) if self.decision else ()
        panels = reviewed(self.outcome.outcome) if self.outcome else ()
        return [*first, *panels, *(again(self.again.reinstates, given) if self.again else ())]

    def facts(self, name):
        """What one letter takes from its stage."""
        if (name in INVITED or name.startswith("invited.")) and self.meeting:
            return self._of_meeting()
        if name in (TAUGHT, ACKNOWLEDGED) and self.education:
            return self._of_education()
        if (name == HEARD or name.startswith("heard.")) and self.hearing:
            return _when_and_where(self.hearing) | {"sen_expert": self._expert_asked()}
        return self._of_one_decided(name)

    def _of_one_decided(self, name):
        if name in DECIDED.values() and self.decision:
            return self._of_decision() | self._last_day(self.decision)
        if name.startswith("decided.") and self.decision:
            return self._of_decision()
        if (name in REVIEWED.values() or name.startswith("reviewed.")) and self.outcome:
            return self._of_review()
        is_second = name in AGAIN.values() or name.startswith("again.")
        return self._of_review() | self._of_again() if is_second and self.again else {}

    def _of_meeting(self):
        meeting = self.meeting
        given = board_steps.Meeting(
            excluded_on=clock.day_of(self.row.decided_at),
            meets_on=meeting.meets_on,
            papers_before=meeting.papers_before,
        )
        return _when_and_where(meeting) | {
            "papers_before": meeting.papers_before,
            "papers_by_on": board_steps.papers_by(given, self.calendar),
        }

    def _of_decision(self):
        decision = self.decision
        return {
            "meeting_on": decision.met_on,
            "reinstated": decision.outcome == decision.Outcome.REINSTATE,
            "considered": decision.outcome == decision.Outcome.CONSIDERED,
            "chair_alone": decision.chair_alone,
            "board_reasons": decision.reasons.strip(),
            "back_on_words": self._back() if decision.outcome == decision.Outcome.REINSTATE else "",
        }

    def _expert_asked(self):
        return any(
            each.sen_expert
            for each in self.row.several("applications")
            if each.status == each.Status.ACCEPTED
        )

    def _of_review(self):
        return {
            "review_decided_on": self.outcome.decided_on,
            "panel_outcome": self.outcome.outcome,
            "panel_reasons": self.outcome.reasons.strip(),
        }

    def _of_again(self):
        return {
            "again_on": self.again.met_on,
            "reinstated": self.again.reinstates,
            "board_reasons": self.again.reasons.strip(),
            "back_on_words": self._back() if self.again.reinstates else "",
        }

    def _back(self):
        """The day, and the time at which the school begins."""
        begins = self.row.school.morning_starts_at
        at = f" at {widgets.in_words(begins)}" if begins else ""
        return f"{self.row.reinstated_on:%A %-d %B %Y}{at}"

    def _last_day(self, decision):
        """The last day to ask for a review, if the letter is posted first class on the day it is drafted."""
        if not self.row.is_permanent or decision.outcome != decision.Outcome.DECLINE:
            return {}
        how = review_panel.SentHow.FIRST_CLASS
        last = last_day(self.on, how, self.calendar, self.claim)
        return {"apply_by_on": last, **self._of_claim(last, last_day(self.on, how, self.calendar, None))}

    def _of_claim(self, last, without):
        """An Equality Act claim keeps that day open while it lasts, and may move it once it is decided."""
        if self.claim is None:
            return {}
        determined = self.claim.determined_on
        return {
            "claim_made_on": self.claim.made_on,
            "claim_open": determined is None,
            "claim_decided_on": determined if last != without else None,
        }

    def _of_education(self):
        held = self.education
        return {
            "education_starts_on": held.starts_on,
            "day_six_place": _plain(f"{held.place}, {held.address}"),
            "day_six_times": _plain(held.times),
            "day_six_report_to": _plain(held.report_to),
            "day_six_bring": _plain(held.bring),
            "sooner_agreed": held.shorter_notice_agreed,
        }


def invitations(given):
    """A meeting arranged: the family hears of it and of its papers, everyone else who is invited too."""
    return (*INVITED, *letters_told.invited(given))


def hearings(given):
    """A review hearing arranged: the family has its day and papers, everyone else who takes part too."""
    return (HEARD, *letters_told.heard(given))


def decided(outcome, given):
    """A decision of the governing board: the family and everyone the law names have it in writing."""
    return (DECIDED[outcome], *letters_told.decided(given))


def reviewed(outcome):
    """The same for the review panel's decision."""
    return (REVIEWED[outcome], *letters_told.reviewed())


def again(reinstates, given):
    """The same for the governing board's second decision."""
    return (AGAIN[reinstates], *letters_told.again(given))


def taught(row):
    """Where education is arranged: the family hears where and when, the school of a permanent exclusion too."""
    return (TAUGHT, ACKNOWLEDGED) if row.is_permanent else (TAUGHT,)


def _when_and_where(meeting):
    return {
        "meeting_on": meeting.meets_on,
        "meeting_time": widgets.in_words(meeting.meets_at) if meeting.meets_at else "",
        "meeting_place": _plain(meeting.place),
        "meeting_remote": meeting.is_remote,
    }


def _plain(typed):
    """Without the full stop that the sentence of the letter brings itself."""
    return typed.strip().rstrip(".")


def last_day(sent_on, sent_how, calendar, claim):
    """The last day to ask for a review, where the letter goes out on a day in a way, and an Equality Act claim may
    have come first; None while the claim is open, and past the calendar."""
    sent = review_panel.Notice(sent_on=sent_on, sent_how=sent_how)
    determined = claim.determined_on if claim else None
    try:
        given = review_panel.given_on(sent, calendar)
        return review_panel.last_day_to_apply(given, claim is not None, determined, calendar)
    except LawError:
        return None
