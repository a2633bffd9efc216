"""Forms are drawn by the design system's own templates, which stand in `kit`."""

from django.forms.renderers import TemplatesSetting


class DesignSystem(TemplatesSetting):
    form_template_name = "kit/forms/form.html"
    field_template_name = "kit/forms/field.html"
