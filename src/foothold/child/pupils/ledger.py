"""Ties opened and closed by other rooms' actions: a tie is what lets an organisation see a child."""

from datetime import timedelta

from foothold.child.pupils.models import Link


def tie(pupil, organisation, kind, *, from_on, about=""):
    """Ties an organisation to a pupil from a day; a tie that already holds is left as it is."""
    held = (
        Link.objects.on(from_on).filter(pupil=pupil, organisation=organisation, tie=kind, about=about).first()
    )
    return held or Link.objects.create(
        pupil=pupil, organisation=organisation, tie=kind, from_on=from_on, about=about
    )


def tie_all(links):
    """Stores many new ties at once; None among them stands for none."""
    return Link.objects.bulk_create([link for link in links if link], batch_size=1000)


def untie(pupil, kind, *, last_on, organisation=None, about=None):
    """Ends every such tie that still holds, `last_on` being its last day."""
    links = Link.objects.filter(pupil=pupil, tie=kind, to_on__isnull=True)
    if organisation is not None:
        links = links.filter(organisation=organisation)
    if about is not None:
        links = links.filter(about=about)
    links.filter(from_on__gt=last_on).delete()
    return links.update(to_on=last_on)


def day_before(day):
    return day - timedelta(days=1)
