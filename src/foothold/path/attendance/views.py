"""Pages of a part-time timetable: agree, read, review, make longer, end."""

from django.http import Http404
from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FormPage, Page, ShortForm
from foothold.path.attendance import actions, facts, forms, reading
from foothold.path.attendance.models import Timetable, Week


class AgreePartTime(FormPage):
    """The headteacher agrees fewer hours with the parent, for a time."""

    permission = Permission.AGREE_PART_TIME
    model = Pupil
    template_name = "attendance/begin.html"
    form_class = forms.BeginForm

    def admit(self, subject):
        super().admit(subject)
        self.school = pupil_facts.of(self.thing, self.today).school
        if self.school is None:
            raise Http404("The child is on no roll, so no headteacher can agree it.")
        self.place = facts.Place.of(self.school, self.today)

    def form_options(self):
        known = {
            "starts_on": self.today,
            "next_review_on": self.place.review_by(self.today),
            "full_day": forms.A_FULL_DAY,
        }
        return {"place": self.place, "today": self.today, "initial": known}

    def context(self):
        return {
            "crumbs": addresses.trail_to(self.thing),
            "cancel_href": addresses.page_of(self.thing),
            "speak_first": self.speak_first(),
            "behaviour": self.place.allows_behaviour,
        }

    def speak_first(self):
        """Whom to speak with before, in a sentence; empty where nobody beside the parents answers for the child."""
        involved = facts.to_speak_with(self.thing, self.today)
        return f"Speak first with {', and with '.join(involved)}." if involved else ""

    def act(self, form):
        timetable = actions.begin(
            by=self.person,
            at=self.now,
            pupil=self.thing,
            school=self.school,
            timetable=form.timetable,
            week=form.week,
            agreement=form.agreement,
        )
        return page_of(timetable)


class ShowPartTime(Page):
    """The timetable on one page: until when, how many hours, what is owed, what was lost."""

    permission = Permission.SEE_PART_TIME
    model = Timetable
    template_name = "attendance/timetable.html"

    def visible(self):
        return super().visible().select_related("pupil", "school")

    def context(self):
        row = self.thing
        calendar, weeks = reading.calendar_of(row), list(row.weeks.all())
        owed = reading.owed(row, calendar, self.today)
        return {
            "timetable": row,
            "crumbs": addresses.trail_to(self.subject),
            "weeks": weeks,
            "days": [name.capitalize() for name in Week.DAYS],
            "full_week": row.full_day * len(Week.DAYS),
            "lost": facts.lost(row, weeks, calendar, self.today) if calendar else None,
            "agreements": row.agreements.select_related("agreed_by"),
            "reviews": row.reviews.order_by("-held_on"),
            "owed": owed,
            "past": row.is_past_its_end(self.today),
            "may_review": Permission.REVIEW_PART_TIME in self.granted and row.is_running,
            "may_extend": Permission.AGREE_PART_TIME in self.granted and row.is_running,
            "may_read_why": bool(self.granted & {Permission.SEE_NEEDS, Permission.SEE_FAMILY}),
            "may_tell": "tell" in owed and self.may_meet(owed["tell"]["duty"]),
        }

    def may_meet(self, duty):
        """A trust answers for the timetable, and not for what the school owes after it."""
        return check.may(self.person, Permission.MEET_DUTY, duty, self.today)


class OfPartTime(ShortForm, abstract=True):
    """One short form about a timetable, then back to it."""

    permission = Permission.REVIEW_PART_TIME
    model = Timetable

    def trail(self):
        here = {"text": "Part-time timetable", "href": page_of(self.thing)}
        return [*addresses.trail_to(self.subject), here]

    def caption(self):
        return f"{self.subject}, {self.thing}"


class ReviewPartTime(OfPartTime):
    template_name = "attendance/review.html"
    form_class = forms.ReviewForm
    heading = "Record a review"
    button = "Record review"

    def form_options(self):
        row = self.thing
        by = facts.Place.of(row.school, self.today).review_by(self.today)
        next_on = min(by, row.ends_on) if by and row.ends_on > self.today else None
        hours = facts.present_week(row).by_day
        known = {name: f"{float(each):g}" for name, each in zip(Week.DAYS, hours, strict=True)}
        return {"initial": known | {"held_on": self.today, "next_review_on": next_on}}

    def record(self, form):
        given = form.cleaned_data
        asked = {name: given[name] for name in ("held_on", "came", "found", "next_review_on")}
        actions.review(by=self.person, at=self.now, timetable=self.thing, week=form.week, **asked)


class ExtendPartTime(OfPartTime):
    """Only the headteacher makes it longer, with the parent, after a review."""

    permission = Permission.AGREE_PART_TIME
    template_name = "attendance/extend.html"
    form_class = forms.ExtendForm
    heading = "Make it longer"
    button = "Agree the new last day"

    def record(self, form):
        given = form.cleaned_data
        actions.extend(
            by=self.person,
            at=self.now,
            timetable=self.thing,
            until=given["until"],
            next_review_on=given["next_review_on"],
            agreement=form.agreement,
        )


class EndPartTime(OfPartTime):
    form_class = forms.EndForm
    heading = "End the part-time timetable"
    button = "End it"

    def form_options(self):
        return {"initial": {"ended_on": self.today, "outcome": Timetable.Outcome.FULL_TIME}}

    def record(self, form):
        actions.end(by=self.person, at=self.now, timetable=self.thing, **form.cleaned_data)


def page_of(timetable):
    return reverse("attendance:timetable", args=[timetable.pk])
