"""Pages. One cannot exist without saying which permission it asks for and whose records it shows."""

from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.audit.models import Reading
from foothold.ground.kit import clock, drafts
from foothold.ground.kit.action import reached, subject_of
from foothold.ground.kit.refusals import SAID_TO_PEOPLE

ROWS_A_PAGE = 50
COUNTED_AT_MOST = 1_000


class FirstPages(Paginator):  # type: ignore[type-arg]
    """Fifty rows a page, for a list that may be very long and can be narrowed. Rows are counted as far as anybody
    leafs and no further, so that a list of everything costs no more than a list of some; `more` says there are others.
    """

    def __init__(self, rows: Any) -> None:
        super().__init__(rows, ROWS_A_PAGE)

    @cached_property
    def found(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[: COUNTED_AT_MOST + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self.found, COUNTED_AT_MOST)

    @property
    def more(self) -> bool:
        return self.found > COUNTED_AT_MOST

    @property
    def in_words(self) -> str:
        return f"more than {COUNTED_AT_MOST:,}" if self.more else f"{self.count:,}"


class Page(View):
    """A page about one record (address with a `pk`), or about all that a person may see.

    Outside the person's scope a record does not exist (404); inside, without the permission, it is refused (403).
    """

    permission: ClassVar[Permission]
    model: ClassVar[type[Model]]
    template_name: ClassVar[str]
    abstract: ClassVar[bool] = True
    subject: Any = None
    thing: Any = None
    granted: frozenset[Permission] = frozenset()

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.abstract = abstract
        missing = [name for name in ("permission", "model", "template_name") if not hasattr(cls, name)]
        if missing and not abstract:
            raise ImproperlyConfigured(f"{cls.__name__} must say its {' and '.join(missing)}.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.person: Any = request.user
        self.now = clock.now()
        self.today = clock.day_of(self.now)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "pk" in kwargs:
            self.thing = self.find(kwargs["pk"])
            self.admit(subject_of(self.thing))
        elif not check.anywhere(self.person, self.permission, self.today):
            raise PermissionDenied(self.permission.value)
        return super().dispatch(request, *args, **kwargs)

    def visible(self) -> Any:
        manager: Any = self.model._default_manager
        return manager.visible_to(self.person, on=self.today)

    def find(self, pk: int) -> Any:
        return get_object_or_404(self.visible(), pk=pk)

    def admit(self, subject: Any) -> None:
        self.subject = subject
        self.ties = list(reached(self.thing).ties(self.today))
        self.reasons = check.met(self.person, self.ties, self.today)
        self.granted = frozenset().union(*(reason.permissions for reason in self.reasons))
        if self.permission not in self.granted:
            raise PermissionDenied(self.permission.value)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show()

    def show(self, *, template: str = "", status: int = 200, **context: Any) -> HttpResponse:
        if self.subject is not None and self.request.method == "GET":
            self.log_reading()
        given = {"page": self, "today": self.today, "may": self.granted, **self.context(), **context}
        return render(self.request, template or self.template_name, given, status=status)

    def context(self) -> dict[str, Any]:
        return {}

    def read_about(self) -> list[Any]:
        """Whose records the page shows."""
        return [self.subject]

    def log_reading(self) -> None:
        Reading.objects.bulk_create(
            Reading(
                person=self.person,
                subject=each.subject_key,
                page=type(self).__name__,
                because=str(self.reasons[0])[:200],
                at=self.now,
            )
            for each in self.read_about()
        )


class ListPage(Page, abstract=True):
    """A list is always bounded: fifty rows, then the next page."""

    def rows(self) -> Any:
        return self.visible()

    def context(self) -> dict[str, Any]:
        found = Paginator(self.rows(), ROWS_A_PAGE)
        return {"rows": found.get_page(self.request.GET.get("page"))}


class FormPage(Page, abstract=True):
    """A page with one form: it shows, checks the shape, makes one call, and goes on to the next page."""

    form_class: ClassVar[type[forms.BaseForm]]

    def form(self, data: Any = None) -> Any:
        return self.form_class(data=data, **self.form_options())

    def form_options(self) -> dict[str, Any]:
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = drafts.typed_before_sign_in(request)
        return self.show(form=self.form(typed), signed_in_again=typed is not None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        return self.done(form)

    def done(self, form: Any) -> HttpResponseBase:
        try:
            return redirect(self.act(form))
        except SAID_TO_PEOPLE as refusal:
            form.add_error(None, str(refusal))
            return self.show(form=form, status=422)

    def act(self, form: Any) -> str:
        """The one call of the page; returns where to go next."""
        raise NotImplementedError

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return super().show(status=status, typed_by=drafts.mark(self.person), **context)


class ShortForm(FormPage, abstract=True):
    """One short form about a thing. `trail` leads to the thing, and recording or cancelling goes back along it."""

    template_name = "kit/short_form.html"
    heading: str
    button: ClassVar[str] = "Record"
    explains: ClassVar[str] = ""

    def trail(self) -> list[dict[str, str]]:
        """The pages above this one, the last of them about the thing."""
        raise NotImplementedError

    def caption(self) -> str:
        return str(self.subject)

    def context(self) -> dict[str, Any]:
        trail = self.trail()
        return {
            "heading": self.heading,
            "caption": self.caption(),
            "button": self.button,
            "explains": self.explains,
            "crumbs": trail,
            "cancel_href": trail[-1]["href"],
        }

    def act(self, form: Any) -> str:
        self.record(form)
        return self.after()

    def after(self) -> str:
        return self.trail()[-1]["href"]

    def record(self, form: Any) -> None:
        """The one call of the page."""
        raise NotImplementedError
