"""Area teams of an authority: a team and who leads it, and which coordinators are in it."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.path.ehc import facts
from foothold.path.ehc.models import Team, TeamMember


@action(Permission.LEAD_EHC_TEAMS, on="organisation", says="Area team {name}, led by {leader}")
def found_team(*, by, at, organisation, name, leader):
    """Adds a team, or says who leads it now."""
    _refuse_others(leader, organisation, at)
    team, _ = Team.objects.update_or_create(authority=organisation, name=name, defaults={"leader": leader})
    return team


@action(
    Permission.LEAD_EHC_TEAMS, on="organisation", says="{coordinator} is in area team {team} from {from_on}"
)
def join_team(*, by, at, organisation, team, coordinator, from_on):
    """A coordinator joins a team, and leaves the one before on the day before."""
    _refuse_others(coordinator, organisation, at)
    if team.authority_id != organisation.pk:
        raise Refused(f"{team} is another authority's team. Choose one of {organisation}.")
    held = TeamMember.objects.select_for_update().filter(person=coordinator, to_on=None).first()
    if held and held.from_on >= from_on:
        raise Refused(f"{coordinator} is in {held.team} since {held.from_on:%-d %B %Y}. Choose a later day.")
    if held:
        held.to_on = from_on - timedelta(days=1)
        held.save(update_fields=["to_on"])
    try:
        with transaction.atomic():
            return TeamMember.objects.create(team=team, person=coordinator, from_on=from_on)
    except IntegrityError:
        raise Refused(f"Somebody has put {coordinator} into a team a moment ago. Look again.") from None


def _refuse_others(person, organisation, at):
    if person not in facts.coordinators(organisation, clock.day_of(at)):
        raise Refused(f"{person} is no EHC coordinator of {organisation}. An administrator gives that role.")
