"""What an authority, trust or school may decide for itself, and where a decision would differ from the law.

None of it changes what the law owes: it is what somebody has decided on top.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from foothold.ground.policy import graduated, routes

NUMBER, YES_NO, WORDS = "a whole number", "yes or no", "words"
STAGES = "stages, each with a title and the evidence it asks for"
SOME_OF = "words of a list, with commas between"
ONE_OF = "one of these: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Where a value differs from national law or guidance: which values, what the law says, and where."""

    values: Callable[[Any], bool]
    law_says: str
    provision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Something a body may decide for itself: its key in a file, what it means, what kind of value it takes."""

    key: str
    says: str
    takes: str
    against: Against | None = None
    among: tuple[str, ...] = ()

    @property
    def choices(self) -> list[str]:
        """The words it may be, where it may not be any."""
        return self.takes.removeprefix(ONE_OF).split("; ") if self.takes.startswith(ONE_OF) else []


@dataclass(frozen=True, slots=True)
class Rule:
    """One local rule: its value, where it was published, and by whose adoption it holds (None while only in a file)."""

    setting: Setting
    value: Any
    source: str
    adoption: Any = None

    @property
    def conflict(self) -> Against | None:
        """The law it differs from, or None."""
        against = self.setting.against
        return against if against is not None and against.values(self.value) else None

    @property
    def cited(self) -> str:
        """Where it was published, with the title of its rule set."""
        return f"{self.adoption.title}: {self.source}" if self.adoption else self.source

    @property
    def in_words(self) -> str:
        if self.setting.takes == STAGES:
            return ". ".join(stage.in_words for stage in graduated.stages(self.value))
        return {True: "yes", False: "no"}.get(self.value, str(self.value))


NOT_FOR_BEHAVIOUR = Against(
    values=bool,
    law_says="A part-time timetable is not used to manage behaviour.",
    provision="DfE, Working together to improve school attendance, on part-time timetables. Check before relying.",
)
TWO_LIMBS = Against(
    values=lambda said: "seriously harm" not in said,
    law_says="The test is that staying would seriously harm the education or welfare of the pupil or of others in the"
    " school.",
    provision="DfE, Suspension and permanent exclusion guidance, on the decision to exclude permanently.",
)
MOVE_WITH_PLAN = Against(
    values=lambda allowed: not allowed,
    law_says="A managed move of a pupil with an EHC plan is possible where the local authority is involved.",
    provision="DfE, Suspension and permanent exclusion guidance, on managed moves. Check before relying.",
)

DECISIONS = {
    "go_on": "go on with the support in place",
    "plan": "write or change a plan of support",
    "school_help": "give other help in the school",
    "outside": "ask for help outside the school",
    "ehc": "ask for an EHC needs assessment",
    "enough": "the support was enough, and no further meeting is needed",
    "defer": "decide later, because something is missing",
}
"""What a meeting about a child may decide. A rule set may say that one of a kind decides only some of these."""
MAP = "map"


def panel_key(kind: str, part: str) -> str:
    """The key of what a rule set says of one kind of meeting."""
    return f"{kind}.{part}"


def _of_panel(kind: str, what: str) -> tuple[Setting, ...]:
    """What a rule set may say of one kind of meeting."""
    number = {
        "every_days": "is held every so many calendar days; without this, when somebody asks for it",
        "cut_off_days": "takes a child on its agenda until this many calendar days before",
        "quorum": "decides when at least this many people came",
        "undone_days": "asks about what it decided and nobody has done after this many calendar days",
    }
    words = {"name": "is called", "called_by": "is called together by", "invites": "invites"}
    return (
        *(
            Setting(key=panel_key(kind, part), says=f"{what} {says}", takes=WORDS)
            for part, says in words.items()
        ),
        *(
            Setting(key=panel_key(kind, part), says=f"{what} {says}", takes=NUMBER)
            for part, says in number.items()
        ),
        Setting(
            key=panel_key(kind, "decides"), says=f"{what} decides", takes=SOME_OF, among=tuple(DECISIONS)
        ),
    )


def _one_of(words: tuple[str, ...]) -> str:
    return ONE_OF + "; ".join(words)


def _of_routes() -> Iterator[Setting]:
    """What may be said of every outside team: who it is, who may ask it, what goes with it, how soon it answers."""
    for route in routes.WITH_RULES:
        if routes.NAMED_BY[route] == f"{route}.team":
            yield Setting(key=f"{route}.team", says=f"Whom a school asks about {route.label}", takes=WORDS)
        who = f"Who may ask for {route.label}"
        yield Setting(key=f"{route}.referred_by", says=who, takes=_one_of(routes.REFERRERS))
        what = f"What goes with a referral for {route.label}"
        yield Setting(key=f"{route}.evidence", says=what, takes=_one_of(routes.EVIDENCE))
        when = f"A referral for {route.label} is answered by this calendar day after it was sent"
        yield Setting(key=f"{route}.answer_by_day", says=when, takes=NUMBER)


SETTINGS = {
    setting.key: setting
    for setting in (
        *_of_routes(),
        Setting(
            key="suspension.long_above_days",
            says="A suspension longer than this many school days asks why a shorter one would not do",
            takes=NUMBER,
        ),
        Setting(
            key="plan.at_suspensions",
            says="From this suspension of a term on, a pastoral support programme is suggested",
            takes=NUMBER,
        ),
        Setting(
            key="plan.at_days_of_one_suspension",
            says="One suspension of this many school days suggests a pastoral support programme before the return",
            takes=NUMBER,
        ),
        Setting(
            key="consult.above_suspensions",
            says="Above this many suspensions in a term, the headteacher asks the exclusions team about alternatives",
            takes=NUMBER,
        ),
        Setting(
            key="consult.above_days",
            says="Above this many school days of suspension in a term, the headteacher asks the exclusions team",
            takes=NUMBER,
        ),
        Setting(
            key="concern.answer_within_days",
            says="A concern without an answer for this many calendar days has waited long",
            takes=NUMBER,
        ),
        Setting(
            key="graduated.stages",
            says="The stages of the graduated response, and the evidence that each asks for",
            takes=STAGES,
        ),
        Setting(
            key="sign.at_suspensions",
            says="From this many suspensions in a school year on, they are shown as an early sign",
            takes=NUMBER,
        ),
        Setting(
            key="sign.at_concerns",
            says="From this many concerns in a school year on, they are shown as an early sign",
            takes=NUMBER,
        ),
        Setting(
            key="plan.review_from_day",
            says="The first calendar day after the start or the last review on which a plan is reviewed",
            takes=NUMBER,
        ),
        Setting(
            key="plan.review_by_day",
            says="The last calendar day after the start or the last review by which a plan is reviewed",
            takes=NUMBER,
        ),
        Setting(
            key="plan.reviews_without_impact",
            says="After this many reviews without the impact hoped for, help from outside is asked for",
            takes=NUMBER,
        ),
        Setting(key="plan.then", says="Whom a school asks for that help", takes=WORDS),
        Setting(
            key="plan.invites_exclusions_officer_at",
            says="From this suspension on, the exclusions officer is invited to a plan's reviews",
            takes=NUMBER,
        ),
        Setting(key="help.front_door", says="Where a request for multi-agency help goes first", takes=WORDS),
        Setting(key="help.young_panel", says="Who then considers younger children", takes=WORDS),
        Setting(key="help.panel", says="Who then considers children from that age on", takes=WORDS),
        Setting(key="help.panel_from_age", says="The age in years that divides the two", takes=NUMBER),
        Setting(key="unit.name", says="The unit that works with a child in school and family", takes=WORDS),
        Setting(key="unit.phases", says="The phases whose schools may refer to it", takes=WORDS),
        Setting(
            key="unit.school_kinds",
            says="The kinds of school that may refer to it",
            takes=_one_of(routes.SCHOOL_KINDS),
        ),
        Setting(
            key="part_time.for_behaviour",
            says="A part-time timetable may be given for challenging behaviour",
            takes=YES_NO,
            against=NOT_FOR_BEHAVIOUR,
        ),
        Setting(
            key="part_time.weeks_at_most",
            says="A part-time timetable lasts this many weeks at most",
            takes=NUMBER,
        ),
        Setting(
            key="part_time.review_every_days",
            says="A part-time timetable is reviewed every so many calendar days",
            takes=NUMBER,
        ),
        Setting(
            key="part_time.tell_authority_by_day",
            says="The authority is told of a part-time timetable by this calendar day after it was begun or extended",
            takes=NUMBER,
        ),
        Setting(
            key="part_time.register",
            says="The team that sees the register of part-time timetables",
            takes=WORDS,
        ),
        Setting(
            key="exclusion.test",
            says="The second part of the test for a permanent exclusion, as the local guide puts it",
            takes=WORDS,
            against=TWO_LIMBS,
        ),
        Setting(
            key="managed_move.with_ehc_plan",
            says="A pupil with an EHC plan may have a managed move",
            takes=YES_NO,
            against=MOVE_WITH_PLAN,
        ),
        Setting(
            key="in_year.decide_in_school_days",
            says="An in-year application is decided within this many school days",
            takes=NUMBER,
        ),
        Setting(key="provision.places", says="The provision takes this many pupils at a time", takes=NUMBER),
        Setting(key="provision.weeks", says="A place lasts this many school weeks", takes=NUMBER),
        Setting(
            key="provision.on_home_roll",
            says="A pupil on a place stays on the home school's roll",
            takes=YES_NO,
        ),
        Setting(key="provision.referred_by", says="Who alone may refer to it", takes=WORDS),
        Setting(
            key="quota.of_places",
            says="Each secondary school has a quota of places for pupils it excludes permanently",
            takes=YES_NO,
        ),
        Setting(key="fair_access.run_by", says="Who runs the fair access protocol", takes=WORDS),
        Setting(
            key="outcomes.followed_until",
            says="Until when the excluding school and its trust follow what became of a pupil",
            takes=WORDS,
        ),
        *_of_panel(MAP, "The school's multi-agency planning meeting"),
    )
}
