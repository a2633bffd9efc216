"""The rows of My work. There are fifty on a page, and drawn by a template they took a fifth of its time."""

from django import template
from django.utils.html import format_html, format_html_join

from foothold.ground.kit import addresses
from foothold.ground.kit.templatetags.foothold import in_words

register = template.Library()

ROW = """<li class="foothold-duty">
<div class="foothold-duty__what">
<h3 class="govuk-heading-s foothold-duty__title"><a class="govuk-link govuk-link--no-visited-state" href="{href}">{what}</a></h3>
<p class="foothold-plain">{child}</p>
<p class="foothold-quiet">{school} · {citation}</p>
</div>
<div class="foothold-duty__when"><p class="foothold-plain">{on}</p>
{distance}</div>
<div class="foothold-duty__do"><a class="govuk-button govuk-button--secondary" href="{href}">Open<span class="govuk-visually-hidden">: {what}, {child}</span></a></div>
</li>
"""  # noqa: E501
LATE = '<strong class="govuk-tag govuk-tag--red">{}</strong>'
AHEAD = '<p class="foothold-quiet">{}</p>'


@register.simple_tag
def duty_rows(rows):
    address = addresses.of_each("duties:duty")
    return format_html_join("", ROW, (_parts(row, address(row.pk)) for row in rows))


def _parts(row, href):
    return {
        "href": href,
        "what": row.what,
        "child": row.child,
        "school": row.school,
        "citation": row.citation,
        "on": in_words(row.due_on),
        "distance": format_html(LATE if row.late else AHEAD, row.distance) if row.distance else "",
    }
