"""Earlier support as a referral carries it, read from the record: plans, approaches, measures. Nothing is typed again.

What goes with a referral is put into words on the day it is sent, so that the team reads what the school sent and
nothing that came later.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foothold.path.approaches.models import Place
from foothold.path.measures import reading
from foothold.path.measures.models import Measure
from foothold.path.referrals.models import Evidence
from foothold.path.support.models import Plan

MOST = 10
"""Of each kind, the newest."""
A_YEAR = timedelta(days=365)
SHOWS_WORK_DONE = (Plan.Kind.PASTORAL, Plan.Kind.INDIVIDUAL)
"""A pastoral support programme, or a plan like it."""
Kind = Evidence.Kind


@dataclass(frozen=True)
class Piece:
    """One thing from the record: which it is, what it is called, what it says."""

    kind: Kind
    source: str
    title: str
    lines: tuple[str, ...]
    is_a_plan: bool = False

    def row(self, referral: Any) -> Evidence:
        said = "\n".join(self.lines)
        return Evidence(referral=referral, kind=self.kind, source=self.source, title=self.title, said=said)


def on_record(pupil: Any, today: date) -> list[Piece]:
    """All there is of a child, as it stands today, in as many queries for much as for little."""
    return [
        *(_plan(each) for each in _plans(pupil, today)),
        *(_approach(each) for each in _places(pupil)),
        *(_measure(each, today) for each in _measures(pupil)),
    ]


def _plans(pupil: Any, today: date) -> Any:
    """Those that run, and those that ended within a year."""
    found = Plan.objects.filter(pupil=pupil).exclude(ended_on__lt=today - A_YEAR).select_related("leader")
    return found.prefetch_related("targets__replaced_by", "reviews__changes__target")[:MOST]


def _places(pupil: Any) -> Any:
    found = Place.objects.filter(pupil=pupil).select_related("delivery__organisation")
    return found.order_by("-joined_on", "-pk")[:MOST]


def _measures(pupil: Any) -> Any:
    found = Measure.objects.filter(pupil=pupil).exclude(status=Measure.Status.LET_GO)
    return found.select_related("plan", "delivery__organisation")[:MOST]


def _plan(plan: Any) -> Piece:
    ended = f"It ended on {_said(plan.ended_on)}: {plan.get_outcome_display()}." if plan.ended_on else ""
    lines = [
        f"Purpose: {plan.purpose}",
        *([f"Tried before: {plan.tried}"] if plan.tried else []),
        f"Led by {plan.leader}. {ended or f'It runs until {_said(plan.ends_on)}.'}",
        *(_target(each) for each in plan.targets.all() if not hasattr(each, "replaced_by")),
        *(line for each in plan.reviews.all() for line in _review(each)),
        *(f"{whose} says: {said}" for _, whose, said in plan.views if said),
        *([f"What helped, and what did not: {plan.learned}"] if plan.learned else []),
    ]
    return Piece(Kind.PLAN, plan.reference, _capital(str(plan)), tuple(lines), plan.kind in SHOWS_WORK_DONE)


def _target(target: Any) -> str:
    helped = f" What is done: {target.help}." if target.help else ""
    stands = f"At the start: {target.baseline}. Measured by: {target.measure}."
    return f"Target for the {target.get_whose_display()}: {target.what}.{helped} {stands}"


def _review(review: Any) -> list[str]:
    found = "; ".join(
        f"{change.target.what}: {change.get_how_display()}{f' ({change.figure})' if change.figure else ''}"
        for change in review.changes.all()
    )
    agreed = [f"Agreed then: {review.agreed}"] if review.agreed else []
    return [f"Review of {_said(review.held_on)}. {found}", *agreed]


def _approach(place: Any) -> Piece:
    delivery = place.delivery
    over = f", over on {_said(delivery.ended_on)}" if delivery.ended_on else ""
    says = f"{delivery.organisation}, since {_said(place.joined_on)}, {delivery.sessions} sessions planned{over}."
    return Piece(Kind.APPROACH, f"approaches.place:{place.pk}", delivery.title, (says,))


def _measure(measure: Any, today: date) -> Piece:
    lines = [_scale(line) for line in reading.told(measure, today).lines]
    return Piece(Kind.MEASURE, measure.reference, str(measure), tuple(lines))


def _scale(line: Any) -> str:
    first = f"{line.scale.title}: {_score(line.before, line.before_band)} at first"
    if line.after is None:
        return f"{first}, no second score yet."
    said = f" {line.change.says}" if line.change else ""
    return f"{first}, {_score(line.after, line.after_band)} later.{said}"


def _score(score: int | None, band: str) -> str:
    number = "none" if score is None else str(score)
    return f"{number} ({band})" if band else number


def _said(on: date) -> str:
    return f"{on:%-d %B %Y}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
