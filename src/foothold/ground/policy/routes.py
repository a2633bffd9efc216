"""Outside teams a school may ask for help: which kinds there are, and what a rule set may say of each.

Who they are, who may ask them, what must go with it and how soon they answer differs from area to area, so all of it
is data. That there is a kind of its own for a screening team and for a unit is because both lead on: one to a panel by
the child's age, the other to a programme.
"""

from django.db.models import TextChoices


class Route(TextChoices):
    HELP = "help", "multi-agency help"
    PSYCHOLOGY = "psychology", "educational psychology"
    MENTAL_HEALTH = "mental_health", "mental health of children (CAMHS)"
    BEHAVIOUR = "behaviour", "behaviour support"
    UNIT = "unit", "a unit that works in school and family"
    OTHER = "other", "another team or service"


WITH_RULES = tuple(route for route in Route if route != Route.OTHER)
"""Those of which a rule set may say something."""
NAMED_BY: dict[str, str] = {
    **{route: f"{route}.team" for route in WITH_RULES},
    Route.HELP: "help.front_door",
    Route.UNIT: "unit.name",
}
"""The setting that names the team."""

SCHOOLS_ONLY, SCHOOLS_AND_AUTHORITY = "schools only", "schools and the authority"
REFERRERS = (SCHOOLS_ONLY, SCHOOLS_AND_AUTHORITY)
PLAN_OR_REFUSED, PLAN_OR_WARNED = "a plan, or it is refused", "a plan, or a warning"
SUPPORT_OR_REFUSED, SUPPORT_OR_WARNED = "support tried, or it is refused", "support tried, or a warning"
EVIDENCE = (PLAN_OR_REFUSED, PLAN_OR_WARNED, SUPPORT_OR_REFUSED, SUPPORT_OR_WARNED)
ASKS_FOR_A_PLAN = {PLAN_OR_REFUSED, PLAN_OR_WARNED}
REFUSED_WITHOUT = {PLAN_OR_REFUSED, SUPPORT_OR_REFUSED}
MAINTAINED_ONLY, MAINTAINED_AND_ACADEMIES = "maintained schools only", "maintained schools and academies"
SCHOOL_KINDS = (MAINTAINED_ONLY, MAINTAINED_AND_ACADEMIES)
