"""The forms in which a letter is taken away: on paper, in large print, and those that come later."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from foothold.child.letters import wording
from foothold.child.letters.models import Letterhead
from foothold.ground.outside import pdf

NORMAL, LARGE = "11pt", "18pt"
PAPER = "letters/print.html"


@dataclass(frozen=True)
class Copy:
    """One form of a letter: what it is called, how it is made, for which letters it exists."""

    label: str
    make: Callable[[Any], bytes]
    suffix: str = "pdf"
    content_type: str = "application/pdf"
    is_for: Callable[[Any], bool] = lambda letter: True


def on_paper(letter, size=NORMAL):
    """What the printed page is drawn from."""
    return {
        "letter": letter,
        "head": Letterhead.objects.of(letter.organisation),
        "blocks": wording.blocks(letter.body),
        "size": size,
        "large": size == LARGE,
    }


COPIES = {
    "pdf": Copy("PDF to print", lambda letter: pdf.of(PAPER, on_paper(letter))),
    "large-print": Copy("Large print (PDF, 18 point)", lambda letter: pdf.of(PAPER, on_paper(letter, LARGE))),
}


def asked_for(name, letter):
    copy = COPIES.get(name)
    if copy is None or not copy.is_for(letter):
        raise Http404("There is no such form of this letter.")
    return copy
