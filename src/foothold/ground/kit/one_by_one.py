"""Work of the background that is many small works: one that cannot be done keeps no other from being done."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any


class Unfinished(Exception):
    """How many could not be done, and why by the kind of fault: it stands in a log, so it names nobody."""


def each(things: Iterable[Any], do: Callable[[Any], int]) -> int:
    """How many `do` says were done. What could not be done is raised once all had their turn."""
    done, faults = 0, Counter[str]()
    for thing in things:
        try:
            done += do(thing)
        except Exception as fault:  # whatever it is, the next one is done all the same
            faults[type(fault).__name__] += 1
    if faults:
        kinds = ", ".join(f"{kind} ({number})" for kind, number in sorted(faults.items()))
        raise Unfinished(f"{done} done, {faults.total()} not done: {kinds}")
    return done
