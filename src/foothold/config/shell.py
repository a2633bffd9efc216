"""What every page shows around its own content: navigation, whom you act for, the version."""

from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock

VERSION = version("foothold")
NAVIGATION = (
    ("My work", "worklist:my-work", Permission.SEE_DUTIES),
    ("Children", "children:find", Permission.SEE_CHILD),
    ("Concerns", "concerns:list", Permission.SEE_CONCERNS),
    ("Exclusions", "exclusions:list", Permission.LIST_EXCLUSIONS),
    ("Plans", "support:register", Permission.LIST_PLANS),
    ("Referrals", "referrals:register", Permission.ANSWER_REFERRAL),
    ("EHC", "ehc:clocks", Permission.RUN_EHC),
    ("Day 6", "exclusions:day-six", Permission.LIST_DAY_SIX),
    ("Directory", "approaches:directory", Permission.SEE_APPROACHES),
    ("Calendars", "administration:calendars", Permission.MANAGE_CALENDAR),
    ("People", "administration:people", Permission.MANAGE_PEOPLE),
)
"""At most seven; a person sees those their role can use."""


def shell(request: HttpRequest) -> dict[str, Any]:
    person: Any = getattr(request, "user", None)
    common = {"demo": settings.DEMO, "version": VERSION}
    if person is None or not person.is_authenticated:
        return common
    today = clock.today()
    return common | {
        "navigation": _navigation(request, person, today),
        "acting_for": _organisations(person.memberships_on(today)),
        "may_switch": len(_organisations(person.every_membership_on(today))) > 1,
    }


def home(request: HttpRequest) -> HttpResponse:
    """The first page that this person's role can use; the help page where there is none yet."""
    person: Any = request.user
    offered = _navigation(request, person, clock.today())
    return redirect(offered[0]["href"] if offered else "help")


def _navigation(request: HttpRequest, person: Any, today: Any) -> list[dict[str, Any]]:
    offered = [
        (text, reverse(name))
        for text, name, permission in NAVIGATION
        if check.anywhere(person, permission, today)
    ]
    return [{"text": text, "href": href, "current": request.path.startswith(href)} for text, href in offered]


def _organisations(memberships: list[Any]) -> list[Any]:
    """Each organisation once, however many roles the person has there."""
    return list(dict.fromkeys(membership.organisation for membership in memberships))
