"""One thing that cannot be done keeps no other from being done, and at the end it is said what was not."""

import pytest

from foothold.ground.kit import one_by_one


def test_every_one_has_its_turn_and_what_failed_is_counted_by_its_kind_without_its_words():
    turns = []

    def do(thing):
        turns.append(thing)
        return 12 // thing > 0

    with pytest.raises(one_by_one.Unfinished) as told:
        one_by_one.each([0, 3, "Rowan", 4], do)

    assert turns == [0, 3, "Rowan", 4]
    assert str(told.value) == "2 done, 2 not done: TypeError (1), ZeroDivisionError (1)"


def test_those_are_counted_that_were_done():
    assert one_by_one.each([0, 1, 2], bool) == 2
