"""The rows of the list of exclusions. There are fifty on a page; drawn by a template they took a third of its time."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from foothold.ground.kit import addresses
from foothold.path.exclusions.models import Exclusion

register = template.Library()

ROW = """<tr class="govuk-table__row"><th class="govuk-table__header" scope="row"><a class="govuk-link" href="{child_href}">{child}</a></th><td class="govuk-table__cell" data-label="School">{school}</td><td class="govuk-table__cell" data-label="What"><a class="govuk-link" href="{href}">{kind} from {starts_on}</a></td>{back}<td class="govuk-table__cell" data-label="Stands">{stands}</td></tr>
"""  # noqa: E501
BACK = '<td class="govuk-table__cell foothold-day" data-label="Back in school">{}</td>'
NEVER_BACK = SafeString('<td class="govuk-table__cell foothold-day"></td>')
TAG = '<strong class="govuk-tag govuk-tag--{}">{}</strong>'
KINDS = {kind: capfirst(label) for kind, label in Exclusion.Kind.choices}
STANDS = {
    Exclusion.Status.TYPED: format_html(TAG, "yellow", "Waiting for the headteacher"),
    Exclusion.Status.CONFIRMED: "Confirmed",
    Exclusion.Status.CANCELLED: format_html(TAG, "grey", "Cancelled"),
    Exclusion.Status.REINSTATED: format_html(TAG, "green", "Reinstated"),
}


@register.simple_tag
def exclusion_rows(lines):
    child, exclusion = addresses.of_each("children:child"), addresses.of_each("exclusions:exclusion")
    rows = ((_parts(line) | {"child_href": child(line.pupil), "href": exclusion(line.pk)}) for line in lines)
    return format_html_join("", ROW, rows)


def _parts(line):
    return {
        "child": line.child,
        "school": line.school,
        "kind": KINDS[line.kind],
        "starts_on": f"{line.starts_on:%-d %B %Y}",
        "back": format_html(BACK, f"{line.returns_on:%-d %b %Y}") if line.returns_on else NEVER_BACK,
        "stands": STANDS[line.status],
    }
