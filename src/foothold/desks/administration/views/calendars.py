"""School calendars: read as a year, and changed only after what would move has been shown."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from foothold.child.duties.models import Recount
from foothold.desks.administration import tasks
from foothold.desks.administration.actions import calendars as actions
from foothold.desks.administration.facts import calendars as facts
from foothold.desks.administration.facts import years
from foothold.desks.administration.forms import calendars as forms
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, ListPage, Page
from foothold.ground.kit.refusals import SAID_TO_PEOPLE
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Organisation

AT_ONCE = 5
"""Schools whose duties are worked out before the page returns."""


class Calendars(ListPage):
    """The schools whose calendar I answer for."""

    permission = Permission.MANAGE_CALENDAR
    model = Organisation
    template_name = "administration/calendars.html"

    def rows(self):
        name = self.request.GET.get("q", "").strip()
        found = facts.schools_of(self.person, self.today)
        return found.filter(name__icontains=name) if name else found

    def context(self):
        context = super().context()
        held = calendars.years_of([school.pk for school in context["rows"]])
        for school in context["rows"]:
            school.shown = self.shown(held.get(school.pk, ()))
        return context

    def shown(self, held):
        if not held:
            return None
        return years.Year(years.chosen(held, "", self.today), calendars.from_years(held))


class Calendar(Page):
    """One school's year: terms, days on which it does not meet, school days counted, a grid to print."""

    permission = Permission.MANAGE_CALENDAR
    model = Organisation
    template_name = "administration/calendar.html"

    def context(self):
        held = calendars.years_of([self.thing.pk]).get(self.thing.pk, ())
        shown = None
        if held:
            chosen = years.chosen(held, self.request.GET.get("year", ""), self.today)
            shown = years.Year(chosen, calendars.from_years(held))
        return {"shown": shown, "years": held, "crumbs": crumbs()}


class Changing(FormPage, abstract=True):
    """A change of a calendar: the form, then what would move and for whom, then the change itself."""

    permission = Permission.MANAGE_CALENDAR
    model = Organisation
    template_name = "administration/change_calendar.html"
    heading: ClassVar[str]
    intro: ClassVar[str] = ""
    upload: ClassVar[bool] = False

    def form(self, data=None):
        files = self.request.FILES if data is not None and self.upload else None
        return self.form_class(data=data, files=files, **self.form_options())

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        try:
            planned, passed_over = self.planned(form)
            if "confirmed" not in request.POST:
                return self.show_preview(form, facts.Preview(planned, passed_over, self.person, self.today))
            change = self.make(planned, self.because(form))
        except SAID_TO_PEOPLE as refusal:
            form.add_error(None, str(refusal))
            return self.show(form=form, status=422)
        messages.success(request, "The calendar is changed.")
        return redirect(reverse("administration:calendar-change", args=[change]) if change else self.back())

    def make(self, planned, because):
        """Few schools are done at once; for many the page returns, and shows how far the work has come."""
        at_once = len(planned) <= AT_ONCE
        change = actions.change(
            by=self.person, at=self.now, planned=planned, because=because, at_once=at_once
        )
        if change and not at_once:
            tasks.work_out_again.enqueue(change)
        return change

    def show_preview(self, form, preview):
        sent = [
            (name, value)
            for name, values in self.request.POST.lists()
            for value in values
            if name not in ("csrfmiddlewaretoken", "typed_by", "text")
        ]
        text = form.cleaned_data.get("text")
        sent += [("text", text)] if text else []
        return self.show(
            template="administration/check_calendar.html",
            form=None,
            sent=sent,
            preview=preview,
            because=self.because(form),
        )

    def planned(self, form) -> tuple[list[Any], list[str]]:
        """The changes of the form by school, and a sentence for each school, or entry of a file, left out."""
        raise NotImplementedError

    def because(self, form) -> str:
        raise NotImplementedError

    def back(self):
        return calendar(self.thing)

    def context(self):
        return {
            "heading": self.heading,
            "intro": self.intro,
            "upload": self.upload,
            "crumbs": crumbs(self.thing),
            "cancel_href": self.back(),
        }


class CloseSchool(Changing):
    form_class = forms.CloseForm
    heading = "Add an INSET day or closure"

    def planned(self, form):
        planned, refused = facts.closings([self.thing], form.span())
        return planned, refused

    def because(self, form):
        return form.because()


class CloseSeveral(Changing):
    """One closure for many schools: an authority or trust on a morning of snow."""

    form_class = forms.CloseSeveralForm
    heading = "Close several schools"

    def form_options(self):
        return {"schools": facts.schools_of(self.person, self.today)}

    def planned(self, form):
        return facts.closings(form.chosen(), form.span())

    def because(self, form):
        return form.because()

    def back(self):
        return reverse("administration:calendars")

    def context(self):
        return {"heading": self.heading, "crumbs": crumbs(), "cancel_href": self.back()}


class Reopen(Changing):
    form_class = forms.ReopenForm
    heading = "Take a closed day back"

    def span(self):
        held = calendars.years_of([self.thing.pk]).get(self.thing.pk, ())
        spans = [span for year in held for span in year.closed]
        found = [span for span in spans if years.key(span) == self.kwargs["span"]]
        if not found:
            raise Http404("Those days are not closed.")
        return found[0]

    def planned(self, form):
        return [facts.reopening(self.thing, self.span(), form.cleaned_data["reason"])], []

    def because(self, form):
        return f"School days again from {self.span().starts_on:%-d %B %Y}: {form.cleaned_data['reason']}"

    def context(self):
        return super().context() | {"closed": self.span()}


class SetTerms(Changing):
    form_class = forms.TermsForm
    template_name = "administration/set_terms.html"
    heading = "Set the terms of a school year"
    intro = "Days closed after the year began, such as for snow, stay as they are."

    def form_options(self):
        held = calendars.years_of([self.thing.pk]).get(self.thing.pk, ())
        found = next((year for year in held if year.name == self.request.GET.get("year")), None)
        return {"initial": forms.TermsForm.told(found) if found else {}}

    def planned(self, form):
        return [facts.resetting(self.thing, (form.year,))], []

    def because(self, form):
        return f"Term dates of {form.year.name}"


class UploadTerms(Changing):
    form_class = forms.UploadForm
    heading = "Load term dates from a file"
    intro = (
        "Send the file your school or council publishes: a calendar (.ics), or a table (CSV). School years named in the"
        " file are replaced; others stay."
    )
    upload = True

    def planned(self, form):
        return [facts.resetting(self.thing, form.years)], form.passed_over

    def because(self, form):
        return f"Term dates of {', '.join(year.name for year in form.years)}"


class ChangeMade(Page):
    """What a change of calendars has moved so far, school by school."""

    permission = Permission.MANAGE_CALENDAR
    model = Organisation
    template_name = "administration/calendar_change.html"

    def context(self):
        mine = facts.schools_of(self.person, self.today)
        asked = Recount.objects.filter(change=self.kwargs["change"], school__in=mine).select_related("school")
        found = facts.progress(asked)
        if not found.schools:
            raise Http404("There is no such change.")
        return {"progress": found, "crumbs": crumbs()}


def calendar(school):
    return reverse("administration:calendar", args=[school.pk])


def crumbs(school=None):
    found = [{"text": "Calendars", "href": reverse("administration:calendars")}]
    return found + ([{"text": str(school), "href": calendar(school)}] if school else [])
