"""What is owed: by whom, to whom, by when, under which provision, and how that was worked out."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from foothold.law.calendar import Count, Session, in_short
from foothold.law.provision import Provision


class Party(StrEnum):
    """Somebody who owes something or is owed it."""

    HEADTEACHER = "headteacher"
    GOVERNING_BOARD = "governing_board"
    SCHOOL = "school"
    LOCAL_AUTHORITY = "local_authority"
    HOME_AUTHORITY = "home_authority"
    EHC_TEAM = "ehc_team"
    RELEVANT_PERSON = "relevant_person"
    PARENT = "parent"
    PUPIL = "pupil"
    SOCIAL_WORKER = "social_worker"
    VIRTUAL_SCHOOL_HEAD = "virtual_school_head"
    CLERK = "clerk"
    ARRANGING_AUTHORITY = "arranging_authority"
    COMMISSIONER = "commissioner"
    CONTROLLER = "controller"
    OUTSIDE_TEAM = "outside_team"

    @property
    def label(self) -> str:
        """The party as a page says it."""
        return _LABELS.get(self, self.value.replace("_", " "))


_LABELS = {
    Party.GOVERNING_BOARD: "governing board",
    Party.LOCAL_AUTHORITY: "school's local authority",
    Party.HOME_AUTHORITY: "home authority",
    Party.EHC_TEAM: "home authority (EHC team)",
    Party.RELEVANT_PERSON: "parent (the pupil at 18 or over)",
    Party.OUTSIDE_TEAM: "team that was asked",
    Party.ARRANGING_AUTHORITY: "authority or trust that arranges the review",
}


class Strength(StrEnum):
    """Must where law says must, should for guidance, suggest for practice."""

    MUST = "must"
    SHOULD = "should"
    SUGGEST = "suggest"


class Promptness(StrEnum):
    """How the time is set."""

    BY_DATE = "by_date"
    WITHOUT_DELAY = "without_delay"
    ONCE_A_TERM = "once_a_term"
    FROM_DATE = "from_date"
    AS_SOON_AS_PRACTICABLE = "as_soon_as_practicable"


class Step(NamedTuple):
    """One step of a working: a sentence with its facts, and the days counted if days were counted."""

    sentence: str
    facts: Mapping[str, Any] = {}
    counted: Count | None = None

    def __str__(self) -> str:
        return self.sentence.format(**{name: in_words(value) for name, value in self.facts.items()})

    def lines(self) -> list[str]:
        """The sentence, then every day counted or passed over, one line each."""
        return [str(self), *(self.counted.lines() if self.counted else ())]


class Because(NamedTuple):
    """How a date was worked out: the steps, and the date they lead to."""

    steps: tuple[Step, ...]
    on: date | None

    def lines(self) -> list[str]:
        """Every step and every day counted, one line each, as a page prints them."""
        return [line for step in self.steps for line in step.lines()]


class OtherReading(NamedTuple):
    """What another reading of an open question would give here."""

    setting: str
    says: str
    on: date | None


class Due(NamedTuple):
    """One thing owed.

    `kind` is the clock's id in the register; `on` the last day (or, where `promptness` is FROM_DATE, the first);
    None where no date applies. `working` is called only when somebody asks why.
    """

    kind: str
    what: str
    owed_by: Party
    owed_to: tuple[Party, ...]
    on: date | None
    provision: Provision
    working: Callable[[], tuple[Step, ...]]
    session: Session | None = None
    promptness: Promptness = Promptness.BY_DATE
    strength: Strength = Strength.MUST
    consequence: str = ""
    readings: Callable[[], tuple[OtherReading, ...]] = tuple

    @property
    def because(self) -> Because:
        """How `on` was worked out; worked out itself only now."""
        return Because(self.working(), self.on)

    @property
    def other_readings(self) -> tuple[OtherReading, ...]:
        """Other readings of open questions that mattered to this date."""
        return self.readings()


def in_words(value: Any) -> str:
    """A fact as a reader expects it: dates as "Mon 3 Nov 2025", half school days as school days."""
    if isinstance(value, date):
        return in_short(value)
    if isinstance(value, tuple | list):
        return ", ".join(in_words(each) for each in value)
    return str(value)


def school_days(half_days: int) -> str:
    """Half school days as people say them: 11 is "5.5 school days"."""
    days = half_days / 2
    return f"{days:g} school day{'' if days == 1 else 's'}"
