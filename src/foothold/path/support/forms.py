"""The shape of what is typed about a plan. Nothing here saves; what cannot be is refused by the actions."""

from django import forms
from django.utils.text import capfirst

from foothold.ground.kit.widgets import DateBoxesField, DayField
from foothold.path.support.models import Change, Invitation, Plan, Review, Target

TWO, THREE = forms.Textarea(attrs={"rows": 2}), forms.Textarea(attrs={"rows": 3})
NEEDED = {
    "baseline": "Say where it stands at the start.",
    "measure": "Say how it is measured.",
}
PARTS = ("what", "help", "baseline", "measure", "by_on", "matters", "reachable")


def named(choices):
    return [(value, capfirst(label)) for value, label in choices.choices]


def _target_fields():
    """One target: a sentence, what is done for it, from where, how measured, by when."""
    return {
        "what": forms.CharField(
            label="What is to change?",
            help_text="One thing that can be seen, for example: in class on time for every lesson",
            max_length=300,
        ),
        "help": forms.CharField(label="What will be done for it?", max_length=300, required=False),
        "baseline": forms.CharField(
            label="Where does it stand now?", help_text="For example: late to 9 of 25 lessons", max_length=200
        ),
        "measure": forms.CharField(
            label="How is it measured?", help_text="For example: the register, each week", max_length=200
        ),
        "by_on": DayField(label="By when?", help_text="For example 14 5 2026"),
        "matters": forms.CharField(
            label="Why does it matter for this child?", max_length=200, required=False
        ),
        "reachable": forms.CharField(
            label="Why can it be reached in that time?", max_length=200, required=False
        ),
    }


class BeginForm(forms.Form):
    """The one form of a plan. What is known is filled in; whose view is not known yet may be added later."""

    kind = forms.ChoiceField(label="What kind of plan is it?", choices=Plan.Kind, widget=forms.RadioSelect)
    cause = forms.ChoiceField(label="Why now?", choices=Plan.Cause, widget=forms.RadioSelect)
    setting = forms.ChoiceField(label="Where does it happen?", choices=Plan.Setting, widget=forms.RadioSelect)
    purpose = forms.CharField(label="What is it to achieve?", widget=TWO)
    tried = forms.CharField(label="What was tried before, and what came of it?", widget=TWO, required=False)
    leader = forms.TypedChoiceField(
        label="Who leads it?", help_text="One person with a leading role in the school"
    )
    starts_on = DateBoxesField(label="First day")
    ends_on = DateBoxesField(label="Last day", help_text="No plan is without an end.")
    next_review_on = DateBoxesField(label="First review")
    exit_test = forms.CharField(
        label="How shall we know that it may end?",
        help_text="For example: four weeks without a lesson missed",
        widget=TWO,
    )
    view_pupil = forms.CharField(label="The pupil", widget=TWO, required=False)
    view_family = forms.CharField(label="The family", widget=TWO, required=False)
    view_school = forms.CharField(label="The school", widget=TWO, required=False)
    view_agencies = forms.CharField(label="Agencies and services", widget=TWO, required=False)

    def __init__(self, *args, leaders, window=None, **kwargs):
        super().__init__(*args, **kwargs)
        people = {str(each.pk): each for each in leaders}
        self.fields["leader"].choices = [("", ""), *((key, str(each)) for key, each in people.items())]
        self.fields["leader"].coerce = people.get
        if window:
            said = f"The local rules ask for it from {window[0]:%-d %B} to {window[1]:%-d %B %Y}."
            self.fields["next_review_on"].help_text = said
        for whose in Target.Whose:
            for part, field in _target_fields().items():
                field.required = False
                self.fields[f"{whose}_{part}"] = field

    @property
    def target_rows(self):
        """The boxes of a target for each of the four, for the page."""
        return [(whose.label, [self[f"{whose}_{part}"] for part in PARTS]) for whose in Target.Whose]

    def clean(self):
        given = super().clean()
        for whose in Target.Whose:
            self._check_target(whose, given)
        return given

    def _check_target(self, whose, given):
        typed = [part for part in PARTS if part != "by_on" and given.get(f"{whose}_{part}")]
        if typed and not given.get(f"{whose}_what"):
            self.add_error(f"{whose}_what", "Say what is to change.")
        for part, what_to_do in NEEDED.items():
            if typed and not given.get(f"{whose}_{part}"):
                self.add_error(f"{whose}_{part}", what_to_do)

    @property
    def targets(self):
        """What was typed as targets. Without a day of its own, one is to be reached by the end of the plan."""
        given = self.cleaned_data
        return [
            {"whose": whose.value, "by_on": given[f"{whose}_by_on"] or given["ends_on"]}
            | {part: given[f"{whose}_{part}"] for part in PARTS if part != "by_on"}
            for whose in Target.Whose
            if given[f"{whose}_what"]
        ]

    @property
    def plan(self):
        return {name: self.cleaned_data[name] for name in self.base_fields}


SUGGESTED = (Plan.Cause.WORSE, Plan.Cause.AT_RISK, Plan.Cause.OTHER)
"""Why somebody asks for a plan; what follows from suspensions is counted."""


class SuggestForm(forms.Form):
    """Somebody asks that a plan be considered."""

    cause = forms.ChoiceField(
        label="Why now?",
        choices=[each for each in named(Plan.Cause) if each[0] in SUGGESTED],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label="What has happened, and what was tried?",
        help_text="Whoever decides about a plan reads this.",
        max_length=1000,
        widget=THREE,
    )
    by_on = DateBoxesField(label="By when should it be considered?")


class TargetForm(forms.Form):
    """One target, new or worded anew."""

    whose = forms.ChoiceField(label="Whose target is it?", choices=Target.Whose, widget=forms.RadioSelect)

    def __init__(self, *args, amends=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _target_fields()
        if amends:
            self.fields["because"] = forms.CharField(label="Why is it changed?", max_length=200)


class HearForm(forms.Form):
    """What one of the four says."""

    whose = forms.ChoiceField(
        label="Who says it?", choices=list(Plan.VIEWS.items()), widget=forms.RadioSelect
    )
    said = forms.CharField(label="What do they say, in their words?", widget=THREE)


class ReviewForm(forms.Form):
    """A review: the day, who came, how each target stands, and the next."""

    held_on = DateBoxesField(label="On which day was it held?")
    came = forms.MultipleChoiceField(
        label="Who came?", choices=Review.Came, widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.CharField(label="What was agreed?", widget=TWO, required=False)
    next_review_on = DateBoxesField(label="Next review")
    ends_on = DayField(
        label="New last day of the plan", help_text="Only if it goes on for longer", required=False
    )

    def __init__(self, *args, targets, **kwargs):
        super().__init__(*args, **kwargs)
        self.targets = list(targets)
        for target in self.targets:
            self.fields[f"how_{target.pk}"] = forms.ChoiceField(
                label="How does it stand?",
                choices=Change.How,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
            )
            self.fields[f"figure_{target.pk}"] = forms.CharField(
                label="The figure now", max_length=120, required=False
            )

    @property
    def target_rows(self):
        return [(target, self[f"how_{target.pk}"], self[f"figure_{target.pk}"]) for target in self.targets]

    @property
    def changes(self):
        given = self.cleaned_data
        return [
            {"target": each, "how": given[f"how_{each.pk}"], "figure": given[f"figure_{each.pk}"]}
            for each in self.targets
        ]


OTHER = "other"


class InviteForm(forms.Form):
    """Somebody outside the school is asked to take part."""

    body = forms.ChoiceField(label="Who is asked?", widget=forms.RadioSelect)
    name = forms.CharField(
        label="If somebody else, who?",
        help_text="For example: educational psychologist",
        max_length=120,
        required=False,
    )
    asked_for = forms.ChoiceField(
        label="What are they asked for?", choices=named(Invitation.AskedFor), widget=forms.RadioSelect
    )
    sharing = forms.ChoiceField(
        label="On what ground do you tell them about the child?",
        choices=named(Invitation.Sharing),
        widget=forms.RadioSelect,
    )
    answer_by = DateBoxesField(label="By when do you want an answer?")

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        known = [(key, whom) for key, (whom, _) in bodies.items()]
        self.fields["body"].choices = [*known, (OTHER, "Somebody else")]

    def clean(self):
        given = super().clean()
        if given.get("body") == OTHER and not given.get("name"):
            self.add_error("name", "Say who is asked.")
        return given

    @property
    def invitation(self):
        given = dict(self.cleaned_data)
        whom, organisation = self.bodies.get(given.pop("body"), (given["name"], None))
        return {"whom": whom, "organisation": organisation} | {
            name: given[name] for name in ("asked_for", "sharing", "answer_by")
        }


class AnswerForm(forms.Form):
    """What somebody who was asked answered."""

    answer = forms.ChoiceField(
        label="What is the answer?", choices=named(Invitation.Answer), widget=forms.RadioSelect
    )
    answered_on = DateBoxesField(label="On which day?")
    said = forms.CharField(
        label="What do they say?",
        help_text="It stands in the plan, which the pupil and the family read.",
        max_length=2000,
        widget=THREE,
        required=False,
    )


class EndForm(forms.Form):
    ended_on = DateBoxesField(label="Last day of the plan")
    outcome = forms.ChoiceField(label="What came of it?", choices=Plan.Outcome, widget=forms.RadioSelect)
    learned = forms.CharField(
        label="What helped, and what did not?",
        help_text="Whoever supports this child next reads it.",
        widget=THREE,
    )
