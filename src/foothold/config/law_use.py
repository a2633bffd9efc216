"""Which pages rest on which clock, read from the source itself, so that no list of it can grow old.

A page uses a clock when its class, or a function or class that it refers to, however far, names the clock. Whatever
looks a provision up by the key a duty was stored with may meet every clock that a rule makes a duty of.
"""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.urls import URLPattern, get_resolver

import foothold
from foothold.ground.kit.page import Page
from foothold.law import register
from foothold.law.register import CLOCKS
from foothold.law.register.clock import Clock

ROOT = Path(str(foothold.__path__[0]))
REGISTER = "foothold.law.register"


class Name(NamedTuple):
    """Something a module defines at its top; an empty name is the module itself."""

    module: str
    name: str


BY_KEY = Name(REGISTER, "provision")
WHAT_RULES_MAKE = Name("foothold.law.rules", "RULES")


@cache
def pages_by_clock() -> dict[str, tuple[str, ...]]:
    """The pages that use each clock, as people call them, by the clock's id."""
    found: dict[str, set[str]] = {clock: set() for clock in CLOCKS}
    for page in _pages():
        for clock in clocks_of(Name(page.__module__, page.__name__)):
            found[clock].add(_in_words(page))
    return {clock: tuple(sorted(pages)) for clock, pages in found.items()}


def subject_of(clock: Clock) -> str:
    """The part of the register a clock stands in."""
    return next(name for name in register.SUBJECTS if clock in vars(getattr(register, name)).values())


def clocks_of(start: Name) -> set[str]:
    """The ids of every clock reached from something a module defines."""
    seen, waiting = {start}, [start]
    while waiting:
        new = _refers_to(waiting.pop()) - seen
        seen |= new
        waiting += new
    found = (_clock(each) for each in seen)
    return {clock.id for clock in found if clock}


@cache
def _refers_to(start: Name) -> frozenset[Name]:
    if start == BY_KEY:
        return frozenset({WHAT_RULES_MAKE})
    if start.module.startswith(REGISTER):
        return frozenset()
    module = _module(start.module)
    taken = module.taken.get(start.name)
    return frozenset({taken}) if taken else module.defines.get(start.name, frozenset())


class Module(NamedTuple):
    """What a module takes from others of ours, and what each thing it defines refers to."""

    taken: dict[str, Name]
    defines: dict[str, frozenset[Name]]


@cache
def _module(name: str) -> Module:
    path = _path(name)
    tree = ast.parse(path.read_text() if path else "")
    taken = dict(_taken(tree))
    own = {defined: node for node in tree.body for defined in _defined(node)}
    here = {each: Name(name, each) for each in own}
    return Module(taken, {each: frozenset(_named(node, here | taken)) for each, node in own.items()})


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
