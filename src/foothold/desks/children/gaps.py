"""The children of a school with early signs, beside the support in place: those without any first. No score."""

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When

from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Enrolment
from foothold.desks.children import signs as early
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.spreadsheet import as_csv
from foothold.path.approaches.models import Delivery, Place
from foothold.path.attendance.models import Timetable
from foothold.path.concerns.facts import OfChild
from foothold.path.concerns.models import Answer, Concern
from foothold.path.exclusions.models import Exclusion
from foothold.path.support.models import Plan

AT_A_TIME = 200
A_YEAR = timedelta(days=365)
HEADINGS = ("Family name", "Given name", "UPN", "Year", "School", "Signs on record", "Support in place")
SUSPENDED, NOTICED, MOVED, PART_TIME = "suspended", "noticed", "moved", "part_time"


@dataclass(frozen=True, slots=True)
class Line:
    """One child: signs and support as the child's own page tells them."""

    pupil: Any
    year_group: str
    school: Any
    signs: list[early.Fact]
    support: list[early.Fact]

    @property
    def gap(self) -> bool:
        return bool(self.pupil.without_support)


def with_signs(pupils: Any, today: date, since: early.From, sign: str = "") -> Any:
    """Of some pupils those with a sign (of one kind, or of any), each with whether anything is in place."""
    found = _signs(today, since)
    wanted = Q(pk__in=[])
    for each in [found[sign]] if sign else found.values():
        wanted |= Q(each)
    in_place = [Q(each) for each in _support(today)]
    any_support = in_place[0] | in_place[1] | in_place[2]
    without = Case(When(any_support, then=Value(False)), default=Value(True))
    told = {f"sign_{name}": Value(value) for name, value in vars(since).items()}
    return pupils.filter(wanted).annotate(without_support=without, **told)


def _at_least(number: int, rows: Any) -> Exists:
    counted = rows.order_by().values("pupil").annotate(number=Count("pk"))
    return Exists(counted.filter(number__gte=number))


def _signs(today: date, since: early.From) -> dict[str, Exists]:
    year, me = pupil_facts.school_year_start(today), OuterRef("pk")
    suspended = Exclusion.objects.standing().filter(pupil=me, length__isnull=False, starts_on__gte=year)
    noticed = Concern.objects.filter(pupil=me, noticed_on__gte=year).exclude(kind=Concern.Kind.OBSERVATION)
    before = Enrolment.objects.filter(pupil=OuterRef("pupil"), from_on__lt=OuterRef("from_on"))
    now = Enrolment.objects.on(today).filter(pupil=me, registration__in="CM", from_on__gte=today - A_YEAR)
    moved = now.filter(Exists(before.exclude(school=OuterRef("school"))))
    part_time = Timetable.objects.running().filter(pupil=me)
    return {
        SUSPENDED: _at_least(since.suspensions, suspended),
        NOTICED: _at_least(since.concerns, noticed),
        MOVED: Exists(moved),
        PART_TIME: Exists(part_time),
    }


def _support(today: date) -> list[Exists]:
    me = OuterRef("pk")
    return [
        Exists(Plan.objects.running().filter(pupil=me)),
        Exists(Place.objects.filter(pupil=me, delivery__in=Delivery.objects.open())),
        Exists(Answer.objects.filter(concern__pupil=me, by_on__gte=today)),
    ]


def in_order(pupils: Any) -> Any:
    return pupils.order_by("-without_support", "family_name", "given_name", "pk")


def lines(pupils: Any, today: date) -> list[Line]:
    """A page of children with their facts, in as many queries for fifty as for one."""
    rows = list(pupils)
    keys = [each.pk for each in rows]
    held = {each.pk: each for each in pupil_facts.read(keys).prefetch_related(*early.READ)}
    year = pupil_facts.school_year_start(today)
    noticed = Concern.objects.filter(Q(noticed_on__gte=year) | Q(answers__by_on__gte=today), pupil__in=keys)
    found = {
        "noticed": _by_pupil(noticed.distinct().prefetch_related("answers")),
        "exclusions": _by_pupil(Exclusion.objects.filter(pupil__in=keys)),
        "plans": _by_pupil(Plan.objects.filter(pupil__in=keys).select_related("leader")),
    }
    return [_line(each, held[each.pk], found, today) for each in rows]


def _line(row: Any, pupil: Any, found: dict[str, Any], today: date) -> Line:
    child = pupil_facts.on_day(pupil, today)
    noticed = OfChild(found["noticed"][row.pk], has_note=False, leads=[])
    told = early.of(
        child,
        pupil,
        noticed,
        found["exclusions"][row.pk],
        found["plans"][row.pk],
        granted=frozenset(Permission),
        since=early.From(*(getattr(row, f"sign_{each.name}") for each in fields(early.From))),
    )
    return Line(row, child.year_group, child.school, told["signs"], told["support"])


def _by_pupil(rows: Any) -> Any:
    found = defaultdict(list)
    for row in rows:
        found[row.pupil_id].append(row)
    return found


def as_file(pupils: Any, today: date) -> tuple[bytes, int]:
    keys = list(in_order(pupils).values_list("pk", flat=True))
    parts = [keys[start : start + AT_A_TIME] for start in range(0, len(keys), AT_A_TIME)]
    told = (line for part in parts for line in lines(in_order(pupils.filter(pk__in=part)), today))
    return as_csv(HEADINGS, map(_cells, told))


def _cells(line: Line) -> tuple[Any, ...]:
    pupil = line.pupil
    signs_told, support_told = ("; ".join(each.says for each in told) for told in (line.signs, line.support))
    school = line.school.name if line.school else ""
    return pupil.family_name, pupil.given_name, pupil.upn, line.year_group, school, signs_told, support_told
