"""Tags of the wordings: `{% item "reasons" %}...{% enditem %}` marks the passage that holds a required item, and
`{{ place|or_gap:"the place" }}` leaves a gap that nobody can overlook where a fact is not known yet."""

from django import template

from foothold.child.letters.kind import GAP

register = template.Library()


@register.simple_block_tag(takes_context=True)
def item(context, content, key):
    """The passage itself, or nothing where a test leaves it out to see whether the checklist notices."""
    return "" if context.get("without") == key else content


@register.filter
def or_gap(value, what):
    return value or f"{GAP}{what}]"


@register.filter
def listed(days):
    """Days of a list, one a line."""
    return "\n".join(f"- {day:%A} {day.day} {day:%B %Y}" for day in days)
