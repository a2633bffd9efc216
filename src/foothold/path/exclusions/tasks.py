"""What a day brings by itself to exclusions: what turned on something that has not happened in time ends."""

from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Link
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock, one_by_one
from foothold.ground.kit.action import afterwards
from foothold.ground.organisations import calendars
from foothold.law import facts as law_facts
from foothold.law import governing_board
from foothold.law.errors import LawError
from foothold.law.exclusion import Facts
from foothold.path.exclusions.actions import run_out
from foothold.path.exclusions.actions.case import EDUCATION, TELLS_DECISION
from foothold.path.exclusions.models import Exclusion

AT_A_TIME = 500
OF_EXCLUSIONS = "exclusions.exclusion:"


def run(at):
    """How many ended. Harmless when done again."""
    today = clock.day_of(at)
    works = (
        *((run_out.nobody_asked, row, {"by_on": last}) for row, last in _unasked(today)),
        *((run_out.back_in_school, row, {"back_on": row.reinstated_on}) for row in _back(today)),
        *((run_out.clerk_may_go, row, {}) for row in _without_an_end()),
    )
    return one_by_one.each(works, lambda each: _do(each, at))


def _do(work, at):
    verb, row, said = work
    afterwards(verb, by=None, at=at, exclusion=row, **said)
    return 1


def _unasked(today):
    """Suspensions for which the board would only have met if somebody had asked, each with the day by which."""
    waiting = Duty.objects.open().filter(kind="gb.consider_50", due_on=None)
    bases = {duty.basis.about: duty.basis for duty in waiting.select_related("basis__school")}
    held = calendars.known_of([basis.school_id for basis in bases.values()])
    over = {about: _last(basis, held.get(basis.school_id)) for about, basis in bases.items()}
    rows = _rows(about for about, last in over.items() if last and last < today)
    return [(row, over[row.reference]) for row in rows]


def _last(basis, calendar):
    """By when the board would have met; None where the calendar does not reach so far."""
    given = law_facts.from_json(Facts, basis.facts)
    received = given.notice_received_on or given.exclusion.day_of_decision
    try:
        return calendar and governing_board.meet_by(governing_board.duty(given, calendar), received, calendar)
    except LawError:
        return None


def _back(today):
    """Pupils whom a governing board's decision has back by today, and for whom education is still owed."""
    owed = Duty.objects.open().filter(kind__in=EDUCATION)
    rows = _rows(owed.values_list("basis__about", flat=True))
    return [row for row in rows if row.reinstated_on and row.reinstated_on <= today]


def _without_an_end():
    """Exclusions decided on whose clerk sees them without an end, though nobody waits to be told."""
    seen = Link.objects.filter(tie=Tie.BOARD_CLERK, to_on=None).values_list("about", flat=True)
    telling = Duty.objects.open().filter(kind__in=TELLS_DECISION, basis__about__in=seen)
    waits = set(telling.values_list("basis__about", flat=True))
    rows = _rows(about for about in seen if about not in waits)
    return [row for row in rows if hasattr(row, "board_decision")]


def _rows(abouts):
    """The exclusions of these references."""
    keys = sorted({int(about.rpartition(":")[2]) for about in abouts if about.startswith(OF_EXCLUSIONS)})
    found: list[Exclusion] = []
    for start in range(0, len(keys), AT_A_TIME):
        some = Exclusion.objects.filter(pk__in=keys[start : start + AT_A_TIME])
        found += some.select_related("school", "board_decision")
    return found
