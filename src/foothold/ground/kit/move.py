from typing import Any

from foothold.ground.kit.refusals import MoveRefused


def move(thing: Any, to: Any, **also: Any) -> None:
    """Takes a record to another state if its MOVES allow it; what goes with the move is saved in the same row."""
    here = type(thing).Status(thing.status)
    if to not in thing.MOVES[here]:
        name = thing._meta.verbose_name
        raise MoveRefused(f"This {name} is {here.label}, so it cannot become {to.label}.")
    for field, value in {"status": to, **also}.items():
        setattr(thing, field, value)
    thing.save(update_fields=["status", *also])
