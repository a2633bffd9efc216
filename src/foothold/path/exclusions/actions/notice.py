"""Notices: who was told what, how and when. Telling meets what was owed, and may start the next clock."""

from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.law import notices as law
from foothold.law import rules
from foothold.law.due import Party
from foothold.law.review_panel import SentHow
from foothold.path.exclusions import facts
from foothold.path.exclusions.actions.case import TELLS_DECISION, Case
from foothold.path.exclusions.models import Notice

BOARD_TOLD = (Notice.Kind.BOARD, Party.GOVERNING_BOARD)
BOARD_TOLD_AGAIN = (Notice.Kind.REVIEW_DECISION, Party.GOVERNING_BOARD)
HAD_BY_A_TIME = (Notice.Kind.DAYS, Notice.Kind.DAY_SIX)


@action(Permission.GIVE_NOTICE, on="exclusion", says="Given {how}: {told}")
def give_notice(
    *, by, at, exclusion, told, how, sent_on, sent_time=None, letter="", carer=None, others_wait=False
):
    """Records that each of `told` (facts.Told) was given on one day in one way: what was owed is then done, unless
    others who must be told wait for theirs (`others_wait`).

    What a parent must be told in writing is not done by saying it. The governing board's time to meet is counted
    from the day its own notice counts as given.
    """
    case = Case(exclusion, by)
    case.refuse_unless_past(sent_on, at, "A notice")
    sent = {"how": how, "sent_on": sent_on, "sent_time": sent_time, "letter": letter, "carer": carer}
    given = [_notice(case, each, sent, at) for each in told]
    Notice.objects.bulk_create(given)
    for each in [] if others_wait else given:
        if law.is_told(Party(each.to), SentHow(how)):
            case.met(
                each.kind, to=each.to, on=_done_on(each, case.school.calendar), how=each.get_how_display()
            )
    _start_clocks(case, {(each.kind, each.to) for each in given})
    if {each.kind for each in given} & set(TELLS_DECISION):
        _clerk_may_go(case, at)
    return given


def _start_clocks(case, told):
    """Some notices are day 0 of the next stage."""
    row, calendar = case.row, case.school.calendar
    if BOARD_TOLD in told:
        case.owe_all_again("The governing board has had its notice.")
    if BOARD_TOLD_AGAIN in told and facts.held(row, "review_outcome"):
        because = "The governing board has had notice of the panel's decision."
        case.owe_again(rules.REVIEW_OUTCOME, facts.panel(row, calendar), because)


def _clerk_may_go(case, at):
    """The clerk sees the child for some days after the last notice, unless a review runs or may still be asked for."""
    row = case.row
    if not facts.under_review(row):
        declined = row.is_permanent and row.stands and not facts.held(row, "reconsideration")
        last = facts.last_day_to_apply(row, case.school.calendar) if declined else clock.day_of(at)
        case.clerk_looks_back(last, at)


def _done_on(notice, calendar):
    """Who must tell without delay has done so by sending it; what must be had by a time is done when it is given."""
    return facts.given_on(notice, calendar) if notice.kind in HAD_BY_A_TIME else notice.sent_on


def _notice(case, told, sent, at):
    return Notice(exclusion=case.row, kind=told.kind, to=told.to, recorded_by=case.by, recorded_at=at, **sent)
