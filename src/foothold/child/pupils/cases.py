"""Who reaches a pupil's records through the pupil's ties, and who changes what belongs to one case."""

from collections import defaultdict
from typing import Any, ClassVar

from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from foothold.child.pupils.models import Link
from foothold.ground.access import check
from foothold.ground.access.check import Held
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import ONE_CASE, Tie
from foothold.ground.organisations import models as organisations


class RecordQuerySet(models.QuerySet):
    """Rows that belong to a pupil: seen through the pupil's ties, with the permission the room names.

    A tie to one case shows, of rows that belong to a case (`of_case`, its reference), those of that case alone.
    """

    seen_with = Permission.SEE_CHILD
    of_pupil = "pupil_id"
    of_case: ClassVar[Any] = None

    def visible_to(self, person, *, on, permission=None):
        needed = permission or self.seen_with
        held = check.reach(person, needed, on)
        ties = Link.objects.on(on).filter(held, pupil=OuterRef(self.of_pupil))
        # Asked of those alone whom such a tie may let in: for everybody else it cost a look at every row's case.
        if self.of_case is not None and ONE_CASE & check.ties_reached(person, needed, on):
            ties = ties.filter(~Q(tie__in=sorted(ONE_CASE)) | Q(about=self.of_case))
        return self.filter(Exists(ties))


def reference_of(label, key):
    """The reference of a case as the database puts it together from the outer row's key."""
    return Concat(Value(f"{label}:"), Cast(OuterRef(key), CharField()))


class OfCase:
    """A thing of one case (`case`, its reference), which falls on one organisation (`falls_on`; None: on nobody known).

    A tie to another case does not reach it. Through a tie of the kinds in `bound` it is changed only by people of the
    organisation on which it falls, or of a body that answers for that one (`answering`); others read it.
    """

    bound: ClassVar = frozenset(Tie)
    answering: ClassVar = frozenset({Tie.OWN, Tie.TRUST, Tie.SCHOOL_AUTHORITY})

    @property
    def case(self):
        raise NotImplementedError

    def ties(self, on):
        return ties_of([self], on)[0]

    def held(self, links, bodies):
        """The pupil's ties as they count for this thing; `bodies` are the ties of the organisation it falls on."""
        answering = {body.pk for kind, body, *_ in bodies if kind in self.answering}
        return [
            Held(
                link.tie,
                link.organisation,
                link.from_on,
                link.to_on,
                only_to_read=bool(answering)
                and link.tie in self.bound
                and link.organisation_id not in answering,
            )
            for link in links
            if not link.about or link.about == self.case
        ]


def ties_of(things, on):
    """The ties of many things of cases, each as it counts for that thing, in two queries."""
    bodies = organisations.ties_of({each.falls_on for each in things if each.falls_on}, on)
    links = defaultdict(list)
    pupils = {each.pupil_id for each in things}
    for link in Link.objects.on(on).filter(pupil__in=pupils).select_related("organisation"):
        links[link.pupil_id].append(link)
    return [
        each.held(links[each.pupil_id], bodies.get(getattr(each.falls_on, "pk", None), ())) for each in things
    ]
