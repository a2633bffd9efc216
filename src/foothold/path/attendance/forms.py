"""The shape of what is typed about a part-time timetable. Nothing here saves; actions refuse what cannot be."""

from decimal import Decimal

from django import forms

from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.attendance.models import Review, Timetable, Week

TWO = forms.Textarea(attrs={"rows": 2})
A_FULL_DAY = Decimal("6.5")
AGREEMENT = ("parent", "parent_agreed_on")


def _hours(label, **fields):
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=24,
        max_digits=4,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "decimal"}),
        **fields,
    )


def _week():
    return {name: _hours(name.capitalize()) for name in Week.DAYS}


def _parent():
    return forms.CharField(label="Which parent or carer agreed?", max_length=120)


def _parent_agreed_on():
    return DateBoxesField(label="When did they agree?")


class WeekForm(forms.Form):
    """A form that asks for the hours in school of each day of the week."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _week()

    @property
    def hours(self):
        """The boxes of the five days, for the page."""
        return [self[name] for name in Week.DAYS]

    @property
    def week(self):
        return {name: self.cleaned_data[name] for name in Week.DAYS}


class BeginForm(WeekForm):
    reason = forms.ChoiceField(
        label="What is the reason?", choices=Timetable.Reason, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label="Why is it in the child's interest, and why will nothing else do?",
        help_text="It is for very exceptional circumstances.",
        widget=TWO,
    )
    way_back = forms.CharField(
        label="How do the hours grow until they are all of them?",
        help_text="Also what work there is at home, and who looks after it",
        widget=TWO,
    )
    starts_on = DateBoxesField(label="First day")
    ends_on = DateBoxesField(
        label="Last day", help_text="From the next day on the child is in school full time."
    )
    next_review_on = DateBoxesField(label="First review, with the parent and the child")
    full_day = _hours("Hours of a full day")
    parent = _parent()
    parent_agreed_on = _parent_agreed_on()

    TIMETABLE = ("reason", "why", "way_back", "full_day", "starts_on", "ends_on", "next_review_on")

    def __init__(self, *args, place, today, **kwargs):
        super().__init__(*args, **kwargs)
        last, by = place.last_day(today), place.review_by(today)
        if last:
            said = f"The local rules allow {place.weeks_at_most} weeks at most: from today, until {last:%-d %B %Y}."
            self.fields["ends_on"].help_text = said
        if by:
            self.fields[
                "next_review_on"
            ].help_text = f"The local rules ask for it by {by:%-d %B %Y} if it starts today."

    @property
    def timetable(self):
        return {name: self.cleaned_data[name] for name in self.TIMETABLE}

    @property
    def agreement(self):
        return {name: self.cleaned_data[name] for name in AGREEMENT}


class ReviewForm(WeekForm):
    held_on = DateBoxesField(label="On which day was it held?")
    came = forms.MultipleChoiceField(
        label="Who came?", choices=Review.Came, widget=forms.CheckboxSelectMultiple
    )
    found = forms.CharField(label="How does it go, and what was agreed?", widget=TWO)
    next_review_on = DateBoxesField(
        label="Next review", help_text="Leave it empty at the review on the last day.", required=False
    )


class ExtendForm(forms.Form):
    until = DateBoxesField(label="New last day")
    next_review_on = DateBoxesField(label="Next review")
    because = forms.CharField(label="Why is it not enough until now?", widget=TWO)
    parent = _parent()
    parent_agreed_on = _parent_agreed_on()

    @property
    def agreement(self):
        return {name: self.cleaned_data[name] for name in (*AGREEMENT, "because")}


class EndForm(forms.Form):
    ended_on = DateBoxesField(label="Last day of the part-time timetable")
    outcome = forms.ChoiceField(label="What came of it?", choices=Timetable.Outcome, widget=forms.RadioSelect)
    learned = forms.CharField(label="What helped, and what did not?", widget=TWO, required=False)


class RegisterForm(forms.Form):
    """By what the register is narrowed."""

    school = forms.ChoiceField(label="School", required=False)

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]

    def condition(self):
        """The rows that fit; none while what was chosen cannot be read."""
        given = self.cleaned_data if self.is_valid() else {"pk": 0}
        return {key: value for key, value in given.items() if value != ""}

    def applied(self):
        given = self.cleaned_data if self.is_valid() else {}
        return [(dict(self.fields[key].choices)[value], key) for key, value in given.items() if value]
