"""The ways to outside help that the local rules in force name: to whom, who may ask, what goes with it, how soon."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from foothold.ground.organisations.models import Organisation
from foothold.ground.policy import routes
from foothold.ground.policy.routes import NAMED_BY, WITH_RULES, Route
from foothold.law import ages


@dataclass(frozen=True)
class Panels:
    """Who considers a child after the screening team, by the child's age on the day of the referral."""

    younger: str
    older: str
    from_age: int

    def for_child(self, born_on: date, on: date) -> str:
        """From the birthday itself a child is of that age."""
        return self.younger if ages.age_on(born_on, on) < self.from_age else self.older


@dataclass(frozen=True)
class Way:
    """One route as the rules of a school have it on a day. A part without a rule is empty."""

    route: Route
    rules: dict[str, Any]

    @property
    def team_name(self) -> str:
        return self._value(NAMED_BY.get(self.route, "")) or ""

    @property
    def source(self) -> str:
        rule = self.rules.get(NAMED_BY.get(self.route, ""))
        return rule.cited if rule else ""

    @property
    def days(self) -> int:
        """Within how many calendar days the team answers; 0 where no rule says so."""
        return self._value(f"{self.route}.answer_by_day") or 0

    @property
    def answer_setting(self) -> str:
        return f"{self.route}.answer_by_day" if self.days else ""

    @property
    def answer_source(self) -> str:
        return self.rules[self.answer_setting].cited if self.days else ""

    def answer_by(self, since: date) -> date | None:
        return since + timedelta(days=self.days) if self.days else None

    @property
    def referred_by(self) -> str:
        return self._value(f"{self.route}.referred_by") or ""

    @property
    def from_schools_only(self) -> bool:
        return self.referred_by == routes.SCHOOLS_ONLY

    @property
    def evidence(self) -> str:
        return self._value(f"{self.route}.evidence") or ""

    @property
    def asks_for_a_plan(self) -> bool:
        return self.evidence in routes.ASKS_FOR_A_PLAN

    @property
    def refuses_without_evidence(self) -> bool:
        return self.evidence in routes.REFUSED_WITHOUT

    @property
    def panels(self) -> Panels | None:
        parts = [self._value(f"help.{part}") for part in ("young_panel", "panel", "panel_from_age")]
        return Panels(*parts) if self.route == Route.HELP and all(parts) else None

    @property
    def phases(self) -> list[str]:
        said = self._value("unit.phases") if self.route == Route.UNIT else ""
        return [each.strip() for each in said.split(",")] if said else []

    @property
    def maintained_only(self) -> bool:
        kinds = self._value("unit.school_kinds") if self.route == Route.UNIT else ""
        return kinds == routes.MAINTAINED_ONLY

    @property
    def open_to(self) -> str:
        """The schools that may ask, in words; empty where every school may."""
        kind = "maintained " if self.maintained_only else ""
        phases = " and ".join(self.phases)
        return f"{kind}{phases} schools".replace("  ", " ") if kind or phases else ""

    def takes(self, school: Organisation, on: date) -> bool:
        """Whether a school of this kind and phase may ask at all."""
        phase_fits = not self.phases or school.phase in self.phases
        is_maintained = school.school_kind_on(on) == Organisation.SchoolKind.MAINTAINED
        return phase_fits and (is_maintained or not self.maintained_only)

    def _value(self, key: str) -> Any:
        rule = self.rules.get(key)
        return rule.value if rule else None


def named(rules: dict[str, Any]) -> list[Way]:
    """Those for which the rules name a team."""
    return [Way(route, rules) for route in WITH_RULES if NAMED_BY[route] in rules]


def way(route: str, rules: dict[str, Any]) -> Way:
    """One of them. The last, another team, rests on no rule."""
    return Way(Route(route), rules)
