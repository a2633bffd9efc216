"""Tables of EHC: assessments, plans that are kept with their reviews, and the authority's area teams."""

from foothold.path.ehc.models.assessment import Advice, Assessment, Consultation, Exemption
from foothold.path.ehc.models.plan import AnnualReview, EhcPlan
from foothold.path.ehc.models.team import Team, TeamMember

__all__ = [
    "Advice",
    "AnnualReview",
    "Assessment",
    "Consultation",
    "EhcPlan",
    "Exemption",
    "Team",
    "TeamMember",
]
