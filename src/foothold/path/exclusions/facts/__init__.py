"""From rows to the plain facts `law` takes. The preview of a decision and the decision itself share them."""

from foothold.path.exclusions.facts.child import Child, Known, by_pupil, in_law, order
from foothold.path.exclusions.facts.consulted import consulted_before, may_be_consulted
from foothold.path.exclusions.facts.counted import as_decided, as_law, earlier, served
from foothold.path.exclusions.facts.deed import Deed, in_words
from foothold.path.exclusions.facts.record import board_decision, deed_of, has_begun_to_decide, held
from foothold.path.exclusions.facts.review import (
    applied_in_time,
    given_up,
    ground_for_deletion,
    last_day_to_apply,
    panel,
    review_ended_on,
    under_review,
)
from foothold.path.exclusions.facts.school import School
from foothold.path.exclusions.facts.together import begin, read
from foothold.path.exclusions.facts.told import Told, all_given, board_told_on, done_on, first_given, given_on
from foothold.path.exclusions.facts.wanted import number_in_term, plan_wanted

__all__ = [
    "Child",
    "Deed",
    "Known",
    "School",
    "Told",
    "all_given",
    "applied_in_time",
    "as_decided",
    "as_law",
    "begin",
    "board_decision",
    "board_told_on",
    "by_pupil",
    "consulted_before",
    "deed_of",
    "done_on",
    "earlier",
    "first_given",
    "given_on",
    "given_up",
    "ground_for_deletion",
    "has_begun_to_decide",
    "held",
    "in_law",
    "in_words",
    "last_day_to_apply",
    "may_be_consulted",
    "number_in_term",
    "order",
    "panel",
    "plan_wanted",
    "read",
    "review_ended_on",
    "served",
    "under_review",
]
