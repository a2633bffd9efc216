"""Tables of one exclusion, one module for each part of its life."""

from foothold.path.exclusions.models.board import BoardDecision, BoardMeeting, Representations
from foothold.path.exclusions.models.education import EducationArranged, EducationException, RegisterDeletion
from foothold.path.exclusions.models.exclusion import (
    Consultation,
    ExcludedSession,
    Exclusion,
    Measure,
    PermanentGrounds,
    Reason,
)
from foothold.path.exclusions.models.notice import Notice
from foothold.path.exclusions.models.review import (
    EqualityClaim,
    Readjustment,
    Reconsideration,
    ReviewApplication,
    ReviewHearing,
    ReviewOutcome,
    ReviewWaiver,
)

__all__ = [
    "BoardDecision",
    "BoardMeeting",
    "Consultation",
    "EducationArranged",
    "EducationException",
    "EqualityClaim",
    "ExcludedSession",
    "Exclusion",
    "Measure",
    "Notice",
    "PermanentGrounds",
    "Readjustment",
    "Reason",
    "Reconsideration",
    "RegisterDeletion",
    "Representations",
    "ReviewApplication",
    "ReviewHearing",
    "ReviewOutcome",
    "ReviewWaiver",
]
