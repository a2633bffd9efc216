"""Somebody who works for several organisations may act for one of them at a time, or for all of them together."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from foothold.ground.kit import clock

CHOSEN = "acting_for"
ALL = "all"


class ActFor:
    """Tells the signed-in person, on every request, whom they chose to act for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.session.get(CHOSEN)
        if chosen:
            person: Any = request.user
            person.acts_for = chosen
        return self.get_response(request)


class ChoiceForm(forms.Form):
    organisation = forms.ChoiceField(label="Which organisation?", widget=forms.RadioSelect)


def choose(request: HttpRequest) -> HttpResponseBase:
    """Only narrows what the person's own memberships allow; it can never widen it."""
    person: Any = request.user
    form = ChoiceForm(request.POST or None, initial={"organisation": person.acts_for or ALL})
    field: Any = form.fields["organisation"]
    field.choices = [*_organisations(person), (ALL, "All of them together")]
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["organisation"]
        request.session[CHOSEN] = None if given == ALL else int(given)
        return redirect("home")
    return render(request, "sign_in/acting_for.html", {"form": form}, status=422 if form.is_bound else 200)


def _organisations(person: Any) -> list[tuple[str, str]]:
    held = person.every_membership_on(clock.today())
    return list({str(each.organisation_id): str(each.organisation) for each in held}.items())
