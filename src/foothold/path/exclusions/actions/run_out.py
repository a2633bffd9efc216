"""What ends by itself with the time: no person has to think of it, and nobody's list keeps it for ever."""

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action_on_many
from foothold.path.exclusions.actions.case import EDUCATION, Case


@action_on_many(
    Permission.RECORD_REPRESENTATIONS,
    on="exclusion",
    record_on="exclusion",
    says="{exclusion}: nobody had made representations by {by_on}, so the governing board need not meet",
)
def nobody_asked(*, by, at, exclusion, by_on):
    """The time has passed in which representations would have obliged the board to meet. If they come all the same, it
    is owed again."""
    case = Case(exclusion, by, at)
    if case.row.several("representations") or case.row.unasked_by or not case.row.stands:
        return []
    case.row.unasked_by = by_on
    case.row.save(update_fields=["unasked_by"])
    case.owe_all_again("Nobody made representations in time.")
    case.clerk_looks_back(by_on, at)
    return [{"exclusion": case.row, "by_on": by_on}]


@action_on_many(
    Permission.ARRANGE_EDUCATION,
    on="exclusion",
    record_on="exclusion",
    says="{exclusion}: education is owed no more, because the pupil was due back on {back_on}",
)
def back_in_school(*, by, at, exclusion, back_on):
    """The day has come on which a governing board's decision has the pupil back."""
    case = Case(exclusion, by, at)
    ended = case.let_go_of("The pupil was due back in school.", *EDUCATION)
    return [{"exclusion": case.row, "back_on": back_on}] if ended else []


@action_on_many(
    Permission.DECIDE_AS_BOARD,
    on="exclusion",
    record_on="exclusion",
    says="{exclusion}: nobody waits any more to be told what the governing board decided, so its clerk may go",
)
def clerk_may_go(*, by, at, exclusion):
    """Nobody waits to be told any more, whoever let the notice go: the clerk's view of the case gets its end."""
    case = Case(exclusion, by, at)
    return [{"exclusion": case.row}] if case.clerk_may_go(at) else []
