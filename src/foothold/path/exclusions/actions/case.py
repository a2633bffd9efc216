"""One exclusion while a verb changes it."""

from functools import cached_property

from foothold.child.duties import ledger as duties
from foothold.child.pupils.models import Pupil
from foothold.ground.kit import clock
from foothold.ground.kit.refusals import Refused
from foothold.law import rules
from foothold.law.due import Party
from foothold.path.exclusions import facts, preview
from foothold.path.exclusions.models import Exclusion

FAMILY = (Party.PARENT, Party.PUPIL, Party.RELEVANT_PERSON)


class Case:
    """An exclusion locked until the verb is done: what it owes is met, owed or worked out again here.

    The pupil is locked first, as when recording: both work out what is owed from all exclusions of the child.
    """

    def __init__(self, exclusion, by):
        Pupil.objects.select_for_update().get(pk=exclusion.pupil_id)
        held = Exclusion.objects.select_for_update(of=("self",)).select_related("pupil", "school")
        self.row = held.get(pk=exclusion.pk)
        self.by = by

    @cached_property
    def school(self):
        return facts.School.of(self.row.school, self.row.starts_on)

    @cached_property
    def known(self):
        return facts.Known(self.school, [self.row.pupil])

    def refuse_unless_past(self, on, at, what):
        """Nothing is recorded before it has happened, nor as if it came before the decision."""
        if on > clock.day_of(at):
            raise Refused(f"{what} cannot be in the future. Record it once it has happened.")
        if on < clock.day_of(self.row.decided_at):
            raise Refused(
                f"{what} cannot be before the headteacher's decision on"
                f" {clock.day_of(self.row.decided_at):%-d %B %Y}. Check the date."
            )

    def met(self, *kinds, on, how, to=""):
        duties.met(self.row.reference, kinds, by=self.by, on=on, how=how, to=to)

    def owe(self, rule, given):
        """What a further step makes owed."""
        row, home = self.row, self._given_of(self.row)[1]
        owed = [due for due in rules.dues(rule, given, self.school.calendar) if due.owed_by not in FAMILY]
        bodies = self.school.bodies(home)
        duties.owe(duties.Debt(row.pupil, self.school.organisation, row.reference, rule, given, owed, bodies))

    def again(self, because):
        """Works out anew what this exclusion owes, from all that is on record now; what was done stays done."""
        duties.owe_again(self._debt_of(self.row), by=self.by, because=because)

    def later_again(self):
        """What comes before changes the totals of what comes later in the school year, and so what is owed for it."""
        self.__dict__.pop("known", None)
        for later in self.known.later(self.row.pupil, self.row.starts_on):
            because = f"Worked out again after {self.row}."
            duties.owe_again(self._debt_of(later), by=self.by, because=because)

    def given(self):
        """The facts of this exclusion as they are on record now."""
        return self._given_of(self.row)[0]

    def _given_of(self, row):
        child = self.known.child(row.pupil, row.starts_on)
        return facts.in_law(
            facts.deed_of(row, self.school.calendar), child.before(row), self.school
        ), child.home_authority

    def _debt_of(self, row):
        given, home_authority = self._given_of(row)
        return self.debt(row, given, home_authority, self.school)

    @staticmethod
    def debt(row, given, home_authority, school):
        """What an exclusion makes owed by bodies; what falls on the family is shown, not chased."""
        owed = [due for due in preview.dues(given, school.calendar) if due.owed_by not in FAMILY]
        rule = "permanent" if row.is_permanent else "suspension"
        bodies = school.bodies(home_authority)
        return duties.Debt(row.pupil, school.organisation, row.reference, rule, given, owed, bodies)
