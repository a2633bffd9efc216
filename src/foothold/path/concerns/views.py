"""Recording what was noticed, reading it, answering it; and what the safeguarding lead does about a note."""

from functools import cached_property
from secrets import token_hex

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, Page, ShortForm
from foothold.path.concerns import actions, facts, forms
from foothold.path.concerns.models import Answer, Concern, Correction, SafeguardingNote


class RecordConcern(FormPage):
    """What somebody noticed, on one page. Its first question sends a risk of harm another way."""

    permission = Permission.RECORD_CONCERN
    model = Pupil
    template_name = "concerns/record.html"
    form_class = forms.ConcernForm

    def form_options(self):
        children = Pupil.objects.visible_to(self.person, on=self.today, permission=self.permission)
        today = f"{self.today.day} {self.today.month} {self.today.year}"
        return {"children": children, "pupil": self.thing, "initial": {"noticed_on": today}}

    def context(self):
        return {
            "crumbs": addresses.trail_to(self.thing),
            "leads": facts.leads_of(self.school, self.today),
            "cancel_href": addresses.page_of(self.thing),
        }

    @cached_property
    def school(self):
        return facts.falls_on(self.thing, self.person, self.today)

    def act(self, form):
        noticed = self.noticed(form)
        actions.record_all(by=self.person, at=self.now, noticed=noticed)
        after = "concerns:note-made" if form.is_protected else "children:child"
        return reverse(after, args=[self.thing.pk])

    def noticed(self, form):
        """One for this child, and one for each other child of the incident."""
        others = form.cleaned_data["others"]
        same = form.same_for_all | {"incident": token_hex(16) if others else ""}
        model = SafeguardingNote if form.is_protected else Concern
        same |= {"recorded_by": self.person, "recorded_at": self.now}
        first = model(pupil=self.thing, school=self.school, **same, **form.about_this_child)
        return [first] + [
            model(pupil=other, school=facts.falls_on(other, self.person, self.today), noticed=told, **same)
            for other, told in others
        ]


class NoteMade(Page):
    """After a safeguarding note: with whom it is, and what to do now. Its words are not shown again."""

    permission = Permission.RECORD_CONCERN
    model = Pupil
    template_name = "concerns/note_made.html"

    def context(self):
        school = facts.falls_on(self.thing, self.person, self.today)
        return {
            "crumbs": addresses.trail_to(self.thing),
            "leads": facts.leads_of(school, self.today),
            "school": school,
        }


class ShowConcern(Page):
    permission = Permission.SEE_CONCERNS
    model = Concern
    template_name = "concerns/concern.html"

    def visible(self):
        return super().visible().select_related("pupil", "school", "recorded_by")

    def context(self):
        return {
            "crumbs": addresses.trail_to(self.thing.pupil),
            "answers": self.thing.answers.select_related("written_by"),
            "others": facts.others_in(self.thing),
            "corrections": self.thing.corrections.select_related("corrected_by"),
            "may_correct": facts.may_correct(self.thing, self.person, self.today),
            "may_answer": Permission.ANSWER_CONCERN in self.granted,
        }


class CorrectConcern(ShortForm):
    """What was written, put right with a reason."""

    permission = Permission.RECORD_CONCERN
    model = Concern
    form_class = forms.CorrectForm
    heading = "Put right what was noticed"
    button = "Put it right"

    def admit(self, subject):
        super().admit(subject)
        if not facts.may_correct(self.thing, self.person, self.today):
            raise PermissionDenied(self.permission.value)

    def trail(self):
        here = {"text": str(self.thing)[:1].upper() + str(self.thing)[1:], "href": concern_page(self.thing)}
        return [*addresses.trail_to(self.subject), here]

    def form_options(self):
        held = {name: getattr(self.thing, name) for name in Correction.MAY_CHANGE}
        return {"initial": held | {"noticed_on": f"{self.thing.noticed_on:%-d %-m %Y}"}}

    def record(self, form):
        for name, said in form.typed.items():
            setattr(self.thing, name, said)
        correction = Correction(because=form.cleaned_data["because"])
        actions.correct(by=self.person, at=self.now, concern=self.thing, correction=correction)


def concern_page(concern):
    return reverse("concerns:concern", args=[concern.pk])


class AnswerConcern(FormPage):
    """What is done about a concern: what, who, by when."""

    permission = Permission.ANSWER_CONCERN
    model = Concern
    template_name = "concerns/answer.html"
    form_class = forms.AnswerForm

    def context(self):
        return {"crumbs": addresses.trail_to(self.thing.pupil), "cancel_href": self.address()}

    def address(self):
        return reverse("concerns:concern", args=[self.thing.pk])

    def act(self, form):
        answer = Answer(**form.cleaned_data)
        actions.answer(by=self.person, at=self.now, concern=self.thing, answer=answer)
        return self.address()


class LookInto(FormPage):
    """One safeguarding note, and what the lead did. Opening it is noted like every reading of a child's file."""

    permission = Permission.SEE_SAFEGUARDING
    model = SafeguardingNote
    template_name = "concerns/note.html"
    form_class = forms.LookIntoForm

    def context(self):
        return {
            "crumbs": [{"text": "Safeguarding notes", "href": reverse("concerns:notes")}],
            "cancel_href": reverse("concerns:notes"),
        }

    def act(self, form):
        self.thing.outcome, self.thing.done = form.cleaned_data["outcome"], form.cleaned_data["done"]
        actions.look_into(by=self.person, at=self.now, note=self.thing)
        return reverse("concerns:note", args=[self.thing.pk])
