"""A write is a verb in actions.py, and time enters at the edge."""

import ast
import inspect

from foothold.ground.kit.action import VERBS
from tests.architecture import source

WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
ASKING = ("require", "require_for_all", "require_for_each", "afterwards")
CLOCKS = {"now", "today", "utcnow"}
# Without an argument these read the clock; with one they only say what a moment is called where the school is.
CONVERSIONS = {"localdate", "localtime"}
READ_FROM = {"datetime", "date", "timezone"}
EDGE = ("foothold/config/", "/management/commands/", "foothold/ground/kit/page.py")
THE_CLOCK = source.FOOTHOLD / "ground" / "kit" / "clock.py"


def public_functions(module):
    return [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == module.__name__
    ]


def test_there_are_verbs():
    assert source.modules("actions")
    assert VERBS


def test_every_public_function_of_actions_is_guarded():
    faults = [
        f"{module.__name__}.{function.__name__}"
        for module in source.modules("actions")
        for function in public_functions(module)
        if not is_verb(function) and not asks_itself(function)
    ]
    assert not faults, source.told(
        faults,
        "Put @action(Permission.X, on='pupil', says='...') on it. A set-based twin calls require(by, Permission.X,"
        " organisation, at) itself. What only helps begins with an underscore or lives in facts.py.",
    )


def is_verb(function):
    verb = getattr(function, "verb", None)
    return verb is not None and VERBS.get(verb.name) is verb


def asks_itself(function):
    """Or does `afterwards` what was asked for when it was ordered: the row of the order is what it takes."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(function))) if isinstance(node, ast.Call)]
    return any(isinstance(call.func, ast.Name) and call.func.id in ASKING for call in calls)


def test_verbs_take_keywords_and_say_who_and_when():
    faults = [
        f"{module.__name__}.{function.__name__}"
        for module in source.modules("actions")
        for function in public_functions(module)
        if not keyword_only_with_by_and_at(function)
    ]
    assert not faults, source.told(
        faults, "Write it as def verb(*, by, at, ...): the reader sees each fact's name."
    )


def keyword_only_with_by_and_at(function):
    parameters = inspect.signature(inspect.unwrap(function)).parameters
    kinds = {parameter.kind for parameter in parameters.values()}
    return {"by", "at"} <= set(parameters) and kinds == {inspect.Parameter.KEYWORD_ONLY}


def test_views_and_forms_never_write():
    faults = [
        f"{source.named(path)}:{call.lineno} calls .{call.func.attr}(...)"
        for path in source.python_files()
        if source.belongs_to(path, "views") or source.belongs_to(path, "forms")
        for call in source.nodes(path, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES
    ]
    assert not faults, source.told(
        faults,
        "Move the write to a verb in the room's actions.py and call that: it checks the permission and writes"
        " the event. Dictionaries are joined with `|` instead of .update().",
    )


def test_only_the_clock_reads_the_clock():
    faults = [
        f"{source.named(path)}:{line}"
        for path in source.python_files()
        if path != THE_CLOCK
        for line in clocks_read(path)
    ]
    assert not faults, source.told(
        faults,
        "Take the day (`on`) or the moment (`at`) as an argument. Views and commands ask foothold.ground.kit.clock.",
    )


def clocks_read(path):
    read = [node for node in source.nodes(path, ast.Attribute) if names_a_clock(node)]
    read += [call for call in source.nodes(path, ast.Call) if asks_for_this_moment(call)]
    read += [
        node.value for node in source.nodes(path, ast.keyword) if node.arg in ("auto_now", "auto_now_add")
    ]
    read += [node for node in source.nodes(path, ast.ImportFrom) if imports_a_clock(node)]
    return sorted(node.lineno for node in read)


def names_a_clock(attribute):
    return attribute.attr in CLOCKS and owner(attribute) in READ_FROM


def asks_for_this_moment(call):
    named = getattr(call.func, "attr", "")
    return named in CONVERSIONS and not call.args and owner(call.func) in READ_FROM


def imports_a_clock(node):
    return node.module == "django.utils.timezone" and bool(CLOCKS & {name.name for name in node.names})


def owner(attribute):
    """The word before the last dot: `timezone` in django.utils.timezone.now."""
    value = attribute.value
    return value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")


def test_the_clock_is_asked_at_the_edge_only():
    faults = [
        f"{source.named(path)}:{node.lineno} asks clock.{node.attr}()"
        for path in source.python_files()
        if not at_the_edge(path)
        for node in source.nodes(path, ast.Attribute)
        if node.attr in ("now", "today") and getattr(node.value, "id", "") == "clock"
    ]
    assert not faults, source.told(
        faults,
        "Only views, commands and config ask the clock; hand the day or the moment down as an argument.",
    )


def at_the_edge(path):
    return source.belongs_to(path, "views") or any(edge in path.as_posix() for edge in EDGE)
