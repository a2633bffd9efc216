"""What is recorded of a school: what it is, was and will be."""

from dataclasses import dataclass
from datetime import date

from foothold.child.pupils.models import Enrolment
from foothold.ground.access.models import Membership
from foothold.ground.audit.models import Event
from foothold.ground.kit.action import reference
from foothold.ground.organisations.models import Belonging, Organisation
from foothold.path.exclusions.models import Exclusion

ADDED = (Organisation.Kind.TRUST, Organisation.Kind.AGENCY, Organisation.Kind.PROVIDER)
"""What an administrator adds: schools come from the national register, households from a child's file."""


def belongings(organisation, kind):
    """Whom it belonged to, belongs to and will belong to, the latest first."""
    rows = Belonging.objects.filter(organisation=organisation, kind=kind).select_related("parent")
    return rows.order_by("-from_on", "-pk")[:50]


def works(body, on):
    """Whether a body has schools or people, now or before; one that only its register knows has neither."""
    if body.pk is None:
        return False
    return _schools_of(body, on).exists() or Membership.objects.filter(organisation=body).exists()


def belongs_to(body, keeper, on):
    """Whether one of its schools lies in the authority's area, or the authority itself added it."""
    lies_here = Belonging.objects.on(on).filter(
        organisation__in=_schools_of(body, on).values("organisation"), parent=keeper
    )
    added = Event.objects.filter(
        subject=keeper.subject_key, verb="administration.add_body", about=reference(body)
    )
    return lies_here.exists() or added.exists()


def _schools_of(body, on):
    return Belonging.objects.on(on).filter(parent=body)


def on_roll(organisation, on):
    return Enrolment.objects.on(on).filter(school=organisation).count()


@dataclass(frozen=True)
class Closing:
    """Whom a school's last day touches: the preview and the deed share it."""

    was: date | None
    leaving: list[Enrolment]
    staying: list[Enrolment]
    excluded: list[Enrolment]
    arriving: list[Enrolment]
    elsewhere: int

    @classmethod
    def of(cls, school, closed_on):
        """Entries that end on `closed_on`, and those that no longer end on the last day recorded before."""
        was = school.closed_on if school.closed_on != closed_on else None
        staying = _ended_with_the_school(school, was) if was else []
        roll = Enrolment.objects.filter(school=school).select_related("pupil").order_by("pk")
        beyond = list(roll.exclude(to_on__lte=closed_on)) if closed_on else []
        arriving = [row for row in beyond if row.from_on > closed_on]
        here = [row for row in beyond if row.from_on <= closed_on]
        gone = _excluded_for_good(school)
        leaving = [row for row in here if row.pupil_id not in gone]
        excluded = [row for row in here if row.pupil_id in gone]
        return cls(was, leaving, staying, excluded, arriving, _elsewhere(school, leaving, closed_on))

    @property
    def touches_nobody(self):
        return not (self.leaving or self.staying or self.excluded or self.arriving)


def _ended_with_the_school(school, last_on):
    """Entries that ended on the school's last day because it closed: nobody recorded that the child left, and no
    other school has the child now."""
    rows = list(Enrolment.objects.filter(school=school, to_on=last_on).select_related("pupil").order_by("pk"))
    abouts = {reference(row): row.pk for row in rows}
    left = Event.objects.filter(about__in=abouts, verb__endswith=".leave").values_list("about", flat=True)
    gone = {abouts[about] for about in left}
    pupils = [row.pupil_id for row in rows]
    moved = set(_main().filter(pupil__in=pupils, to_on=None).values_list("pupil", flat=True))
    return [
        row for row in rows if row.pk not in gone and (row.registration == "S" or row.pupil_id not in moved)
    ]


def _main():
    return Enrolment.objects.filter(registration__in=[Enrolment.Status.SINGLE, Enrolment.Status.MAIN])


def _excluded_for_good(school):
    """Whose name stays on the register until the time for a review has run out."""
    rows = Exclusion.objects.filter(school=school, kind=Exclusion.Kind.PERMANENT)
    return set(
        rows.filter(cancelled_on=None, reinstated_on=None, deletion=None).values_list("pupil", flat=True)
    )


def _elsewhere(school, leaving, closed_on):
    if not leaving:
        return 0
    rows = Enrolment.objects.filter(pupil__in=[row.pupil_id for row in leaving]).exclude(school=school)
    return rows.exclude(to_on__lte=closed_on).values("pupil").distinct().count()


def left_behind(organisation):
    """How many are still on roll after the school's last day."""
    last_on = organisation.closed_on
    rows = Enrolment.objects.filter(school=organisation)
    return rows.exclude(to_on__lte=last_on).count() if last_on else 0


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
