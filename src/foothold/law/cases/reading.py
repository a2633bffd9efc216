"""Reading the values of a case by the types its question declares; anything else is a fault of the case."""

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import time
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints


class CaseFault(Exception):
    """The case itself is wrong: it names or gives something the contract does not have."""


def read_record(kind: Any, data: Any, where: str, **given: Any) -> Any:
    """A dataclass from a mapping; what is `given` is taken as it is.

    Raises CaseFault for an unknown or missing name or a value of the wrong type.
    """
    if not isinstance(data, dict):
        raise CaseFault(f"{where} must be a list of names and values")
    hints = _hints(kind)
    for name in data:
        if name not in _names(kind) or name in given:
            raise CaseFault(f"{where} has no {name}")
    for each in fields(kind):
        if each.default is MISSING and each.default_factory is MISSING and each.name not in {*data, *given}:
            raise CaseFault(f"{where} must state {each.name}")
    return kind(
        **{name: read(hints[name], value, f"{where}: {name}") for name, value in data.items()}, **given
    )


def read(kind: Any, value: Any, where: str) -> Any:
    """One value by its declared type."""
    if get_origin(kind) in (Union, types.UnionType):
        return None if value is None else read(_without_none(kind), value, where)
    if get_origin(kind) is tuple:
        return _read_list(kind, value, where)
    if is_dataclass(kind):
        return read_record(kind, value, where)
    if kind is time:
        return _read_time(value, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _read_choice(kind, value, where)
    return _read_plain(kind, value, where)


def _read_list(kind: Any, value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise CaseFault(f"{where} must be a list")
    return tuple(read(get_args(kind)[0], each, where) for each in value)


def _read_time(value: Any, where: str) -> time:
    try:
        return time.fromisoformat(value)
    except (TypeError, ValueError):
        raise CaseFault(f'{where} must be a time such as "13:10"') from None


def _read_choice(kind: type[Enum], value: Any, where: str) -> Enum:
    try:
        return kind(value)
    except ValueError:
        raise CaseFault(f"{where} must be one of {', '.join(str(each.value) for each in kind)}") from None


def _read_plain(kind: Any, value: Any, where: str) -> Any:
    if type(value) is not kind:
        raise CaseFault(f"{where} must be a {kind.__name__}, not {value!r}")
    return value


def _without_none(kind: Any) -> Any:
    return next(each for each in get_args(kind) if each is not type(None))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _names(kind: Any) -> frozenset[str]:
    return frozenset(each.name for each in fields(kind))
