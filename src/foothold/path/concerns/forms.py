"""The shape of what is typed about a concern. Nothing here saves."""

from django import forms
from django.db.models import Q
from django.utils.text import capfirst

from foothold.child.pupils.models import NamePart
from foothold.child.pupils.names import plain
from foothold.ground.kit.widgets import DateBoxesField, DayField, LongSelect
from foothold.path.concerns.models import Concern, Correction, SafeguardingNote

LONG, SHORT = forms.Textarea(attrs={"rows": 4}), forms.Textarea(attrs={"rows": 2})
MOST_OTHERS = 10
EXAMPLE = "Robin Ash: was pushed on the stairs"


def named(choices):
    return [(value, capfirst(label)) for value, label in choices.choices]


class Written(forms.Form):
    """What one adult noticed about one child."""

    noticed = forms.CharField(
        label="What did you notice?",
        help_text='What you saw or heard, in plain words. Name no other child: write "another pupil".',
        max_length=4000,
        widget=LONG,
    )
    kind = forms.ChoiceField(label="What is it about?", choices=named(Concern.Kind), widget=forms.RadioSelect)
    noticed_on = DayField(label="On which day?", help_text="For example 14 5 2026")
    strengths = forms.CharField(
        label="What goes well for this child?", max_length=2000, widget=SHORT, required=False
    )
    tried = forms.CharField(
        label="What have you tried so far?", max_length=2000, widget=SHORT, required=False
    )
    parent = forms.ChoiceField(
        label="Have you spoken to the parents?",
        choices=named(Concern.Parent),
        widget=forms.RadioSelect,
    )
    parent_said = forms.CharField(
        label="If so, what did they say?", max_length=2000, widget=SHORT, required=False
    )

    def clean(self):
        given = super().clean()
        spoken = given.get("parent") == Concern.Parent.SPOKEN and given.get("risk", "no") == "no"
        if spoken and not given.get("parent_said"):
            self.add_error("parent_said", "Say in a few words what the parents said.")
        return given


class CorrectForm(Written):
    """What was written, put right, and why."""

    because = forms.CharField(
        label="Why is it put right?", help_text="What stood there before stays readable.", max_length=200
    )

    @property
    def typed(self):
        return {name: self.cleaned_data[name] for name in Correction.MAY_CHANGE}


class ConcernForm(Written):
    """One page. Where a child may be at risk of harm, what was noticed is enough."""

    field_order = ("risk",)
    risk = forms.ChoiceField(
        label="Could a child be at risk of harm?",
        choices=[("yes", "Yes, or I am not sure"), ("no", "No")],
        widget=forms.RadioSelect,
    )
    others = forms.CharField(
        label="Were other children part of it?",
        help_text="One child a line: the name, a colon, and what it was for that child. For example"
        f" {EXAMPLE}. Each child's record is about that child alone.",
        max_length=4000,
        widget=SHORT,
        required=False,
    )

    def __init__(self, *args, children, pupil, **kwargs):
        super().__init__(*args, **kwargs)
        self.children, self.pupil = children, pupil
        for name in ("kind", "parent"):
            self.fields[name].required = self.data.get("risk") != "yes"

    @property
    def is_protected(self):
        return self.cleaned_data["risk"] == "yes"

    def clean_others(self):
        """Each child named in a line, with what it was for that child."""
        lines = [line for line in self.cleaned_data["others"].splitlines() if line.strip()]
        if len(lines) > MOST_OTHERS:
            raise forms.ValidationError(f"Name at most {MOST_OTHERS} other children here.")
        found = [self._other(line) for line in lines]
        if len({pupil.pk for pupil, _ in found}) < len(found):
            raise forms.ValidationError(
                "One child is named twice. Put what belongs to one child on one line."
            )
        return found

    def _other(self, line):
        name, _, told = (part.strip() for part in line.partition(":"))
        if not (name and told):
            raise forms.ValidationError(
                f"After the name, write a colon and what it was for that child: {EXAMPLE}."
            )
        found = list(_called(self.children.exclude(pk=self.pupil.pk), name)[:2])
        if not found:
            raise forms.ValidationError(
                f"You can see nobody else called {name}. Write the name as it is on the roll."
            )
        if len(found) > 1:
            raise forms.ValidationError(
                f"Several children fit {name}. Write given name and family name; if two children have both, record it"
                " from each child's page."
            )
        return found[0], told

    @property
    def same_for_all(self):
        return {name: self.cleaned_data[name] for name in ("noticed_on",)} | {
            "kind": self.cleaned_data["kind"] or Concern.Kind.OBSERVATION
        }

    @property
    def about_this_child(self):
        names = ("noticed", "strengths", "tried", "parent_said")
        parent = self.cleaned_data["parent"] or Concern.Parent.NOT_YET
        return {name: self.cleaned_data[name] for name in names} | {"parent": parent}


def _called(children, name):
    """The children in whose names every word stands."""
    words = plain(name).split()
    if not words:
        return children.none()
    fits = Q(pk__in=NamePart.objects.with_all(words))
    for word in words:
        fits &= Q(search_key__contains=word)
    return children.filter(fits)


class AnswerForm(forms.Form):
    what = forms.CharField(label="What do we do now?", max_length=2000, widget=LONG)
    who = forms.CharField(label="Who does it?", max_length=120)
    by_on = DateBoxesField(label="By when?")


class LookIntoForm(forms.Form):
    """What the safeguarding lead decided."""

    outcome = forms.ChoiceField(
        label="What did you decide?", choices=named(SafeguardingNote.Outcome), widget=forms.RadioSelect
    )
    done = forms.CharField(
        label="What did you do, and why?",
        help_text="For example whom you spoke to and when. Only safeguarding leads read this.",
        max_length=4000,
        widget=LONG,
    )


EVERYTHING, MINE, NEW, LONG_WAIT = "", "mine", "new", "waiting"


class FilterForm(forms.Form):
    """What part of the list to show."""

    show = forms.ChoiceField(label="Show", required=False)
    kind = forms.ChoiceField(
        label="About", choices=[("", "Everything"), *named(Concern.Kind)], required=False
    )
    school = forms.ChoiceField(label="School", required=False, widget=LongSelect)
    child = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, schools, days, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["show"].choices = [
            (EVERYTHING, "All concerns"),
            (NEW, "New: no answer yet"),
            (LONG_WAIT, f"No answer for more than {days} days"),
            (MINE, "Written by me"),
        ]
        self.fields["school"].choices = [("", "All schools"), *((str(pk), name) for pk, name in schools)]
        if len(schools) < 2:
            del self.fields["school"]

    @property
    def given(self):
        return self.cleaned_data if self.is_valid() else {}

    def applied(self):
        """What the list is narrowed by, in words, each with the name of its box."""
        return [(self._said(name, value), name) for name, value in self.given.items() if value]

    def _said(self, name, value):
        if name == "child":
            return "One child"
        return str(dict(self.fields[name].choices).get(value, value))
