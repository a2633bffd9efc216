"""What is brought in from outside: a school's calendar and its closures, the details of organisations."""

from django.db import transaction
from django.db.models import F

from foothold.ground.access.permissions import Permission
from foothold.ground.audit import chain
from foothold.ground.kit import clock
from foothold.ground.kit.action import action, entry, require, require_for_each
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations import calendars, changes
from foothold.ground.organisations.models import ClosedSpan, Organisation, SchoolYear, TermDates
from foothold.ground.outside import ledger


@action(Permission.MANAGE_CALENDAR, on="school", says="School calendar changed")
def set_calendar(*, by, at, school, years):
    """Replaces the school years named in `years` by what they say now; other years stay as they are, and what was
    set before stays readable in the event that set it.

    Every year is held against the others and against the bank holidays known before anything is stored, so that no
    calendar on record contradicts itself. Dates worked out earlier are worked out again by whoever sees that
    `calendar_version` has moved on.
    """
    _locked(school)
    changes.setting(school, _years(school), tuple(years))
    SchoolYear.objects.filter(organisation=school, name__in=[year.name for year in years]).delete()
    for year in years:
        _store(school, year)
    _next_version(school)
    return school


@action(
    Permission.MANAGE_CALENDAR,
    on="school",
    says="{span[kind]} from {span[starts_on]} to {span[ends_on]}: {span[label]}",
)
def close(*, by, at, school, span):
    """Records days on which the school does not meet: an INSET day, a day of snow. They are no school days."""
    _locked(school)
    changes.closing(school, _years(school), span)
    year = SchoolYear.objects.get(
        organisation=school, name=calendars.calendar_of(school).year_of(span.starts_on).name
    )
    _close([(year, [span])])
    _next_version(school)
    return school


@transaction.atomic
def close_all(*, by, at, schools, span):
    """`close` for many schools at once: a morning of snow. As many statements for all as for one."""
    require_for_each(by, Permission.MANAGE_CALENDAR, schools, at)
    wanted = [school.pk for school in schools]
    list(Organisation.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    held = calendars.years_of(wanted)
    for school in schools:
        changes.closing(school, held.get(school.pk, ()), span)
    names = {pk: calendars.from_years(years).year_of(span.starts_on).name for pk, years in held.items()}
    rows = SchoolYear.objects.filter(organisation__in=wanted)
    _close([(row, [span]) for row in rows if row.name == names[row.organisation_id]])
    _next_version(*schools)
    said = [{"school": school, "span": span} for school in schools]
    chain.append_all([entry(close, by=by, at=at, facts=each, result=each["school"]) for each in said])


@action(
    Permission.MANAGE_CALENDAR,
    on="school",
    says="Entered in error: {span[kind]} from {span[starts_on]} to {span[ends_on]}. {reason}",
)
def reopen(*, by, at, school, span, reason):
    """Takes back days entered as closed in error: the school meets. What was entered stays readable with the reason."""
    _locked(school)
    if not reason.strip():
        raise Refused("Say why these days were wrong, for somebody who reads this in a year.")
    changes.opening(school, _years(school), span)
    rows = ClosedSpan.objects.filter(
        school_year__organisation=school,
        kind=span.kind,
        starts_on=span.starts_on,
        ends_on=span.ends_on,
        label=span.label,
    )
    rows.order_by("pk")[0].delete()
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


def _years(school):
    return calendars.years_of([school.pk]).get(school.pk, ())


def _store(school, year):
    row = SchoolYear.objects.create(organisation=school, name=year.name)
    TermDates.objects.bulk_create(
        TermDates(school_year=row, name=term.name, starts_on=term.starts_on, ends_on=term.ends_on)
        for term in year.terms
    )
    _close([(row, year.closed)])


def _close(spans_by_year):
    ClosedSpan.objects.bulk_create(
        ClosedSpan(
            school_year=year,
            kind=span.kind,
            starts_on=span.starts_on,
            ends_on=span.ends_on,
            label=span.label[:80],
        )
        for year, spans in spans_by_year
        for span in spans
    )


def _next_version(*schools):
    """The version is read again, for whoever holds on to the school after."""
    rows = Organisation.objects.filter(pk__in=[school.pk for school in schools])
    rows.update(calendar_version=F("calendar_version") + 1)
    now = dict(rows.values_list("pk", "calendar_version"))
    for school in schools:
        school.calendar_version = now[school.pk]
