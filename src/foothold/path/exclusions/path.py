"""What is on record about one exclusion, asked stage by stage."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.child.duties.models import Duty
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.law.admission_register import Ground
from foothold.law.due import Party
from foothold.path.exclusions import facts, further_notice
from foothold.path.exclusions.models import BoardDecision, ReviewOutcome

BOARD_DUTIES = ("gb.exam_target", "gb.consider_15", "gb.consider_50", "gb.consider_representations")
NOTICES = ("excl.notify_parent", "excl.s104_notice", "excl.notify_gb", "excl.notify_la", "excl.notify_sw_vsh")
DONE, NOW, LATE, NEXT, NOT_NEEDED = "done", "now", "late", "next", "not needed"


@dataclass(frozen=True)
class Step:
    """What may be done at a stage: the page's name, the words of its link, and who may."""

    page: str
    text: str
    permission: Permission


@dataclass(frozen=True)
class Stage:
    """One stage: its legal day, whether it was met, and what it opens next.

    `duty` is what is owed there. Stages of one `track` follow one another; tracks run side by side.
    """

    title: str
    track: str = "path"
    done: bool = False
    why_not: str = ""
    on: date | None = None
    on_means: str = ""
    said: tuple[str, ...] = ()
    opens: str = ""
    duty: Duty | None = None
    steps: tuple[Step, ...] = ()
    state: str = ""
    due: Any = None
    standing: str = ""


BOARD = Step("arrange-board", "Arrange the governing board's meeting", Permission.ARRANGE_BOARD)
DECIDE = Step("decide-as-board", "Record the governing board's decision", Permission.DECIDE_AS_BOARD)
TELL = Step("give-notice", "Record that a notice was given", Permission.GIVE_NOTICE)
SAID = Step("represent", "Record what was said to the board", Permission.RECORD_REPRESENTATIONS)
APPLY = Step("apply-for-review", "Record that a review was asked for", Permission.RECORD_REVIEW_REQUEST)
WAIVE = Step("waive-review", "Record that no review is wanted", Permission.RECORD_REVIEW_REQUEST)
CLAIM = Step("claim", "Record an Equality Act claim", Permission.RECORD_REVIEW_REQUEST)
DETERMINE = Step("determine-claim", "Record the end of the claim", Permission.RECORD_REVIEW_REQUEST)
HEAR = Step("arrange-hearing", "Arrange the review hearing", Permission.ARRANGE_REVIEW)
REVIEW = Step("decide-review", "Record the review panel's decision", Permission.DECIDE_REVIEW)
AGAIN = Step("reconsider", "Record the reconsidered decision", Permission.DECIDE_AS_BOARD)
SETTLE = Step("settle-readjustment", "Record that it was settled", Permission.ARRANGE_REVIEW)
TEACH = Step("arrange-education", "Arrange education from day 6", Permission.ARRANGE_EDUCATION)
BEGIN = Step("begin-education", "Record that education began", Permission.ARRANGE_EDUCATION)
EXCEPT = Step("except-education", "Record why it is not owed", Permission.ARRANGE_EDUCATION)
DELETE = Step("delete-from-register", "Take the name off the register", Permission.DELETE_FROM_REGISTER)


class Path:
    """What is on record about one exclusion, asked stage by stage."""

    def __init__(self, row, duties, calendar, board, today):
        self.row, self.calendar, self.law, self.today = row, calendar, board, today
        self.duties = duties
        self.decision = facts.held(row, "board_decision")
        self.outcome = facts.held(row, "review_outcome")
        self.again = facts.held(row, "reconsideration")
        self.claim = facts.held(row, "claim")
        self.waiver = facts.held(row, "waiver")
        self.last_to_apply = facts.last_day_to_apply(row, calendar)

    def owed(self, *kinds, to=""):
        """The duty of these kinds that counts: the latest not let go, else the latest."""
        found = [each for each in self.duties if each.kind in kinds and (not to or each.owed_to == to)]
        live = [each for each in found if each.status != Duty.Status.VOID]
        return max(live or found, key=lambda each: each.pk, default=None)

    def all_met(self, *kinds):
        found = [each for each in self.duties if each.kind in kinds and each.status != Duty.Status.VOID]
        return bool(found) and all(each.status == Duty.Status.MET for each in found)

    def given(self, *kinds):
        """Each notice of these kinds as a sentence, with the day it counts as given where that is another."""
        return tuple(self._notice(each) for each in self.row.notices.all() if each.kind in kinds)

    def _notice(self, notice):
        counts = facts.given_on(notice, self.calendar)
        later = f"; counts as given on {counts:%-d %B %Y}" if counts != notice.sent_on else ""
        said = str(notice)[:1].upper() + str(notice)[1:]
        return f"{said}: {notice.get_how_display()} on {notice.sent_on:%-d %B %Y}{later}."

    def over(self):
        """Why no further stage comes, where the exclusion has been cancelled or ended."""
        if self.row.cancelled_on:
            return f"The exclusion was cancelled on {self.row.cancelled_on:%-d %B %Y}."
        if self.row.reinstated_on:
            return f"The pupil was reinstated, back in school on {self.row.reinstated_on:%-d %B %Y}."
        return ""

    def before_the_board(self):
        first = self.owed("excl.notify_parent")
        told = Stage(
            "Everyone is told",
            track="telling",
            done=self.all_met(*NOTICES),
            why_not="" if first and first.status != Duty.Status.VOID else self.over(),
            duty=first,
            said=self.given(*NOTICES),
            opens="The governing board's time to meet runs from its own notice.",
            steps=(TELL,),
        )
        return [told, self._education()]

    def _education(self):
        duty = self.owed("day6.la", "day6.school")
        exception = facts.held(self.row, "education_exception")
        why_not = "It ends before a sixth school day, or the pupil is not of compulsory school age."
        if duty:
            open_or_met = duty.status != Duty.Status.VOID
            why_not = "" if open_or_met else (str(exception or "") or self.over() or duty.explanation)
        arranged = list(self.row.education.all())
        latest = arranged[-1] if arranged else None
        return Stage(
            "Education from day 6",
            track="education",
            done=duty is not None and duty.status == Duty.Status.MET,
            why_not=why_not,
            duty=duty,
            said=tuple(
                f"{each.place}, {each.address}. From {each.starts_on:%-d %B %Y}, {each.times}. Report to"
                f" {each.report_to}."
                for each in arranged
            )
            + self.given("excl.s104_further")
            + self._told_where(latest, duty),
            opens="The parent is told where and when at least 48 hours before it starts.",
            steps=(BEGIN, TELL, TEACH) if latest else (TEACH, EXCEPT),
        )

    def _told_where(self, arranged, duty):
        """How the notice of the latest arrangement stands, where education is owed."""
        if arranged is None or duty is None:
            return ()
        notices, decided_on = self.row.notices.all(), clock.day_of(self.row.decided_at)
        sixth, school = duty.due_on, self.row.school
        return (further_notice.standing(arranged, notices, sixth, school, decided_on, self.calendar),)

    def board(self):
        duty = self.owed(*BOARD_DUTIES)
        why_not = (
            "" if self.law.must_meet is not False or duty else self.law.why + " The board need not meet."
        )
        why_not = self.over() if self.over() and not self.decision else why_not
        meetings = [
            f"Arranged for {each.meets_on:%A %-d %B %Y}, {each.place}."
            for each in self.row.board_meetings.all()
        ]
        arranged = Stage(
            "The governing board's meeting is arranged",
            done=bool(meetings) or self.decision is not None,
            why_not=why_not,
            said=(*self._representations(), *meetings),
            duty=self.owed("gb.papers"),
            opens="Papers and invitations go out before the meeting.",
            steps=(BOARD, SAID),
        )
        decided = Stage(
            "The governing board decides",
            done=self.decision is not None,
            why_not=why_not,
            duty=duty,
            said=(self.law.why, *self._decision()),
            opens="Its notice opens the right to an independent review." if self.row.is_permanent else "",
            steps=(DECIDE, BOARD, SAID),
        )
        return [arranged, decided, self._told_decision()]

    def _representations(self):
        found = self.row.representations.all()
        return tuple(f"{each.made_by} on {each.made_on:%-d %B %Y}: {each.said}" for each in found)

    def _decision(self):
        if self.decision is None:
            return ()
        alone = " The chair decided alone." if self.decision.chair_alone else ""
        said = self.decision.get_outcome_display()
        return (
            f"{said[:1].upper()}{said[1:]}, {self.decision.met_on:%-d %B %Y}.{alone}",
            self.decision.reasons,
        )

    def _told_decision(self):
        return Stage(
            "The decision is told",
            done=self.all_met("gb.notify_decision"),
            why_not="" if self.decision else self.over() or self._no_decision_needed(),
            duty=self.owed("gb.notify_decision", to=Party.RELEVANT_PERSON),
            said=self.given("gb.notify_decision"),
            opens="The parent has 15 school days from then to ask for a review."
            if self.row.is_permanent
            else "",
            steps=(TELL,),
        )

    def _no_decision_needed(self):
        return "The governing board has nothing to decide." if self.law.must_meet is False else ""

    def no_review(self):
        """Why no review can come, or nothing where it may."""
        if not self.row.is_permanent:
            return "A review is of a permanent exclusion only."
        if self.over() and not self.again:
            return self.over()
        if self.decision and self.decision.outcome != BoardDecision.Outcome.DECLINE:
            return "The pupil was reinstated."
        return "The parent has said in writing that no review is wanted." if self.waiver else ""

    def review(self):
        applied = facts.applied_in_time(self.row)
        lapsed = self._lapsed()
        hearing = self.owed("irp.hearing")
        no = self.no_review()
        unasked = no or lapsed
        asked = Stage(
            "A review may be asked for",
            done=applied,
            why_not=unasked,
            on=self.last_to_apply,
            on_means="is the last day to ask",
            said=self._asked(),
            opens="The panel then meets within 15 school days.",
            steps=(DETERMINE, APPLY)
            if self.claim and not self.claim.determined_on
            else (APPLY, WAIVE, CLAIM),
        )
        heard = Stage(
            "The review panel decides",
            done=self.outcome is not None,
            why_not=unasked,
            duty=hearing,
            said=(*self._hearings(), *self._outcome()),
            opens="Unless the decision is upheld, the governing board decides again.",
            steps=(REVIEW, HEAR) if self.row.hearings.all() else (HEAR, REVIEW),
        )
        return [asked, heard, self._told_outcome(unasked), *self._reconsidered(unasked)]

    def _lapsed(self):
        if facts.applied_in_time(self.row) or self.last_to_apply is None or self.today <= self.last_to_apply:
            return ""
        return f"The time to ask ended on {self.last_to_apply:%-d %B %Y}."

    def _asked(self):
        said = [
            f"{each}: {each.get_how_display()} on {each.sent_on:%-d %B %Y}."
            for each in self.row.applications.all()
        ]
        if self.decision and self.row.is_permanent and not self.last_to_apply:
            waits = "the claim is determined" if self.claim else "the parent has the decision in writing"
            said.append(f"The time to ask begins when {waits}.")
        return tuple(each[:1].upper() + each[1:] for each in said)

    def _hearings(self):
        return tuple(
            f"Hearing on {_when(each)}, {each.place}. {each.moved_because}".strip()
            for each in self.row.hearings.all()
        )

    def _outcome(self):
        if self.outcome is None:
            return ()
        said = str(self.outcome)
        return (f"{said[:1].upper()}{said[1:]}, {self.outcome.decided_on:%-d %B %Y}.", self.outcome.reasons)

    def _told_outcome(self, unasked):
        return Stage(
            "The panel's decision is told",
            done=self.all_met("irp.notify_decision"),
            why_not=unasked,
            duty=self.owed("irp.notify_decision", to=Party.GOVERNING_BOARD),
            said=self.given("irp.notify_decision"),
            opens="The governing board's 10 school days run from its notice.",
            steps=(TELL,),
        )

    def _reconsidered(self, unasked):
        upheld = self.outcome is not None and self.outcome.outcome == ReviewOutcome.Outcome.UPHOLD
        why_not = unasked or ("The panel upheld the decision." if upheld else "")
        again = Stage(
            "The governing board decides again",
            done=self.again is not None,
            why_not=why_not,
            duty=self.owed("irp.reconsider"),
            said=(f"{str(self.again).capitalize()}, {self.again.met_on:%-d %B %Y}.", self.again.reasons)
            if self.again
            else (),
            opens="Everyone is told without delay.",
            steps=(AGAIN,),
        )
        told = Stage(
            "The new decision is told",
            done=self.all_met("irp.notify_reconsidered"),
            why_not=why_not,
            duty=self.owed("irp.notify_reconsidered", to=Party.RELEVANT_PERSON),
            said=self.given("irp.notify_reconsidered"),
            steps=(TELL,),
        )
        return [again, told, *self._readjustment()]

    def _readjustment(self):
        duty = self.owed("irp.readjust")
        if duty is None:
            return []
        paid = facts.held(self.row, "readjustment")
        said = (f"Settled on {paid.settled_on:%-d %B %Y}.",) if paid else ()
        return [
            Stage(
                "Readjustment of 4,000 pounds", done=paid is not None, duty=duty, said=said, steps=(SETTLE,)
            )
        ]

    def end(self):
        """When it is final, and when the name may leave the register."""
        gone = facts.held(self.row, "deletion")
        if not self.row.is_permanent or self.over():
            return Stage("It is final", done=self._settled(), why_not=self.over(), said=self._final())
        ground = facts.ground_for_deletion(self.row, self.today, self.calendar)
        said = (
            (Ground(gone.ground).says, f"Last day on the register: {gone.last_on:%-d %B %Y}.") if gone else ()
        )
        waits = (ground.says,) if ground and not gone else ()
        return Stage(
            "It is final, and the name may leave the register",
            track="register" if ground else "path",
            done=gone is not None,
            said=(*said, *waits),
            opens="A return goes to the local authority at or before that day.",
            steps=(DELETE,) if ground else (),
        )

    def _settled(self):
        return self.decision is not None and self.all_met("gb.notify_decision")

    def _final(self):
        return ("The governing board has decided and everyone knows.",) if self._settled() else ()


def _when(meeting):
    return f"{meeting.meets_on:%A %-d %B %Y}"
