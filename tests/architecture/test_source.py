"""Small enough to read, and standing on its own."""

import ast
import os
import re

from tests.architecture import source

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
FOLDERS = [source.FOOTHOLD, source.ROOT / "tests", source.ROOT / "tools"]
NOT_OURS = {"build", "var", "node_modules", "test-results", "htmlcov", "__pycache__", "uv.lock"}
HIDDEN_BUT_OURS = {".ci", ".gitignore", ".github"}
# In two halves, so that this list does not find itself.
ELSEWHERE = ["../" + "shared", "/work" + "/shared", "/work" + "/main", ".lib" + "rary/"]


def test_every_room_has_its_furniture_in_order():
    rooms = set().union(*source.rooms_from_the_bottom()) - {"foothold.law", "foothold.config"}
    assert source.furnished_rooms() == rooms, source.told(
        source.furnished_rooms() ^ rooms,
        "Name the room in both places of pyproject.toml: on its floor, and in the contract called Furniture.",
    )


def test_functions_fit_on_a_screen():
    faults = [
        f"{source.named(path)}:{node.lineno} {node.name} has {length(node)} lines"
        for path in source.python_files(*FOLDERS)
        for node in source.nodes(path, ast.FunctionDef | ast.AsyncFunctionDef)
        if length(node) > LONGEST_FUNCTION
    ]
    assert not faults, source.told(
        faults, f"A function has at most {LONGEST_FUNCTION} lines. Name its steps and make each a function."
    )


def length(node):
    return node.end_lineno - node.lineno + 1


def test_files_can_be_read_at_a_sitting():
    counted = {path: len(path.read_text().splitlines()) for path in source.python_files(*FOLDERS)}
    faults = [
        f"{source.named(path)} has {lines} lines" for path, lines in counted.items() if lines > LONGEST_FILE
    ]
    assert not faults, source.told(
        faults,
        f"A file has at most {LONGEST_FILE} lines. Split it by what the parts are about, one noun each.",
    )


def test_nothing_leans_on_what_a_clone_does_not_have():
    faults = [
        f"{source.named(path)} mentions {name}"
        for path in our_files()
        for name in ELSEWHERE
        if name in path.read_text(errors="ignore")
    ]
    assert not faults, source.told(
        faults,
        "Foothold stands alone: carry the data in with its source, and write paths relative to the project.",
    )


def our_files():
    for folder, folders, files in os.walk(source.ROOT):
        folders[:] = [name for name in folders if is_ours(name)]
        yield from (source.ROOT / folder / name for name in files if is_ours(name))


def is_ours(name):
    return name in HIDDEN_BUT_OURS or (name not in NOT_OURS and not name.startswith("."))


def test_every_decision_has_a_number_of_its_own_and_is_listed_in_order():
    folder = source.ROOT / "docs/adr"
    listed = re.findall(r"^(\d+)\. \[.*\]\((.*)\)$", (folder / "README.md").read_text(), re.MULTILINE)
    assert [file for _, file in listed] == sorted(path.name for path in folder.glob("0*.md"))
    assert [int(number) for number, _ in listed] == [int(file[:4]) for _, file in listed]
    assert len({number for number, _ in listed}) == len(listed)


def test_everything_public_in_the_law_says_what_it_means():
    """The answers to cases are named by the contract that declares them; everything else explains itself."""
    law = [path for path in source.python_files(source.FOOTHOLD / "law") if "_questions" not in path.stem]
    faults = [
        f"{source.named(path)}:{node.lineno} {node.name}"
        for path in law
        for node in unexplained(source.tree(path))
    ]
    assert not faults, source.told(
        faults,
        "Give it a docstring: what it means, in which units (school, working or calendar days), what is day 0 or day 1,"
        " and the error it raises. A lawyer reads these.",
    )


def unexplained(inside):
    for node in inside.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield node
            if isinstance(node, ast.ClassDef):
                yield from unexplained(node)
