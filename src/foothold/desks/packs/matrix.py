"""Which kinds of evidence go before a governing board, as practice has it. Data, and three questions about it.

From evidence matrices and pack lists that local authorities publish. Practice, not law.
"""

from dataclasses import dataclass
from enum import StrEnum

SOURCE = "Practice of the kind published by local authorities, not law. Check before relying."
BIAS = "Conduct before a single incident can bias the board. Say why it belongs in this pack, or take it out: {titles}."


class Need(StrEnum):
    MUST = "needed"
    WITH_REASON = "only with a reason"
    IF_RELEVANT = "if it matters here"


@dataclass(frozen=True)
class Kind:
    """One row of the matrix: what it is, and whether it is needed for a one-off breach and for persistent ones."""

    key: str
    title: str
    one_off: Need
    persistent: Need
    hint: str = ""

    def need(self, ground: str) -> Need:
        return self.persistent if ground == PERSISTENT else self.one_off


PERSISTENT = "persistent"
_M, _R, _I = Need.MUST, Need.WITH_REASON, Need.IF_RELEVANT
KINDS = (
    Kind("statement", "Headteacher's statement", _M, _M, "How both parts of the test are met."),
    Kind("incident", "Account of the incident", _M, _M, "What happened, when and where, and who saw it."),
    Kind("pupil", "Statement of the pupil", _M, _M, "In the pupil's own words."),
    Kind("witnesses", "Statements of witnesses", _M, _M, "Signed and dated; other children by initials."),
    Kind("sen", "Special educational needs", _M, _M, "What is known, and what was done about it."),
    Kind("behaviour_log", "Behaviour log", _R, _M, "What happened before, with what was done each time."),
    Kind("support", "Support given", _I, _M, "What school and others did, and what came of it."),
    Kind("attendance", "Attendance", _R, _I),
    Kind("reports", "School reports", _R, _I),
    Kind("photographs", "Photographs and maps", _I, _I),
    Kind("policy", "Behaviour policy", _M, _M, "The part it rests on, as it stood on the day."),
)
"""In the order in which the pack holds them."""
KIND = {kind.key: kind for kind in KINDS}
PLACE = {kind.key: place for place, kind in enumerate(KINDS)}


def in_order(evidence):
    """As the pack has it, and as its files are numbered; of one kind the oldest first."""
    return sorted(evidence, key=lambda each: PLACE[each.kind])


def missing(ground, held):
    """What is needed and not in the pack; `held` are the keys of kinds that are in it."""
    return [kind for kind in KINDS if kind.need(ground) is Need.MUST and kind.key not in held]


def may_bias(ground, evidence):
    """Evidence that asks for a reason and has none."""
    return [
        each
        for each in evidence
        if KIND[each.kind].need(ground) is Need.WITH_REASON and not each.because.strip()
    ]
