"""The table: printed, and kept in docs/explanation/performance.md when everything was measured."""

import os
import platform
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "performance.md"
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
IN_WORDS = {
    "child": "The child's page",
    "work": "My work",
    "search": "Finding a child",
    "list": "All exclusions of the area",
    "concerns": "Concerns of a school",
    "plans": "Running plans of the area",
    "record": "Recording a suspension",
}
HEADINGS = (
    "",
    "Foothold, a second",
    "admin, a second",
    "times",
    "half within",
    "95 % within",
    "queries",
    "admin's queries",
    "time at ten times the data",
)


@dataclass
class Found:
    """What was found on one database."""

    sides: dict[str, Any]
    started_in: float
    memory: float


def keep(said):
    kept = PAGE.read_text()
    between = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    PAGE.write_text(between.sub(lambda _: f"{BEGIN}\n{said}\n{END}", kept))


def machine():
    """What kind of machine, how busy with other things, and when."""
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    today = datetime.fromtimestamp(time(), UTC)
    return (
        f"Measured on {today:%-d %B %Y} with Python {platform.python_version()} on a machine of"
        f" {os.cpu_count()} cores ({model[1] if model else platform.machine()}) and {memory:.0f} GB, which the load"
        f" and the databases share; its load over the last quarter of an hour was {os.getloadavg()[2]:.1f}."
    )


def of_database(name, found, pages):
    lines = [f"**{DATABASES[name]}**", "", row(HEADINGS), row(["---"] + ["---:"] * (len(HEADINGS) - 1))]
    lines += [row(of_page(page, found.sides)) for page in pages]
    lines += [
        "",
        f"Answers {found.started_in:.1f} s after it is started; the larger worker then holds {found.memory:.0f} MB.",
    ]
    return "\n".join(lines)


def of_page(page, sides):
    ours, tenth, admin = sides["foothold"], sides["tenth"], sides["admin"]
    rate = ours.middle(page, lambda each: each.a_second)
    theirs = admin.middle(f"{page}, admin", lambda each: each.a_second)
    longer = tenth.middle(page, lambda each: each.a_second) / rate
    return (
        IN_WORDS[page],
        f"{rate:.0f}",
        f"{theirs:.0f}",
        f"{rate / theirs:.1f}",
        f"{ours.middle(page, lambda each: each.percentile(50)):.0f} ms",
        f"{ours.middle(page, lambda each: each.percentile(95)):.0f} ms",
        said_queries(page, ours, tenth),
        str(admin.queries[f"{page}, admin"]),
        f"{longer:.2f} times",
    )


def said_queries(page, ours, tenth):
    now, before = ours.queries[page], tenth.queries[page]
    return str(now) if now == before else f"{now} ({before} with a tenth)"


def row(cells):
    return f"| {' | '.join(cells)} |"
