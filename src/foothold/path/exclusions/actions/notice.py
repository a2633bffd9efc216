"""Notices: who was told what, how and when. Telling meets what was owed, and may start the next clock."""

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action
from foothold.law import notices as law
from foothold.law.due import Party
from foothold.law.review_panel import SentHow
from foothold.path.exclusions import facts
from foothold.path.exclusions.actions.case import Case
from foothold.path.exclusions.models import Notice


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
                each.kind,
                to=each.to,
                on=facts.done_on(each, case.school.calendar),
                how=each.get_how_display(),
            )
    case.go_on_from({(each.kind, each.to) for each in given}, at)
    return given


def _notice(case, told, sent, at):
    return Notice(exclusion=case.row, kind=told.kind, to=told.to, recorded_by=case.by, recorded_at=at, **sent)
