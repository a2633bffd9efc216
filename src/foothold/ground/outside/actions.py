"""What is brought in from outside: a school's calendar and its closures, the details of organisations."""

from django.db import transaction
from django.db.models import F

from foothold.ground.access.permissions import Permission
from foothold.ground.audit import chain
from foothold.ground.kit import clock
from foothold.ground.kit.action import action, entry, require
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations import calendars
from foothold.ground.organisations.models import ClosedSpan, Organisation, SchoolYear, TermDates
from foothold.ground.outside import ledger
from foothold.law.calendar import ClosedKind


@action(Permission.MANAGE_CALENDAR, on="school", says="School calendar changed")
def set_calendar(*, by, at, school, years):
    """Replaces the school years named in `years` by what they say now; other years stay as they are, and what was
    set before stays readable in the event that set it.

    Every year is held against the others and against the bank holidays known before anything is stored, so that no
    calendar on record contradicts itself. Dates worked out earlier are worked out again by whoever sees that
    `calendar_version` has moved on.
    """
    _locked(school)
    _refuse_what_contradicts(school, years)
    SchoolYear.objects.filter(organisation=school, name__in=[year.name for year in years]).delete()
    for year in years:
        _store(school, year)
    _next_version(school)
    return school


@action(Permission.MANAGE_CALENDAR, on="school", says="Closed on {on}: {label}")
def close(*, by, at, school, on, label):
    """Records a day on which the school could not meet, such as a day of snow: it is no longer a school day."""
    _locked(school)
    calendar = calendars.calendar_of(school)
    if not calendar.is_school_day(on):
        raise Refused(
            f"{on:%A} {on:%-d %B %Y} {calendar.why_closed(on)}, so {school} was not going to meet. Choose a day on"
            " which it was."
        )
    year = SchoolYear.objects.get(organisation=school, name=calendar.year_of(on).name)
    ClosedSpan.objects.create(
        school_year=year, kind=ClosedKind.CLOSURE, starts_on=on, ends_on=on, label=label
    )
    _next_version(school)
    return school


@action(Permission.MANAGE_ORGANISATIONS, on="school", says="Details changed: {reason}")
def change_details(*, by, at, school, changes, reason, was):
    """Changes what is recorded of a school. What it replaced (`was`) stays readable."""
    ledger.change(school, changes)
    school.save()
    return school


@transaction.atomic
def take_register(*, by, at, keeper, establishments, tally, with_closed=False):
    """The set-based `change_details`: takes the schools of the national register, and whom they belong to.

    One permission check, on the authority for which it is done; one event for every organisation that changed.
    """
    require(by, Permission.MANAGE_ORGANISATIONS, keeper, at)
    if keeper.kind != Organisation.Kind.AUTHORITY:
        raise Refused(
            "The register of schools is read by a local authority's administrator. Ask the authority."
        )
    taking = ledger.Taking(clock.day_of(at), tally, with_closed)
    for some in ledger.batches(establishments):
        chain.append_all([_entry(by, at, change) for change in taking.take(some)])
    return tally


def _entry(by, at, change):
    said = {"school": change.school, "changes": change.now, "reason": ledger.REASON, "was": change.was}
    return entry(change_details, by=by, at=at, facts=said, result=change.school)


def _locked(school):
    """One change of a calendar at a time, so that two people never store two halves of one."""
    Organisation.objects.select_for_update().get(pk=school.pk)


def _refuse_what_contradicts(school, years):
    names = [year.name for year in years]
    if not years or len(set(names)) < len(names):
        raise Refused("Give each school year once, and at least one.")
    kept = [year for year in calendars.years_of([school.pk]).get(school.pk, ()) if year.name not in names]
    calendars.from_years(tuple(sorted([*kept, *years], key=lambda year: year.terms[0].starts_on)))


def _store(school, year):
    row = SchoolYear.objects.create(organisation=school, name=year.name)
    TermDates.objects.bulk_create(
        TermDates(school_year=row, name=term.name, starts_on=term.starts_on, ends_on=term.ends_on)
        for term in year.terms
    )
    ClosedSpan.objects.bulk_create(
        ClosedSpan(
            school_year=row,
            kind=span.kind,
            starts_on=span.starts_on,
            ends_on=span.ends_on,
            label=span.label[:80],
        )
        for span in year.closed
    )


def _next_version(school):
    Organisation.objects.filter(pk=school.pk).update(calendar_version=F("calendar_version") + 1)
    school.refresh_from_db(fields=["calendar_version"])
