"""What becomes of a school: its trust, its authority, its kind, the days it opened and closed; each from a day on.

Whoever belongs together sees the same children, so the ties of every child on roll follow in the same transaction,
and so does what is owed about them.
"""

from foothold.child.duties import actions as duties
from foothold.child.pupils import ledger
from foothold.desks.administration.facts import organisations as facts
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action, action_on_many
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Belonging, Organisation

Kind, SchoolKind = Belonging.Kind, Organisation.SchoolKind


@action(Permission.MANAGE_BELONGING, on="school", says="Run by {trust} from {from_on}")
def join_trust(*, by, at, school, trust, from_on):
    """A trust runs the school from a day; one that ran it before no longer sees its children from then on."""
    if school.school_kind_on(from_on) == SchoolKind.MAINTAINED:
        raise Refused(
            f"{school} is a maintained school on {from_on:%-d %B %Y}, and no trust runs one. Record first from which"
            " day it is an academy."
        )
    _belong(school, Kind.TRUST, trust, from_on)
    _answers(by, at, school, from_on, f"{school} is run by {trust}")
    return school


@action(Permission.MANAGE_BELONGING, on="school", says="Run by no trust from {from_on}")
def leave_trust(*, by, at, school, from_on):
    if school.parent_on(Kind.TRUST, from_on) is None:
        raise Refused(f"No trust runs {school} on {from_on:%-d %B %Y}. Choose a day on which one does.")
    _belong(school, Kind.TRUST, None, from_on)
    _answers(by, at, school, from_on, f"{school} is run by no trust")
    return school


@action(Permission.MANAGE_BELONGING, on="school", says="In the area of {authority} from {from_on}")
def change_authority(*, by, at, school, authority, from_on):
    """Another authority's area, as when boundaries move. Where children live is another fact, and stays."""
    _belong(school, Kind.AUTHORITY, authority, from_on)
    _answers(by, at, school, from_on, f"{school} is in the area of {authority}")
    return school


@action(Permission.MANAGE_BELONGING, on="school", says="{school_kind} from {from_on}")
def change_kind(*, by, at, school, school_kind, from_on):
    """The law asks what kind of school it was on the day of a decision, so what it was before is kept."""
    before = school.school_kind_on(from_on)
    if before == school_kind:
        raise Refused(f"{school} is that already on {from_on:%-d %B %Y}.")
    Organisation.objects.filter(pk=school.pk).update(
        school_kind=school_kind, school_kind_from=from_on, school_kind_before=before
    )
    return school


@action(Permission.MANAGE_BELONGING, on="school", says="Opened {opened_on}, closed {closed_on}")
def set_opening(*, by, at, school, opened_on, closed_on):
    """The first and the last day of a school. The children on its roll leave it with its last day, and stay where
    another day, or none, is recorded later."""
    if opened_on and closed_on and closed_on < opened_on:
        raise Refused("The last day is before the first. Correct one of the two.")
    closing = facts.Closing.of(Organisation.objects.select_for_update().get(pk=school.pk), closed_on)
    school.opened_on, school.closed_on = opened_on, closed_on
    Organisation.objects.filter(pk=school.pk).update(opened_on=opened_on, closed_on=closed_on)
    if closing.staying:
        stay_on(by=by, at=at, school=school, closed_on=closing.was, rows=closing.staying)
        closing = facts.Closing.of(school, closed_on)
    if closing.leaving:
        leave_closing(by=by, at=at, school=school, closed_on=closed_on, rows=closing.leaving)
    return school


@action_on_many(
    Permission.MANAGE_BELONGING,
    on="school",
    record_on="pupil",
    says="On roll at {school} until it closes on {closed_on}",
)
def leave_closing(*, by, at, school, closed_on, rows):
    """The register entries of a school that closes end on its last day. Where a child goes next is recorded there."""
    ledger.leave_all(school, rows, last_on=closed_on)
    return [{"school": school, "pupil": row.pupil, "closed_on": closed_on} for row in rows]


@action_on_many(
    Permission.MANAGE_BELONGING,
    on="school",
    record_on="pupil",
    says="On roll at {school} beyond {closed_on}: it does not close then",
)
def stay_on(*, by, at, school, closed_on, rows):
    """Entries that were to end with the school go on, because its last day changed."""
    ledger.stay_all(school, rows, last_on=closed_on)
    return [{"school": school, "pupil": row.pupil, "closed_on": closed_on} for row in rows]


def _belong(school, kind, parent, from_on):
    """Ends what held, drops what was planned for later, begins the new; the children's ties follow."""
    Organisation.objects.select_for_update().get(pk=school.pk)
    rows = Belonging.objects.filter(organisation=school, kind=kind)
    if parent and parent == school.parent_on(kind, from_on):
        raise Refused(f"{school} {kind.label} {parent} on {from_on:%-d %B %Y} already.")
    held = rows.exclude(to_on__lt=from_on)
    before = set(held.values_list("parent", flat=True))
    held.filter(from_on__gte=from_on).delete()
    held.update(to_on=ledger.day_before(from_on))
    if parent:
        Belonging.objects.create(organisation=school, kind=kind, parent=parent, from_on=from_on)
    ledger.follow_school(school, Belonging(kind=kind).tie, before, parent, from_on=from_on)


def _answers(by, at, school, from_on, because):
    """What those it belonged to still owed passes to those it belongs to from that day."""
    duties.answer_from(by=by, at=at, school=school, from_on=from_on, because=because)
