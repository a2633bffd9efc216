"""Where uploaded templates are filled in: they may write out what they are given, and nothing else.

Without this a template could call Python, multiply text until memory is full, or walk into the objects behind a letter.
"""

from functools import cache
from typing import Any

HARMLESS = [
    "capitalize",
    "default",
    "e",
    "escape",
    "first",
    "join",
    "last",
    "length",
    "lower",
    "title",
    "trim",
    "upper",
]
STRETCHING = frozenset({"*", "**", "%", "+"})


@cache
def environment() -> Any:
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    class Narrow(SandboxedEnvironment):
        intercepted_binops = STRETCHING

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            raise SecurityError(f"it calculates with {operator}")

        def is_safe_callable(self, obj: Any) -> bool:
            return False

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            return isinstance(obj, dict) and super().is_safe_attribute(obj, attr, value)

    narrow = Narrow(autoescape=True)
    narrow.globals.clear()
    narrow.filters = {name: narrow.filters[name] for name in HARMLESS}
    return narrow
