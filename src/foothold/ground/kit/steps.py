"""A grave act, one question a page. What was typed is kept at once, and read through again before it is recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from foothold.ground.kit import drafts, widgets
from foothold.ground.kit.page import Page
from foothold.ground.kit.refusals import SAID_TO_PEOPLE

CHECK = "check"


@dataclass(frozen=True)
class Step:
    """One page of a journey. `asked` says whether this record needs it at all."""

    name: str
    heading: str
    form_class: type[forms.BaseForm]
    asked: Callable[[Any], bool] = lambda page: True


class StepsPage(Page, abstract=True):
    """A journey over several pages about one record: address with `pk` and `step`, the last step being `check`."""

    journey: ClassVar[str]
    route: ClassVar[str]
    steps: ClassVar[tuple[Step, ...]]
    check_template: ClassVar[str]

    def admit(self, subject: Any) -> None:
        super().admit(subject)
        self.asked = [step for step in self.steps if step.asked(self)]
        self.kept = drafts.answers(self.person, self.journey, subject.subject_key)

    def form_for(self, step: Step, data: Any = None) -> Any:
        if data is None and step.name in self.kept:
            data = drafts.as_data(self.kept[step.name])
        return step.form_class(data=data, **self.form_options(step))

    def form_options(self, step: Step) -> dict[str, Any]:
        return {}

    def here(self) -> Step:
        step = next((each for each in self.asked if each.name == self.kwargs["step"]), None)
        if step is None:
            raise Http404("There is no such step.")
        return step

    def address(self, step: str) -> str:
        return reverse(self.route, args=[self.kwargs["pk"], step])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["step"] == CHECK:
            return self.show_check()
        typed = drafts.typed_before_sign_in(request)
        form = self.form_for(self.here(), typed)
        form.shown_first = self.here().name not in self.kept
        return self.show_step(form, signed_in_again=typed is not None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if kwargs["step"] == CHECK:
            return self.finish()
        step = self.here()
        drafts.keep(self.person, self.journey, self.subject.subject_key, step.name, request.POST, self.now)
        form = self.form_for(step, request.POST)
        if not form.is_valid():
            return self.show_step(form, status=422)
        return redirect(self.after(step))

    def after(self, step: Step) -> str:
        """The next question, or the check once every question has been seen."""
        if all(each.name in self.kept or each is step for each in self.asked):
            return self.address(CHECK)
        place = self.asked.index(step) + 1
        return self.address(self.asked[place].name if place < len(self.asked) else CHECK)

    def show_step(self, form: Any, *, status: int = 200, signed_in_again: bool = False) -> HttpResponse:
        step = self.here()
        return self.show(
            status=status,
            form=form,
            step=step,
            number=self.asked.index(step) + 1,
            of=len(self.asked),
            typed_by=drafts.mark(self.person),
            signed_in_again=signed_in_again,
        )

    def read_through(self) -> dict[str, Any]:
        """The forms of all steps by name, as kept."""
        return {step.name: self.form_for(step) for step in self.asked}

    def unfinished(self, forms_by_step: dict[str, Any]) -> str | None:
        return next((name for name, form in forms_by_step.items() if not form.is_valid()), None)

    def show_check(self, *, refusal: str = "", status: int = 200) -> HttpResponse:
        read = self.read_through()
        missing = self.unfinished(read)
        if missing:
            return redirect(self.address(missing))
        self.template_name = self.check_template  # type: ignore[misc]
        return self.show(
            status=status, answers=self.summary(read), refusal=refusal, **self.what_follows(read)
        )

    def summary(self, read: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {
                "key": field.label,
                "value": field.subwidgets and said(form, field.name),
                "href": self.address(name),
            }
            for name, form in read.items()
            for field in form.visible_fields()
        ]

    def what_follows(self, read: dict[str, Any]) -> dict[str, Any]:
        return {}

    def finish(self) -> HttpResponseBase:
        read = self.read_through()
        missing = self.unfinished(read)
        if missing:
            return redirect(self.address(missing))
        try:
            address = self.record(read)
        except SAID_TO_PEOPLE as refusal:
            return self.show_check(refusal=str(refusal), status=422)
        drafts.throw_away(self.person, self.journey, self.subject.subject_key)
        return redirect(address)

    def record(self, read: dict[str, Any]) -> str:
        """The one call of the journey; returns where to go next."""
        raise NotImplementedError


def said(form: Any, name: str) -> str:
    """An answer as a reader expects it: the words of a choice, a date in words."""
    value = form.cleaned_data.get(name)
    choices = dict(getattr(form.fields[name], "choices", None) or ())
    if isinstance(value, list | tuple):
        return ", ".join(str(choices.get(each, each)) for each in value)
    if hasattr(value, "isoformat") and hasattr(value, "year"):
        return f"{value:%A %-d %B %Y}"
    if hasattr(value, "minute"):
        return widgets.in_words(value)
    return str(choices.get(value, value) if value not in (None, "") else "")
