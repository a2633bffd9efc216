"""A child is looked for, and added only after that."""

from django.shortcuts import redirect
from django.urls import reverse

from foothold.child.pupils import actions as pupils
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.desks.children import facts, forms, looked_for, search
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage

LOOKED_FOR = "for"
LONGEST = 100
"""Letters of what is looked for: an address has room for so many."""


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
