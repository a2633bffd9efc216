from datetime import date, timedelta

from django import template

register = template.Library()


@register.filter
def day_before(on: date) -> date:
    return on - timedelta(days=1)
