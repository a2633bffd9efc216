"""What cannot be of a day, said in a sentence. Nothing here saves."""

from foothold.ground.kit import clock
from foothold.ground.kit.refusals import Refused


def refuse_future(day, at):
    if day > clock.day_of(at):
        raise Refused("That day is in the future. Record it once it has come.")


def refuse_order(day, earliest, at):
    refuse_future(day, at)
    if day < earliest:
        raise Refused(
            f"That day is before {earliest:%-d %B %Y}, which came first. Choose that day or a later one."
        )
