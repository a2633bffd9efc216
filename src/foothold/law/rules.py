"""Rules by name, so that a duty can be worked out again from the facts it was stored with."""

from collections.abc import Callable
from typing import Any

from foothold.law.calendar import Calendar
from foothold.law.due import Due

RULES: dict[str, tuple[Any, Callable[[Any, Calendar], list[Due]]]] = {}
