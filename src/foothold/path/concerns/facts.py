"""What is known of a child's concerns, and how long an answer may take here."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.child.pupils import facts as pupil_facts
from foothold.ground.access import check
from foothold.ground.access.models import Membership
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role, Tie
from foothold.ground.policy import facts as policy
from foothold.path.concerns.models import Concern, Correction, SafeguardingNote

SHOWN_AT_ONCE, ROWS = 5, 50
SHORT_NAME = 4
"""A name of so few letters may be a word too (Will, May): it counts as a name where it begins with a capital."""
VERBS_OF_NOTES = ("concerns.protect", "concerns.look_into")
PAGES_OF_NOTES = ("NoteMade", "LookInto")
"""What tells that there is a safeguarding note. A family may not learn of it here: that can put a child in danger."""
WITHIN_DAYS = "concern.answer_within_days"
SUGGESTED_DAYS = 7
"""Calendar days. Neither law nor guidance: what Foothold suggests where no local rule says otherwise."""


@dataclass(frozen=True)
class Patience:
    """After how many calendar days a concern without an answer has waited long, and who says so."""

    days: int
    source: str


def patience_of(person, on):
    """By the rules of the organisation the person acts for."""
    organisation = person.memberships_on(on)[0].organisation
    rule = policy.rules_of(organisation, on).get(WITHIN_DAYS)
    return (
        Patience(rule.value, rule.cited)
        if rule
        else Patience(SUGGESTED_DAYS, "Foothold's suggestion, where no local rule says otherwise")
    )


def falls_on(pupil, person, on):
    """The school a concern falls on: of the schools the child is on roll at the person's own, else the main one; the
    person's own organisation for a child on no roll."""
    mine = {membership.organisation_id: membership.organisation for membership in person.memberships_on(on)}
    ties = pupil.ties(on)
    rolls = [organisation for tie, organisation, *_ in ties if tie == Tie.ON_ROLL]
    own = next((school for school in rolls if school.pk in mine), None)
    tied = next((organisation for _, organisation, *_ in ties if organisation.pk in mine), None)
    return own or pupil_facts.of(pupil, on).school or next(iter(rolls), tied)


def leads_of(school, on):
    """The designated safeguarding leads on record at a school."""
    held = Membership.objects.that_open(on).filter(organisation=school, role=Role.SAFEGUARDING_LEAD)
    return [each.person for each in held.select_related("person").order_by("person__name")]


@dataclass(frozen=True)
class OfChild:
    """Of what a person may see of a child: the latest concerns, the newest first and 50 at most, and whether a
    safeguarding note exists."""

    latest: list[Any]
    has_note: bool
    leads: list[Any]

    @property
    def newest(self):
        return self.latest[:SHOWN_AT_ONCE]

    @property
    def more(self):
        return len(self.latest) > SHOWN_AT_ONCE

    @property
    def goes_on(self):
        """There may be older ones than these."""
        return len(self.latest) == ROWS

    def worries_since(self, first_on):
        """How many were noticed from a day on. Observations are none."""
        worries = [each for each in self.latest if each.kind != Concern.Kind.OBSERVATION]
        return sum(each.noticed_on >= first_on for each in worries)

    def under_way(self, on):
        """What is done now and not past its day; the first to fall due first."""
        answers = [answer for each in self.latest for answer in each.answers.all()]
        return sorted((each for each in answers if each.by_on >= on), key=_falls_due)


def _falls_due(answer):
    return answer.by_on, answer.pk


def of_child(pupil, person, on, school):
    seen = Concern.objects.visible_to(person, on=on).filter(pupil=pupil).prefetch_related("answers")
    noted = SafeguardingNote.objects.filter(pupil=pupil).exists()
    return OfChild(list(seen[:ROWS]), noted, leads_of(school, on) if noted and school else [])


def others_in(concern):
    """How many other children the same incident was recorded for. Who they are is not said."""
    if not concern.incident:
        return 0
    return Concern.objects.filter(incident=concern.incident).exclude(pk=concern.pk).count()


def beside(concern):
    """The records of other children of the same incident."""
    if not concern.incident:
        return []
    others = Concern.objects.filter(incident=concern.incident).exclude(pk=concern.pk)
    return list(others.select_related("pupil"))


def may_correct(concern, person, on):
    """Whoever wrote it, and whoever answers concerns about the child."""
    return concern.recorded_by == person or check.may(person, Permission.ANSWER_CONCERN, concern, on)


def changed(held, concern):
    """The names of what differs."""
    return [name for name in Correction.MAY_CHANGE if getattr(held, name) != getattr(concern, name)]


def in_words(concern, name):
    """One value of a concern as people read it."""
    if name == "noticed_on":
        return f"{concern.noticed_on:%-d %B %Y}"
    shown = getattr(concern, f"get_{name}_display", None)
    return shown() if shown else getattr(concern, name)


def waiting_since(on, days) -> date:
    """Noticed and recorded before this day, a concern has waited longer than so many calendar days."""
    return date.fromordinal(on.toordinal() - days)


def names_of_another(noticed, pupil):
    """The name of another child that stands in what was written about one, or nothing."""
    text = " ".join((noticed.noticed, noticed.strengths, noticed.tried, noticed.parent_said))
    own = set(_names(noticed.pupil))
    return next((name for name in _names(pupil) if name not in own and _stands_in(name, text)), "")


def _names(pupil):
    return f"{pupil.given_name} {pupil.known_as} {pupil.family_name}".split()


def _stands_in(name, text):
    any_case = re.IGNORECASE if len(name) > SHORT_NAME else 0
    return re.search(rf"\b{re.escape(name)}\b", text, any_case) is not None
