"""The law map: every provision in force on a day, how sure we are, how it is read here, and which pages use it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foothold.config import law_use
from foothold.ground.kit import clock
from foothold.ground.kit.page import ROWS_A_PAGE
from foothold.ground.kit.widgets import DateBoxesField
from foothold.ground.policy import facts as policy
from foothold.law.provision import Provision
from foothold.law.readings import QUESTIONS, Question
from foothold.law.register import CLOCKS, SUBJECTS, sources
from foothold.law.register.clock import Clock, Counting

SURE = [("", "All of them"), ("check", "Only what to check before relying on")]
PRESETS = (sources.CANCELLATION_BEGINS, sources.REGISTERS_2024, sources.GUIDANCE_2026)
"""Days on which much of the law changed, offered for comparison."""


class MapForm(forms.Form):
    q = forms.CharField(label="Words to look for", required=False, max_length=80)
    subject = forms.ChoiceField(
        label="Subject", choices=[("", "All subjects"), *SUBJECTS.items()], required=False
    )
    sure = forms.ChoiceField(label="How sure we are", choices=SURE, required=False)
    on = DateBoxesField(label="In force on", help_text="Left empty, it is today", required=False)


class CompareForm(forms.Form):
    earlier = DateBoxesField(label="The law on")
    later = DateBoxesField(label="compared with")


@dataclass(frozen=True)
class Row:
    """One clock in the version of a day."""

    clock: Clock
    provision: Provision
    readings: list[dict[str, Any]]
    pages: tuple[str, ...]
    shown_on: tuple[str, ...]

    @property
    def how_long(self) -> str:
        """15 school days after the board receives notice; or no number."""
        if self.clock.number is None:
            return f"{self.clock.unit}, from {self.clock.trigger}"
        counted = "" if self.clock.counting is Counting.NOT_COUNTED else f", counted {self.clock.counting}"
        return f"{self.clock.number} {self.clock.unit}{counted}, from {self.clock.trigger}"

    def speaks_of(self, words: str) -> bool:
        said = (self.clock.id, self.provision.citation, self.provision.says, self.clock.responsible)
        text = " ".join(said).lower()
        return all(word in text for word in words.lower().split())


@dataclass(frozen=True)
class Change:
    """What became of one rule between two days."""

    clock: Clock
    became: str
    was: Provision | None
    now: Provision | None

    @property
    def citation(self) -> str:
        return next(each.citation for each in (self.now, self.was) if each)


def law_map(request: HttpRequest) -> HttpResponse:
    """Searched and narrowed, fifty at a time."""
    form = MapForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    on = given.get("on") or clock.today()
    rows = [row for row in _rows(request.user, on) if _wanted(row, given)]
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "on": on, "rows": page, "presets": PRESETS, "whose": _whose(request.user, on)}
    return render(request, "pages/law_map.html", context)


def law_changes(request: HttpRequest) -> HttpResponse:
    """Which rules began, ended or changed between two days."""
    form = CompareForm(request.GET if request.GET else None)
    context: dict[str, Any] = {"form": form, "presets": PRESETS}
    if form.is_bound and form.is_valid():
        earlier, later = sorted((form.cleaned_data["earlier"], form.cleaned_data["later"]))
        context |= {"earlier": earlier, "later": later, "changes": changes(earlier, later)}
    return render(request, "pages/law_changes.html", context)


def changes(earlier: date, later: date) -> list[Change]:
    """Every rule whose version of one day is not its version of the other."""
    found = [_change(each, _version(each, earlier), _version(each, later)) for each in CLOCKS.values()]
    return [change for change in found if change]


def _change(each: Clock, was: Provision | None, now: Provision | None) -> Change | None:
    if was == now:
        return None
    became = "began" if was is None else "ended" if now is None else "changed"
    return Change(each, became, was, now)


def _version(each: Clock, on: date) -> Provision | None:
    return next((version for version in each.versions if version.governs(on)), None)


def _rows(person: Any, on: date) -> Iterable[Row]:
    read = _read_here(person, on)
    for each in CLOCKS.values():
        version = _version(each, on)
        if version:
            readings = [read[name] for name, question in QUESTIONS.items() if each.id in question.bears_on]
            yield Row(each, version, readings, law_use.pages_by_clock()[each.id], law_use.shown_on(each.id))


def _wanted(row: Row, given: dict[str, Any]) -> bool:
    subject = given.get("subject")
    return (
        row.speaks_of(given.get("q") or "")
        and (not subject or subject == law_use.subject_of(row.clock))
        and (given.get("sure") != "check" or row.provision.confidence.is_open)
    )


def _whose(person: Any, on: date) -> Any:
    """The organisation whose readings are shown: the person's own, where they have one."""
    held = person.memberships_on(on) or person.memberships_on(clock.today())
    return held[0].organisation if held else None


def _read_here(person: Any, on: date) -> dict[str, dict[str, Any]]:
    """Each open question with the reading taken at the person's organisation."""
    whose = _whose(person, on)
    if whose is None:
        return {name: _default(question) for name, question in QUESTIONS.items()}
    return {shown["question"].setting: shown for shown in policy.shown(whose, on)}


def _default(question: Question) -> dict[str, Any]:
    return {"question": question, "taken": question.default, "not_taken": question.other, "choice": None}
