"""The shape of what is typed about meetings. Nothing here saves; what cannot be is refused by the actions."""

from django import forms
from django.utils.text import capfirst

from foothold.ground.kit.widgets import DateBoxesField, DayField, LongSelect, PlainTimeField
from foothold.path.panels.models import Invited

TWO, THREE = forms.Textarea(attrs={"rows": 2}), forms.Textarea(attrs={"rows": 3})
NEW_ROWS = ("1", "2", "3")


class MeetingForm(forms.Form):
    """A meeting: day, time, place, chair."""

    held_on = DateBoxesField(label="On which day?")
    starts_at = PlainTimeField(label="At what time?", help_text="For example, 3:30pm", required=False)
    place = forms.CharField(label="Where?", max_length=200)
    chair = forms.TypedChoiceField(label="Who chairs it?")

    def __init__(self, *args, chairs, **kwargs):
        super().__init__(*args, **kwargs)
        people = {str(each.pk): each for each in chairs}
        self.fields["chair"].choices = [("", ""), *((key, str(each)) for key, each in people.items())]
        self.fields["chair"].coerce = people.get


class BecauseForm(forms.Form):
    because = forms.CharField(label="Why?", max_length=300)


class PutOnForm(forms.Form):
    """A child for an agenda: which meeting, why, and whom one asks first."""

    meeting = forms.TypedChoiceField(label="Which meeting?", widget=forms.RadioSelect)
    came_up = forms.MultipleChoiceField(
        label="What on record brings it up?", widget=forms.CheckboxSelectMultiple, required=False
    )
    why = forms.CharField(
        label="Why is the meeting to speak of the child?",
        help_text="Those invited for the child read it.",
        widget=THREE,
        required=False,
    )
    guests = forms.TypedMultipleChoiceField(
        label="Who is invited for this child?",
        help_text="They see what is said of this child, and of no other. Anybody else can be invited afterwards.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    urgent = forms.CharField(
        label="If the agenda is closed: why can it not wait?", max_length=300, required=False
    )

    def __init__(self, *args, meetings, triggers, guests, **kwargs):
        super().__init__(*args, **kwargs)
        held, known = {str(each.pk): each for each in meetings}, {each.key: each for each in guests}
        self.fields["meeting"].choices = [(key, f"{each}, {each.place}") for key, each in held.items()]
        self.fields["meeting"].coerce = held.get
        self.fields["came_up"].choices = [(each, each) for each in triggers]
        self.fields["guests"].choices = [(key, _named(each)) for key, each in known.items()]
        self.fields["guests"].coerce = known.get
        if not triggers:
            del self.fields["came_up"]
        if not any(each.closes_on for each in held.values()):
            del self.fields["urgent"]


def _named(guest):
    return f"{guest.name} ({guest.beware})" if guest.beware else guest.name


class InviteForm(forms.Form):
    """Somebody on record, or a name."""

    guest = forms.TypedChoiceField(
        label="Who is invited?", widget=LongSelect, required=False, empty_value=None
    )
    name = forms.CharField(
        label="Their name, or somebody who is not in the list",
        help_text="For example: Sam Reed, family support worker",
        max_length=120,
        required=False,
    )
    side = forms.ChoiceField(
        label="If they are not in the list: where do they come from?",
        choices=[(value, capfirst(label)) for value, label in Invited.Side.choices],
        initial=Invited.Side.SERVICE,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, guests, **kwargs):
        super().__init__(*args, **kwargs)
        known = {each.key: each for each in guests}
        self.fields["guest"].choices = [("", ""), *((key, _named(each)) for key, each in known.items())]
        self.fields["guest"].coerce = known.get

    def clean(self):
        given = super().clean()
        if not given.get("guest") and not given.get("name"):
            self.add_error("guest", "Choose somebody, or type a name.")
        return given


def _undertaking_fields(owners, number=""):
    return {
        f"what{number}": forms.CharField(label="What is to be done?", max_length=200),
        f"owner{number}": forms.TypedChoiceField(
            label="Who does it?",
            choices=[("", ""), *((str(each.pk), each.name) for each in owners)],
            coerce={str(each.pk): each for each in owners}.get,
            empty_value=None,
        ),
        f"by_on{number}": DayField(label="By when?", help_text="For example, 14 5 2026"),
    }


class UndertakingForm(forms.Form):
    def __init__(self, *args, owners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= _undertaking_fields(owners)
        self.fields["what"].help_text = "Short and plain: others who work with the child read it too."


class RecordForm(forms.Form):
    """What was decided about one child: who came, the decision and why, and up to three things that are done now."""

    said = forms.CharField(
        label="What was said?",
        help_text="Those invited for the child read it. What is going well comes first.",
        widget=THREE,
        required=False,
    )
    decision = forms.ChoiceField(label="What was decided?", widget=forms.RadioSelect)
    rationale = forms.CharField(label="Why?", help_text="In words the family understands.", widget=TWO)

    def __init__(self, *args, invited, decisions, **kwargs):
        super().__init__(*args, **kwargs)
        self.invited = list(invited)
        self.fields["decision"].choices = [(key, capfirst(label)) for key, label in decisions]
        for each in self.invited:
            self.fields[f"came_{each.pk}"] = forms.ChoiceField(
                label=each.name,
                choices=Invited.Came,
                initial=Invited.Came.CAME,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
            )
        for number in NEW_ROWS:
            for name, field in _undertaking_fields(self.invited, number).items():
                field.required = False
                self.fields[name] = field

    @property
    def came_rows(self):
        return [self[f"came_{each.pk}"] for each in self.invited]

    @property
    def undertaking_rows(self):
        return [[self[f"{name}{number}"] for name in ("what", "owner", "by_on")] for number in NEW_ROWS]

    def clean(self):
        given = super().clean()
        needed = {"what": "Say what is to be done.", "owner": "Say who does it.", "by_on": "Say by when."}
        for number in NEW_ROWS:
            typed = [name for name in needed if given.get(f"{name}{number}")]
            for name in needed if typed else ():
                if not given.get(f"{name}{number}") and f"{name}{number}" not in self.errors:
                    self.add_error(f"{name}{number}", needed[name])
        return given

    @property
    def came(self):
        return {each.pk: self.cleaned_data[f"came_{each.pk}"] for each in self.invited}

    @property
    def undertakings(self):
        given = self.cleaned_data
        return [
            {name: given[f"{name}{number}"] for name in ("what", "owner", "by_on")}
            for number in NEW_ROWS
            if given[f"what{number}"]
        ]


class PutRightForm(forms.Form):
    said = forms.CharField(label="What was said?", widget=THREE, required=False)
    decision = forms.ChoiceField(label="What was decided?", widget=forms.RadioSelect)
    rationale = forms.CharField(label="Why was it decided so?", widget=TWO)
    because = forms.CharField(label="What was wrong?", max_length=200)

    def __init__(self, *args, decisions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [(key, capfirst(label)) for key, label in decisions]


class FinishForm(forms.Form):
    done_on = DateBoxesField(label="On which day was it done?")
    how = forms.CharField(label="What was done?", max_length=240, required=False)


class ReplyForm(forms.Form):
    is_right = forms.TypedChoiceField(
        label="Is what is written down right?",
        choices=[("yes", "Yes, it is right"), ("no", "No, something is not right")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    said = forms.CharField(label="What do you want to say about it?", widget=THREE, required=False)
