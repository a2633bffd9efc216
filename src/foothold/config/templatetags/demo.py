"""`{% demo_people %}`: the people of the demonstration, each with a button to sign in as them."""

from itertools import groupby
from typing import Any

from django import template
from django.conf import settings

from foothold.config import demo_sign_in
from foothold.ground.access.models import Membership
from foothold.ground.kit import clock

register = template.Library()


@register.inclusion_tag("sign_in/demo_people.html", takes_context=True)
def demo_people(context: Any) -> dict[str, Any]:
    if not settings.DEMO:
        return {}
    request = context["request"]
    return {
        "organisations": _by_organisation(),
        "csrf_token": context.get("csrf_token"),
        "next": request.GET.get("next", request.POST.get("next", "")),
    }


def _by_organisation() -> list[tuple[str, list[Membership]]]:
    memberships = (
        Membership.objects.that_open(clock.today())
        .filter(person__in=demo_sign_in.people())
        .select_related("person", "organisation", "job_title")
        .order_by("organisation__name", "organisation", "person__name", "pk")
    )
    return [
        (organisation.name, list(members))
        for organisation, members in groupby(memberships, key=lambda each: each.organisation)
    ]
