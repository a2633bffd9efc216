"""Which pages rest on which clock, read from the source itself, so that no list of it can grow old.

A page uses a clock when its class, or a function or class that it refers to, however far, names the clock, or names
a rule that makes a duty of it. Of a class on that way only those methods count that something on the way, or a
template, calls by name. Pages that show whatever is owed, whichever rule made it, are told apart.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.urls import URLPattern, get_resolver

import foothold
from foothold.ground.kit.page import Page
from foothold.law import register, rules
from foothold.law.register import CLOCKS
from foothold.law.register.clock import Clock

ROOT = Path(str(foothold.__path__[0]))
REGISTER = "foothold.law.register"
AFTER_A_DOT = re.compile(r"\.(\w+)")


class Name(NamedTuple):
    """Something a module defines at its top; an empty name is the module itself."""

    module: str
    name: str


RULES = "foothold.law.rules"
BY_KEY = {Name(REGISTER, "provision"), Name(RULES, "rederive")}
"""What looks up or works out again a duty by what was stored with it: any duty of any rule."""
OF_ANY_DUTY = {Name("foothold.law.notices", "GIVEN")}
"""A list of clocks that any duty is held against, which rests on none of them."""


@cache
def pages_by_clock() -> dict[str, tuple[str, ...]]:
    """The pages that work with each clock, as people call them, by the clock's id."""
    found: dict[str, set[str]] = {clock: set() for clock in CLOCKS}
    for page in _pages():
        for clock in _clocks(_reached_by(page)):
            found[clock].add(_in_words(page))
    return {clock: tuple(sorted(pages)) for clock, pages in found.items()}


@cache
def pages_that_show() -> tuple[str, ...]:
    """The pages that show duties whichever rule made them."""
    return tuple(sorted({_in_words(page) for page in _pages() if BY_KEY & _reached_by(page)}))


def shown_on(clock: str) -> tuple[str, ...]:
    """The pages on which a duty by this clock can stand because they show all that is owed."""
    return pages_that_show() if any(clock in made for made in clocks_by_rule().values()) else ()


@cache
def clocks_by_rule() -> dict[str, frozenset[str]]:
    """The clocks each rule makes duties of, by the rule's name."""
    return {rule: frozenset(clocks_of(Name(RULES, rule.upper()))) for rule in rules.RULES}


def subject_of(clock: Clock) -> str:
    """The part of the register a clock stands in."""
    return next(name for name in register.SUBJECTS if clock in vars(getattr(register, name)).values())


def clocks_of(start: Name) -> set[str]:
    """The ids of every clock reached from something a module defines."""
    return _clocks(_reached(start, frozenset(_methods(start))))


def _clocks(names: Iterable[Name]) -> set[str]:
    return {clock.id for clock in map(_clock, names) if clock}


def _reached_by(page: type[Page]) -> frozenset[Name]:
    """Whoever asks for a page may call every method of it."""
    return _reached(Name(page.__module__, page.__name__), frozenset(dir(page)))


@cache
def _reached(start: Name, called: frozenset[str]) -> frozenset[Name]:
    """All that is referred to from a start; a method once its class is reached and its name is called."""
    seen, mentioned, waiting = {start}, {*called, *_called_by_templates()}, [start]
    methods: dict[str, set[Name]] = {}
    while waiting:
        each = waiting.pop()
        mentioned |= _calls(each)
        for name, method in _methods(each).items():
            methods.setdefault(name, set()).add(method)
        new = set(_refers_to(each)).union(*(methods.pop(name) for name in mentioned & methods.keys())) - seen
        seen |= new
        waiting += new
    return frozenset(seen)


@cache
def _refers_to(start: Name) -> frozenset[Name]:
    if start.module.startswith(REGISTER) or start in OF_ANY_DUTY:
        return frozenset()
    module = _module(start.module)
    taken = module.taken.get(start.name)
    return frozenset({taken}) if taken else module.defines.get(start.name, frozenset())


def _methods(start: Name) -> dict[str, Name]:
    """What a class can be asked to do, by name."""
    within = f"{start.name}."
    named = [each for each in _module(start.module).defines if start.name and each.startswith(within)]
    return {each.removeprefix(within): Name(start.module, each) for each in named}


def _calls(start: Name) -> frozenset[str]:
    return _module(start.module).calls.get(start.name, frozenset())


@cache
def _called_by_templates() -> frozenset[str]:
    """Every word after a dot in a template: what is called there is written nowhere else."""
    return frozenset(word for path in ROOT.rglob("*.html") for word in AFTER_A_DOT.findall(path.read_text()))


class Module(NamedTuple):
    """What a module takes from others of ours, and what each thing it defines refers to and calls by name."""

    taken: dict[str, Name]
    defines: dict[str, frozenset[Name]]
    calls: dict[str, frozenset[str]]


@cache
def _module(name: str) -> Module:
    path = _path(name)
    tree = ast.parse(path.read_text() if path else "")
    taken = dict(_taken(tree))
    own = {defined: node for node in tree.body for defined in _defined(node)}
    known = {each: Name(name, each) for each in own} | taken
    parts = {each: part for defined, node in own.items() for each, part in _parts(defined, node).items()}
    return Module(
        taken,
        {
            each: frozenset(name for node in part for name in _named(node, known))
            for each, part in parts.items()
        },
        {
            each: frozenset(name for node in part for name in _attributes(node))
            for each, part in parts.items()
        },
    )


def _parts(name: str, node: ast.stmt) -> dict[str, list[ast.AST]]:
    """A class in its methods and the rest; what is called without its name being written belongs to the rest."""
    if not isinstance(node, ast.ClassDef):
        return {name: [node]}
    apart = [
        each for each in node.body if isinstance(each, ast.FunctionDef) and not each.name.startswith("__")
    ]
    rest = [each for each in node.body if each not in apart]
    return {name: [*rest, *node.bases, *node.decorator_list]} | {
        f"{name}.{each.name}": [each] for each in apart
    }


def _attributes(node: ast.AST) -> Iterator[str]:
    return (each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute))


def _taken(tree: ast.Module) -> Any:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("foothold"):
            for each in node.names:
                inside = f"{node.module}.{each.name}"
                yield (
                    each.asname or each.name,
                    Name(inside, "") if _path(inside) else Name(str(node.module), each.name),
                )


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [each.id for each in targets if isinstance(each, ast.Name)]


def _named(node: ast.AST, known: dict[str, Name]) -> Any:
    for each in ast.walk(node):
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
            module = known.get(each.value.id)
            if module and not module.name:
                yield Name(module.module, each.attr)
        elif isinstance(each, ast.Name) and each.id in known:
            yield known[each.id]


def _clock(name: Name) -> Clock | None:
    table = getattr(register, name.module.removeprefix(f"{REGISTER}."), None)
    value = getattr(table, name.name, None) if name.module.startswith(f"{REGISTER}.") else None
    return value if isinstance(value, Clock) else None


@cache
def _path(module: str) -> Path | None:
    """The file of one of our modules, or None for what is no module."""
    stem = ROOT.joinpath(*module.split(".")[1:])
    return next((path for path in (stem.with_suffix(".py"), stem / "__init__.py") if path.exists()), None)


def _pages(patterns: Any = None) -> list[type[Page]]:
    found: list[type[Page]] = []
    for each in patterns or get_resolver().url_patterns:
        if not isinstance(each, URLPattern):
            found += _pages(each.url_patterns)
            continue
        view: Any = getattr(each.callback, "view_class", object)
        found += [view] if issubclass(view, Page) else []
    return found


def _in_words(page: type[Page]) -> str:
    """RecordSuspension is "Record suspension"."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", page.__name__).capitalize()
