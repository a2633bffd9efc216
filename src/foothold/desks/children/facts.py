"""What the child's page puts together from the rooms below, each part only for those who may see it."""

from foothold.child.duties import explain
from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Carer, Characteristic, Enrolment, Link
from foothold.ground.access import check
from foothold.ground.access.models import Membership, Person
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import GRANTS, ONE_CASE, Role, Tie
from foothold.ground.audit.models import Reading
from foothold.ground.kit import at_once
from foothold.ground.kit.at_once import AtOnce, Given
from foothold.law import passing_on
from foothold.law.due import Party
from foothold.law.errors import LawError
from foothold.law.notices import relevant_person_on
from foothold.law.running import running
from foothold.path.approaches.models import Place
from foothold.path.attendance.models import Timetable
from foothold.path.concerns import facts as concern_facts
from foothold.path.exclusions import facts as exclusion_facts
from foothold.path.exclusions.models import Exclusion
from foothold.path.inclusion.models import Transition
from foothold.path.measures.models import Measure
from foothold.path.panels.models import Item
from foothold.path.referrals.models import Referral
from foothold.path.support.models import Plan

ROWS, SHOWN_MEETINGS = 50, 5
SEE_CHILD = Permission.SEE_CHILD
PUPIL = Given("pupil")
KEPT = {
    "characteristics": Characteristic.objects.filter(pupil=PUPIL),
    "enrolments": Enrolment.objects.filter(pupil=PUPIL).select_related("school"),
    "carers": Carer.objects.filter(pupil=PUPIL),
    "timetables": Timetable.objects.filter(pupil=PUPIL),
    "approaches": Place.objects.filter(pupil=PUPIL).select_related("delivery").order_by("joined_on", "pk"),
    "agenda_items": Item.objects.filter(pupil=PUPIL).select_related("meeting"),
    "referrals": Referral.objects.filter(pupil=PUPIL),
    "measures": Measure.objects.filter(pupil=PUPIL),  # the page names them and shows no score
    "transitions": Transition.objects.filter(pupil=PUPIL).select_related("school"),
}
FILE = AtOnce(links=Link.objects.filter(pupil=PUPIL).select_related("organisation"), **KEPT)


def opened(pupil):
    """The pupil with ties and everything in `KEPT`, read in one statement."""
    found = FILE.read(pupil=pupil.pk)
    pupil.links_read = found["links"]
    for name in KEPT:
        at_once.keep(pupil, name, found[name])
    return pupil


def past(pupil, school, today, held):
    """What is on record, the newest first, and the running totals at the pupil's school, or None where its calendar
    cannot answer. `held` are the calendars read already."""
    if school is None or school.pk not in held:
        return list(pupil.exclusions.all()[:ROWS]), None
    place = exclusion_facts.School.of(school, today, held[school.pk])
    known = exclusion_facts.Known(place, [pupil])
    newest_first = sorted(known.rows[pupil.pk], key=lambda row: (row.starts_on, row.pk), reverse=True)
    return newest_first[:ROWS], _totals(known, pupil, today)


def _totals(known, pupil, today):
    calendar = known.school.calendar
    try:
        earlier, elsewhere = known.so_far(pupil, calendar.year_of(today).last_day)
        terms = known.school.organisation.terms_per_year
        return running(earlier, today, calendar, terms_per_year=terms, elsewhere=elsewhere)
    except LawError:
        return None


def contacts(pupil, person, reasons):
    """The contacts of a pupil; somebody of the family reads what is on record of themself, and of nobody else."""
    is_family = all(reason.tie == Tie.FAMILY for reason in reasons)
    return pupil.carers.filter(person=person) if is_family else pupil.carers.all()


def family_who_sign_in(pupil, today):
    """Those who sign in for a household of this child."""
    homes = pupil.links.on(today).filter(tie=Tie.FAMILY).values("organisation")
    held = Membership.objects.that_open(today).filter(organisation__in=homes, role=Role.FAMILY)
    return Person.objects.filter(pk__in=held.values("person"))


def seen(exclusions, reasons, person, today):
    """Of a child's exclusions, those a person may see: through a tie to one case that one alone."""
    if any(reason.tie not in ONE_CASE for reason in reasons):
        return exclusions
    keys = [row.pk for row in exclusions]
    visible = set(
        Exclusion.objects.visible_to(person, on=today).filter(pk__in=keys).values_list("pk", flat=True)
    )
    return [row for row in exclusions if row.pk in visible]


def plans(pupil, person, today):
    """Plans of support, the newest first."""
    return list(Plan.objects.visible_to(person, on=today).filter(pupil=pupil).select_related("leader")[:ROWS])


def meetings(pupil):
    """The meetings that speak or spoke of a child, the latest first."""
    return [each for each in pupil.agenda_items.all() if each.status != Item.Status.TAKEN_OFF][
        :SHOWN_MEETINGS
    ]


def open_duties(pupil, person, today):
    """What is owed, the first to fall due first."""
    return list(
        Duty.objects.visible_to(person, on=today)
        .filter(pupil=pupil)
        .open()
        .select_related("basis__school", "owed_by_organisation")[:ROWS]
    )


def explained(duties, today, held):
    """Each with how far off it is and how its day was worked out."""
    return [_owed(duty, today, held.get(duty.basis.school_id)) for duty in duties]


def away(exclusions, child):
    """The exclusion, of those on record, that keeps the child away from their school today, or None."""
    return next((row for row in exclusions if _keeps_away(row, child)), None)


def _keeps_away(row, child):
    here = child.school is not None and row.school_id == child.school.pk
    lasts = row.is_permanent or (row.ends_on is not None and row.ends_on >= child.on)
    back = row.cancelled_on is not None or (row.reinstated_on is not None and row.reinstated_on <= child.on)
    return here and lasts and row.starts_on <= child.on and not back


def excluded_for_good(exclusions, child):
    """Whether the child's present school has excluded them permanently, and that still stands."""
    here = child.school.pk if child.school else None
    return any(row.is_permanent and row.stands and row.school_id == here for row in exclusions)


def _owed(duty, today, calendar):
    return {
        "duty": duty,
        "due": explain.due(duty, calendar) if calendar else None,
        "provision": explain.provision(duty),
        "distance": explain.distance(duty.due_on, today, calendar) if calendar else "",
        "late": duty.is_late(today),
    }


def schools_for(person, permission, on):
    """Schools about which a person's roles grant a permission: their own, and those of their authority or trust."""
    return check.organisations(person, permission, on).schools()


def schools_to_leave(pupil, person, on):
    """The schools whose register the child is on from a day, of those the person acts for."""
    rolls = pupil.enrolments.exclude(to_on__lt=on).values("school")
    return schools_for(person, Permission.CREATE_CHILD, on).filter(pk__in=rolls)


def seen_by(pupil, on):
    """Every tie that holds, since when and until when, and the roles it opens the child's page to."""
    earliest = {
        (tie, organisation.pk): (tie, organisation, *dates) for tie, organisation, *dates in pupil.ties(on)
    }
    return [
        {
            "organisation": organisation,
            "tie": Tie(tie).label,
            "since": since,
            "until": until,
            "roles": [role.label for (role, held), may in GRANTS.items() if held == tie and SEE_CHILD in may],
        }
        for tie, organisation, since, until in earliest.values()
    ]


def readings(pupil, granted):
    """Who opened the child's pages, the newest first. Only staff see that somebody opened a safeguarding note."""
    opened = Reading.objects.filter(subject=pupil.subject_key)
    if Permission.SEE_CONCERNS not in granted:
        opened = opened.exclude(page__in=concern_facts.PAGES_OF_NOTES)
    return opened.select_related("person").order_by("-at", "-pk")


def roll(pupil, on):
    """The registers a child's name is on, on a day."""
    return [each for each in pupil.enrolments.all() if each.holds(on)]


def held_now(pupil, on):
    """Needs and statuses that hold on a day."""
    return [each for each in pupil.characteristics.all() if each.holds(on)]


def what_a_move_changes(pupil, on):
    """What is open of the authority in whose area the child lives, and what this does not pass on."""
    open_now = Duty.objects.open().filter(pupil=pupil)
    return {
        "lives_in": pupil.tied(Tie.HOME_AUTHORITY, on),
        "passes": list(open_now.filter(owed_by=Party.HOME_AUTHORITY)[:10]),
        "stays": list(open_now.filter(owed_by=Party.EHC_TEAM)[:10]),
        "provision": passing_on.provision(Party.HOME_AUTHORITY),
    }


def holds_rights(pupil, on):
    """Whether the rights are the pupil's own, who then may sign in."""
    return relevant_person_on(pupil.born_on, on) is Party.PUPIL
