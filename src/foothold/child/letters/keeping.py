"""The facts of a letter: plain words and dates, copied when it is drafted, so that a later change elsewhere cannot
reach a letter somebody holds. A name that ends in `_on` is a date, one that ends in `_days` a list of dates."""

from datetime import date


def packed(facts):
    """As JSON keeps them."""
    return {name: _packed(value) for name, value in facts.items()}


def _packed(value):
    if isinstance(value, date):
        return value.isoformat()
    return [_packed(each) for each in value] if isinstance(value, list | tuple) else value


def unpacked(kept):
    """As a letter takes them."""
    return {name: _unpacked(name, value) for name, value in kept.items()}


def _unpacked(name, value):
    if name.endswith("_on") and value:
        return date.fromisoformat(value)
    return [date.fromisoformat(each) for each in value] if name.endswith("_days") else value


def in_words(value):
    """A fact as every letter writes it: a list of the ways its parts are written."""
    if isinstance(value, date):
        return [f"{value:%A} {value.day} {value:%B %Y}"]
    if isinstance(value, list):
        return [written for each in value for written in in_words(each)]
    return [str(value)]
