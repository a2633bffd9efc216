"""The forms in which a letter is taken away: on paper, in large print, and those that come later."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from foothold.child.letters import translations, word, wording
from foothold.child.letters.models import Letterhead, WordTemplate
from foothold.ground.outside import pdf

NORMAL, EASY, LARGE = "11pt", "16pt", "18pt"
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
        "large": size != NORMAL,
    }


def easy_read(letter):
    """A sheet that goes with the letter: one idea a line, from the same facts."""
    text = wording.write(letter.of_kind, letter.given, easy=True)
    return on_paper(letter, EASY) | {"blocks": wording.blocks(text), "sheet": "Easy read"}


def translated(letter):
    """The letter in English, and after it the text that somebody supplied in another language."""
    return on_paper(letter) | {"translations": translations.of(letter)}


def in_word(letter):
    """In the writer's own template, else that of its trust or authority, else ours."""
    head = Letterhead.objects.of(letter.organisation)
    held = template_for(letter)
    return word.of(letter, head, bytes(held.content) if held else word.our_template())


def template_for(letter):
    for organisation in translations.supplied_by(letter):
        held = {each.kind: each for each in WordTemplate.objects.in_use(organisation)}
        if found := held.get(letter.kind) or held.get(""):
            return found
    return None


COPIES = {
    "pdf": Copy("PDF to print", lambda letter: pdf.of(PAPER, on_paper(letter))),
    "word": Copy("Word, to change", in_word, "docx", word.TYPE),
    "easy-read": Copy(
        "Easy read sheet (PDF)",
        lambda letter: pdf.of(PAPER, easy_read(letter)),
        is_for=lambda letter: bool(letter.of_kind.easy),
    ),
    "with-translation": Copy(
        "With a second language (PDF)",
        lambda letter: pdf.of(PAPER, translated(letter)),
        is_for=lambda letter: bool(translations.of(letter)),
    ),
    "large-print": Copy("Large print (PDF, 18 point)", lambda letter: pdf.of(PAPER, on_paper(letter, LARGE))),
}


def asked_for(name, letter):
    copy = COPIES.get(name)
    if copy is None or not copy.is_for(letter):
        raise Http404("There is no such form of this letter.")
    return copy
