"""The board pack, part by part, from what is on record. Read again each time; what was sent is kept as it was sent.

Everything a pack says passes through one place, where names of other children become initials.
"""

import base64
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from foothold.child.letters import wording
from foothold.child.letters.models import Letter
from foothold.child.pupils import facts as pupil_facts
from foothold.desks.packs import chronology, matrix, specials
from foothold.desks.packs.models import Evidence, LeftOut
from foothold.desks.packs.names import Names
from foothold.ground.kit import clock
from foothold.path.exclusions import reading

INVITATION = "board.invitation"
"""The family's own names everybody else who is invited, and so who works with the pupil."""
MOST = 50
NOTHING = "Nothing is on record."


@dataclass(frozen=True)
class Part:
    """One part of the pack: rows of key and value, lines, a text, a letter, or a file."""

    title: str
    rows: tuple[dict[str, Any], ...] = ()
    lines: tuple[str, ...] = ()
    text: str = ""
    letter: str = ""
    quiet: str = ""
    shows: str = ""
    file: int = 0
    enclosure: str = ""
    picture: bytes = b""
    parts: tuple["Part", ...] = ()

    @property
    def blocks(self):
        return wording.blocks(self.letter) if self.letter else []

    @property
    def picture_itself(self):
        """The picture as a part of the page, for paper."""
        return f"data:image/jpeg;base64,{base64.b64encode(self.picture).decode()}"


def left_out(row):
    """What is left out of the pack of an exclusion; where nobody has chosen, what is special and not needed."""
    return LeftOut.objects.filter(exclusion=row).first() or LeftOut(exclusion=row, pupil=row.pupil)


def parts_of(row, calendar, *, pictures=False):
    """The parts in order, with names hidden. `pictures` brings the pictures themselves, as paper needs them."""
    without = left_out(row)
    hidden = specials.hidden_parties(without.specials_told)
    untold = specials.untold_texts(row.pupil, clock.day_of(row.decided_at), without.specials_told)
    _read(row)
    parts = [
        _pupil(row, without),
        Part("The decision", rows=_plain(reading.decided(row, untold))),
        *(
            [Part("The two parts of the test", rows=_plain(reading.tested(row, untold)))]
            if reading.tested(row, untold)
            else []
        ),
        Part("Notices given", lines=chronology.notices(row, calendar, hidden), quiet=NOTHING),
        Part("What was tried first", lines=_tried(row), quiet=NOTHING),
        Part("Chronology", lines=chronology.of(row, calendar, hidden)),
        Part("Letters sent", parts=_letters(row, hidden), quiet="No letter has been sent."),
        Part("What was said to the governing board", parts=_said(row), quiet=NOTHING),
        Part("Evidence", parts=_evidence(row, pictures), quiet="No evidence has been put in."),
    ]
    return names_of(row.pupil, without).everywhere(parts)


def _read(row):
    prefetch_related_objects([row], "notices", "representations", "board_meetings", "measures", "reasons")


def names_of(pupil, without):
    """The names to hide. What the pupil is called too is no name of another child by itself."""
    return Names(without.names, own=f"{pupil.given_name} {pupil.family_name} {pupil.known_as}")


def _pupil(row, without):
    on = clock.day_of(row.decided_at)
    child = pupil_facts.of(row.pupil, on)
    lines = [
        {"key": "Pupil", "value": str(row.pupil)},
        {"key": "Date of birth", "value": f"{row.pupil.born_on:%-d %B %Y}"},
        {"key": "Year group", "value": child.year_group},
        {"key": "School", "value": row.school.name},
        *specials.of(row.pupil, on, without.specials_told),
    ]
    meeting = row.board_meetings.last()
    if meeting:
        at = f"{meeting.meets_on:%A %-d %B %Y}, {meeting.place}"
        lines.append({"key": "Governing board's meeting", "value": at})
    because = f"Special facts are here because: {without.because}" if without.specials_told else ""
    return Part("About the pupil", rows=tuple(lines), quiet=because)


def _plain(rows):
    return tuple({"key": line["key"], "value": _in_words(line["value"])} for line in rows)


def _in_words(value):
    return f"{value:%-d %B %Y}" if hasattr(value, "strftime") else str(value)


def _tried(row):
    return tuple(
        f"{_capital(measure.get_kind_display())}: {measure.get_outcome_display()}"
        f"{f', {measure.on:%-d %B %Y}' if measure.on else ''}. {measure.note}"
        for measure in row.measures.all()
    )


def _letters(row, hidden):
    sent = Letter.objects.filter(about=row.reference, status=Letter.Status.SENT).order_by("sent_on", "pk")
    return tuple(
        Part(
            f"{letter.title}, {letter.dated_on:%-d %B %Y}",
            letter=letter.body,
            quiet=f"To {letter.went_to}, {letter.get_sent_how_display()}, {letter.sent_on:%-d %B %Y}",
        )
        for letter in sent[:MOST]
        if not (hidden and letter.kind == INVITATION) and letter.of_kind.to.value not in hidden
    )


def _said(row):
    return tuple(
        Part(f"{_capital(each.made_by)}, {each.made_on:%-d %B %Y}", text=each.said)
        for each in row.representations.all()
    )


def _evidence(row, pictures):
    """In the order of the matrix; files that stand beside the pack are numbered in that order."""
    held = Evidence.objects.in_pack(row)[:MOST] if not pictures else _with_pictures(row)
    ordered = matrix.in_order(held)
    numbers = {each.pk: f"E{number}" for number, each in enumerate(_enclosed(ordered), start=1)}
    return tuple(_piece(each, numbers.get(each.pk, ""), pictures) for each in ordered)


def _with_pictures(row):
    held = list(Evidence.objects.in_pack(row)[:MOST])
    shown = Evidence.objects.filter(pk__in=[each.pk for each in held if each.media == Evidence.Media.PICTURE])
    content: dict[int, Any] = dict(shown.values_list("pk", "content"))
    for each in held:
        each.itself = bytes(content.get(each.pk, b""))
    return held


def _enclosed(held):
    return [each for each in held if each.media == Evidence.Media.PDF]


def _piece(each, number, pictures):
    kind = each.of_kind
    title = kind.title if each.title == kind.title else f"{kind.title}: {each.title}"
    return Part(
        title,
        text=each.text,
        quiet=f"In the pack because: {each.because}" if each.because else "",
        shows=each.shows,
        file=each.pk if each.media else 0,
        enclosure=f"{number}, {each.pages} page{'' if each.pages == 1 else 's'}" if number else "",
        picture=each.itself if pictures else b"",
    )


def _capital(text):
    return text[:1].upper() + text[1:]
