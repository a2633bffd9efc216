"""People are invited by an administrator; nobody signs themselves up, and nobody without a role today comes in.

An address is what an invitation and an organisation's own account know a person by, so nobody gives themselves another.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from foothold.ground.kit import clock

TOO_MANY = (
    "There were too many tries that did not work, so signing in as this person waits for 5 minutes. If it was not you,"
    " tell the person who manages Foothold in your organisation."
)
CLOSED = (
    "email/",
    "confirm-email/",
    "confirm-email/<path:rest>",
    "login/code/confirm/",
    "social/<path:rest>",
)
"""Pages that allauth brings along under `account/` and that nobody here is to have."""


@login_not_required
def closed(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise Http404("Nobody changes their own sign-in address, and nobody signs in by a code from an e-mail.")


class OnlyThoseInvited(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "That e-mail address and password do not belong together. Check both and try again.",
        "too_many_login_attempts": TOO_MANY,
        "incorrect_code": "That code is not right. Codes change every 30 seconds: type the one shown now.",
        "rate_limited": "That was asked for too often. Wait some minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **about: Any) -> HttpResponse | None:
        if user.is_active and not user.memberships_on(clock.today()):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **about)
