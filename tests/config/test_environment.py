"""Every name the environment may set is told to whoever runs Foothold."""

import re
from pathlib import Path

from tests.architecture import source

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "run-it-for-real.md"
NAME = re.compile(r"\bFOOTHOLD_[A-Z_]+")


def test_every_name_that_is_read_stands_in_the_guide_to_a_real_server():
    code = "".join(path.read_text() for path in source.python_files(source.FOOTHOLD))
    assert set(NAME.findall(code)) <= set(NAME.findall(HOW_TO.read_text()))
