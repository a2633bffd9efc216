"""Decisions to record, as a school's office would type them."""

from datetime import UTC, datetime, time

from foothold.path.exclusions import actions, facts


def at(day, hour=9, minute=0):
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)


def deed(head, starts_on, half_days=2, **fields):
    given = {
        "kind": "suspension",
        "starts_on": starts_on,
        "starts_session": "am",
        "length": half_days,
        "decided_by": head,
        "decided_at": at(starts_on, 8, 30),
        "reasons": ("DB",),
        "what_happened": "Threw a chair after being asked to leave the room.",
    }
    return facts.Deed(**given | fields)


def suspend(pupil, school, head, starts_on, half_days=2, *, by=None, on=None, **fields):
    done = deed(head, starts_on, half_days, **fields)
    return actions.record(by=by or head, at=at(on or starts_on), pupil=pupil, school=school, deed=done)


GROUNDS = {
    "ground": "one_off",
    "offence": "weapon",
    "breach": "Brought a knife into school and showed it to two pupils.",
    "harm": "Two pupils no longer feel safe in lessons with him.",
    "policy_clause": "Section 6.2, weapons",
    "policy_version": "September 2025",
    "drivers": "Spoke to the family; nothing had changed at home.",
    "why_not_suspension": "The risk would be the same on return.",
}


def exclude(pupil, school, head, starts_on, *, by=None, on=None, **fields):
    done = deed(head, starts_on, None, kind="permanent", **fields)
    return actions.exclude_permanently(
        by=by or head, at=at(on or starts_on), pupil=pupil, school=school, deed=done, grounds=GROUNDS
    )
