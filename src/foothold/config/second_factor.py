"""Asks everybody for a second factor, save in the demo, where nothing is real."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

HAS_ONE = "has_second_factor"
ALWAYS_OPEN = ("account_", "mfa_", "join", "choose-password", "help", "accessibility", "how-dates")


class AskForSecondFactor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if request.method == "POST" and _name(request).startswith("mfa_"):
            request.session.pop(HAS_ONE, None)  # it may just be taken away: look again on the next page
        if not self._must_set_up(request):
            return None
        messages.info(request, "Set up a second way to prove it is you. Children's records need it.")
        return redirect("mfa_activate_totp")

    def _must_set_up(self, request: HttpRequest) -> bool:
        person: Any = request.user
        if not settings.SECOND_FACTOR_REQUIRED or not person.is_authenticated:
            return False
        if _name(request).startswith(ALWAYS_OPEN):
            return False
        if not request.session.get(HAS_ONE):
            request.session[HAS_ONE] = is_mfa_enabled(person, [Authenticator.Type.TOTP])
        return not request.session[HAS_ONE]


def _name(request: HttpRequest) -> str:
    return getattr(request.resolver_match, "view_name", "") or ""
