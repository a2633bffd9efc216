"""Pages of the independent review."""

from foothold.ground.access.permissions import Permission
from foothold.path.exclusions import actions, stage_forms
from foothold.path.exclusions.views.stage import DayPage, StagePage


class Claim(DayPage):
    permission = Permission.RECORD_REVIEW_REQUEST
    form_class = stage_forms.OnDayForm
    heading = "Record an Equality Act claim"
    button = "Record claim"
    explains = "The time to ask for a review then runs from the day the claim is finally determined."
    asks = "On which day was the claim made?"

    def record(self, form):
        given = form.cleaned_data
        actions.claim(by=self.person, at=self.now, exclusion=self.thing, made_on=given["on"])


class DetermineClaim(DayPage):
    permission = Permission.RECORD_REVIEW_REQUEST
    form_class = stage_forms.DeterminedForm
    heading = "Record the end of the claim"
    button = "Record the end"
    asks = "On which day was it finally determined?"

    def record(self, form):
        given = form.cleaned_data
        said = {"determined_on": given["on"], "result": given["result"]}
        actions.determine_claim(by=self.person, at=self.now, exclusion=self.thing, **said)


class ApplyForReview(StagePage):
    permission = Permission.RECORD_REVIEW_REQUEST
    form_class = stage_forms.ApplicationForm
    heading = "Record that a review was asked for"
    button = "Record application"
    explains = "An application out of time is kept, and recorded as rejected: the law leaves no choice."
    days = ("sent_on",)

    def record(self, form):
        given = form.cleaned_data
        actions.apply_for_review(by=self.person, at=self.now, exclusion=self.thing, **given)


class WaiveReview(DayPage):
    permission = Permission.RECORD_REVIEW_REQUEST
    form_class = stage_forms.OnDayForm
    heading = "Record that no review is wanted"
    button = "Record it"
    explains = "The parent says so in writing. Nobody may press them to."
    asks = "On which day did the parent write it?"

    def record(self, form):
        given = form.cleaned_data
        actions.waive_review(by=self.person, at=self.now, exclusion=self.thing, said_on=given["on"])


class ArrangeHearing(StagePage):
    permission = Permission.ARRANGE_REVIEW
    drafts_letters = True
    form_class = stage_forms.MeetingForm
    heading = "Arrange the review hearing"
    button = "Record the hearing"

    def form_options(self):
        return {"moves": self.thing.hearings.exists()}

    def record(self, form):
        given = form.cleaned_data
        actions.arrange_hearing(by=self.person, at=self.now, exclusion=self.thing, meeting=given)


class DecideReview(StagePage):
    permission = Permission.DECIDE_REVIEW
    drafts_letters = True
    form_class = stage_forms.OutcomeForm
    heading = "Record the review panel's decision"
    button = "Record decision"
    explains = "A panel cannot reinstate. Unless it upholds the decision, the governing board decides again."
    days = ("decided_on",)

    def record(self, form):
        given = form.cleaned_data
        actions.decide_review(by=self.person, at=self.now, exclusion=self.thing, **given)


class SettleReadjustment(DayPage):
    permission = Permission.ARRANGE_REVIEW
    form_class = stage_forms.OnDayForm
    heading = "Record that the readjustment was settled"
    button = "Record it"
    explains = "4,000 pounds: paid by an academy, taken from the budget of a maintained school. Check before relying."
    asks = "On which day was it settled?"

    def record(self, form):
        given = form.cleaned_data
        actions.settle_readjustment(by=self.person, at=self.now, exclusion=self.thing, settled_on=given["on"])
