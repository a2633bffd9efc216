"""The evidence about a child, part by part, from what is on record: one bundle for a unit, a provision, an EHC team and
a panel alike.

Which fields a part tells is written here; their class is the table's own, so a class that is left out is left out of
every part. A part is read only for those who may see it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import Model

from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.desks.packs import contacts
from foothold.desks.packs.child_file import WITHHELD, Entry, Line, Redaction, Section, class_of_each, lines_of
from foothold.desks.packs.names import Names
from foothold.ground.access.permissions import Permission
from foothold.path.approaches.models import Place
from foothold.path.attendance.models import Timetable
from foothold.path.concerns.models import Concern
from foothold.path.ehc.models import Assessment
from foothold.path.exclusions.models import Exclusion
from foothold.path.inclusion import evidence as graduated
from foothold.path.inclusion import facts as inclusion
from foothold.path.inclusion import reading as inclusion_reading
from foothold.path.inclusion.models import Factor, Transition
from foothold.path.measures import reading as measuring
from foothold.path.measures.models import Measure
from foothold.path.support.models import Plan

ROWS = 50


@dataclass(frozen=True)
class Reader:
    """Who reads, on which day, and what they may see of the child."""

    person: Any
    on: date
    granted: frozenset[Permission]


@dataclass(frozen=True)
class Telling:
    """One child's evidence being told to one reader: whatever is said passes through here."""

    pupil: Pupil
    reader: Reader
    redaction: Redaction
    others: contacts.Others

    def entry(self, row: Model, names: str, title: str = "", more: Iterable[Line] = ()) -> Entry:
        return Entry(
            title or _capital(str(row)), (*lines_of(row, names.split(), self.redaction, self.others), *more)
        )

    def line(self, row: Model, name: str, label: str, value: str) -> Line:
        """Something worked out from a field, of the class of that field."""
        hidden = self.redaction.hides(row, name, class_of_each(type(row))[name])
        return Line(label, WITHHELD if hidden else self.others.kept_out_of(value, WITHHELD))

    def seen(self, model: Any) -> Any:
        return model.objects.visible_to(self.reader.person, on=self.reader.on).filter(pupil=self.pupil)


@dataclass(frozen=True)
class Part:
    """One part: who may see it, and what it tells."""

    key: str
    title: str
    permission: Permission
    tell: Callable[[Telling], Iterable[Entry]]


def sections(pupil: Pupil, reader: Reader, bundle: Any) -> list[Section]:
    """Every part that holds something for this reader and is not left out, with names of others as initials."""
    telling = Telling(pupil, reader, Redaction(frozenset(bundle.left_out)), contacts.Others(pupil, None))
    left_out = set(bundle.parts_left_out)
    told = [
        Section(part.key, part.title, entries)
        for part in PARTS
        if part.permission in reader.granted
        and part.key not in left_out
        and (entries := tuple(part.tell(telling)))
    ]
    own = f"{pupil.given_name} {pupil.known_as} {pupil.family_name}"
    hidden: list[Section] = Names(bundle.other_names, own).everywhere(told)
    return hidden


def _child(telling: Telling) -> Iterator[Entry]:
    pupil, today = telling.pupil, telling.reader.on
    child = pupil_facts.of(pupil, today)
    where = [Line("Year group", child.year_group), Line("School", str(child.school or "On no roll"))]
    yield telling.entry(pupil, "born_on upn strengths", more=where)


def _needs(telling: Telling) -> Iterator[Entry]:
    for need in telling.pupil.characteristics.on(telling.reader.on)[:ROWS]:
        known = telling.line(
            need, "code", "Need or status", f"{need}{f', {need.detail}' if need.detail else ''}"
        )
        yield Entry("On record", (known, *lines_of(need, ["from_on"], telling.redaction, telling.others)))


def _stages(telling: Telling) -> Iterator[Entry]:
    """Only whether it is there, and since when: what it says stands in its own part."""
    reader = telling.reader
    ladder = inclusion.Ladder.of(pupil_facts.of(telling.pupil, reader.on).school, reader.on)
    for each in graduated.standing(ladder.stages, inclusion.known(telling.pupil, reader.on, reader.granted)):
        yield Entry(
            each.stage.title,
            tuple(Line(asked.what, _whether(asked)) for asked in each.asked if asked.may_see),
        )


def _whether(asked: graduated.Asked) -> str:
    return f"on record, {_day(asked.found.on)}" if asked.found else "missing"


def _factors(telling: Telling) -> Iterator[Entry]:
    """Area by area, what protects first."""
    held = list(telling.seen(Factor).on(telling.reader.on)[:ROWS])
    for area in inclusion_reading.both_sides(held):
        lines = [line for row in [*area.protects, *area.harder] for line in _factor(telling, row)]
        if lines:
            yield Entry(area.title, tuple(lines))


def _factor(telling: Telling, row: Factor) -> list[Line]:
    known = f"{row.rests_on}, {_day(row.from_on)}"
    return [
        telling.line(row, "factor", row.named.side.label, str(row)),
        telling.line(row, "rests_on", "How it is known", known),
    ]


def _concerns(telling: Telling) -> Iterator[Entry]:
    for row in telling.seen(Concern).prefetch_related("answers")[:ROWS]:
        done = [
            telling.line(answer, "what", f"Answer, by {answer.who}", answer.what)
            for answer in row.answers.all()
        ]
        yield telling.entry(row, "noticed strengths tried parent parent_said", more=done)


def _plans(telling: Telling) -> Iterator[Entry]:
    plans = (
        telling.seen(Plan)
        .select_related("leader")
        .prefetch_related("targets__replaced_by", "reviews__changes__target")
    )
    for plan in plans[:ROWS]:
        yield telling.entry(
            plan,
            "school leader cause purpose tried starts_on ends_on exit_test status ended_on outcome learned",
        )
        for target in plan.targets.all():
            if not hasattr(target, "replaced_by"):
                yield telling.entry(target, "whose what help baseline measure by_on", "Target")
        for review in plan.reviews.all():
            found = [
                telling.line(
                    change,
                    "figure",
                    f"{change.get_how_display().capitalize()}",
                    f"{change.target}. {change.figure}",
                )
                for change in review.changes.all()
            ]
            came = Line("Came", ", ".join(review.who_came))
            yield telling.entry(review, "agreed", more=[came, *found])


def _approaches(telling: Telling) -> Iterator[Entry]:
    for place in telling.seen(Place).select_related("delivery__organisation")[:ROWS]:
        delivery = place.delivery
        yield telling.entry(
            place,
            "joined_on",
            str(delivery.title),
            [
                Line("At", str(delivery.organisation)),
                Line("Sessions planned", str(delivery.sessions)),
                Line("How it stands", _over(delivery)),
            ],
        )


def _over(delivery: Any) -> str:
    ended = f", last day {_day(delivery.ended_on)}" if delivery.ended_on else ""
    return f"{delivery.get_status_display()}{ended}"


def _measures(telling: Telling) -> Iterator[Entry]:
    for row in telling.seen(Measure).select_related("plan", "delivery__organisation")[:ROWS]:
        told = measuring.told(row, telling.reader.on)
        scores = [telling.line(row, "before", each.scale.title, _score(each)) for each in told.first]
        yield telling.entry(row, "before_on after_on ended_because", more=scores)


def _score(line: measuring.Line) -> str:
    if line.after is None or line.change is None:
        return f"{line.before}, no second score yet"
    return f"{line.before}, then {line.after}. {line.change.says} Check before relying."


def _time_in_school(telling: Telling) -> Iterator[Entry]:
    for row in telling.seen(Timetable)[:ROWS]:
        yield telling.entry(row, "reason why way_back starts_on ends_on status ended_on outcome learned")


def _suspensions(telling: Telling) -> Iterator[Entry]:
    for row in telling.seen(Exclusion).standing()[:ROWS]:
        days = (
            f"{row.length / 2:g} school days" if row.length and row.kind == Exclusion.Kind.SUSPENSION else ""
        )
        length = [Line("Length", days)] if days else []
        yield telling.entry(row, "school starts_on returns_on factors adjustments", more=length)


def _ehc(telling: Telling) -> Iterator[Entry]:
    for row in telling.seen(Assessment)[:ROWS]:
        yield telling.entry(row, "authority asked_by received_on status why because")


def _transitions(telling: Telling) -> Iterator[Entry]:
    for row in telling.seen(Transition)[:ROWS]:
        yield telling.entry(row, "school strengths helps avoid needs worries people arranged")


VOICES = (
    (Plan, Permission.SEE_PLANS, "view_pupil view_family view_school view_agencies"),
    (Transition, Permission.SEE_TRANSITION, "view_pupil view_family"),
    (Assessment, Permission.SEE_EHC, "wishes"),
    (Concern, Permission.SEE_CONCERNS, "parent_said"),
)


def _voices(telling: Telling) -> Iterator[Entry]:
    """What the child, the family and others say, from wherever it was recorded."""
    may = [each for each in VOICES if each[1] in telling.reader.granted]
    rows = [(row, names) for model, _, names in may for row in telling.seen(model)[:ROWS]]
    told = (telling.entry(row, names) for row, names in rows)
    return chain(each for each in told if each.lines)


PARTS = (
    Part("child", "The child", Permission.SEE_CHILD, _child),
    Part("needs", "Needs and circumstances", Permission.SEE_NEEDS, _needs),
    Part("stages", "Assess, plan, do, review: what is on record", Permission.SEE_GRADUATED, _stages),
    Part("voices", "What the child, the family and others say", Permission.SEE_CHILD, _voices),
    Part("factors", "What protects, and what makes things harder", Permission.SEE_FACTORS, _factors),
    Part("concerns", "What was noticed, and what was done", Permission.SEE_CONCERNS, _concerns),
    Part("plans", "Plans, targets and reviews", Permission.SEE_PLANS, _plans),
    Part("approaches", "Approaches the child took part in", Permission.SEE_PLANS, _approaches),
    Part("measures", "Scores before and after", Permission.SEE_MEASURES, _measures),
    Part("time", "Part-time timetables", Permission.SEE_PART_TIME, _time_in_school),
    Part("suspensions", "Suspensions and permanent exclusions", Permission.SEE_EXCLUSIONS, _suspensions),
    Part("ehc", "EHC needs assessments", Permission.SEE_EHC, _ehc),
    Part("transition", "From primary to secondary school", Permission.SEE_TRANSITION, _transitions),
)


def parts_for(granted: frozenset[Permission]) -> list[tuple[str, str]]:
    """The parts that somebody may see, by key and title."""
    return [(part.key, part.title) for part in PARTS if part.permission in granted]


def _day(on: date) -> str:
    return f"{on:%-d %B %Y}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
