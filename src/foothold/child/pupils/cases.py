"""Who reaches a pupil's records through the pupil's ties, and who changes what belongs to one case."""

from typing import ClassVar

from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from foothold.child.pupils.models import Link
from foothold.ground.access import check
from foothold.ground.access.check import Held
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.organisations import models as organisations


class RecordQuerySet(models.QuerySet):
    """Rows that belong to a pupil: seen through the pupil's ties, with the permission the room names.

    A tie to one case shows, of rows that belong to a case (`of_case`, its reference), those of that case alone.
    """

    seen_with = Permission.SEE_CHILD
    of_pupil = "pupil_id"
    of_case: ClassVar = None

    def visible_to(self, person, *, on, permission=None):
        held = check.reach(person, permission or self.seen_with, on)
        ties = Link.objects.on(on).filter(held, pupil=OuterRef(self.of_pupil))
        if self.of_case is not None:
            ties = ties.filter(Q(about="") | Q(about=self.of_case))
        return self.filter(Exists(ties))


def reference_of(label, key):
    """The reference of a case as the database puts it together from the outer row's key."""
    return Concat(Value(f"{label}:"), Cast(OuterRef(key), CharField()))


class OfCase:
    """A thing of one case (`case`, its reference), which falls on one organisation (`falls_on`; None: on nobody known).

    A tie to another case does not reach it. Through a tie of the kinds in `bound` it is changed only by people of the
    organisation on which it falls, or of the trust or authority that answers for that one; others read it.
    """

    bound: ClassVar = frozenset(Tie)

    def ties(self, on):
        return ties_of([self], on)[0]

    def _held(self, link, answering):
        strange = link.tie in self.bound and self.falls_on and link.organisation_id not in answering
        return Held(link.tie, link.organisation, link.from_on, link.to_on, only_to_read=bool(strange))


def ties_of(things, on):
    """The ties of many things of cases, each as it counts for that thing, in two queries."""
    answering = {
        pk: {body.pk for _, body, *_ in held}
        for pk, held in organisations.ties_of({each.falls_on for each in things if each.falls_on}, on).items()
    }
    links = {}
    for link in (
        Link.objects.on(on)
        .filter(pupil__in={each.pupil_id for each in things})
        .select_related("organisation")
    ):
        links.setdefault(link.pupil_id, []).append(link)
    return [
        [
            each._held(link, answering.get(each.falls_on.pk, ()) if each.falls_on else ())
            for link in links.get(each.pupil_id, ())
            if not link.about or link.about == each.case
        ]
        for each in things
    ]
