"""What a letter says of an earlier one that said otherwise: what was wrong, and what is right."""

from dataclasses import replace
from functools import cached_property

from foothold.child.letters import keeping, kinds, wording
from foothold.child.letters.models import Letter
from foothold.law import notices
from foothold.law.due import Party
from foothold.law.review_panel import SentHow

VALUES = {
    "starts_on": "The first day",
    "starts_session": "When on that day it starts",
    "length": "How long it is",
    "ends_on": "The last day",
    "returns_on": "The day back in school",
    "returns_session": "When on that day",
    "returns_at": "The time on that day",
    "public_place_days": "Days to keep out of public places",
    "day_six_on": "Full-time education is due from",
    "term_total": "Suspended this term",
    "board_by_on": "The governing board must meet by",
    "exam_on": "The examination or test that may be missed",
    "signed_by": "Who took the decision",
}
"""Facts of a letter that are short enough to be said side by side, as it was told and as it is."""
TEXTS = {
    "what_happened": "Why I took this decision",
    "harm": "The harm if the pupil stayed",
    "history": "What came before",
    "board": "What the governing board does",
}
"""Facts of which the letter says the right words further down. The wrong ones are not said again."""
NAMES = (*VALUES, *TEXTS)


def stands(facts):
    """What a correction may change of the facts of a letter."""
    return {name: facts.get(name) for name in NAMES}


def puts_right(kind, written, was, told_on):
    """What a letter (its facts `written`) adds where an earlier one said otherwise (`was`, by name); nothing where all
    it says is the same. What does not stand in the letter is not told again."""
    text = wording.write(kind, written)
    said = [
        name for name in NAMES if name in was and wording.write(kind, written | {name: was[name]}) != text
    ]
    if not said:
        return {}
    lines = [_line(name, was[name], written.get(name)) for name in said]
    return {"corrects_on": told_on, "corrected": lines} | {f"was_{name}": was[name] for name in said}


def putting_right(draft, given):
    """A draft that puts right what another (its facts `given`) puts right, and nothing more."""
    was = _was_said(given)
    if not was:
        return draft
    says = puts_right(kinds.KINDS[draft.kind], draft.facts, was, given["corrects_on"])
    return replace(draft, facts=draft.facts | says)


def _was_said(given):
    """By name, what a letter puts right of an earlier one, as that one said it."""
    return {name: given[f"was_{name}"] for name in NAMES if f"was_{name}" in given}


def _line(name, was, now):
    if name in TEXTS:
        return f"{TEXTS[name]}: this letter has the right words."
    return f"{VALUES[name]}: now {_in_words(now)}. We told you {_in_words(was)}."


def _in_words(value):
    return ", ".join(keeping.in_words(value)) if value else "none"


class Corrected:
    """The letters of a decision anew, once something of it was corrected: `occasion` has it as it is now, `before` as
    it was.

    Whoever was told has a letter that puts right what they were told, if that was wrong. Who waits for theirs has it
    from what is on record now.
    """

    def __init__(self, occasion, before):
        self.occasion, self.before = occasion, before
        now, was = (stands(each.facts) for each in (occasion, before))
        self.was = {name: value for name, value in was.items() if value != now[name]}

    @property
    def is_as_before(self):
        """Whether the letters read as they did."""
        return self.occasion.facts == self.before.facts

    @cached_property
    def drafts(self):
        """One for each reader who needs one."""
        occasion = self.occasion
        found = [self._to(name, to) for name in self._names() for to in occasion.readers.of(name)]
        return [draft for draft in found if draft]

    @property
    def told_wrongly(self):
        """The parties to whom one of these letters puts something right."""
        putting = [draft for draft in self.drafts if "corrects_on" in draft.facts]
        return {kinds.KINDS[draft.kind].to for draft in putting}

    @property
    def overtaken(self):
        """Kinds of letters of which no draft is sent any more."""
        held = {kind for kind, _ in self.occasion.unsent}
        decided = {*self.before.wanted(), *self.occasion.wanted(), *self._names()}
        return held & decided - {draft.kind for draft in self.drafts}

    def _names(self):
        """What the law wants written now; and a notice, although it does not, to a body that had one."""
        told = {(each.kind, each.to) for each in self._notices}
        bodies = [name for name in kinds.KINDS if name.startswith("notice.")]
        had = [name for name in bodies if kinds.KINDS[name].meets[0] in told]
        return list(dict.fromkeys([*self.occasion.wanted(), *had, *self._later]))

    @cached_property
    def _later(self):
        """Letters of stages still to come that were sent, or wait to be, and say what was corrected. Nobody tells the
        headteacher what the school itself has corrected."""
        sent = {letter.kind for letter in self._sent.values() if letter.of_kind.to is not Party.HEADTEACHER}
        later = (sent | self._unsent_kinds) - {*self.before.wanted(), *self.occasion.wanted()}
        return [name for name in self.occasion.offered() if name in later and self._says_it(name)]

    def _says_it(self, name):
        """Whether a letter reads otherwise for what was corrected."""
        kind, written = kinds.KINDS[name], self.occasion.draft(name, self.occasion.readers.of(name)[0]).facts
        return wording.write(kind, written) != wording.write(kind, written | self.was)

    def _to(self, name, to):
        draft, told = self.occasion.draft(name, to), self._told(name, to.carer)
        waits = self.occasion.unsent.get((name, to.carer))
        if told and (says := self._puts_right(draft, told)):
            return replace(draft, facts=draft.facts | says)
        if told:
            return draft if waits and "corrects_on" not in waits else None
        if name in self._later:
            return draft if waits else None
        return draft if name not in self.before.wanted() or name in self._unsent_kinds else None

    def _puts_right(self, draft, told):
        """What the letter they had said, and where there was none what was on record when they were told."""
        waits = self._waiting(draft)
        was = self.was | _was_said(waits)
        if letter := self._sent.get(told.letter):
            was = {name: letter.given.get(name) for name in was}
        return puts_right(kinds.KINDS[draft.kind], draft.facts, was, told.sent_on)

    def _waiting(self, draft):
        """The facts of a letter not sent yet that puts something right to the same reader."""
        to = kinds.KINDS[draft.kind].meets[0]
        for (kind, carer), given in self.occasion.unsent.items():
            if carer == draft.carer and kinds.KINDS[kind].meets[0] == to and "corrects_on" in given:
                return given
        return {}

    def _told(self, name, carer):
        """The last notice by which a reader was told enough, or None."""
        of = kinds.KINDS[name].meets[0]
        enough = [
            each
            for each in self._notices
            if (each.kind, each.to) == of
            and each.carer_id in (None, carer and carer.pk)
            and notices.is_told(Party(each.to), SentHow(each.how))
        ]
        return enough[-1] if enough else None

    @cached_property
    def _notices(self):
        return list(self.occasion.row.notices.standing())

    @cached_property
    def _sent(self):
        sent = Letter.objects.filter(about=self.occasion.row.reference, status=Letter.Status.SENT)
        return {letter.reference: letter for letter in sent}

    @cached_property
    def _unsent_kinds(self):
        return {kind for kind, _ in self.occasion.unsent}
