"""What people read when something fails: in words, and saying whether what they sent may be stored."""

import sys
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER = "30"


def failed(request: HttpRequest) -> HttpResponse:
    """A full disk or a database that restarts is no fault of the program: it passes, and the page says so."""
    return _cannot_store() if _of_the_database(sys.exc_info()[1]) else _page("500.html", 500)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Something sent in a shape we do not take. A session that could not be stored comes here too, and is none."""
    return _cannot_store() if _of_the_database(exception) else _page("400.html", 400)


def _of_the_database(fault: BaseException | None) -> bool:
    return any(isinstance(each, OperationalError | InterfaceError) for each in _behind(fault))


def _behind(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__context__


def _cannot_store() -> HttpResponse:
    answer = _page("503.html", 503)
    answer["Retry-After"] = RETRY_AFTER
    return answer


def _page(template: str, status: int) -> HttpResponse:
    """Drawn without the request, because who is signed in stands in the database that may not answer."""
    return HttpResponse(render_to_string(template), status=status)
