"""What the pages of calendars say of a year."""

from django import template

from foothold.desks.administration.facts import years

register = template.Library()
register.filter("span_key", years.key)


@register.filter
def short_of(shown):
    days = -shown.off_by
    return (
        f"{shown.school_days} school days are {shown.sessions} sessions, {days} school day{'' if days == 1 else 's'}"
        " fewer than the regulations ask for."
    )
