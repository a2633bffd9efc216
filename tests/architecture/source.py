"""The source as the architecture tests read it."""

import ast
import functools
import importlib
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
FOOTHOLD = SRC / "foothold"


def python_files(*folders):
    """Every file somebody wrote by hand; migrations are written by makemigrations."""
    found = [path for folder in folders or (FOOTHOLD,) for path in sorted(folder.rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def named(path):
    return str(path.relative_to(ROOT))


@functools.cache
def tree(path):
    return ast.parse(path.read_text(), str(path))


def nodes(path, kind):
    return [node for node in ast.walk(tree(path)) if isinstance(node, kind)]


def belongs_to(path, part):
    """Whether this is the room's `part`: views.py, or a module of its views folder."""
    return path.stem == part or path.parent.name == part


def modules(part):
    """Every room's `actions` (or views, ...), imported."""
    paths = [path for path in python_files() if belongs_to(path, part)]
    return [importlib.import_module(_dotted(path)) for path in paths]


def _dotted(path):
    return ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")


@functools.cache
def contracts():
    """What import-linter is asked to hold: the one place that says how high each room stands."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


@functools.cache
def rooms_from_the_bottom():
    """The rooms in the order pyproject.toml gives the linter: sets of rooms that stand side by side, lowest first."""
    inside = {each["containers"][0]: each["layers"] for each in contracts() if each.get("exhaustive")}
    order = []
    for floor in reversed(inside["foothold"]):
        for layer in reversed(inside.get(f"foothold.{floor}", [""])):
            rooms = [room.strip() for room in layer.split("|")]
            order.append({f"foothold.{floor}.{room}".rstrip(".") for room in rooms})
    return order


def height(app):
    """How high a room stands; an app that is not ours lies under everything."""
    for number, rooms in enumerate(rooms_from_the_bottom()):
        if app in rooms:
            return number
    return -1


def told(faults, what_to_do):
    """The message of a failing test: what is wrong where, then what to do about it."""
    return "\n".join(["", *sorted(faults), "", what_to_do])


def furnished_rooms():
    """The rooms whose inner order the linter watches."""
    return {
        room for each in contracts() if "(models)" in each.get("layers", []) for room in each["containers"]
    }
