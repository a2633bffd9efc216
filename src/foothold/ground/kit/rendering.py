"""Forms are drawn by the design system's own templates, which stand in `kit`."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.safestring import SafeString

CHOSEN = (forms.ChoiceField, forms.ModelChoiceField)
SET_BY_TEMPLATES = ("class", "placeholder")
DJANGO_SAYS = str(forms.Field.default_error_messages["required"])


class DesignSystem(TemplatesSetting):
    form_template_name = "kit/forms/form.html"
    field_template_name = "kit/forms/field.html"


def errors_in_words(field: BoundField) -> list[str]:
    """The field's errors; "This field is required." becomes what to do, because the summary stands far from the box."""
    return [_what_to_do(field) if error == DJANGO_SAYS else str(error) for error in field.errors]


def _what_to_do(field: BoundField) -> str:
    label = str(field.label)
    if label[1:2].islower():
        label = label[:1].lower() + label[1:]
    if label.endswith("?"):
        return f"Answer the question: {label[:1].upper()}{label[1:]}"
    if isinstance(field.field, forms.BooleanField):
        return f"Tick to confirm: {label}"
    return f"{'Choose' if isinstance(field.field, CHOSEN) else 'Enter'} {label}"


def address_of(field: BoundField) -> str:
    """The id of the first control, where a link in the error summary leads."""
    if field.use_fieldset:
        return f"{field.auto_id}_0"
    return field.id_for_label or str(field.auto_id)


def attributes(given: dict[str, Any]) -> SafeString:
    """The attributes of a control, save those its template sets itself. By a template these took longer than the rest
    of the control."""
    return flatatt({name: value for name, value in given.items() if name not in SET_BY_TEMPLATES})
