"""The reference written from the tables the code runs on: states, access, clocks, local rules, data."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from foothold.config import pages
from foothold.ground.access.roles import GRANTS, Role, Tie
from foothold.ground.kit.action import VERBS
from foothold.ground.policy import rule_set
from foothold.ground.policy.local_settings import SETTINGS
from foothold.law.readings import QUESTIONS
from foothold.law.register import CLOCKS

WRITTEN = "Written by `make describe` from the tables the code runs on. Do not edit it by hand.\n"


def reference() -> dict[str, str]:
    """Every page of the reference by its file name."""
    return {
        "states.md": states(),
        "access.md": access(),
        "duties.md": duties(),
        "rules.md": rules(),
        "data.md": data(),
    }


def our_models() -> list[type[Model]]:
    """Models of our own rooms, in the order of the rooms."""
    rooms = [room.rpartition(".")[2] for room in settings.ROOMS]
    return [model for room in rooms for model in apps.get_app_config(room).get_models()]


def states() -> str:
    parts = ["# States\n", WRITTEN, "Where a record may go from where it stands.\n"]
    for model in our_models():
        moves = getattr(model, "MOVES", None)
        if moves:
            parts += [f"## {str(model._meta.verbose_name).capitalize()}\n", _diagram(model, moves)]
    return _page(parts)


def _diagram(model: type[Model], moves: dict[Any, set[Any]]) -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.value}: {state.label}" for state in moves]
    lines += [f"    {here.value} --> {there.value}" for here, ways in moves.items() for there in sorted(ways)]
    rows = [
        (here.label, ", ".join(sorted(there.label for there in ways)) or "nowhere")
        for here, ways in moves.items()
    ]
    return "\n".join([*lines, "```"]) + "\n\n" + _table(("From", "To"), rows)


def access() -> str:
    granted = [(role.label, Tie(tie).label, _words(permissions)) for (role, tie), permissions in _in_order()]
    verbs = [(verb.name, verb.permission.value, verb.on) for _, verb in sorted(VERBS.items())]
    routes = [(page.route, page.permission, _roles(page.opened_by)) for page in pages.TABLE]
    return _page(
        [
            "# Who may do what\n",
            WRITTEN,
            "A person may do something about a child if one of their memberships (a role at an organisation) meets a"
            " tie of that organisation to the child, and this table grants it. Outside every tie the child does not"
            " exist for them (404); inside, without the permission, they are refused (403).\n",
            "## What a role may do through a tie\n",
            _table(("Role", "Tie", "May"), granted),
            "## Who opens which page\n",
            "For a child with every tie of the made-up test: each role on its usual side. A test drives every page with"
            " every role against this table.\n",
            _table(("Page", "Asks for", "Opened by"), routes),
            "## What each action asks for\n",
            _table(("Action", "Permission", "On"), verbs),
        ]
    )


def _in_order() -> list[tuple[tuple[Role, Tie], frozenset[str]]]:
    roles, ties = list(Role), list(Tie)
    return sorted(GRANTS.items(), key=lambda pair: (roles.index(pair[0][0]), ties.index(pair[0][1])))


def _roles(opened_by: Iterable[Role]) -> str:
    held = set(opened_by)
    return (
        "everybody signed in" if held == set(Role) else ", ".join(role.label for role in Role if role in held)
    )


def duties() -> str:
    clocks = [
        (f"`{clock.id}`", _amount(clock), clock.trigger, clock.responsible, _versions(clock))
        for clock in CLOCKS.values()
    ]
    questions = [
        (each.asks, each.default, each.other, f"{each.confidence} ({each.source})")
        for each in QUESTIONS.values()
    ]
    return _page(
        [
            "# Clocks and open questions of the law\n",
            WRITTEN,
            "C: the text was read. C2: known from a publication that quotes it. M: general knowledge, check before"
            " relying. I: one reading of an unclear text. Not legal advice.\n",
            "## Clocks\n",
            _table(("Clock", "How long", "From", "Who", "Versions"), clocks),
            "## Open questions\n",
            _table(("Question", "Default", "Other reading", "Sure"), questions),
        ]
    )


def _amount(clock: object) -> str:
    number = getattr(clock, "number", None)
    unit = getattr(clock, "unit", "")
    counting = getattr(clock, "counting", "")
    return f"{number} {unit}, {counting}" if number is not None else str(unit)


def _versions(clock: object) -> str:
    versions = getattr(clock, "versions", ())
    return "; ".join(f"{each.citation} ({each.confidence}), from {each.in_force_from}" for each in versions)


def rules() -> str:
    settings_there_are = [
        (
            f"`{each.key}`",
            each.says,
            each.takes,
            f"{each.against.law_says} {each.against.provision}" if each.against else "",
        )
        for each in SETTINGS.values()
    ]
    published = [(f"`{name}`", held.title, held.source) for name, held in rule_set.published().items()]
    return _page(
        [
            "# Local rules\n",
            WRITTEN,
            "What an authority, trust or school may decide for itself in a rule set, and the rule sets that come with"
            " Foothold. They stand beside the law and never change what it owes.\n",
            "## Settings\n",
            _table(
                ("Setting", "What it means", "Takes", "Where it would differ, the law says"),
                settings_there_are,
            ),
            "## Rule sets\n",
            _table(("Name", "Title", "From"), published),
        ]
    )


def data() -> str:
    parts = ["# What is kept\n", WRITTEN, "Every field, what kind of data it is, and how long it is kept.\n"]
    for model in our_models():
        classified = getattr(model, "CLASSIFIED", None)
        if classified:
            parts += [f"## {str(model._meta.verbose_name).capitalize()} (`{model._meta.label}`)\n"]
            parts += [
                f"Kept: {getattr(model, 'RETENTION', '')}.\n",
                _table(("Field", "Kind"), _fields(model, classified)),
            ]
    return _page(parts)


def _fields(model: type[Model], classified: dict[str, str]) -> Iterator[tuple[str, str]]:
    kinds = {name: kind.replace("_", " ") for kind, names in classified.items() for name in names.split()}
    for field in model._meta.concrete_fields:
        yield f"`{field.name}` {field.verbose_name}", kinds.get(field.name, "")


def _words(permissions: Iterable[str]) -> str:
    return "; ".join(sorted(str(permission) for permission in permissions))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [_row(head), _row(("---",) * len(head)), *(_row(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |"


def _page(parts: Iterable[str]) -> str:
    return "\n".join(parts).rstrip() + "\n"
