"""No page without a lock."""

import functools

from django.db.models import Model
from django.urls import URLPattern, get_resolver

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page
from tests.architecture import source

# Addresses that show nothing about anybody, and why each is not a Page.
OPEN = {
    "home": "sends the visitor on to My work",
    "help": "explains Foothold",
    "accessibility": "says what works for whom",
    "how-dates": "explains how dates are counted",
    "law-map": "says what the law says, to everybody who is signed in",
    "law-changes": "says what changed in the law, to everybody who is signed in",
    "join": "takes the secret of an invitation out of the address",
    "choose-password": "lets somebody with an open invitation choose a password, once",
    "acting-for": "lists the organisations of the person who asks",
    "closed": "says that there is no such page",
    "demo-sign-in": "exists in the demonstration alone, where everybody is made up",
}


def every_route(resolver=None, prefix=""):
    for each in (resolver or get_resolver()).url_patterns:
        address = prefix + str(each.pattern)
        if isinstance(each, URLPattern):
            yield address, each
        else:
            yield from every_route(each, address)


def every_page(base=Page):
    for page in base.__subclasses__():
        yield page
        yield from every_page(page)


def test_every_route_is_a_page_or_is_listed_as_open():
    faults = [f"{address} ({route.name})" for address, route in every_route() if not is_known(route)]
    assert not faults, source.told(
        faults,
        "Make the view a Page (foothold.ground.kit.page): it asks for a permission and loads only what the person may"
        " see. If the address truly shows nothing about anybody, list it in OPEN above with the reason.",
    )


def is_known(route):
    view = getattr(route.callback, "view_class", None)
    is_page = view is not None and issubclass(view, Page)
    return is_page or route.name in OPEN or route.callback in sign_in_pages()


@functools.cache
def sign_in_pages():
    """Signing in, second factors and passwords: allauth's own pages, which are about the visitor alone."""
    return {route.callback for _, route in every_route(get_resolver("allauth.urls"))}


def test_the_list_of_open_addresses_is_current():
    names = {route.name for _, route in every_route()}
    assert set(OPEN) <= names, "Remove from OPEN what no longer has an address."


def test_every_page_has_its_permission_and_its_records():
    source.modules("views")
    faults = [page.__qualname__ for page in every_page() if not page.abstract and not is_locked(page)]
    assert not faults, source.told(
        faults,
        "Give the page `permission = Permission.X` and `model = Y`, where Y's manager has"
        " visible_to(person, on=day); mark a base class with abstract=True.",
    )


def is_locked(page):
    return (
        isinstance(page.permission, Permission)
        and issubclass(page.model, Model)
        and hasattr(page.model._default_manager, "visible_to")
    )
