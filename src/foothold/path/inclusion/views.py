"""Pages: how far a child's graduated response has come, what bears on the child, what the next school is told."""

from django.http import Http404
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page, ShortForm
from foothold.path.inclusion import actions, evidence, facts, forms, reading
from foothold.path.inclusion.factors import SOURCE, Side
from foothold.path.inclusion.models import Factor, Transition


class GraduatedResponse(Page):
    """The stages, what is there of each and what is missing, from what every other room holds."""

    permission = Permission.SEE_GRADUATED
    model = Pupil
    template_name = "inclusion/graduated.html"

    def context(self):
        school = pupil_facts.of(self.thing, self.today).school
        ladder = facts.Ladder.of(school, self.today)
        known = facts.known(self.thing, self.today, self.granted)
        stages = evidence.standing(ladder.stages, known)
        return {
            "crumbs": addresses.trail_to(self.thing),
            "ladder": ladder,
            "since": known.since,
            "stages": stages,
            "now": next((each for each in stages if each.missing), None),
            "hidden": any(not asked.may_see for each in stages for asked in each.asked),
            "cycles": reading.cycles(known),
            "areas": reading.both_sides(known.factors) if Permission.SEE_FACTORS in self.granted else (),
            "factors": known.factors,
            "source": SOURCE,
            "may_record": Permission.RECORD_FACTORS in self.granted,
            "transition": self.transition(),
            "may_write_transition": self.may_write_transition(),
        }

    def transition(self):
        seen = Transition.objects.visible_to(self.person, on=self.today)
        return seen.filter(pupil=self.thing).select_related("school").first()

    def may_write_transition(self):
        return Permission.WRITE_TRANSITION in self.granted and facts.moves_up(self.thing, self.today)


class OfResponse(ShortForm, abstract=True):
    """One form about a child, then back to how far the response has come."""

    model = Pupil

    def admit(self, subject):
        super().admit(subject)
        self.school = pupil_facts.of(self.thing, self.today).school
        if self.school is None:
            raise Http404("The child is on no roll, so there is no school for which it is recorded.")

    def trail(self):
        here = {"text": "Graduated response", "href": childs_page(self.subject)}
        return [*addresses.trail_to(self.subject), here]


class SetFactors(OfResponse):
    permission = Permission.RECORD_FACTORS
    template_name = "inclusion/factors.html"
    form_class = forms.FactorsForm
    heading = "What protects, and what makes things harder"
    button = "Record both sides"
    explains = "Tick what is so today, on both sides. Nothing is counted or added up."

    def form_options(self):
        held = list(Factor.objects.on(self.today).filter(pupil=self.thing))
        ticked = {side.value: [each.factor for each in held if each.named.side == side] for side in Side}
        return {"initial": ticked}

    def context(self):
        return super().context() | {"source": SOURCE}

    def record(self, form):
        actions.set_factors(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            school=self.school,
            factors=form.chosen,
            rests_on=form.cleaned_data["rests_on"],
        )


class WriteTransition(OfResponse):
    permission = Permission.WRITE_TRANSITION
    template_name = "inclusion/write.html"
    form_class = forms.TransitionForm
    heading = "Write a transition record"

    def form_options(self):
        return {"initial": {"strengths": self.thing.strengths, "family_told_on": self.today}}

    def record(self, form):
        told = form.cleaned_data
        actions.write_transition(by=self.person, at=self.now, pupil=self.thing, school=self.school, told=told)


class ShowTransition(Page):
    """The record on one page, as the next school and the family read it."""

    permission = Permission.SEE_TRANSITION
    model = Transition
    template_name = "inclusion/transition.html"

    def visible(self):
        return super().visible().select_related("pupil", "school")

    def context(self):
        return {
            "transition": self.thing,
            "crumbs": addresses.trail_to(self.subject),
            "may_write": Permission.WRITE_TRANSITION in self.granted,
            "sees_response": Permission.SEE_GRADUATED in self.granted,
        }


class ReviseTransition(ShortForm):
    permission = Permission.WRITE_TRANSITION
    model = Transition
    template_name = "inclusion/write.html"
    form_class = forms.ReviseTransitionForm
    heading = "Change the transition record"

    def trail(self):
        here = reverse("inclusion:transition", args=[self.thing.pk])
        return [*addresses.trail_to(self.subject), {"text": "Transition record", "href": here}]

    def held(self):
        return {name: getattr(self.thing, name) for name in forms.TransitionForm.base_fields}

    def form_options(self):
        return {"initial": self.held()}

    def record(self, form):
        given, was = dict(form.cleaned_data), self.held()
        because = given.pop("because")
        changed = {name: value for name, value in given.items() if value != was[name]}
        actions.revise_transition(
            by=self.person,
            at=self.now,
            transition=self.thing,
            was={name: was[name] for name in changed},
            changes=changed,
            because=because,
        )


def childs_page(pupil):
    return reverse("inclusion:child", args=[pupil.pk])
