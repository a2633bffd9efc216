"""What was tried before a suspension: one short row a measure, all of them optional."""

from django import forms

from foothold.ground.kit.widgets import DayField
from foothold.path.exclusions.models import Measure

OFFERED = [
    Measure.Kind.INTERNAL_REMOVAL,
    Measure.Kind.CHANGE_OF_SET,
    Measure.Kind.KEY_WORKER,
    Measure.Kind.SUPPORT_PROGRAMME,
    Measure.Kind.RESTORATIVE,
    Measure.Kind.PANEL,
    Measure.Kind.SEN_ASSESSMENT,
    Measure.Kind.AP_WITH_REVIEW,
]
HALF_SAID = {"on": "Say when it was tried.", "note": "Say what came of it."}


class TriedMixin(forms.Form):
    """When each measure was tried and what came of it; left empty where it was not."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in OFFERED:
            self.fields[f"{kind}_on"] = DayField(
                label="When", required=False, help_text="For example 14 5 2026"
            )
            self.fields[f"{kind}_note"] = forms.CharField(
                label="What came of it", max_length=500, required=False
            )

    @property
    def tried_rows(self):
        """Each measure with its two fields, for the page."""
        return [(kind.label, self[f"{kind}_on"], self[f"{kind}_note"]) for kind in OFFERED]

    @property
    def tried_is_open(self):
        """Open where something was typed, so that nothing typed or wrong is out of sight."""
        return any(field.value() for _, *fields in self.tried_rows for field in fields)

    def check_what_was_tried(self, decided_on):
        for kind in OFFERED:
            said = {part: self.cleaned_data.get(f"{kind}_{part}") for part in HALF_SAID}
            for part, what_to_do in HALF_SAID.items():
                if any(said.values()) and not said[part] and f"{kind}_{part}" not in self.errors:
                    self.add_error(f"{kind}_{part}", what_to_do)
            if said["on"] and decided_on and said["on"] > decided_on:
                self.add_error(f"{kind}_on", "It comes after the decision. Say what was tried before it.")

    def measures(self):
        return [
            {
                "kind": kind,
                "outcome": Measure.Outcome.DONE,
                "on": self.cleaned_data[f"{kind}_on"],
                "note": self.cleaned_data[f"{kind}_note"],
            }
            for kind in OFFERED
            if self.cleaned_data.get(f"{kind}_on")
        ]
