"""What may be done to the facts about a child: added, corrected with a reason, put on a roll, taken off it."""

from collections import Counter
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from foothold.child.pupils import facts, ledger
from foothold.child.pupils.models import Characteristic, Enrolment, NamePart, Pupil
from foothold.child.pupils.names import search_key
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.audit import chain
from foothold.ground.kit.action import action, entry, plain, require
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Belonging

Status = Enrolment.Status


@action(
    Permission.CREATE_CHILD,
    on="school",
    record_on="pupil",
    says="Added, on roll at {school} from {starts_on}",
)
def add(*, by, at, school, pupil, starts_on, home_authority=None):
    """Adds a child who was not found, on roll at the school from a day."""
    _save(pupil)
    _put_on_roll(pupil, school, starts_on)
    authority = home_authority or school.parent_on(Belonging.Kind.AUTHORITY, starts_on)
    if authority:
        ledger.tie(pupil, authority, Tie.HOME_AUTHORITY, from_on=starts_on)
    return pupil


@action(Permission.CORRECT_CHILD, on="pupil", says="Details corrected: {reason}")
def correct(*, by, at, pupil, changes, reason, was):
    """Corrects details of a child. What they replaced (`was`) stays readable in the record, with the reason."""
    _refuse_empty(changes)
    held = _changed(pupil, changes, was)
    _save(held, [*changes, "search_key"])
    return held


def _refuse_empty(changes):
    if not changes:
        raise Refused("Nothing was changed, so nothing was recorded. Change what is wrong, or go back.")


def _changed(row, changes, was):
    """The row as it is now, locked, and changed where it still says what was shown to whoever corrects it."""
    held = type(row).objects.select_for_update().get(pk=row.pk)
    for name, value in changes.items():
        if plain(getattr(held, name)) != plain(was.get(name)):
            raise Refused(
                f"Somebody else has corrected this meanwhile ({held._meta.get_field(name).verbose_name}), so nothing"
                " was recorded. Open the page again and read what stands there now."
            )
        setattr(held, name, value)
    return held


def _save(pupil, fields=None):
    """The database keeps a UPN for one child alone, also when two people type it in the same second."""
    try:
        with transaction.atomic():
            pupil.save(update_fields=fields)
    except IntegrityError:
        raise _already_recorded([pupil.upn]) from None


def _already_recorded(upns):
    return Refused(
        f"A child with UPN {', '.join(upns)} is already recorded. Search for that UPN and open the child's page; if the"
        " child is not on your roll, ask their present school or the local authority."
    )


@action(Permission.CORRECT_CHILD, on="pupil", says="{kind} recorded from {from_on}")
def characterise(*, by, at, pupil, kind, from_on, code="", code_set="", detail="", organisation=None):
    """Records a need or status from a day; one of the same kind that still held ends the day before."""
    row = ledger.characterise(pupil, kind, from_on=from_on, code=code, code_set=code_set, detail=detail)
    if kind == Characteristic.Kind.LOOKED_AFTER and organisation:
        _looked_after_by(pupil, organisation, from_on)
    return row


def _looked_after_by(pupil, organisation, from_on):
    """One authority looks after a child at a time: the one before it no longer sees the child."""
    if pupil.tied(Tie.LOOKED_AFTER_BY, from_on) != organisation:
        ledger.untie(pupil, Tie.LOOKED_AFTER_BY, last_on=ledger.day_before(from_on))
        ledger.tie(pupil, organisation, Tie.LOOKED_AFTER_BY, from_on=from_on)


@action(
    Permission.CORRECT_CHILD, on="characteristic", says="{characteristic} no longer holds after {last_on}"
)
def cease(*, by, at, characteristic, last_on):
    """Ends a need or status; a child no longer looked after is no longer seen by the authority that did."""
    Pupil.objects.select_for_update().get(pk=characteristic.pupil_id)
    if last_on < characteristic.from_on:
        raise Refused(
            f"{characteristic} holds from {characteristic.from_on:%-d %B %Y}, so it cannot end before."
            " Choose that day or a later one."
        )
    Characteristic.objects.filter(pk=characteristic.pk).update(to_on=last_on)
    if characteristic.kind == Characteristic.Kind.LOOKED_AFTER:
        ledger.untie(characteristic.pupil, Tie.LOOKED_AFTER_BY, last_on=last_on)
    return characteristic


@action(Permission.CORRECT_CHILD, on="pupil", says="{carer} added as a contact")
def add_carer(*, by, at, pupil, carer):
    carer.pupil = pupil
    carer.save()
    return carer


@action(Permission.CORRECT_CHILD, on="pupil", says="Contact {carer} corrected: {reason}")
def correct_carer(*, by, at, pupil, carer, changes, reason, was):
    """Corrects details of a contact. What they replaced (`was`) stays readable in the record, with the reason."""
    _refuse_empty(changes)
    held = _changed(carer, changes, was)
    held.save(update_fields=list(changes))
    return held


@action(Permission.CORRECT_CHILD, on="pupil", says="Left the roll after {last_on}")
def leave(*, by, at, pupil, last_on):
    """Ends the main registration; the ties that came with it end on the same day."""
    main = facts.main_enrolment(pupil.enrolments.on(last_on))
    if main is None:
        raise Refused(f"{pupil} is not on roll on {last_on:%-d %B %Y}. Choose a day on which they were.")
    return ledger.leave(pupil, main.school, last_on=last_on)


@action(Permission.CREATE_CHILD, on="school", record_on="pupil", says="On roll at {school} from {starts_on}")
def enrol(*, by, at, school, pupil, starts_on):
    """Puts a child who is known already on a school's roll, once no other school keeps them on its own."""
    held = _rolls_from(pupil, school, starts_on)
    if main := facts.main_enrolment(held):
        raise Refused(
            f"The child is still on the register of {main.school}. That school records the last day there first. If"
            " the child goes to both, record yours as the second of two schools."
        )
    return ledger.join(pupil, school, Status.MAIN if held else Status.SINGLE, from_on=starts_on)


@action(
    Permission.CREATE_CHILD,
    on="school",
    record_on="pupil",
    says="On roll at {school} as the second of two schools from {starts_on}",
)
def enrol_as_second(*, by, at, school, pupil, starts_on):
    """Dual registration: the school that has the child keeps the main registration, this one is subsidiary."""
    held = _rolls_from(pupil, school, starts_on)
    main = facts.main_enrolment(held)
    if main is None or not main.holds(starts_on):
        raise Refused(
            f"No other school has this child on its register on {starts_on:%-d %B %Y}, so yours is not the second."
            " Record the child as on roll with you alone."
        )
    ledger.register(held, Status.SINGLE, Status.MAIN)
    return ledger.join(pupil, school, Status.SUBSIDIARY, from_on=starts_on)


def _rolls_from(pupil, school, starts_on):
    """The registers a child's name is on from a day. Two schools that enrol at once come one after the other."""
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    held = list(pupil.enrolments.exclude(to_on__lt=starts_on).select_related("school"))
    if any(each.school_id == school.pk for each in held):
        raise Refused("The child is on your register already from that day. Open the child's page.")
    return held


def _put_on_roll(pupil, school, starts_on):
    ledger.join(pupil, school, Status.SINGLE, from_on=starts_on)


@transaction.atomic
def add_all(*, by, at, school, arrivals):
    """`add` for many at once: one permission check, bulk rows, one event a child in the same chains."""
    require(by, Permission.CREATE_CHILD, school, at)
    pupils = _saved([arrival.pupil for arrival in arrivals])
    for model, rows in _rows_by_model(school, arrivals).items():
        model.objects.bulk_create(rows, batch_size=1000)
    chain.append_all([_arrival_entry(by, at, school, arrival) for arrival in arrivals])
    return pupils


def _saved(pupils):
    for pupil in pupils:
        pupil.search_key = search_key(pupil.given_name, pupil.known_as, pupil.family_name)
    _refuse_known([pupil.upn for pupil in pupils if pupil.upn])
    stored = Pupil.objects.bulk_create(pupils, batch_size=1000)
    NamePart.objects.of(stored)
    return stored


def _refuse_known(upns):
    twice = {upn for upn, number in Counter(upns).items() if number > 1}
    known = set(twice)
    for start in range(0, len(upns), 500):
        some = Pupil.objects.filter(upn__in=upns[start : start + 500])
        known.update(some.values_list("upn", flat=True))
    if known:
        raise _already_recorded(sorted(known)[:10])


def _rows_by_model(school, arrivals):
    ties: dict[date, list[Any]] = {}
    rows: dict[type[Model], list[Any]] = {}
    for arrival in arrivals:
        if arrival.starts_on not in ties:
            ledger.refuse_closed(school, arrival.starts_on)
            ties[arrival.starts_on] = facts.roll_ties(school, arrival.starts_on)
        for row in arrival.rows(school, ties[arrival.starts_on]):
            rows.setdefault(type(row), []).append(row)
    return rows


def _arrival_entry(by, at, school, arrival):
    said = {"school": school, "pupil": arrival.pupil, "starts_on": arrival.starts_on}
    if arrival.home_authority:
        said["home_authority"] = arrival.home_authority
    return entry(add, by=by, at=at, facts=said, result=arrival.pupil)
