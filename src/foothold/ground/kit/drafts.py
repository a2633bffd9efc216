"""Keeping what was typed: between the steps of a journey, and across a sign-in that lapsed."""

from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect, QueryDict

from foothold.ground.kit.models import Draft

TYPED = "typed_before_sign_in"
TYPED_BY = "typed_by"
LARGEST = 50_000


def answers(person: Any, journey: str, subject: str) -> dict[str, Any]:
    draft = Draft.objects.filter(person=person, journey=journey, subject=subject).first()
    return draft.answers if draft else {}


def keep(person: Any, journey: str, subject: str, step: str, data: QueryDict, at: Any) -> None:
    kept = answers(person, journey, subject) | {step: as_lists(data)}
    Draft.objects.update_or_create(
        person=person, journey=journey, subject=subject, defaults={"answers": kept, "saved_at": at}
    )


def throw_away(person: Any, journey: str, subject: str) -> None:
    Draft.objects.filter(person=person, journey=journey, subject=subject).delete()


def throw_away_older(before: Any) -> int:
    return Draft.objects.filter(saved_at__lt=before).delete()[0]


def as_lists(data: QueryDict) -> dict[str, list[str]]:
    return {name: values for name, values in data.lists() if name not in ("csrfmiddlewaretoken", TYPED_BY)}


def as_data(lists: dict[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in lists.items():
        data.setlist(name, values)
    return data


def mark(person: Any) -> str:
    """Goes with every form, so that what was typed is only ever given back to the person who typed it."""
    return signing.dumps(person.pk, salt=TYPED_BY)


def typed_before_sign_in(request: HttpRequest) -> QueryDict | None:
    """What this same person sent from this page when their sign-in had lapsed, once."""
    kept = request.session.get(TYPED)
    if request.method != "GET" or not kept or kept["path"] != request.path:
        return None
    del request.session[TYPED]
    data = QueryDict(kept["data"])
    try:
        owner = signing.loads(data.get(TYPED_BY, ""), salt=TYPED_BY)
    except signing.BadSignature:
        return None
    return data if request.user.pk == owner else None


def _is_short(request: HttpRequest) -> bool:
    """A form without files, whose whole body may be kept; a file is chosen again after signing in."""
    return request.content_type != "multipart/form-data" and len(request.body) <= LARGEST


class SignInFirst(LoginRequiredMiddleware):
    """Asks for a sign-in, and keeps what was being sent until the person has signed in again."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        if request.method == "POST" and _is_short(request):
            request.session[TYPED] = {"path": request.path, "data": request.POST.urlencode()}
        return super().handle_no_permission(request, view_func)
