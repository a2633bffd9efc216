"""What a meeting rests on: its kind by the local rules, who may be invited for a child, and what is still undone."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from foothold.child.pupils.models import Link
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role, Tie
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import Organisation
from foothold.ground.policy import facts as policy
from foothold.ground.policy import meeting_duties, panel_kinds
from foothold.path.panels.models import Invited, Item, Meeting, Undertaking

UNDERTAKEN = meeting_duties.UNDERTAKEN
OPEN_FOR = timedelta(days=28)
"""For so long after a meeting, and after the last day of what they undertook, those invited read what was said."""
CHAIRS = (Role.HEADTEACHER, Role.INCLUSION_LEAD, Role.SAFEGUARDING_LEAD)
AT_SCHOOL = (*CHAIRS, Role.CLASS_TEACHER)
BESIDE = (Tie.AGENCY_INVOLVED, Tie.PLACED_AT, Tie.LOOKED_AFTER_BY, Tie.HOME_AUTHORITY, Tie.SCHOOL_AUTHORITY)
"""Ties of bodies that have something to do with the child, beside the school."""
FROM_OUTSIDE = (
    Organisation.Kind.AGENCY,
    Organisation.Kind.AUTHORITY,
    Organisation.Kind.PROVIDER,
    Organisation.Kind.PRU,
)
ROWS, LONGEST = 50, 120
Side = Invited.Side


def kind_at(key, organisation, on):
    """A kind of meeting as it is held at an organisation on a day."""
    return panel_kinds.kind_of(key, policy.rules_of(organisation, on))


def next_by(organisation, kind):
    """The day by which the next is held where they come round, counted from the last; None where they do not."""
    last = Meeting.objects.filter(called_by=organisation, kind=kind.key, status=Meeting.Status.HELD).first()
    if not kind.every_days or last is None:
        return None
    return last.held_on + timedelta(days=kind.every_days)


def chairs(organisation, on):
    """Those who may chair a meeting of an organisation."""
    return _people(organisation, CHAIRS, on)


def _people(organisation, roles, on):
    held = Membership.objects.that_open(on).filter(organisation=organisation, role__in=roles)
    found = held.select_related("person").order_by("person__name", "person")
    return list(dict.fromkeys(membership.person for membership in found))


@dataclass(frozen=True)
class Guest:
    """Somebody who may be invited for a child, by a key that a form can send."""

    key: str
    name: str
    side: str
    organisation: Any = None
    person: Any = None
    beware: str = ""

    @property
    def fields(self):
        return {
            "name": self.name,
            "side": self.side,
            "organisation": self.organisation,
            "person": self.person,
        }


def guests(pupil, organisation, on):
    """Whom one would ask first: the child, the family, who leads at the school, and the bodies around the child."""
    links = list(Link.objects.on(on).filter(pupil=pupil).select_related("organisation"))
    leads = [_of_school(each, organisation) for each in chairs(organisation, on)]
    return [
        Guest("pupil", str(pupil), Side.PUPIL),
        *_family(pupil, links, on),
        *leads,
        *_bodies(links, organisation),
    ]


def others(pupil, organisation, on):
    """Everybody else on record who may be asked: who teaches at the school, and the bodies of the area."""
    asked = {each.key for each in guests(pupil, organisation, on)}
    staff = [_of_school(each, organisation) for each in _people(organisation, AT_SCHOOL, on)]
    bodies = Organisation.objects.filter(kind__in=FROM_OUTSIDE).order_by("name")
    return [each for each in [*staff, *map(_body, bodies)] if each.key not in asked]


def named(guest, name):
    """Somebody by name from a body on record."""
    return replace(guest, name=f"{name}, {guest.name}"[:LONGEST])


def _of_school(person, organisation):
    return Guest(f"person-{person.pk}", person.name, Side.SCHOOL, organisation, person)


def _family(pupil, links, on):
    homes = [link.organisation_id for link in links if link.tie == Tie.FAMILY]
    held = Membership.objects.that_open(on).filter(organisation__in=homes).select_related("organisation")
    home = {membership.person_id: membership.organisation for membership in held}
    for carer in pupil.carers.select_related("person"):
        lives_in = home.get(carer.person_id)
        beware = carer.contact_limit or ("No letters to this person" if carer.no_letters else "")
        person = carer.person if lives_in else None
        yield Guest(f"carer-{carer.pk}", str(carer), Side.FAMILY, lives_in, person, beware)


def _bodies(links, organisation):
    found = {link.organisation for link in links if link.tie in BESIDE and link.organisation != organisation}
    return [_body(each) for each in sorted(found, key=str)]


def _body(organisation):
    return Guest(f"body-{organisation.pk}", organisation.name, Side.SERVICE, organisation)


def earlier(item):
    """What was undertaken for the child at earlier meetings of the kind, and is not done."""
    before = Undertaking.objects.open().filter(
        item__pupil=item.pupil_id, **_same_kind(item.meeting, "item__meeting__")
    )
    return before.exclude(item=item).filter(item__meeting__held_on__lte=item.meeting.held_on)


def undone(meeting):
    """The same for every child on the roll of whoever called the meeting, for its agenda."""
    enrolled = meeting.called_by.enrolments.on(meeting.held_on).values("pupil")
    held = Undertaking.objects.open().filter(
        **_same_kind(meeting, "item__meeting__"), item__pupil__in=enrolled
    )
    return held.exclude(item__meeting=meeting).select_related(
        "item__pupil", "item__meeting", "owner__organisation"
    )


def _same_kind(meeting, prefix):
    return {f"{prefix}kind": meeting.kind, f"{prefix}called_by": meeting.called_by_id}


def undone_of(item):
    """What was undertaken for the child of an item there, and is not done."""
    return item.undertakings.open().select_related("item__meeting", "owner__organisation")


def later(item):
    """The next meeting of the kind that is called already, where the child is not on its agenda yet."""
    after = Meeting.objects.filter(**_same_kind(item.meeting, ""), status=Meeting.Status.CALLED)
    ahead = (
        after.filter(held_on__gt=item.meeting.held_on).select_related("called_by").order_by("held_on", "pk")
    )
    return [each for each in ahead[:1] if not each.items.standing().filter(pupil=item.pupil_id).exists()]


def is_theirs(undertaking, person, on):
    """Whether a person, or a body they act for where nobody is named, undertook it."""
    owner = undertaking.owner
    if owner.person_id:
        return owner.person_id == person.pk
    return owner.organisation_id in {each.organisation_id for each in person.memberships_on(on)}


def seat_of(owner):
    """The same guest at another meeting."""
    return {name: getattr(owner, name) for name in ("name", "side", "organisation", "person")}


def brought_back(undertakings):
    """In one sentence, why a child comes back."""
    first = min(each.item.meeting.held_on for each in undertakings)
    number = len(undertakings)
    said = "1 thing" if number == 1 else f"{number} things"
    return f"{said} decided since {first:%-d %B %Y} and not done when this meeting was called"


def coming(organisation, on):
    """Meetings on whose agenda a child can still be put."""
    return organisation.meetings.coming(on).select_related("called_by").order_by("held_on", "pk")[:ROWS]


def open_until(item, today) -> date:
    """Until when those invited for a child read what was said of it."""
    days = [today, item.meeting.held_on, *item.undertakings.values_list("by_on", flat=True)]
    return max(days) + OPEN_FOR


def undertaken(undertaking, school):
    """As the rule takes it: what its own people do, the school owes; of others it sees that they do it."""
    item, owner = undertaking.item, undertaking.owner
    own = owner.organisation_id == school.pk
    return meeting_duties.Undertaken(
        what=undertaking.what,
        decided_on=item.meeting.held_on,
        by_on=undertaking.by_on,
        source=f"Decided at the {item.meeting}",
        who="" if own else owner.name,
    )


def calendar_of(organisation):
    return calendars.calendar_of(organisation)


def of_child(pupil, person, on):
    """What meetings said of a child, as far as a person may read it, the newest first."""
    seen = Item.objects.visible_to(person, on=on).filter(pupil=pupil).standing()
    return list(seen.select_related("meeting__called_by").order_by("-meeting__held_on", "-pk")[:ROWS])
