"""What happened with one exclusion, in the order of its days, as a board reads it.

Only this exclusion: conduct before a single incident can bias the board, so it is put in as evidence, with a reason.
"""

from foothold.ground.kit import clock
from foothold.path.exclusions import facts


def notices(row, calendar, hidden):
    """Each notice as a sentence, with its day and the day it counts as given where that is another."""
    return tuple(
        f"{_first(str(notice))}, {notice.get_how_display()} on {notice.sent_on:%-d %B %Y}{later}."
        for notice, later in _notices(row, calendar, hidden)
    )


def of(row, calendar, hidden):
    happened = [
        (clock.day_of(row.decided_at), f"{row.decided_as[:1].upper()}{row.decided_as[1:]} decided: {row}."),
        *((each.on, f"{_first(each.get_kind_display())}.") for each in row.measures.all() if each.on),
        *_consulted(row),
        *(
            (notice.sent_on, f"{_first(str(notice))}{later}.")
            for notice, later in _notices(row, calendar, hidden)
        ),
        *((each.made_on, f"Received: {each}.") for each in row.representations.all()),
        *((each.arranged_on, f"Governing board's {each} arranged.") for each in row.board_meetings.all()),
    ]
    return tuple(f"{on:%-d %B %Y}: {said}" for on, said in sorted(happened, key=lambda each: each[0]))


def _notices(row, calendar, hidden):
    """Notices that may be shown, each with what is said of the day it counts as given, or that it was taken back."""
    for notice in row.notices.all():
        if notice.to not in hidden:
            yield notice, _counts(notice, facts.given_on(notice, calendar))


def _counts(notice, given_on):
    if not notice.stands:
        return f"; taken back later, because {notice.withdrawn_because.rstrip('.')}"
    return f"; counts as given on {given_on:%-d %B %Y}" if given_on != notice.sent_on else ""


def _consulted(row):
    before = facts.consulted_before(row.pupil, row.decided_at).select_related("consulted")
    return [(clock.day_of(each.held_at), f"The school spoke to the {each.whom}.") for each in before]


def _first(text):
    return text[:1].upper() + text[1:]
