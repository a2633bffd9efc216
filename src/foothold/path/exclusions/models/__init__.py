"""Tables of one exclusion, one module for each part of its life."""

from foothold.path.exclusions.models.exclusion import (
    Consultation,
    ExcludedSession,
    Exclusion,
    Measure,
    PermanentGrounds,
    Reason,
)
from foothold.path.exclusions.models.notice import Notice

__all__ = [
    "Consultation",
    "ExcludedSession",
    "Exclusion",
    "Measure",
    "Notice",
    "PermanentGrounds",
    "Reason",
]
