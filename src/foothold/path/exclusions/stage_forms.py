"""The shape of what is typed at each stage of an exclusion's path."""

from django import forms

from foothold.ground.kit.widgets import DateBoxesField, PlainTimeField
from foothold.path.exclusions.forms import LONG
from foothold.path.exclusions.models import BoardDecision, EducationException, Notice, ReviewOutcome

YES_NO = [("yes", "Yes"), ("no", "No")]


class YesNoField(forms.TypedChoiceField):
    """A yes or a no, said on purpose."""

    def __init__(self, **kwargs):
        choices = {"choices": YES_NO, "coerce": lambda value: value == "yes", "widget": forms.RadioSelect}
        super().__init__(**choices, **kwargs)

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value)


class NoticeForm(forms.Form):
    """Which notices that are owed were given, and how."""

    told = forms.MultipleChoiceField(label="What was given?", widget=forms.CheckboxSelectMultiple)
    how = forms.ChoiceField(
        label="How?",
        help_text="E-mail counts only where the person agreed to it. Check before relying: the law names post and"
        " delivery.",
        choices=Notice.How.choices,
        widget=forms.RadioSelect,
    )
    sent_on = DateBoxesField(label="On which day was it sent, delivered or said?")
    sent_time = PlainTimeField(
        label="At what time, if it matters?", help_text="For example 2pm", required=False
    )

    def __init__(self, *args, owed, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["told"].choices = [
            (f"{duty.kind}:{party}", duty.what) for duty in owed for party in duty.owed_to.split()
        ]


class TakeBackNoticeForm(forms.Form):
    """Which notices on record were not given after all, and why."""

    notices = forms.MultipleChoiceField(label="What was not given?", widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(label="Why?", widget=LONG, max_length=240)

    def __init__(self, *args, given, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["notices"].choices = [(str(each.pk), self._said(each)) for each in given]

    @staticmethod
    def _said(notice):
        to = f", {notice.carer}" if notice.carer else ""
        return f"{notice}{to}: {notice.get_how_display()} on {notice.sent_on:%-d %B %Y}"


class RepresentationsForm(forms.Form):
    made_on = DateBoxesField(label="When were they received?")
    made_by = forms.CharField(label="Who made them?", help_text="For example the mother", max_length=80)
    said = forms.CharField(label="What did they say?", widget=LONG)


class MeetingForm(forms.Form):
    """When and where a board or a panel meets, and how people take part."""

    meets_on = DateBoxesField(label="On which day?")
    meets_at = PlainTimeField(label="At what time?", help_text="For example 4:30pm", required=False)
    place = forms.CharField(label="Where, or how do people join?", max_length=200)
    remote_asked = YesNoField(label="Has the parent asked for a remote meeting?", initial=False)
    remote_works = YesNoField(
        label="If it were remote, could everyone take part, and would it be fair?", initial=False
    )
    is_remote = YesNoField(label="Will it be held remotely?", initial=False)
    out_of_the_ordinary = forms.CharField(
        label="What out of the ordinary stands in the way of meeting in person?",
        help_text="Only for a remote meeting that the parent did not ask for.",
        max_length=200,
        required=False,
    )
    papers_before = forms.IntegerField(
        label="How many school days before do the papers go out?",
        help_text="Guidance says five where possible. Check before relying.",
        min_value=1,
        max_value=20,
        initial=5,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-2"}),
    )
    moved_because = forms.CharField(label="Why is it moved?", max_length=200)

    def __init__(self, *args, moves, **kwargs):
        super().__init__(*args, **kwargs)
        if not moves:
            del self.fields["moved_because"]


class BoardDecisionForm(forms.Form):
    met_on = DateBoxesField(label="On which day did it decide?")
    outcome = forms.ChoiceField(
        label="What did it decide?", choices=BoardDecision.Outcome.choices, widget=forms.RadioSelect
    )
    back_on = DateBoxesField(label="If reinstated, on which day is the pupil back?", required=False)
    chair_alone = YesNoField(
        label="Did the chair decide alone?",
        help_text="Only before an examination or test, where a quorum was not practicable.",
        initial=False,
    )
    reasons = forms.CharField(label="What were the reasons?", widget=LONG)

    def __init__(self, *args, exclusion, **kwargs):
        """Asks only what may be answered: a chair decides alone only where an examination is lost."""
        super().__init__(*args, **kwargs)
        if exclusion.is_permanent:
            choices = self.fields["outcome"].choices
            self.fields["outcome"].choices = [
                each for each in choices if each[0] != BoardDecision.Outcome.CONSIDERED
            ]
        if not (exclusion.public_exams_on or exclusion.tests_on):
            del self.fields["chair_alone"]


class OnDayForm(forms.Form):
    """One date, asked for in the page's words."""

    on = DateBoxesField()

    def __init__(self, *args, asks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = asks


class DeterminedForm(OnDayForm):
    result = forms.CharField(label="What was determined?", max_length=200)


class ApplicationForm(forms.Form):
    how = forms.ChoiceField(
        label="How was it sent?",
        choices=[each for each in Notice.How.choices if each[0] != Notice.How.ORAL],
        widget=forms.RadioSelect,
    )
    sent_on = DateBoxesField(label="On which day was it posted, delivered or sent?")
    sen_expert = YesNoField(label="Does it ask for a SEN expert?")
    grounds = forms.CharField(label="What does it say?", widget=LONG, required=False)


class OutcomeForm(forms.Form):
    decided_on = DateBoxesField(label="On which day did the panel decide?")
    outcome = forms.ChoiceField(
        label="What did it decide?", choices=ReviewOutcome.Outcome.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(label="What were the reasons?", widget=LONG)


class ReconsiderForm(forms.Form):
    met_on = DateBoxesField(label="On which day did it decide?")
    reinstates = YesNoField(label="Is reinstatement offered?")
    back_on = DateBoxesField(label="If so, on which day is the pupil back?", required=False)
    reasons = forms.CharField(label="What were the reasons?", widget=LONG)


class EducationForm(forms.Form):
    place = forms.CharField(label="Who teaches the pupil?", max_length=120)
    address = forms.CharField(label="Where?", max_length=200)
    starts_on = DateBoxesField(label="From which day?")
    times = forms.CharField(
        label="At what times?", help_text="For example 9:15am to 2:45pm, break at 11am", max_length=120
    )
    report_to = forms.CharField(label="Whom does the pupil report to?", max_length=120)
    bring = forms.CharField(
        label="What does the pupil bring?",
        help_text="For example a pen and any medicine; lunch is free. It goes into the letter to the family.",
        max_length=200,
        required=False,
    )
    shorter_notice_agreed = YesNoField(
        label="Has the parent agreed to less than 48 hours' notice?",
        help_text="Possible only where it starts before day 6.",
        initial=False,
    )


class ExceptionForm(forms.Form):
    ground = forms.ChoiceField(
        label="Why is full-time education not owed?",
        help_text="The regulations know only these two. Check before relying on the second.",
        choices=EducationException.Ground.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label="What shows it?", max_length=200)


class DeletionForm(forms.Form):
    """The last day, and what the return to the authority says."""

    last_on = DateBoxesField(label="Last day on the register")
    name = forms.CharField(label="Full name of the pupil", max_length=170)
    address = forms.CharField(label="Address of the pupil", max_length=200)
    parents = forms.CharField(label="Parents the pupil lives with", max_length=250)
    phone = forms.CharField(label="Telephone number for emergencies", max_length=60, required=False)
    destination = forms.CharField(label="Where does the pupil go next?", max_length=160)
