"""Pages of what was undertaken: one thing more, done, let go, taken back."""

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ShortForm
from foothold.path.panels import actions, forms
from foothold.path.panels.models import Undertaking
from foothold.path.panels.views import ways
from foothold.path.panels.views.items import OfItem


class Undertake(OfItem):
    form_class = forms.UndertakingForm
    heading = "Something more is to be done"

    def form_options(self):
        return {"owners": list(self.thing.invited.all())}

    def record(self, form):
        actions.undertake(by=self.person, at=self.now, item=self.thing, undertaking=form.cleaned_data)


class OfUndertaking(ShortForm, abstract=True):
    permission = Permission.RUN_MEETINGS
    model = Undertaking
    template_name = "panels/undertaking.html"

    def visible(self):
        return super().visible().select_related("item__pupil", "item__meeting__called_by", "owner")

    def context(self):
        return super().context() | {"undertaking": self.thing}

    def trail(self):
        return ways.to_item(self.thing.item)


class Finish(OfUndertaking):
    permission = Permission.ANSWER_MEETING
    form_class = forms.FinishForm
    heading = "It was done"
    button = "Record as done"

    def form_options(self):
        return {"initial": {"done_on": self.today}}

    def record(self, form):
        actions.finish(by=self.person, at=self.now, undertaking=self.thing, **form.cleaned_data)


class LetGo(OfUndertaking):
    form_class = forms.BecauseForm
    heading = "It will not be done"
    button = "Let it go"
    explains = "It then comes back on no agenda."

    def record(self, form):
        actions.let_go(by=self.person, at=self.now, undertaking=self.thing, **form.cleaned_data)


class TakeBack(OfUndertaking):
    form_class = forms.BecauseForm
    heading = "It was not done after all"
    button = "Take it back"

    def record(self, form):
        actions.take_back(by=self.person, at=self.now, undertaking=self.thing, **form.cleaned_data)
