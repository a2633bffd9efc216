"""The shape of what is typed about an exclusion. Nothing here saves; what cannot be is refused by the actions."""

from datetime import timedelta
from decimal import Decimal

from django import forms

from foothold.child.duties.models import Duty
from foothold.ground.kit import clock
from foothold.ground.kit.widgets import DateBoxesField, PlainTimeField, day_typed
from foothold.law import codes
from foothold.path.exclusions.facts import Deed
from foothold.path.exclusions.models import Consultation, Exclusion
from foothold.path.exclusions.prompts import UNLAWFUL_REASONS
from foothold.path.exclusions.tried_forms import TriedMixin

HEADS_LOOKED_BACK = timedelta(days=60)
EXAM_YEARS = ("9", "10", "11", "12", "13")
TEST_YEARS = ("2", "4", "6")
LONG = forms.Textarea(attrs={"rows": 4})
NO_HEAD = (
    "Nobody is on record as headteacher here in the last weeks. Ask your administrator to add the headteacher, with the"
    " day from which; then record this."
)
CARE = ("factors", "adjustments", "why_in_spite", "further_evidence")


class HeadField(forms.TypedChoiceField):
    """The headteacher or acting headteacher who decided."""

    def __init__(self, **kwargs):
        super().__init__(label="Who decided?", **kwargs)

    def offer(self, heads):
        people = {str(head.pk): head for head in heads}
        self.choices = [(key, str(head)) for key, head in people.items()]
        self.coerce = people.get
        if not heads:
            self.help_text = NO_HEAD
            self.error_messages["required"] = NO_HEAD

    def prepare_value(self, value):
        return getattr(value, "pk", value)


class DatesField(forms.Field):
    """Several dates, one on each line, as 14 5 2026 or 14/5/2026."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value):
        lines = [line for line in (value or "").replace(",", "\n").splitlines() if line.strip()]
        return tuple(day_typed(line) for line in lines)


class DecisionForm(forms.Form):
    """Who decided and when: a fact apart from who types it. And from when the pupil is away."""

    decided_by = HeadField()
    decided_on = DateBoxesField(label="On which day?")
    decided_time = PlainTimeField(label="At what time?", help_text="For example 9:20am")
    starts_on = DateBoxesField(label="First day away")
    starts_session = forms.ChoiceField(
        label="First session away",
        choices=[("am", "Morning"), ("pm", "Afternoon")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, heads, person, now, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].offer(heads)
        today = clock.day_of(now)
        self.initial = {
            "decided_by": person if person in heads else next(iter(heads), None),
            "decided_on": today,
            "decided_time": clock.time_of(now),
            "starts_on": today,
            "starts_session": "am",
        } | self.initial

    @property
    def decided_at(self):
        return clock.moment_of(self.cleaned_data["decided_on"], self.cleaned_data["decided_time"])


class ReasonsMixin(forms.Form):
    """Up to three reasons of the list in force, and nothing the law does not allow as a reason."""

    reason_1 = forms.ChoiceField(label="Reason")
    reason_2 = forms.ChoiceField(label="Second reason", required=False)
    reason_3 = forms.ChoiceField(label="Third reason", required=False)
    because_of = forms.MultipleChoiceField(
        label="Is any of these part of the reason?",
        help_text="None of them is a lawful reason to exclude. Leave all empty if none applies.",
        choices=list(UNLAWFUL_REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def offer_reasons(self, on):
        choices = [("", "Choose a reason")] + [(each.code, each.means) for each in codes.reasons_on(on)]
        for name in ("reason_1", "reason_2", "reason_3"):
            self.fields[name].choices = choices

    def clean_because_of(self):
        chosen = self.cleaned_data["because_of"]
        if chosen:
            named = " and ".join(UNLAWFUL_REASONS[each].lower() for each in chosen)
            raise forms.ValidationError(
                f"An exclusion because of {named} would not be lawful. Exclude only for a breach of the"
                " behaviour policy; if this is no part of the reason, take the tick away."
            )
        return chosen

    @property
    def reasons(self):
        given = (self.cleaned_data.get(name) for name in ("reason_1", "reason_2", "reason_3"))
        return tuple(dict.fromkeys(code for code in given if code))


class CareMixin(forms.Form):
    """What must be thought about for this child: asked only of those it concerns."""

    factors = forms.CharField(
        label="What may have contributed, and what support is in place?",
        help_text="For example bereavement, mental health, bullying. Does a lesser sanction fit now?",
        widget=LONG,
    )
    adjustments = forms.CharField(
        label="Which reasonable adjustments were made for the disability?", widget=LONG
    )
    why_in_spite = forms.CharField(
        label="Why is it needed, although it should be avoided for this pupil?",
        help_text="Exclusion of a pupil with SEN or in care is avoided as far as possible.",
        widget=LONG,
    )

    def ask_what_concerns(self, child):
        if not child.disabled:
            del self.fields["adjustments"]
        if not (child.has_sen or child.looked_after):
            del self.fields["why_in_spite"]


class ExamsMixin(forms.Form):
    public_exams_on = DatesField(
        label="Public examinations while away",
        help_text="One date on each line, such as 14 5 2026",
        required=False,
    )
    tests_on = DatesField(
        label="National curriculum tests while away",
        help_text="One date on each line, such as 11 5 2026",
        required=False,
    )

    def ask_exams_of(self, year_group):
        if year_group not in EXAM_YEARS:
            del self.fields["public_exams_on"]
        if year_group not in TEST_YEARS:
            del self.fields["tests_on"]


class SuspensionForm(TriedMixin, ExamsMixin, CareMixin, ReasonsMixin, DecisionForm):
    """A suspension on one page."""

    kind = forms.ChoiceField(
        label="What was decided?",
        choices=[
            (Exclusion.Kind.SUSPENSION, "Suspension"),
            (Exclusion.Kind.LUNCHTIME, "Lunchtime suspension"),
        ],
        widget=forms.RadioSelect,
        initial=Exclusion.Kind.SUSPENSION,
    )
    length = forms.DecimalField(
        label="For how long?",
        help_text="School days, 0.5 for half a day. For a lunchtime suspension, the number of lunchtimes.",
        min_value=Decimal("0.5"),
        max_value=Decimal(195),
        decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-3"}),
        error_messages={"min_value": "The shortest suspension is half a school day: 0.5."},
    )
    what_happened = forms.CharField(label="What happened?", widget=LONG)
    why_not_less = forms.CharField(label="Why would something less, such as detention, not do?", widget=LONG)
    further_evidence = forms.CharField(
        label="What has come to light since the suspension before?",
        help_text="This follows straight after another suspension, which is for exceptional cases.",
        widget=LONG,
        required=False,
    )
    field_order = [
        "kind",
        "length",
        "starts_on",
        "starts_session",
        "decided_by",
        "decided_on",
        "decided_time",
        "reason_1",
        "reason_2",
        "reason_3",
        "because_of",
        "what_happened",
        "why_not_less",
        "factors",
        "adjustments",
        "why_in_spite",
        "further_evidence",
        "public_exams_on",
        "tests_on",
    ]

    def __init__(self, *args, child, follows_another, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_reasons(child.on)
        self.ask_what_concerns(child)
        self.ask_exams_of(child.year_group)
        if not follows_another:
            del self.fields["further_evidence"]

    @property
    def why_names(self):
        return self._held("reason_1 reason_2 reason_3 because_of what_happened why_not_less")

    @property
    def care_names(self):
        return self._held(f"{' '.join(CARE)} public_exams_on tests_on")

    def _held(self, names):
        return " ".join(name for name in names.split() if name in self.fields)

    def clean_length(self):
        length = self.cleaned_data["length"]
        if length * 2 % 1:
            raise forms.ValidationError("Give whole or half school days, such as 1, 1.5 or 2.")
        return length

    def clean(self):
        given = super().clean()
        lunch = self.lunchtimes(given)
        if lunch and given.get("length") and given["length"] % 1:
            self.add_error("length", "Give a whole number of lunchtimes.")
        self.check_what_was_tried(given.get("decided_on"))
        return given

    def lunchtimes(self, given):
        return given.get("kind") == Exclusion.Kind.LUNCHTIME

    def deed(self):
        """The decision as the form tells it; lengths become half school days, or lunchtimes."""
        given = self.cleaned_data
        lunch = self.lunchtimes(given)
        return Deed(
            kind=given["kind"],
            starts_on=given["starts_on"],
            starts_session="lunch" if lunch else given["starts_session"],
            decided_by=given["decided_by"],
            decided_at=self.decided_at,
            length=int(given["length"] if lunch else given["length"] * 2),
            reasons=self.reasons,
            public_exams_on=given.get("public_exams_on", ()),
            tests_on=given.get("tests_on", ()),
            **{name: given.get(name, "") for name in ("what_happened", "why_not_less", *CARE)},
        )


class CancelForm(forms.Form):
    cancelled_on = DateBoxesField(label="On which day is it cancelled?")
    because = forms.CharField(
        label="Why is it cancelled?", help_text="Everyone who was told gets these reasons.", widget=LONG
    )
    board_meeting_started = forms.ChoiceField(
        label="Has the governing board begun its meeting on this exclusion?",
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
    )


class ConsultationForm(forms.Form):
    """Who was spoken to: a team of an authority tied to the pupil, or the parents."""

    whom = forms.ChoiceField(label="Who was consulted?", widget=forms.RadioSelect)
    held_on = DateBoxesField(label="On which day?")
    held_time = PlainTimeField(label="At what time?", help_text="For example 2pm")
    advice = forms.CharField(label="What did they say or advise?", widget=LONG)
    reply = forms.CharField(label="What did the school do with it?", widget=LONG, required=False)

    def __init__(self, *args, authorities, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {f"{team}-{body.pk}": (team, body) for body, teams in authorities for team in teams}
        self.bodies[Consultation.With.PARENTS.value] = (Consultation.With.PARENTS, None)
        self.fields["whom"].choices = [
            (key, f"{team.label[:1].upper()}{team.label[1:]}{f', {body}' if body else ''}")
            for key, (team, body) in self.bodies.items()
        ]

    @property
    def consulted(self):
        """The team, and the authority it belongs to; None for the parents."""
        return self.bodies[self.cleaned_data["whom"]]

    @property
    def held_at(self):
        return clock.moment_of(self.cleaned_data["held_on"], self.cleaned_data["held_time"])


class BreachRecordForm(DecisionForm):
    """What happened although the law did not allow it, for the authority to put on record."""

    length = forms.IntegerField(label="For how many half school days?", min_value=1, max_value=390)
    what_happened = forms.CharField(label="What happened?", widget=LONG)
    breach = forms.CharField(label="What did the law not allow?", max_length=300, widget=LONG)

    def deed(self):
        given = self.cleaned_data
        return Deed(
            kind=Exclusion.Kind.SUSPENSION,
            starts_on=given["starts_on"],
            starts_session=given["starts_session"],
            decided_by=given["decided_by"],
            decided_at=self.decided_at,
            length=given["length"],
            what_happened=given["what_happened"],
        )


class ConfirmForm(forms.Form):
    """One press: nothing to fill in."""


class SeveralDoneForm(forms.Form):
    """Several things owed after one exclusion, done in the same way on the same day."""

    duties = forms.ModelMultipleChoiceField(
        Duty.objects.none(), label="What was done?", widget=forms.CheckboxSelectMultiple
    )
    done_on = DateBoxesField(label="On which day?")
    how = forms.CharField(
        label="How?", help_text="For example by phone at 9:40 and a letter by e-mail", max_length=240
    )

    def __init__(self, *args, open_duties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["duties"].queryset = open_duties


class KeepLengthForm(forms.Form):
    because = forms.CharField(
        label="Why does the number of school days stand?",
        help_text="The parent is told of the new last day and the new day of return before the day first named",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
    )
