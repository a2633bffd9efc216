"""One exclusion while a verb changes it."""

from dataclasses import replace
from datetime import timedelta
from functools import cached_property

from foothold.child.duties import ledger as duties
from foothold.child.letters import ledger as letters_ledger
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils import ledger as ties
from foothold.child.pupils.models import Pupil
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy import plan_duties
from foothold.law import governing_board, rules
from foothold.law.due import Party
from foothold.path.exclusions import checks, facts, letters, preview
from foothold.path.exclusions.models import Exclusion, Notice

BOARDS_DUTIES = ("gb.consider_15", "gb.consider_50", "gb.exam_target", "gb.consider_representations")
BOARD_DECIDED = "The governing board decided"
LOOK_BACK, ONE_DAY = timedelta(days=10), timedelta(days=1)
TELLS_DECISION = ("gb.notify_decision", "irp.notify_reconsidered")
BOARD_TOLD = (Notice.Kind.BOARD, Party.GOVERNING_BOARD)
BOARD_TOLD_AGAIN = (Notice.Kind.REVIEW_DECISION, Party.GOVERNING_BOARD)
READJUST = ("irp.readjust",)
DAY_SIX = ("day6.school", "day6.la")
EDUCATION = (*DAY_SIX, "excl.s104_further")
FAMILY = (Party.PARENT, Party.PUPIL, Party.RELEVANT_PERSON)


class Case:
    """An exclusion locked until the verb is done: what it owes is met, owed or worked out again here.

    The pupil is locked first, as when recording: both work out what is owed from all exclusions of the child.
    """

    def __init__(self, exclusion, by, at):
        Pupil.objects.select_for_update().get(pk=exclusion.pupil_id)
        held = Exclusion.objects.select_for_update(of=("self",)).select_related("pupil", "school")
        self.row = held.get(pk=exclusion.pk)
        self.by, self.today = by, clock.day_of(at)

    @cached_property
    def school(self):
        return facts.School.of(self.row.school, self.row.starts_on)

    @cached_property
    def known(self):
        return facts.Known(self.school, [self.row.pupil])

    def refuse_unless_past(self, on, at, what):
        checks.has_happened(self.row, on, at, what)

    def refuse_unless_standing(self):
        if self.row.status in (Exclusion.Status.CANCELLED, Exclusion.Status.REINSTATED):
            raise Refused(f"This exclusion is {self.row.get_status_display()}, so its path has ended.")

    def refuse_back_before(self, decided_on, back_on):
        """Nobody is let back before the decision, unless a suspension had ended by then and they were back already."""
        earliest = min(decided_on, self.row.returns_on or decided_on)
        if back_on < earliest:
            raise Refused(f"The pupil cannot be back before {earliest:%-d %B %Y}. Check the date.")

    def reinstate(self, back_on, because):
        """The pupil is back from a day: what was still to come falls away, what was served still counts. Education
        that is owed before that day is owed until then."""
        move(self.row, Exclusion.Status.REINSTATED, reinstated_on=back_on)
        self.row.sessions.filter(on__gte=back_on).update(stands=False)
        waits = EDUCATION if self._stays_away(back_on) else ()
        about, ends = self.row.reference, {"by": self.by, "because": because}
        duties.void(about, apart_from=waits, **ends)
        duties.void(about, kinds=EDUCATION, due_from=back_on, **ends)
        letters_ledger.no_longer_needed(self.row.reference)
        self.later_again()

    def _stays_away(self, back_on):
        """Whether a school day lies between today and the day back."""
        between = (self.today + ONE_DAY, back_on - ONE_DAY)
        return between[0] <= between[1] and self.school.calendar.school_days_between(*between) > 0

    def let_go(self, because, *rules):
        duties.void(self.row.reference, by=self.by, because=because, rules=rules)

    def let_go_of(self, because, *kinds):
        return duties.void(self.row.reference, by=self.by, because=because, kinds=kinds)

    def told_rightly(self, party, because):
        """Who was to be told of a correction does not have to be any more."""
        duties.void(self.row.reference, by=self.by, because=because, kinds=[Notice.Kind.CORRECTION], to=party)

    def draft(self, at, *names):
        """Writes the letters a step calls for, filled in from what is on record now. A person sends them."""
        drafts = letters.Occasion.of(self.row, clock.day_of(at)).drafts(names)
        letters_ledger.draft_anew(drafts, by=self.by, at=at)

    def draft_again(self, at, sent):
        """Writes letters that were sent once more, where they are still called for: each to its own reader, or to all
        there are now where the first named none."""
        occasion = letters.Occasion.of(self.row, clock.day_of(at))
        occasion.unsent |= {(letter.kind, letter.carer): letter.given for letter in sent}
        names = sorted({letter.kind for letter in sent} & set(occasion.offered()))
        to = {(letter.kind, letter.carer) for letter in sent}
        found = occasion.drafts(names) if names else []
        wanted = [each for each in found if {(each.kind, each.carer), (each.kind, None)} & to]
        letters_ledger.draft_again(wanted, by=self.by, at=at)

    def no_letter(self, *names):
        """What was drafted and is overtaken by a step is not sent any more; what it was to put right neither."""
        about = self.row.reference
        letters_ledger.no_longer_needed(about, *names)
        for party in duties.owed_to(about, Notice.Kind.CORRECTION) - letters_ledger.put_right(about):
            self.told_rightly(party, "The letter that said it wrongly is overtaken.")

    def clerk_until(self, last_on):
        """Until when the board's clerk sees the child; None while the path may go on."""
        ties.until(self.row.pupil, Tie.BOARD_CLERK, about=self.row.reference, last_on=last_on)

    def panel_until(self, last_on):
        """Until when the review panel sees the child; None while its decision is still to come."""
        ties.until(self.row.pupil, Tie.REVIEW_PANEL, about=self.row.reference, last_on=last_on)

    def go_on_from(self, told, at, because="The governing board has had its notice."):
        """What follows from notices given or taken back (`told`, pairs of a kind and a party): some are day 0 of the
        next stage."""
        if BOARD_TOLD in told:
            self.owe_all_again(because)
        if BOARD_TOLD_AGAIN in told and facts.held(self.row, "review_outcome"):
            self.owe_again(rules.REVIEW_OUTCOME, facts.panel(self.row, self.school.calendar), because)
        if {kind for kind, _ in told} & set(TELLS_DECISION):
            self.clerk_may_go(at)

    def clerk_may_go(self, at):
        """The clerk sees the child for some days after the last notice, unless a review runs or may still be asked
        for."""
        row = self.row
        if facts.under_review(row):
            return None
        return self.clerk_looks_back(self._last_day_of_the_clerk(at), at)

    def _last_day_of_the_clerk(self, at):
        """Until a review may no longer be asked for. Where the parent's notice was let go that time never runs."""
        row, today = self.row, clock.day_of(at)
        if not (row.is_permanent and row.stands) or facts.held(row, "reconsideration"):
            return today
        claim = facts.held(row, "claim")
        waits = claim is not None and claim.determined_on is None
        return facts.last_day_to_apply(row, self.school.calendar) or (None if waits else today)

    def clerk_looks_back(self, on, at):
        """The board's clerk sees the child until a day, and for ten days after all was recorded. While somebody has
        still to be told what the board decided, or the day is not known yet, there is no end."""
        telling = duties.still_owed(self.row.reference, TELLS_DECISION)
        last_on = None if on is None or telling else max(on, clock.day_of(at) + LOOK_BACK)
        self.clerk_until(last_on)
        return last_on

    def panel_looks_back(self, at):
        self.panel_until(clock.day_of(at) + LOOK_BACK)

    def leave_open(self, at):
        """Once the name is off the register, the school and the body that arranges a review keep this one case."""
        school, today = self.row.school, clock.day_of(at)
        arranges = self.bodies[Party.ARRANGING_AUTHORITY]
        area = self.bodies[Party.LOCAL_AUTHORITY]
        self.open_to(Tie.EXCLUDED_FROM, school, today)
        self.open_to(Tie.REVIEW_BODY, area if arranges == school else arranges, today)
        self.close_when_final(at)

    def close_when_final(self, at):
        """They keep it until nothing can follow any more, and for ten days after that was recorded."""
        follows = facts.under_review(self.row) or duties.still_owed(self.row.reference, READJUST)
        ends = clock.day_of(at) + LOOK_BACK
        last = facts.last_day_to_apply(self.row, self.school.calendar)
        last_on = None if follows else max(ends, last or ends)
        for kind in (Tie.EXCLUDED_FROM, Tie.REVIEW_BODY):
            ties.until(self.row.pupil, kind, about=self.row.reference, last_on=last_on)

    def open_to(self, tie, organisation, on):
        """Ties a body to the child for this one case."""
        ties.tie(self.row.pupil, organisation, tie, from_on=on, about=self.row.reference)

    def met(self, *kinds, on, how, to=""):
        duties.met(self.row.reference, kinds, by=self.by, on=on, how=how, to=to)

    def not_done(self, *kinds, to=""):
        """What was done is overtaken, or was not done after all, so it is owed once more."""
        duties.not_met(self.row.reference, kinds, to=to)

    def owe(self, rule, given):
        """What a further step makes owed."""
        duties.owe(self._debt_by(rule, given))

    def owe_again(self, rule, given, because):
        duties.owe_again(self._debt_by(rule, given), by=self.by, because=because)

    def _debt_by(self, rule, given):
        row, school = self.row, self.school
        owed = rules.dues(rule, given, school.calendar)
        return duties.Debt(row.pupil, school.organisation, row.reference, rule, given, owed, self.bodies)

    @cached_property
    def bodies(self):
        """Who owes today what each party owes, whoever answered for the child when it began."""
        return self.school.bodies(self.known.home(self.row.pupil, self.today), self.today)

    def owe_all_again(self, because):
        """Works out anew what this exclusion owes, from all that is on record now; what was done stays done."""
        self._owe_anew(self.row, self.school, self.known, because)

    def later_again(self, since=None):
        """What comes before changes the totals of what comes later in the school year, and so what is owed for it.

        Each is worked out as what it is: an exclusion of its own school, on that school's calendar. `since` is an
        earlier start, where the exclusion had one before it was corrected.
        """
        self.__dict__.pop("known", None)
        self.__dict__.pop("bodies", None)
        first = min(since or self.row.starts_on, self.row.starts_on)
        for later in self.known.later(self.row.pupil, first):
            if later != self.row:
                self._work_out(later)

    def _work_out(self, later):
        school = facts.School.of(later.school, later.starts_on)
        known = facts.Known(school, [self.row.pupil])
        self._owe_anew(later, school, known, f"Worked out again after {self.row}.")

    def _owe_anew(self, row, school, known, because):
        """The board's duties follow what it has done: its decision meets each of them, whichever is owed now; but to
        have considered what was said does not meet a duty to decide."""
        debt, *local = self._debts_of(row, school, known)
        duty = governing_board.duty(debt.facts, school.calendar)
        decision = facts.board_decision(row, duty)
        if decision is None and facts.held(row, "board_decision"):
            still = [due.kind for due in debt.dues if due.kind in BOARDS_DUTIES]
            duties.not_met(row.reference, still)
            ties.until(row.pupil, Tie.BOARD_CLERK, about=row.reference, last_on=None)
        for each in (debt, *local):
            duties.owe_again(each, by=self.by, because=because)
        if decision:
            duties.met(row.reference, BOARDS_DUTIES, by=self.by, on=decision.met_on, how=BOARD_DECIDED)

    def given(self):
        """The facts of this exclusion as they are on record now."""
        return _as_recorded(self.row, self.school, self.known)

    def given_on(self, day):
        """The same with who looks after the pupil on a day, and where they live: whoever works with the child, or
        answers for them, by then is invited and told too."""
        now, home = pupil_facts.of(self.row.pupil, day), self.known.home(self.row.pupil, day)
        given = self.given()
        return replace(
            given,
            looked_after=now.looked_after,
            has_social_worker=now.has_social_worker,
            home_authority=home.authority_code if home else given.school_authority,
        )

    def board_duty(self):
        """What the governing board must do, on the facts as they are on record now."""
        return governing_board.duty(self.given(), self.school.calendar)

    def _debts_of(self, row, school, known):
        bodies = school.bodies(known.home(row.pupil, self.today), self.today)
        return self.debts(row, _as_recorded(row, school, known), bodies, known)

    @classmethod
    def debts(cls, row, given, bodies, known):
        """What an exclusion makes owed: by the law first, then by the local rules that stand beside it."""
        wanted = facts.plan_wanted(row.pupil, given, known)
        local = [cls._local_debt(row, wanted, bodies, known.school)] if wanted else []
        return [cls._debt(row, given, bodies, known.school), *local]

    @staticmethod
    def _local_debt(row, wanted, bodies, school):
        rule, owed = plan_duties.PLAN_WANTED, plan_duties.after_suspension(wanted, school.calendar)
        return duties.Debt(row.pupil, school.organisation, row.reference, rule, wanted, owed, bodies)

    @staticmethod
    def _debt(row, given, bodies, school):
        """What falls on bodies; what falls on the family is shown, not chased."""
        owed = [due for due in preview.dues(given, school.calendar) if due.owed_by not in FAMILY]
        rule = rules.PERMANENT if row.is_permanent else rules.SUSPENSION
        return duties.Debt(row.pupil, school.organisation, row.reference, rule, given, owed, bodies)


def _as_recorded(row, school, known):
    """The facts of an exclusion as they are on record now."""
    return facts.in_law(facts.deed_of(row, school.calendar), known.child(row.pupil, row), school)
