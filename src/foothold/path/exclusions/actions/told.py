"""Who must be told has changed: what waited for somebody who is told nothing any more is done."""

from foothold.child.duties import ledger as duties
from foothold.child.duties.models import Duty
from foothold.child.letters import ledger as letters
from foothold.child.letters.models import Letter
from foothold.child.pupils import ledger as ties
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.kit.action import action
from foothold.ground.organisations import calendars
from foothold.law import notices as law
from foothold.law.due import Party
from foothold.law.review_panel import SentHow
from foothold.path.exclusions import facts
from foothold.path.exclusions.models import Notice

FAMILY = Party.RELEVANT_PERSON


@action(Permission.CORRECT_CHILD, on="pupil", says="Asked again who still waits to be told of an exclusion")
def ask_who_waits(*, by, at, pupil):
    """What waited for a contact who is told nothing any more is done, once everybody else has had their letter."""
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    open_now = Duty.objects.open().filter(pupil=pupil, owed_to=FAMILY)
    waiting = set(open_now.values_list("basis__about", "kind"))
    told = Notice.objects.filter(exclusion__pupil=pupil, to=FAMILY).standing().exclude(letter="")
    for notice in told.select_related("exclusion__school").order_by("-sent_on", "-pk"):
        about = (notice.exclusion.reference, notice.kind)
        if about in waiting and _has_reached_all(notice):
            waiting.remove(about)
            _close(notice, by)


def _has_reached_all(notice):
    letter = Letter.objects.get(pk=notice.letter.partition(":")[2])
    return law.is_told(FAMILY, SentHow(notice.how)) and not letters.others_wait(letter)


def _close(notice, by):
    row = notice.exclusion
    how = notice.get_how_display()
    duties.met(row.reference, [notice.kind], by=by, on=notice.sent_on, how=how, to=FAMILY)
    if notice.kind == Notice.Kind.DECISION and row.is_permanent and not facts.applied_in_time(row):
        last = facts.last_day_to_apply(row, calendars.calendar_of(row.school))
        ties.until(row.pupil, Tie.BOARD_CLERK, about=row.reference, last_on=last)
