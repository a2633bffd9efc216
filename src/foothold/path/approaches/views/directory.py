"""The directory, one entry of it, and a school's own copy."""

from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, Page
from foothold.ground.organisations.models import Organisation
from foothold.ground.outside import pdf
from foothold.path.approaches import actions, directory, facts, forms
from foothold.path.approaches.models import Offer

THE_DIRECTORY = "Directory of approaches"


def crumbs(*more):
    return [{"text": THE_DIRECTORY, "href": reverse("approaches:directory")}, *more]


def takes(entry):
    """What an approach asks of a school, row by row."""
    said = {
        "Who delivers it": entry.who,
        "How long": entry.length,
        "How often": entry.often,
        "How many": entry.size,
        "Consent": entry.consent,
        "Needed first": entry.prerequisites,
    }
    return [{"key": key, "value": value} for key, value in said.items()]


class ReadsDirectory(Page, abstract=True):
    """A page everybody on a staff reads, with the links for those who may do more at their own school."""

    permission = Permission.SEE_APPROACHES
    model = Offer

    def may_do(self, permission, school):
        return facts.may(self.person, permission, school, self.today)


class Directory(ReadsDirectory):
    """Every approach, the pyramid they stand in, and the boxes to find one."""

    template_name = "approaches/directory.html"

    def context(self):
        form = forms.FindForm(self.request.GET)
        asked = form.asked()
        everything = directory.on(self.today)
        school = facts.own_school(self.person, self.today)
        return {
            "find": form,
            "applied": [self.tag(form, name, asked) for name in asked],
            "levels": directory.by_level(everything),
            "asked_level": asked.get("level"),
            "entries": self.marked(directory.narrowed(everything, **asked), school),
            "school": school,
            "may_say": self.may_do(Permission.OFFER_APPROACH, school),
        }

    def tag(self, form, name, asked):
        """One thing that was asked for, and the list without it."""
        left = self.request.GET.copy()
        left.pop(name)
        return {"text": form.said(name, asked[name]), "href": f"?{left.urlencode()}"}

    def marked(self, entries, school):
        """Each entry with what the own school says, or how many of one's schools offer it."""
        if school:
            offers = facts.offers_of(school, self.today)
            return [(entry, offers.get(entry.key), 0) for entry in entries]
        numbers = facts.offered_by(self.person.schools_on(self.today), self.today)
        return [(entry, None, numbers.get(entry.key, 0)) for entry in entries]


class OfApproach(Page, abstract=True):
    """A page about one approach: the version that counts today, or an earlier one by its day."""

    def versions(self):
        found = directory.published().get(self.kwargs["approach"])
        if found is None:
            raise Http404("There is no such approach.")
        return found

    def version(self):
        found = directory.in_force(self.versions(), min(self.asked_day(), self.today))
        if found is None:
            raise Http404("It was not in the directory then.")
        return found

    def asked_day(self):
        try:
            return date.fromisoformat(self.request.GET.get("on", ""))
        except ValueError:
            return self.today


DONE_IN = {
    "re-engagement-unit": ("Ways to outside help", "referrals:pathways", Permission.SEE_APPROACHES),
    "pastoral-support-programme": ("Plans of support", "support:register", Permission.LIST_PLANS),
    "part-time-timetable": ("Part-time timetables", "attendance:register", Permission.LIST_PART_TIME),
    "ehc-needs-assessment": ("EHC needs assessments", "ehc:clocks", Permission.LIST_EHC),
    "suspension": ("Exclusions", "exclusions:list", Permission.LIST_EXCLUSIONS),
    "permanent-exclusion": ("Exclusions", "exclusions:list", Permission.LIST_EXCLUSIONS),
}
"""The list in which an approach of the directory is done and followed here, and who may open it."""


class Entry(OfApproach, ReadsDirectory):
    template_name = "approaches/entry.html"

    def context(self):
        entry, school = self.version(), facts.own_school(self.person, self.today)
        return {
            "entry": entry,
            "takes": takes(entry),
            "done_in": self.done_in(entry),
            "begun": [each for each in self.versions() if each.from_on <= self.today],
            "newest": directory.in_force(self.versions(), self.today),
            "school": school,
            "offer": facts.offers_of(school, self.today).get(entry.key) if school else None,
            "may_say": self.may_do(Permission.OFFER_APPROACH, school),
            "may_deliver": self.may_do(Permission.DELIVER_APPROACH, school),
            "may_train": self.may_do(Permission.RECORD_TRAINING, school),
            "trained": facts.trained_in(school, entry.key, self.today).count() if school else 0,
            "schools": [] if school else self.schools(entry),
            "crumbs": crumbs({"text": entry.title, "href": ""}),
        }

    def done_in(self, entry):
        """The way to where it is done, for who may go there."""
        text, name, permission = DONE_IN.get(entry.key, ("", "", None))
        if permission is None or not check.anywhere(self.person, permission, self.today):
            return None
        return {"text": f"{text}: where it is done here", "href": reverse(name)}

    def schools(self, entry):
        among = self.person.schools_on(self.today)
        return facts.schools_with(entry.key, among, self.today)[:ROWS_A_PAGE]


class Leaflet(OfApproach, ReadsDirectory):
    """Why and how, on one page of paper to hand out."""

    template_name = "approaches/leaflet.html"

    def get(self, request, *args, **kwargs):
        entry, school = self.version(), facts.own_school(self.person, self.today)
        file = pdf.of(self.template_name, {"entry": entry, "school": school})
        kept = {"Content-Disposition": f'attachment; filename="{entry.key}.pdf"'}
        return HttpResponse(file, content_type="application/pdf", headers=kept)


class OwnCopy(Page):
    """What this school offers of the directory, what it does not, and what it has not said yet."""

    permission = Permission.OFFER_APPROACH
    model = Organisation
    template_name = "approaches/own_copy.html"

    def context(self):
        offers = facts.offers_of(self.thing, self.today)
        lines = [(entry, offers.get(entry.key)) for entry in directory.on(self.today)]
        return {"lines": lines, "crumbs": crumbs({"text": self.thing.name, "href": ""})}


class SayOffer(OfApproach, FormPage):
    permission = Permission.OFFER_APPROACH
    model = Organisation
    template_name = "approaches/offer.html"
    form_class = forms.OfferForm

    def form_options(self):
        held = facts.offers_of(self.thing, self.today).get(self.kwargs["approach"])
        said = {"stands": held.stands, "note": held.note} if held else {}
        return {"initial": {"from_on": self.today, **said}}

    def context(self):
        entry = self.version()
        return {
            "entry": entry,
            "history": facts.history_of(self.thing, entry.key)[:ROWS_A_PAGE],
            "crumbs": crumbs({"text": self.thing.name, "href": self.copy()}),
            "cancel_href": self.copy(),
        }

    def act(self, form):
        actions.offer(
            by=self.person,
            at=self.now,
            organisation=self.thing,
            approach=self.version().named,
            **form.cleaned_data,
        )
        return self.copy()

    def copy(self):
        return reverse("approaches:own-copy", args=[self.thing.pk])
