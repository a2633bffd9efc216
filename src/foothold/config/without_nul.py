"""A NUL stands in no name and no sentence, and PostgreSQL keeps none: it goes before any page reads what was typed."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, QueryDict

NUL = "\0"


class WithoutNul:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if NUL in request.path_info:
            raise BadRequest("An address holds no NUL.")
        if _holds_one(request.GET):
            request.GET = _without(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and _holds_one(request.POST):
            request.POST = _without(request.POST)  # type: ignore[assignment]
        return self.get_response(request)


def _holds_one(typed: QueryDict) -> bool:
    return any(NUL in name or any(NUL in each for each in values) for name, values in typed.lists())


def _without(typed: QueryDict) -> QueryDict:
    kept = QueryDict(mutable=True, encoding=typed.encoding)
    for name, values in typed.lists():
        kept.setlist(name.replace(NUL, ""), [each.replace(NUL, "") for each in values])
    kept._mutable = False
    return kept
