"""Pages of meetings: all of them, one with its agenda or its minutes, called, moved, cancelled."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, ListPage, Page, ShortForm
from foothold.ground.organisations.models import Organisation
from foothold.ground.outside import pdf
from foothold.ground.policy import panel_kinds
from foothold.ground.policy.local_settings import MAP
from foothold.path.panels import actions, facts, forms, reading
from foothold.path.panels.models import Meeting
from foothold.path.panels.views import ways


class Meetings(ListPage):
    """Meetings, those to come first, then the latest; and by when the next is held where they come round."""

    permission = Permission.SEE_MEETINGS
    model = Meeting
    template_name = "panels/meetings.html"

    def rows(self):
        return reading.in_order(self.visible(), self.today)

    def context(self):
        callers = check.organisations(self.person, Permission.RUN_MEETINGS, self.today)[: facts.ROWS]
        lists = check.anywhere(self.person, Permission.LIST_MEETINGS, self.today)
        return super().context() | {
            "callers": reading.callers(callers, self.today),
            "lists": lists,
            "tabs": ways.tabs(self.request.path),
            "map": MAP,
        }


class OfMeeting(Page, abstract=True):
    permission = Permission.SEE_MEETINGS
    model = Meeting

    def visible(self):
        return super().visible().select_related("called_by", "chair")

    def context(self):
        items = reading.items(self.thing, self.person, self.today)
        return {"meeting": self.thing, "items": items, "numbers": reading.numbers(items)}

    def read_about(self):
        """The meeting, and every child that is shown."""
        return [*super().read_about(), *reading.children(self.thing, self.person, self.today)]


class ShowMeeting(OfMeeting):
    """The agenda before the meeting, the minutes after it: of the children this person may read about."""

    template_name = "panels/meeting.html"

    def context(self):
        kind = facts.kind_at(self.thing.kind, self.thing.called_by, self.thing.held_on)
        return super().context() | {
            "crumbs": ways.to_meetings(),
            "kind": kind,
            "may_run": Permission.RUN_MEETINGS in self.granted and self.thing.is_open,
        }


class Minutes(OfMeeting):
    """The same as a PDF."""

    template_name = "panels/minutes.html"

    def show(self, **context):
        self.log_reading()
        file = pdf.of(self.template_name, self.context() | {"page": self, "today": self.today})
        kept = {"Content-Disposition": f'attachment; filename="minutes-{self.thing.pk}.pdf"'}
        return HttpResponse(file, content_type="application/pdf", headers=kept)


class Call(FormPage):
    """Day, time, place and chair. Where a child's page led here, the child is put on the agenda next."""

    permission = Permission.RUN_MEETINGS
    model = Organisation
    template_name = "panels/call.html"
    form_class = forms.MeetingForm

    def admit(self, subject):
        super().admit(subject)
        if self.kwargs["kind"] not in panel_kinds.KINDS:
            raise Http404("There is no such kind of meeting.")
        self.kind = facts.kind_at(self.kwargs["kind"], self.thing, self.today)

    def form_options(self):
        chairs = facts.chairs(self.thing, self.today)
        known = {"chair": self.person.pk if self.person in chairs else ""}
        return {"chairs": chairs, "initial": known}

    def context(self):
        return {
            "kind": self.kind,
            "crumbs": ways.to_meetings(),
            "cancel_href": reverse("panels:meetings"),
        }

    def act(self, form):
        row = actions.call(
            by=self.person,
            at=self.now,
            organisation=self.thing,
            kind=self.kind.key,
            meeting=form.cleaned_data,
        )
        child = self.request.GET.get("child", "")
        return reverse("panels:put-on", args=[child]) if child.isdecimal() else ways.meeting_page(row)


class ChangeMeeting(ShortForm):
    """Another day, time, place or chair."""

    permission = Permission.RUN_MEETINGS
    model = Meeting
    form_class = forms.MeetingForm
    heading = "Move the meeting"
    button = "Change meeting"
    explains = "Those who were invited are told by you; Foothold sends nothing."

    def visible(self):
        return super().visible().select_related("called_by", "chair")

    def was(self):
        return {name: getattr(self.thing, name) for name in ("held_on", "starts_at", "place", "chair")}

    def form_options(self):
        known = self.was() | {"chair": self.thing.chair_id}
        return {"chairs": facts.chairs(self.thing.called_by, self.today), "initial": known}

    def trail(self):
        return ways.to_meeting(self.thing)

    def caption(self):
        return str(self.thing.called_by)

    def record(self, form):
        actions.change(
            by=self.person, at=self.now, meeting=self.thing, was=self.was(), changes=form.cleaned_data
        )


class CancelMeeting(ShortForm):
    permission = Permission.RUN_MEETINGS
    model = Meeting
    form_class = forms.BecauseForm
    heading = "Cancel the meeting"
    button = "Cancel the meeting"
    explains = "What was undertaken and not done comes back on the next agenda."

    def visible(self):
        return super().visible().select_related("called_by")

    def trail(self):
        return ways.to_meeting(self.thing)

    def caption(self):
        return str(self.thing.called_by)

    def record(self, form):
        actions.cancel(by=self.person, at=self.now, meeting=self.thing, **form.cleaned_data)
