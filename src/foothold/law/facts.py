"""Facts as they are kept: any frozen dataclass of dates, times, enums, numbers and texts, to JSON and back."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_json(facts: Any) -> Any:
    """Plain JSON of a fact; what equals its default is left out, so that old facts stay readable."""
    if is_dataclass(facts) and not isinstance(facts, type):
        told = {each.name: getattr(facts, each.name) for each in fields(facts)}
        return {
            name: to_json(value)
            for name, value in told.items()
            if value != _defaults(type(facts)).get(name, ...)
        }
    if isinstance(facts, Enum):
        return facts.value
    if isinstance(facts, date | time):
        return facts.isoformat()
    if isinstance(facts, tuple):
        return [to_json(each) for each in facts]
    return facts


def from_json(kind: type[T], data: Any) -> T:
    """The facts again. Raises TypeError for a name the facts do not have."""
    return _read(kind, data)  # type: ignore[no-any-return]


def mapped(value: T, kind: type[Any], change: Callable[[Any], Any]) -> T:
    """The facts with every fact of a kind, however deep, replaced by what `change` makes of it."""
    return _mapped(value, kind, change)  # type: ignore[no-any-return]


def _mapped(value: Any, kind: type[Any], change: Callable[[Any], Any]) -> Any:
    if isinstance(value, kind):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(each, kind, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        told = {each.name: _mapped(getattr(value, each.name), kind, change) for each in fields(value)}
        return replace(value, **told)
    return value


def _read(kind: Any, data: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        return None if data is None else _read(_without_none(kind), data)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in data)
    if is_dataclass(kind):
        return _read_fields(kind, data)
    if kind in (date, time):
        return kind.fromisoformat(data)
    return kind(data) if issubclass(kind, Enum) else data


def _read_fields(kind: Any, data: Any) -> Any:
    hints = _hints(kind)
    unknown = data.keys() - hints.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: _read(hints[name], value) for name, value in data.items()})


def _without_none(kind: Any) -> Any:
    return next(each for each in get_args(kind) if each is not type(None))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    return {each.name: each.default for each in fields(kind)}
