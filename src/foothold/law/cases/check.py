"""Running the cases of a file: what each expects against what the engine answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from foothold.law.calendar import Calendar
from foothold.law.cases import school
from foothold.law.cases.contract import QUESTIONS, answers
from foothold.law.cases.question import Question, Setting
from foothold.law.cases.reading import CaseFault, read_record
from foothold.law.errors import LawError

CASE_HAS = {
    "id",
    "title",
    "question",
    "law_at",
    "calendar",
    "facts",
    "expect",
    "rule",
    "source",
    "confidence",
    "confidence_note",
    "note",
}
CASE_NEEDS = {"id", "question", "law_at", "facts", "expect"}
Years = dict[str, school.GivenYear]
Calendars = dict[tuple[str, ...], Calendar]
FILE_HAS = {"meta", "questions", "types", "calendars", "cases"}


@dataclass(frozen=True)
class Result:
    """One case: what differed (empty where it passed) and the working."""

    id: str
    title: str
    differences: tuple[str, ...] = ()
    working: tuple[str, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Whether every answer expected was the one found."""
        return not self.differences


def check(document: Any) -> Iterator[Result]:
    """Each case of a file, answered. A file that is wrong as a whole is one failed case."""
    try:
        cases, years = _file(document)
    except (CaseFault, LawError) as fault:
        yield Result("(file)", "", (str(fault),))
        return
    calendars: Calendars = {}
    seen: set[str] = set()
    for case in cases:
        yield _checked(case, years, calendars, seen)


def _file(document: Any) -> tuple[list[Any], Years]:
    if not isinstance(document, dict) or not document.get("cases"):
        raise CaseFault("the file has no cases")
    unknown = document.keys() - FILE_HAS
    if unknown:
        raise CaseFault(f"the file has unknown parts: {_names(unknown)}")
    if not isinstance(document["cases"], list):
        raise CaseFault("the cases of the file must be a list")
    return document["cases"], school.years(document.get("calendars") or {})


def _names(names: Iterable[Any]) -> str:
    return ", ".join(sorted(map(str, names)))


def _checked(case: Any, years: Years, calendars: Calendars, seen: set[str]) -> Result:
    id, title = (str(case.get(name, "")) for name in ("id", "title")) if isinstance(case, dict) else ("?", "")
    try:
        _well_formed(case)
        if id in seen:
            raise CaseFault("another case has the same id")
        seen.add(id)
        return _answered(case, _calendar(case.get("calendar"), years, calendars))
    except (CaseFault, LawError) as fault:
        return Result(id, title, (str(fault),))


def _well_formed(case: Any) -> None:
    if not isinstance(case, dict):
        raise CaseFault("a case must be a list of names and values")
    for problem, names in (("unknown", case.keys() - CASE_HAS), ("missing", CASE_NEEDS - case.keys())):
        if names:
            raise CaseFault(f"{problem} in the case: {_names(names)}")
    if not isinstance(case["question"], str):
        raise CaseFault("the question must be a name")
    if case["question"] not in QUESTIONS:
        raise CaseFault(f"there is no question {case['question']}; there are {_names(QUESTIONS)}")
    if not isinstance(case["expect"], dict) or not case["expect"]:
        raise CaseFault("the case expects nothing")
    if type(case["law_at"]) is not date:
        raise CaseFault("law_at must be a date")


def _calendar(named: Any, years: Years, calendars: Calendars) -> Calendar | None:
    names = [] if named is None else named if isinstance(named, list) else [named]
    if not all(isinstance(name, str) for name in names):
        raise CaseFault("a calendar is named by its name, or by a list of names")
    for name in names:
        if name not in years:
            raise CaseFault(f"there is no calendar {name} in the file")
    key = tuple(names)
    if key and key not in calendars:
        calendars[key] = school.join([years[name] for name in key])
    return calendars.get(key)


def _answered(case: dict[str, Any], calendar: Calendar | None) -> Result:
    kind = QUESTIONS[case["question"]]
    setting = Setting(law_at=case["law_at"], calendar=calendar)
    unknown = case["expect"].keys() - answers(kind).keys()
    if unknown:
        raise CaseFault(f"{case['question']} does not answer {_names(unknown)}")
    question = read_record(kind, case["facts"], case["question"], setting=setting)
    differences = tuple(_differences(question, case["expect"]))
    return Result(case["id"], case.get("title", ""), differences, _working(question) if differences else ())


def _differences(question: Question, expected: dict[str, Any]) -> Iterator[str]:
    attributes = answers(type(question))
    for name, value in expected.items():
        try:
            answer = getattr(question, attributes[name])
            found = plain(answer() if callable(answer) else answer)
        except LawError as missing:
            yield f"{name}: expected {_shown(value)}; no answer: {missing}"
            continue
        if not _same(value, found):
            yield f"{name}: expected {_shown(value)}; found {_shown(found)}"


def _working(question: Question) -> tuple[str, ...]:
    try:
        return tuple(line for step in question.how() for line in step.lines())
    except LawError as missing:
        return (str(missing),)


def plain(value: Any) -> Any:
    """An answer as YAML would have it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def _same(expected: Any, found: Any) -> bool:
    """Equal, where a record may expect some of its fields only. True is not 1."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(name in found and _same(value, found[name]) for name, value in expected.items())
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(map(_same, expected, found))
    return bool(expected == found) and isinstance(expected, bool) == isinstance(found, bool)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_shown(each) for each in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_shown(each)}' for name, each in value.items())}}}"
    return "null" if value is None else str(value)
