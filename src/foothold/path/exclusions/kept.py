"""What is kept several times for one exclusion, read in one query, so that a page costs the same at every stage."""

from typing import Any

from foothold.ground.kit.at_once import AtOnce, Given
from foothold.path.exclusions.models import Exclusion

NAMES = (
    "notices",
    "representations",
    "board_meetings",
    "applications",
    "hearings",
    "education",
    "reasons",
    "measures",
)
ROW = Given("row")


def _of_it(name):
    model: Any = Exclusion._meta.get_field(name).related_model
    return model.objects.filter(exclusion=ROW)


SEVERAL = AtOnce(**{name: _of_it(name) for name in NAMES})


def read(row):
    """The exclusion with all of them read, for its `several`."""
    row.read_at_once = SEVERAL.read(row=row.pk)
    return row
