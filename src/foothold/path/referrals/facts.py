"""What a referral rests on: the rules of the school, the team on record, whose turn it is, and by when."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from foothold.child.pupils import facts as pupil_facts
from foothold.ground.access import check
from foothold.ground.access.models import Membership
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Belonging, Organisation
from foothold.ground.policy import facts as policy
from foothold.ground.policy import referral_duties
from foothold.path.referrals import ways
from foothold.path.referrals.models import Programme
from foothold.path.support.models import Plan

ROWS = 50


@dataclass(frozen=True)
class Place:
    """A school on a day: its local rules, and the ways to outside help they name."""

    school: Any
    on: date
    rules: dict[str, Any]

    @classmethod
    def of(cls, school: Any, on: date) -> "Place":
        return cls(school, on, policy.rules_of(school, on))

    @property
    def calendar(self) -> Any:
        return calendars.calendar_of(self.school)

    @property
    def named(self) -> list[ways.Way]:
        return ways.named(self.rules)

    def way(self, route: str) -> ways.Way:
        return ways.way(route, self.rules)

    def signpost(self, route: str) -> str:
        """Whom else a school may ask instead."""
        others = [
            each.team_name for each in self.named if each.route != route and each.takes(self.school, self.on)
        ]
        return f"Ask {others[0]} instead." if others else "Ask the local authority whom to ask instead."


def school_of(pupil: Any, on: date) -> Any:
    return pupil_facts.of(pupil, on).school


def team_called(name: str, school: Any, on: date) -> Organisation | None:
    """The agency of that name whose people sign in here, unless it is known to work for another area alone."""
    areas = Belonging.objects.on(on).filter(kind=Belonging.Kind.AUTHORITY)
    here = areas.filter(organisation=school).values("parent")
    of_team = areas.filter(organisation=OuterRef("pk"))
    fits = ~Exists(of_team) | Exists(of_team.filter(parent__in=here))
    found = Organisation.objects.filter(kind=Organisation.Kind.AGENCY, name__iexact=name)
    return found.filter(fits, Exists(_workers(on).filter(organisation=OuterRef("pk")))).first()


def _workers(on: date) -> Any:
    return Membership.objects.that_open(on).filter(role=Role.AGENCY_WORKER)


def workers_of(team: Any, on: date) -> list[str]:
    """Who works at a team whose people sign in here, by name."""
    if team is None:
        return []
    held = _workers(on).filter(organisation=team).select_related("person")
    return list(dict.fromkeys(str(each.person) for each in held.order_by("person__name")[:ROWS]))


def is_theirs(person: Any, referral: Any, on: date) -> bool:
    """Whether a person records what the team does: its own people where they sign in, else those who asked."""
    if referral.team_id is None:
        return True
    return any(
        reason.organisation.pk == referral.team_id and Permission.ANSWER_REFERRAL in reason.permissions
        for reason in check.why(person, referral, on)
    )


def passes_to(referral: Any, place: Place) -> list[str]:
    """To whom a team passes it on: after the screening the panel of the child's age, else another named team."""
    panels = place.way(referral.route).panels
    if panels and referral.team_name not in (panels.younger, panels.older):
        return [panels.for_child(referral.pupil.born_on, referral.sent_on)]
    return [each.team_name for each in place.named if each.team_name != referral.team_name]


def answer_by(way: ways.Way, since: date, days: int) -> date:
    """By the local rule where there is one, else after as many calendar days as the referral first gave."""
    return since + timedelta(days=way.days or days)


def asked(referral: Any, place: Place, since: date) -> referral_duties.Asked:
    """What follows from asking a team, from a day on."""
    way = place.way(referral.route)
    return referral_duties.Asked(
        team=referral.team_name,
        since=since,
        by_on=referral.answer_by,
        source=way.answer_source or referral_duties.NAMED,
        setting=way.answer_setting,
        signs_in=referral.team_id is not None,
    )


def plans_of(referral: Any) -> Any:
    """The plans a programme may dovetail with: those of the school that run."""
    kinds = (Plan.Kind.PASTORAL, Plan.Kind.INDIVIDUAL)
    return Plan.objects.running().filter(pupil=referral.pupil_id, kind__in=kinds)


def sustainability_plans(referral: Any) -> Any:
    """The plans of what keeps it going that were written since the programme; none where there is no programme."""
    since = Programme.objects.filter(referral=referral).values("written_on")
    found = Plan.objects.running().filter(pupil=referral.pupil_id, starts_on__gte=Subquery(since))
    return found.filter(kind=Plan.Kind.SUSTAINABILITY)
