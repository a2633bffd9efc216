"""The child's file: find, add, read, correct."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from foothold.child.pupils import actions as pupils
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Carer, Pupil
from foothold.desks.children import actions, chronology, facts, forms, looked_for, search, signs
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import plain
from foothold.ground.kit.page import ROWS_A_PAGE, FormPage, Page
from foothold.ground.organisations import calendars
from foothold.path.concerns import facts as concern_facts
from foothold.path.exclusions import actions as exclusions

SHOWN_AT_ONCE = 5
LOOKED_FOR = "for"
LONGEST = 100
"""Letters of what is looked for: an address has room for so many."""
TABS = (
    ("Overview", "children:child", Permission.SEE_CHILD),
    ("Chronology", "children:chronology", Permission.SEE_CHRONOLOGY),
    ("Who can see this", "children:access", Permission.SEE_ACCESS),
)
RECORD = (
    ("Record what you noticed", "concerns:record", Permission.RECORD_CONCERN, ()),
    ("Take part in an approach", "approaches:join-group", Permission.DELIVER_APPROACH, ()),
    ("Record a suspension", "exclusions:record-suspension", Permission.RECORD_EXCLUSION, ()),
    ("Record a permanent exclusion", "exclusions:permanent", Permission.RECORD_EXCLUSION, ("decision",)),
    ("Write a plan of support", "support:begin", Permission.WRITE_PLAN, ()),
    ("Agree a part-time timetable", "attendance:begin", Permission.AGREE_PART_TIME, ()),
    ("Record who was consulted", "exclusions:consult", Permission.RECORD_CONSULTATION, ()),
    ("Requests for the whole file", "packs:requests", Permission.ANSWER_FILE_REQUEST, ()),
    ("Record what the law did not allow", "exclusions:record-breach", Permission.RECORD_BREACH, ()),
)


class LooksFor(FormPage, abstract=True):
    """A page whose address says what was looked for, and says it to nobody else."""

    def typed(self):
        return looked_for.unsealed(self.person, self.request.GET.get(LOOKED_FOR, ""))


class FindChild(LooksFor):
    """Part of a name, a UPN or a date of birth; a child is added only after searching."""

    permission = Permission.SEE_CHILD
    model = Pupil
    template_name = "children/find.html"
    form_class = forms.FindForm

    def form_options(self):
        return {"initial": {"q": self.typed()}}

    def act(self, form):
        seal = looked_for.sealed(self.person, form.cleaned_data["q"][:LONGEST])
        return reverse("children:find") + (f"?{LOOKED_FOR}={seal}" if seal else "")

    def context(self):
        typed = self.typed()
        found, slipped = search.find(self.person, typed, on=self.today) if typed else ([], False)
        may_add = check.anywhere(self.person, Permission.CREATE_CHILD, self.today)
        return {
            "typed": typed,
            "seal": self.request.GET.get(LOOKED_FOR, ""),
            "found": [(pupil, pupil_facts.on_day(pupil, self.today)) for pupil in found],
            "slipped": slipped and found,
            "may_add": may_add and typed,
        }


class AddChild(LooksFor):
    """A likely duplicate is shown before anybody is added twice."""

    permission = Permission.CREATE_CHILD
    model = Pupil
    template_name = "children/add.html"
    form_class = forms.AddForm

    def get(self, request, *args, **kwargs):
        """Whoever can search has searched: the link from the search brings along what was looked for."""
        may_search = check.anywhere(self.person, Permission.SEE_CHILD, self.today)
        if may_search and not self.typed():
            return redirect("children:find")
        return super().get(request, *args, **kwargs)

    def form_options(self):
        schools = facts.schools_for(self.person, Permission.CREATE_CHILD, self.today)
        return {"schools": schools, "today": self.today, "initial": search.as_details(self.typed())}

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        likely = search.likely_duplicates(form.pupil()) if form.is_valid() else []
        if likely and not form.cleaned_data["is_another"]:
            form.shows_duplicates = True
            return self.show(form=form, likely=self.worded(likely), status=422)
        return super().post(request, *args, **kwargs)

    def worded(self, likely):
        """Somebody this person may see is named and linked; somebody else is hinted at."""
        known = pupil_facts.many([pupil.pk for pupil in likely], self.today)
        visible = set(
            Pupil.objects.visible_to(self.person, on=self.today)
            .filter(pk__in=[pupil.pk for pupil in likely])
            .values_list("pk", flat=True)
        )
        return [{"pupil": pupil, "facts": known[pupil.pk], "seen": pupil.pk in visible} for pupil in likely]

    def act(self, form):
        given = form.cleaned_data
        pupil = pupils.add(
            by=self.person,
            at=self.now,
            school=given["school"],
            pupil=form.pupil(),
            starts_on=given["starts_on"],
        )
        return reverse("children:child", args=[pupil.pk])


class OfChild(Page, abstract=True):
    """A page of one child's file, with its tabs."""

    model = Pupil

    def visible(self) -> Any:
        return pupil_facts.with_what_is_dated(super().visible())

    def context(self) -> dict[str, Any]:
        return {
            "child": pupil_facts.on_day(self.thing, self.today),
            "tabs": self.tabs(),
            "crumbs": [{"text": "Children", "href": reverse("children:find")}],
        }

    def tabs(self) -> list[dict[str, Any]]:
        here = self.request.path
        addresses = [
            (text, reverse(name, args=[self.thing.pk]))
            for text, name, permission in TABS
            if permission in self.granted
        ]
        return [{"text": text, "href": href, "current": href == here} for text, href in addresses]


class ShowChild(OfChild):
    permission = Permission.SEE_CHILD
    template_name = "children/child.html"

    def find(self, pk):
        return facts.opened(super().find(pk))

    def context(self):
        common = super().context()
        sees_duties = Permission.SEE_DUTIES in self.granted
        duties = facts.open_duties(self.thing, self.person, self.today) if sees_duties else []
        school = common["child"].school
        held = calendars.known_of(
            {*(duty.basis.school_id for duty in duties), *([school.pk] if school else [])}
        )
        seen = {
            Permission.SEE_EXCLUSIONS: lambda: self.past(common["child"], held),
            Permission.SEE_DUTIES: lambda: self.owed(duties, held),
            Permission.SEE_CONCERNS: lambda: self.noticed(common["child"]),
            Permission.SEE_PLANS: lambda: {"plans": facts.plans(self.thing, self.person, self.today)},
            Permission.SEE_PART_TIME: lambda: {"timetables": self.thing.timetables.all()},
            Permission.SEE_NEEDS: lambda: {"needs": facts.held_now(self.thing, self.today)},
            Permission.SEE_FAMILY: lambda: {"carers": facts.contacts(self.thing, self.person, self.reasons)},
        }
        parts = [part() for permission, part in seen.items() if permission in self.granted]
        shown = {key: value for part in [common, *parts] for key, value in part.items()}
        if Permission.SEE_CONCERNS in self.granted:
            shown |= self.signs(shown)
        return shown | {
            "ties": {tie: organisation for tie, organisation, *_ in self.ties},
            "roll": facts.roll(self.thing, self.today),
            "may_leave": Permission.CORRECT_CHILD in self.granted and facts.roll(self.thing, self.today),
            "reason": self.reasons[0],
            "record": self.record(facts.excluded_for_good(shown.get("exclusions", ()), common["child"])),
        }

    def noticed(self, child):
        return {"concerns": concern_facts.of_child(self.thing, self.person, self.today, child.school)}

    def signs(self, shown):
        return signs.of(
            shown["child"], self.thing, shown["concerns"], shown.get("exclusions", ()), self.granted
        )

    def past(self, child, held):
        found, totals = facts.past(self.thing, child.school, self.today, held)
        exclusions = facts.seen(found, self.reasons, self.person, self.today)
        return {"exclusions": exclusions, "totals": totals, "away": facts.away(exclusions, child)}

    def owed(self, duties, held):
        """The first few duties open to the eye, the others one press away."""
        owed = facts.explained(duties, self.today, held)
        return {
            "duties": owed,
            "first_duties": owed[:SHOWN_AT_ONCE],
            "more_duties": owed[SHOWN_AT_ONCE:],
        }

    def record(self, excluded_for_good):
        """A child whom their school excluded for good can be excluded by it no more."""
        offered = self.granted - ({Permission.RECORD_EXCLUSION} if excluded_for_good else set())
        return [
            {"text": text, "href": reverse(name, args=[self.thing.pk, *more])}
            for text, name, permission, more in RECORD
            if permission in offered
        ]


class Chronology(OfChild):
    permission = Permission.SEE_CHRONOLOGY
    template_name = "children/chronology.html"

    def context(self):
        rows = Paginator(chronology.of(self.thing, self.granted), ROWS_A_PAGE).get_page(
            self.request.GET.get("page")
        )
        return super().context() | {
            "rows": rows,
            "lines": [chronology.line(event, self.granted) for event in rows],
        }


class WhoCanSee(OfChild):
    """Every tie, the roles it opens the child to, and who has read what."""

    permission = Permission.SEE_ACCESS
    template_name = "children/access.html"

    def context(self):
        rows = Paginator(facts.readings(self.thing, self.granted), ROWS_A_PAGE).get_page(
            self.request.GET.get("page")
        )
        return super().context() | {"ties": facts.seen_by(self.thing, self.today), "rows": rows}


class OfChildForm(FormPage, abstract=True):
    """A form about one child."""

    permission = Permission.CORRECT_CHILD
    model = Pupil

    def context(self):
        address = self.address()
        return {
            "crumbs": [
                {"text": "Children", "href": reverse("children:find")},
                {"text": str(self.thing), "href": address},
            ],
            "cancel_href": address,
        }

    def address(self):
        return reverse("children:child", args=[self.thing.pk])


class Correct(OfChildForm):
    template_name = "children/correct.html"
    form_class = forms.CorrectForm

    def form_options(self):
        return {"instance": Pupil.objects.get(pk=self.thing.pk)}

    def act(self, form):
        pupils.correct(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            changes=form.changes,
            was=form.was,
            reason=form.cleaned_data["reason"],
        )
        return self.address()


class Characterise(OfChildForm):
    template_name = "children/characterise.html"
    form_class = forms.CharacteristicForm

    def form_options(self):
        return {"initial": {"from_on": self.today}}

    def act(self, form):
        given = form.cleaned_data
        pupils.characterise(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            kind=given["kind"],
            code=given["code"],
            from_on=given["from_on"],
            organisation=given["organisation"],
        )
        return self.address()


class EndNeed(OfChildForm):
    """A need or status that no longer holds. It stays readable for the days on which it did."""

    template_name = "children/end_need.html"
    form_class = forms.EndNeedForm

    def form_options(self):
        return {"initial": {"last_on": self.today}}

    def need(self):
        held = facts.held_now(self.thing, self.today)
        found = next((each for each in held if each.pk == self.kwargs["need"]), None)
        if found is None:
            raise Http404("No such need or status holds today.")
        return found

    def context(self):
        return super().context() | {"need": self.need()}

    def act(self, form):
        last_on = form.cleaned_data["last_on"]
        pupils.cease(by=self.person, at=self.now, characteristic=self.need(), last_on=last_on)
        return self.address()


WHO_IS_TOLD = {"no_letters", "has_parental_responsibility"}


class OfCarer(OfChildForm, abstract=True):
    """A form about one contact of a child."""

    def carer(self):
        return get_object_or_404(self.thing.carers, pk=self.kwargs["carer"])


class CorrectCarer(OfCarer):
    """A contact whose details were wrong or have changed."""

    template_name = "children/correct_carer.html"
    form_class = forms.CorrectCarerForm

    def form_options(self):
        return {"instance": self.carer(), "pupil": self.thing, "today": self.today}

    def act(self, form):
        pupils.correct_carer(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            carer=self.carer(),
            changes=form.changes,
            was=form.was,
            reason=form.cleaned_data["reason"],
        )
        if WHO_IS_TOLD & set(form.changes):
            exclusions.ask_who_waits(by=self.person, at=self.now, pupil=self.thing)
        return self.address()


class RemoveCarer(OfCarer):
    """A contact recorded in error. It stays readable in the chronology, to those who may see the family."""

    template_name = "children/remove_carer.html"
    form_class = forms.RemoveCarerForm

    def context(self):
        return super().context() | {"carer": self.carer()}

    def act(self, form):
        carer = self.carer()
        was = {name: plain(getattr(carer, name)) for name in forms.CarerForm.Meta.fields}
        actions.remove_carer(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            carer=carer,
            was={name: value for name, value in was.items() if value not in ("", None)},
            reason=form.cleaned_data["reason"],
        )
        return self.address()


class AddCarer(OfChildForm):
    template_name = "children/add_carer.html"
    form_class = forms.CarerForm

    def form_options(self):
        return {"pupil": self.thing, "today": self.today}

    def act(self, form):
        pupils.add_carer(by=self.person, at=self.now, pupil=self.thing, carer=Carer(**form.cleaned_data))
        return self.address()
