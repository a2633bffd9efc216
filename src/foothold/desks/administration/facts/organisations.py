"""What is recorded of a school: what it is, was and will be."""

from foothold.child.pupils.models import Enrolment
from foothold.ground.organisations.models import Belonging, Organisation

ADDED = (Organisation.Kind.TRUST, Organisation.Kind.AGENCY, Organisation.Kind.PROVIDER)
"""What an administrator adds: schools come from the national register, households from a child's file."""


def belongings(organisation, kind):
    """Whom it belonged to, belongs to and will belong to, the latest first."""
    rows = Belonging.objects.filter(organisation=organisation, kind=kind).select_related("parent")
    return rows.order_by("-from_on", "-pk")[:50]


def on_roll(organisation, on):
    return Enrolment.objects.on(on).filter(school=organisation).count()


def left_behind(organisation):
    """How many are still on roll after the school's last day."""
    return on_roll(organisation, organisation.closed_on) if organisation.closed_on else 0


def kind_in_words(organisation, on):
    """What kind of school it is, and what it was or will be."""
    kinds = dict(organisation.SchoolKind.choices)
    now = kinds.get(organisation.school_kind_on(on), organisation.get_kind_display())
    since = organisation.school_kind_from
    if since is None:
        return now.capitalize()
    if since > on:
        return f"{now.capitalize()}; {kinds[organisation.school_kind]} from {since:%-d %B %Y}"
    return f"{now.capitalize()} since {since:%-d %B %Y}; {kinds[organisation.school_kind_before]} until then"
