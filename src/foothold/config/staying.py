"""A sign-in lapses an hour after its last use. It is not written anew at every page: that would make of every look a
write, and of every page a wait for whoever else writes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from foothold.ground.kit import clock

SEEN = "seen_at"
OFTEN_ENOUGH = 5 * 60
"""Seconds: a sign-in lapses at most so much before its hour is over."""


class StaySignedIn:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        now = int(clock.now().timestamp())
        if request.user.is_authenticated and now - request.session.get(SEEN, 0) >= OFTEN_ENOUGH:
            request.session[SEEN] = now
        return self.get_response(request)
