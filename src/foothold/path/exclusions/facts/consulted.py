"""Who may be spoken to before a decision, and whose advice was asked in time."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from foothold.ground.access.roles import Tie
from foothold.path.exclusions.models import (
    Consultation,
)

ADVICE_HOLDS = timedelta(days=180)
TEAMS = {
    Tie.SCHOOL_AUTHORITY: (Consultation.With.EXCLUSIONS_TEAM, Consultation.With.SEN_TEAM),
    Tie.HOME_AUTHORITY: (Consultation.With.EXCLUSIONS_TEAM, Consultation.With.SEN_TEAM),
    Tie.LOOKED_AFTER_BY: (Consultation.With.VIRTUAL_SCHOOL,),
}


def may_be_consulted(pupil, on):
    """The authorities tied to a pupil on a day, each with its teams that may be spoken to."""
    found: dict[Any, dict[Any, None]] = defaultdict(dict)
    for tie, organisation, *_ in pupil.ties(on):
        found[organisation] |= dict.fromkeys(TEAMS.get(tie, ()))
    return [(organisation, list(teams)) for organisation, teams in found.items() if teams]


def consulted_before(pupil, decided_at):
    """Advice of an exclusions team in the half year before a decision: afterwards it comes too late to count."""
    return pupil.consultations.filter(
        spoke_with=Consultation.With.EXCLUSIONS_TEAM,
        held_at__lt=decided_at,
        held_at__gte=decided_at - ADVICE_HOLDS,
    )
