"""Pages of the governing board's part."""

from foothold.ground.access.permissions import Permission
from foothold.path.exclusions import actions, stage_forms
from foothold.path.exclusions.views.stage import StagePage


class Represent(StagePage):
    permission = Permission.RECORD_REPRESENTATIONS
    form_class = stage_forms.RepresentationsForm
    heading = "Record what was said to the governing board"
    button = "Record representations"
    explains = "Where suspensions pass 5 school days in the term, representations oblige the governing board to meet."
    days = ("made_on",)

    def record(self, form):
        given = form.cleaned_data
        actions.represent(by=self.person, at=self.now, exclusion=self.thing, **given)


class ArrangeBoard(StagePage):
    permission = Permission.ARRANGE_BOARD
    drafts_letters = True
    form_class = stage_forms.MeetingForm
    heading = "Arrange the governing board's meeting"
    button = "Record the meeting"
    explains = "Invitations and papers are then owed to everyone who may be heard."

    def form_options(self):
        return {"moves": self.thing.board_meetings.exists()}

    def record(self, form):
        given = form.cleaned_data
        actions.arrange_board_meeting(by=self.person, at=self.now, exclusion=self.thing, meeting=given)


class DecideAsBoard(StagePage):
    permission = Permission.DECIDE_AS_BOARD
    drafts_letters = True
    form_class = stage_forms.BoardDecisionForm
    heading = "Record the governing board's decision"
    button = "Record decision"
    explains = "A decision after its day still counts. The record says when it was taken."
    days = ("met_on",)

    def form_options(self):
        return super().form_options() | {"exclusion": self.thing}

    def record(self, form):
        given = form.cleaned_data
        actions.decide_as_board(by=self.person, at=self.now, exclusion=self.thing, **given)


class Reconsider(StagePage):
    permission = Permission.DECIDE_AS_BOARD
    drafts_letters = True
    form_class = stage_forms.ReconsiderForm
    heading = "Record the reconsidered decision"
    button = "Record decision"
    days = ("met_on",)

    def record(self, form):
        given = form.cleaned_data
        actions.reconsider(by=self.person, at=self.now, exclusion=self.thing, **given)
