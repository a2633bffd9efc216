"""A pupil of 18 or over signs in and reads their own letters."""

from django.contrib import messages

from foothold.child.pupils import addresses
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.desks.administration.actions import pupils as actions
from foothold.desks.administration.forms import pupils as forms
from foothold.desks.administration.views.people import NOT_SENT, site
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage
from foothold.law.due import Party
from foothold.law.notices import relevant_person_on
from foothold.law.register.elsewhere import RELEVANT_PERSON


class OfPupil(FormPage, abstract=True):
    permission = Permission.CORRECT_CHILD
    model = Pupil

    def context(self):
        return {
            "crumbs": addresses.trail_to(self.thing),
            "cancel_href": self.address(),
            "signs_in_as": self.thing.person,
            "is_adult": relevant_person_on(self.thing.born_on, self.today) is Party.PUPIL,
            "provision": RELEVANT_PERSON.on(self.today),
        }

    def address(self):
        return addresses.page_of(self.thing)


class InvitePupil(OfPupil):
    template_name = "administration/invite_pupil.html"
    form_class = forms.InvitePupilForm

    def form_options(self):
        person = self.thing.person
        return {"initial": {"email": person.email if person else ""}}

    def act(self, form):
        email = form.cleaned_data["email"]
        school = pupil_facts.of(self.thing, self.today).school
        given = {"pupil": self.thing, "email": email, "school": school, "site": site(self.request)}
        try:
            actions.invite_pupil(by=self.person, at=self.now, **given)
            messages.success(self.request, f"A link went to {email}. It works once.")
        except OSError:  # what a mail server that cannot be reached raises, once everything else is recorded
            messages.warning(self.request, NOT_SENT.format(email))
        return self.address()


class EndPupilsAccess(OfPupil):
    template_name = "administration/end_pupils_access.html"
    form_class = forms.EndAccessForm

    def act(self, form):
        reason = form.cleaned_data["reason"]
        actions.end_pupils_access(by=self.person, at=self.now, pupil=self.thing, reason=reason)
        return self.address()
