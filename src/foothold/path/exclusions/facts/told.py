"""Notices: who is told what, and the day on which it counts as given."""

from dataclasses import dataclass
from datetime import date

from foothold.child.duties.models import Duty
from foothold.law import review_panel
from foothold.law.due import Party
from foothold.path.exclusions.models import (
    Notice,
)

HAD_BY_A_TIME = (Notice.Kind.DAYS, Notice.Kind.DAY_SIX)


@dataclass(frozen=True)
class Told:
    """One notice to one party, before it is stored; `said` is how the record puts it."""

    kind: str
    to: str
    said: str

    @classmethod
    def of(cls, kind, to):
        return cls(kind, to, f"{Notice.Kind(kind).label} to the {Party(to).label}")


def given_on(notice, calendar):
    """The day a notice counts as given."""
    sent = review_panel.Notice(sent_on=notice.sent_on, sent_how=review_panel.SentHow(notice.how))
    return review_panel.given_on(sent, calendar)


def done_on(notice, calendar):
    """Who must tell without delay has done so by sending it; what must be had by a time is done when it is given."""
    return given_on(notice, calendar) if notice.kind in HAD_BY_A_TIME else notice.sent_on


def first_given(row, kind, to, calendar):
    """The day a notice of one kind first counted as given to a party, or None."""
    return min((given_on(each, calendar) for each in _standing(row, kind, to)), default=None)


def board_told_on(row, calendar):
    """The day the governing board's own notice first counted as given, from which its time to meet runs, or None."""
    return first_given(row, Notice.Kind.BOARD, Party.GOVERNING_BOARD, calendar)


def _standing(row, kind, to):
    return [each for each in row.several("notices") if (each.kind, each.to) == (kind, to) and each.stands]


def somebody_waits(row, kind, to):
    """Whether what a party must be told has not reached everybody yet, for example another parent."""
    return Duty.objects.open().filter(basis__about=row.reference, kind=kind, owed_to=to).exists()


def all_given(row, kind, to, calendar):
    """The day by which everybody who was told in writing had the notice: each parent's own time runs from theirs."""
    firsts: dict[int | None, date] = {}
    for each in _standing(row, kind, to):
        if review_panel.is_written(review_panel.SentHow(each.how)):
            given = given_on(each, calendar)
            firsts[each.carer_id] = min(given, firsts.get(each.carer_id, given))
    return max(firsts.values(), default=None)
