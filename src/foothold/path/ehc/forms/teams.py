"""The shape of what is typed about area teams."""

from django import forms

from foothold.ground.kit.widgets import DateBoxesField
from foothold.path.ehc.models import Team, TeamMember


def _person(label, people, **more):
    named = {str(each.pk): each for each in people}
    choices = [("", ""), *((key, str(each)) for key, each in named.items())]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=named.get, **more)


class TeamForm(forms.Form):
    name = forms.CharField(label="What is the team called?", help_text="For example: North", max_length=80)

    def __init__(self, *args, coordinators, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leader"] = _person("Who leads it, as area coordinator?", coordinators)


class JoinForm(forms.Form):
    team = forms.ModelChoiceField(Team.objects.none(), label="Which team?", empty_label="")
    from_on = DateBoxesField(label="From which day?")

    def __init__(self, *args, coordinators, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["coordinator"] = _person("Which coordinator?", coordinators)
        self.fields["team"].queryset = teams
        self.order_fields(["coordinator", "team", "from_on"])


class ClocksForm(forms.Form):
    """By what the running assessments are narrowed."""

    team = forms.ModelChoiceField(
        Team.objects.none(), label="Area team", required=False, empty_label="All teams"
    )

    def __init__(self, *args, authorities, **kwargs):
        super().__init__(*args, **kwargs)
        teams = Team.objects.filter(authority__in=authorities)
        self.fields["team"].queryset = teams
        if not teams:
            del self.fields["team"]

    def condition(self, today):
        """The rows that fit; none while what was chosen cannot be read."""
        if not self.is_valid():
            return {"pk": 0}
        team = self.cleaned_data.get("team")
        return (
            {"coordinator__in": TeamMember.objects.on(today).filter(team=team).values("person")}
            if team
            else {}
        )

    def applied(self):
        given = self.cleaned_data if self.is_valid() else {}
        return [(str(value), key) for key, value in given.items() if value]
