"""From facts to the text of a letter, and from its text to blocks that a page, a PDF and a Word document all draw.

The text is what a person edits: `# ` the subject, `## ` a heading, `- ` a line of a list, an empty line between
paragraphs, and nothing else to learn.
"""

import re
from pathlib import Path
from typing import NamedTuple

from django.template import Context, Engine

ENGINE = Engine(
    dirs=[str(Path(__file__).parent / "wording")],
    autoescape=False,  # plain text; whatever draws it as HTML escapes it there
    builtins=["foothold.child.letters.passages", "foothold.ground.kit.templatetags.foothold"],
)
MARKS = (("# ", "subject"), ("## ", "heading"))
CLOSING = "Yours "


class Block(NamedTuple):
    """A subject, heading, list, paragraph or closing, and its lines."""

    kind: str
    lines: tuple[str, ...]


def write(kind, facts, *, without="", easy=False):
    """The text of a letter; `without` leaves the passage of one required item out."""
    template = ENGINE.get_template(kind.easy if easy else kind.wording)
    return tidy(template.render(Context(facts | _spoken_to(facts) | {"without": without}, autoescape=False)))


def _spoken_to(facts):
    """How a letter speaks of the pupil: by name, or as its reader from 18 on, when the letter is the pupil's own."""
    if facts.get("adult"):
        return {"They": "You", "they": "you", "their": "your"}
    return {"They": facts["first"], "they": facts["first"], "their": f"{facts['first']}'s"}


def tidy(text):
    """No spaces at the ends of lines, one empty line between paragraphs, none inside a list."""
    lines = "\n".join(line.strip() for line in text.splitlines())
    lines = re.sub(r"\n{3,}", "\n\n", lines).strip()
    return re.sub(r"^(- .*)\n\n(?=- )", r"\1\n", lines, flags=re.MULTILINE)


def blocks(text):
    return [_block(part.splitlines()) for part in re.split(r"\n\s*\n", tidy(text.replace("\r", ""))) if part]


def _block(lines):
    for mark, kind in MARKS:
        if lines[0].startswith(mark):
            return Block(kind, (lines[0].removeprefix(mark),))
    if all(line.startswith("- ") for line in lines):
        return Block("list", tuple(line.removeprefix("- ") for line in lines))
    return Block("closing" if lines[0].startswith(CLOSING) else "paragraph", tuple(lines))


def prose(text):
    """The sentences of a letter, without subject, headings, lists and closing: what is measured for how it reads."""
    return "\n\n".join(" ".join(block.lines) for block in blocks(text) if block.kind == "paragraph")
