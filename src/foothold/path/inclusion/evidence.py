"""For each thing a stage may ask for: where it is found, in a sentence, with the way to it. Nothing here is typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.ground.access.permissions import Permission
from foothold.ground.policy import graduated
from foothold.path.concerns.models import Concern
from foothold.path.inclusion.factors import Side
from foothold.path.inclusion.facts import Known
from foothold.path.support.models import Target


@dataclass(frozen=True, slots=True)
class Found:
    """What is there: in words, since when, and the page (its name and key) that holds it."""

    says: str
    on: date
    page: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked for: found, missing, or not for this reader."""

    what: str
    found: Found | None
    may_see: bool
    add: tuple[str, int] | None = None
    """The page on which it is recorded, for who may record it."""

    @property
    def is_missing(self) -> bool:
        return self.may_see and self.found is None


@dataclass(frozen=True, slots=True)
class Standing:
    """One stage with what is there and what is missing."""

    stage: graduated.Stage
    asked: tuple[Asked, ...]

    @property
    def missing(self) -> list[Asked]:
        return [each for each in self.asked if each.is_missing]

    @property
    def is_whole(self) -> bool:
        return all(each.found for each in self.asked)


def standing(stages: tuple[graduated.Stage, ...], known: Known) -> list[Standing]:
    """Every stage of a child as far as the reader may see."""
    return [Standing(stage, tuple(_asked(key, known) for key in stage.asks)) for stage in stages]


def _asked(key: str, known: Known) -> Asked:
    permission, find, way = WHERE[key]
    may_see = permission in known.granted
    return Asked(graduated.EVIDENCE[key], find(known) if may_see else None, may_see, way(known))


def _way(page: str, permission: Permission) -> Callable[[Known], tuple[str, int] | None]:
    return lambda known: (page, known.pupil.pk) if permission in known.granted else None


def _to_the_plan(known: Known) -> tuple[str, int] | None:
    """The plan that runs; where none does, the form for one."""
    if Permission.WRITE_PLAN not in known.granted:
        return None
    runs = known.plan is not None and known.plan.is_running
    return ("support:plan", known.plan.pk) if runs else ("support:begin", known.pupil.pk)


def _concern(known: Known) -> Found | None:
    latest = _first(known.concerns)
    return latest and Found(
        _counted(known.concerns, "concern"), latest.noticed_on, "concerns:concern", latest.pk
    )


def _strengths(known: Known) -> Found | None:
    if said := known.pupil.strengths:
        return Found(said, known.on, "children:child", known.pupil.pk)
    told = _first(each for each in known.concerns if each.strengths)
    return told and Found(told.strengths, told.noticed_on, "concerns:concern", told.pk)


def _parents(known: Known) -> Found | None:
    told = _first(each for each in known.concerns if each.parent == Concern.Parent.SPOKEN)
    said = "They were spoken to about what was noticed"
    return told and Found(said, told.noticed_on, "concerns:concern", told.pk)


def _factors(known: Known) -> Found | None:
    """Both sides, or nothing: half of it is no picture of a child."""
    sides = {each.named.side for each in known.factors}
    if sides != set(Side):
        return None
    latest = max(each.from_on for each in known.factors)
    return Found("Both sides are on record", latest)


def _first_score(known: Known) -> Found | None:
    held = _first(known.measures)
    return held and Found(str(held.kind), held.before_on, "measures:child", known.pupil.pk)


def _second_score(known: Known) -> Found | None:
    held = _first(each for each in known.measures if each.after_on)
    return held and Found(str(held.kind), held.after_on, "measures:child", known.pupil.pk)


def _plan(known: Known) -> Found | None:
    return _of_plan(known, lambda plan: plan.purpose)


def _pupil_view(known: Known) -> Found | None:
    return _of_plan(known, lambda plan: plan.view_pupil)


def _family_view(known: Known) -> Found | None:
    return _of_plan(known, lambda plan: plan.view_family)


def _shared_targets(known: Known) -> Found | None:
    return _of_plan(known, _whose_targets)


def _whose_targets(plan: Any) -> str:
    current = [each for each in plan.targets.all() if not hasattr(each, "replaced_by")]
    others = dict.fromkeys(each.get_whose_display() for each in current if each.whose != Target.Whose.PUPIL)
    return f"For the {', the '.join(others)}" if others else ""


def _of_plan(known: Known, say: Callable[[Any], str]) -> Found | None:
    plan = known.plan
    said = say(plan) if plan else ""
    return Found(said, plan.starts_on, "support:plan", plan.pk) if plan and said else None


def _approach(known: Known) -> Found | None:
    held = _first(known.places)
    return held and Found(held.delivery.title, held.joined_on)


def _review(known: Known) -> Found | None:
    return _of_last_review(known, lambda review: _counted(known.plan.reviews.all(), "review"))


def _agreed_next(known: Known) -> Found | None:
    return _of_last_review(known, lambda review: review.agreed)


def _of_last_review(known: Known, say: Callable[[Any], str]) -> Found | None:
    reviews = list(known.plan.reviews.all()) if known.plan else []
    said = say(reviews[-1]) if reviews else ""
    return Found(said, reviews[-1].held_on, "support:plan", known.plan.pk) if said else None


def _first(rows: Any) -> Any:
    return next(iter(rows), None)


def _counted(rows: Any, what: str) -> str:
    number = len(rows)
    return f"1 {what}" if number == 1 else f"{number} {what}s"


NOTICE = _way("concerns:record", Permission.RECORD_CONCERN)
SCORE = _way("measures:child", Permission.RECORD_MEASURE)
WHERE: dict[
    str,
    tuple[Permission, Callable[[Known], Found | None], Callable[[Known], tuple[str, int] | None]],
] = {
    "concern": (Permission.SEE_CONCERNS, _concern, NOTICE),
    "strengths": (Permission.SEE_CONCERNS, _strengths, NOTICE),
    "parents": (Permission.SEE_CONCERNS, _parents, NOTICE),
    "factors": (
        Permission.SEE_FACTORS,
        _factors,
        _way("inclusion:factors", Permission.RECORD_FACTORS),
    ),
    "first_score": (Permission.SEE_MEASURES, _first_score, SCORE),
    "plan": (Permission.SEE_PLANS, _plan, _to_the_plan),
    "pupil_view": (Permission.SEE_PLANS, _pupil_view, _to_the_plan),
    "family_view": (Permission.SEE_PLANS, _family_view, _to_the_plan),
    "shared_targets": (Permission.SEE_PLANS, _shared_targets, _to_the_plan),
    "approach": (
        Permission.SEE_PLANS,
        _approach,
        _way("approaches:join-group", Permission.DELIVER_APPROACH),
    ),
    "review": (Permission.SEE_PLANS, _review, _to_the_plan),
    "agreed_next": (Permission.SEE_PLANS, _agreed_next, _to_the_plan),
    "second_score": (Permission.SEE_MEASURES, _second_score, SCORE),
}
"""Who may see it, where it is found, and where it is recorded."""
