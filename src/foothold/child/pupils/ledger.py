"""Ties opened and closed by other rooms' actions: a tie is what lets an organisation see a child."""

from datetime import timedelta

from django.db.models import Q

from foothold.child.pupils import facts
from foothold.child.pupils.models import Characteristic, Enrolment, Link, Pupil
from foothold.ground.access.roles import Tie
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations.models import Belonging


def tie(pupil, organisation, kind, *, from_on, to_on=None, about=""):
    """Ties an organisation to a pupil from a day; a tie that already holds then ends no sooner than the new one."""
    known = {"pupil": pupil, "organisation": organisation, "tie": kind, "about": about}
    held = Link.objects.on(from_on).filter(**known).first()
    if held is None:
        return Link.objects.create(**known, from_on=from_on, to_on=to_on)
    if held.to_on and (to_on is None or to_on > held.to_on):
        held.to_on = to_on
        held.save(update_fields=["to_on"])
    return held


def tie_all(links):
    """Stores many new ties at once; None among them stands for none."""
    return Link.objects.bulk_create([link for link in links if link], batch_size=1000)


def join(pupil, school, registration, *, from_on):
    """The name goes on a school's register, and whoever answers for a child there is tied to this one."""
    refuse_closed(school, from_on)
    row = Enrolment.objects.create(
        pupil=pupil, school=school, registration=registration, from_on=from_on, to_on=school.closed_on
    )
    for kind, organisation, since, until in facts.roll_ties(school, from_on):
        tie(pupil, organisation, kind, from_on=since, to_on=until)
    return row


def refuse_closed(school, from_on):
    if school.closed_on and from_on > school.closed_on:
        raise Refused(
            f"{school} closed after {school.closed_on:%-d %B %Y}, so nobody comes on its roll after."
        )


def leave(pupil, school, *, last_on):
    """The name comes off one school's register; the ties that came with it end, save those another school brings."""
    row = pupil.enrolments.on(last_on).filter(school=school).first()
    if row is None:
        raise Refused(
            f"{pupil} is not on roll at {school} on {last_on:%-d %B %Y}. Choose a day on which they were."
        )
    leave_all(school, [row], last_on=last_on)
    return row


def leave_all(school, rows, *, last_on):
    """`leave` for many register entries of one school, in as many statements for all as for one."""
    Enrolment.objects.filter(pk__in=[row.pk for row in rows]).update(to_on=last_on)
    kept = _kept({row.pupil_id for row in rows}, last_on + timedelta(days=1))
    of_others = facts.roll_ties_of({each.school for each in kept}, last_on + timedelta(days=1))
    held = {(each.pupil_id, kind, body) for each in kept for kind, body, *_ in of_others[each.school_id]}
    for kind, body, *_ in facts.roll_ties(school, last_on):
        _untie_all(
            [row.pupil_id for row in rows if (row.pupil_id, kind, body) not in held], kind, body, last_on
        )
    shared = {each.pupil_id for each in kept if each.registration == Enrolment.Status.SUBSIDIARY}
    alone = [each for each in kept if each.pupil_id not in shared]
    register(alone, Enrolment.Status.MAIN, Enrolment.Status.SINGLE)


def _kept(pupils, on):
    """Register entries that go on at some school from a day."""
    return list(Enrolment.objects.filter(pupil__in=pupils).exclude(to_on__lt=on).select_related("school"))


def _untie_all(pupils, kind, body, last_on):
    still_held = Q(to_on__isnull=True) | Q(to_on__gt=last_on)
    links = Link.objects.filter(still_held, pupil__in=pupils, tie=kind, organisation=body)
    links.filter(from_on__gt=last_on).delete()
    links.update(to_on=last_on)


def stay_all(school, rows, *, last_on):
    """Takes `leave_all` back for entries that ended with the school's last day, which is no longer its last."""
    Enrolment.objects.filter(pk__in=[row.pk for row in rows]).update(to_on=None)
    pupils = {row.pupil_id for row in rows}
    links = Link.objects.filter(pupil__in=pupils, to_on=last_on)
    for kind, body, _, until in facts.roll_ties(school, last_on):
        links.filter(tie=kind, organisation=body).update(to_on=until)
    second = {row.pupil_id for row in rows if row.registration == Enrolment.Status.SUBSIDIARY}
    others = [each for each in _kept(second, last_on) if each.school_id != school.pk]
    register(others, Enrolment.Status.SINGLE, Enrolment.Status.MAIN)


def register(enrolments, was, now):
    """A main registration is a single one while there is no other, and the other way round."""
    changing = [each.pk for each in enrolments if each.registration == was]
    return Enrolment.objects.filter(pk__in=changing).update(registration=now)


def untie(pupil, kind, *, last_on, organisation=None, about=None):
    """Ends every such tie that still holds, `last_on` being its last day."""
    still_held = Q(to_on__isnull=True) | Q(to_on__gt=last_on)
    links = Link.objects.filter(still_held, pupil=pupil, tie=kind)
    if organisation is not None:
        links = links.filter(organisation=organisation)
    if about is not None:
        links = links.filter(about=about)
    links.filter(from_on__gt=last_on).delete()
    return links.update(to_on=last_on)


def follow_school(school, kind, before, now, *, from_on):
    """Every child on the school's roll follows it from one parent to another (or to none), in a few statements."""
    roll = Link.objects.filter(organisation=school, tie=Tie.ON_ROLL).exclude(to_on__lt=from_on)
    _untie_from(before, roll, school, kind, from_on)
    if now:
        has_it = Link.objects.on(from_on).filter(organisation=now, tie=kind).values("pupil")
        rows = roll.exclude(pupil__in=has_it).values_list("pupil_id", "from_on", "to_on")
        tie_all(
            Link(pupil_id=pupil, organisation=now, tie=kind, from_on=max(since, from_on), to_on=until)
            for pupil, since, until in rows
        )


def _untie_from(parents, roll, school, kind, from_on):
    """A child who is also on roll at another school of the same parent keeps that tie."""
    theirs = Belonging.objects.on(from_on).filter(parent__in=parents).exclude(organisation=school)
    elsewhere = Link.objects.on(from_on).filter(
        tie=Tie.ON_ROLL, organisation__in=theirs.values("organisation")
    )
    held = (
        Link.objects.filter(organisation__in=parents, tie=kind, pupil__in=roll.values("pupil"))
        .exclude(to_on__lt=from_on)
        .exclude(pupil__in=elsewhere.values("pupil"))
    )
    held.filter(from_on__gte=from_on).delete()
    held.update(to_on=day_before(from_on))


def live_in(pupil, authority, *, from_on):
    """The child lives in an authority's area from a day: the one before it sees the child no longer."""
    untie(pupil, Tie.HOME_AUTHORITY, last_on=day_before(from_on))
    return tie(pupil, authority, Tie.HOME_AUTHORITY, from_on=from_on)


def pass_case_on(pupil, about, before, now, from_on):
    """Whoever arranges a review from a day sees the one case as the body before it did, which no longer does."""
    held = Link.objects.on(from_on).filter(pupil=pupil, about=about, organisation=before)
    for link in held.filter(tie__in=[Tie.REVIEW_BODY, Tie.REVIEW_PANEL]):
        untie(pupil, link.tie, last_on=day_before(from_on), organisation=before, about=about)
        tie(pupil, now, link.tie, from_on=from_on, to_on=link.to_on, about=about)


def characterise(pupil, kind, *, from_on, code="", code_set="", detail=""):
    """A need or status from a day; one of the same kind that still held ends the day before."""
    to_on = _made_room(pupil, kind, from_on, code)
    return Characteristic.objects.create(
        pupil=pupil, kind=kind, code=code, code_set=code_set, detail=detail, from_on=from_on, to_on=to_on
    )


def _made_room(pupil, kind, from_on, code):
    """A child has one of each kind at a time, types of SEN excepted. Returns the last day left for the new one.

    What was recorded from that same day is replaced; it stays readable in the event that recorded it. Two who record
    at once come one after the other.
    """
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    same = pupil.characteristics.filter(kind=kind)
    if kind == Characteristic.Kind.SEN_TYPE:
        same = same.filter(code=code)
    same.filter(from_on=from_on).delete()
    same.on(from_on).update(to_on=day_before(from_on))
    later = same.filter(from_on__gt=from_on).order_by("from_on").first()
    return day_before(later.from_on) if later else None


def until(pupil, kind, *, about, last_on):
    """Lets ties of one matter end on a day still ahead (None: no end known), whatever end they had before."""
    return Link.objects.filter(pupil=pupil, tie=kind, about=about).update(to_on=last_on)


def day_before(day):
    return day - timedelta(days=1)
