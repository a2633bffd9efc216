"""The turns an exclusion's path may take, each a step that a `Walk` takes when it comes to it."""

from datetime import date

from foothold.child.duties.models import Duty
from foothold.law.due import Party
from foothold.path.exclusions import actions
from foothold.path.exclusions.models import Notice
from tests.deeds import at

EVERYBODY = (Party.RELEVANT_PERSON, Party.HEADTEACHER, Party.LOCAL_AUTHORITY)


def nov(day):
    return date(2025, 11, day)


def dec(day):
    return date(2025, 12, day)


def jan(day):
    return date(2026, 1, day)


def feb(day):
    return date(2026, 2, day)


def told(walk):
    """Everyone who must be told of the exclusion on its first day."""
    for duty in Duty.objects.open().filter(basis__about=walk.row.reference, kind__startswith="excl."):
        if duty.kind in Notice.Kind.values:
            for party in duty.owed_to.split():
                walk.give(duty.kind, party, walk.row.starts_on, by=walk.office)


def taught(walk):
    walk.arrange_education(nov(6), nov(11))
    walk.begin_education(nov(11))


def meeting(on, meets_on, **fields):
    return lambda walk: walk.arrange_board(on, meets_on, **fields)


def board(on, outcome="decline", **fields):
    def decides(walk):
        walk.board(on, outcome, **fields)
        for party in EVERYBODY:
            walk.give(Notice.Kind.DECISION, party, on)

    return decides


def reinstates(on, back_on):
    return lambda walk: walk.board(on, "reinstate", back_on=back_on)


def asks(on, **fields):
    return lambda walk: walk.apply(on, **fields)


def waives(on):
    return lambda walk: actions.waive_review(by=walk.officer, at=at(on, 17), exclusion=walk.row, said_on=on)


def hearing(on, meets_on, **fields):
    return lambda walk: walk.arrange_hearing(on, meets_on, **fields)


def panel(on, outcome):
    def decides(walk):
        walk.panel(on, outcome)
        for party in (Party.RELEVANT_PERSON, Party.GOVERNING_BOARD, Party.LOCAL_AUTHORITY):
            walk.give(Notice.Kind.REVIEW_DECISION, party, on, by=walk.trust_lead)

    return decides


def again(on, *, back_on=None):
    return lambda walk: walk.reconsider(on, reinstates=back_on is not None, back_on=back_on)


def claims(on):
    return lambda walk: actions.claim(by=walk.officer, at=at(on, 17), exclusion=walk.row, made_on=on)


def claim_ends(on):
    return lambda walk: actions.determine_claim(
        by=walk.officer, at=at(on, 17), exclusion=walk.row, determined_on=on, result="Dismissed"
    )


def cancels(on):
    return lambda walk: actions.cancel(
        by=walk.row.decided_by, at=at(on, 17), exclusion=walk.row, cancelled_on=on, because="Mistaken"
    )


def cancellation_told(on):
    def tells(walk):
        for party in (Party.RELEVANT_PERSON, Party.GOVERNING_BOARD, Party.LOCAL_AUTHORITY, Party.PARENT):
            walk.give(Notice.Kind.CANCELLATION, party, on, by=walk.office)

    return tells


def deleted(on):
    return lambda walk: walk.delete(on)
