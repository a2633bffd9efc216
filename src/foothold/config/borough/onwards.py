"""Permanent exclusions further along: before the board, before a review panel, and without a place."""

from datetime import time

from foothold.ground.kit import clock
from foothold.law.due import Party
from foothold.path.exclusions import actions, facts
from foothold.path.exclusions.models import Notice

PARENT = Party.RELEVANT_PERSON
AT_FIRST = (
    (Notice.Kind.EXCLUSION, PARENT),
    (Notice.Kind.DAYS, PARENT),
    (Notice.Kind.BOARD, Party.GOVERNING_BOARD),
    (Notice.Kind.AUTHORITY, Party.LOCAL_AUTHORITY),
)
AFTER_THE_BOARD = (
    (Notice.Kind.DECISION, PARENT),
    (Notice.Kind.DECISION, Party.HEADTEACHER),
    (Notice.Kind.DECISION, Party.LOCAL_AUTHORITY),
)
MEETING = {"meets_at": time(16, 30), "place": "The library, Alder Academy"}
REASONS = "The governors found both parts of the test met, and heard the parent and the pupil."
PLACE = {
    "place": "Turnstone Centre",
    "address": "2 Quay Street, Fernleigh",
    "times": "9:15am to 2:45pm, break at 11am",
    "report_to": "Reception",
}


def before_the_board(scene, pupil):
    """Everyone is told, the meeting is arranged, and education has begun."""
    row = _excluded(scene, pupil, 8)
    _board_arranged(scene, row, told=7, meets_on=scene.calendar.add_school_days(scene.today, 4))
    _educated(scene, row, arranged=5, began=2)


def before_a_review_panel(scene, pupil):
    """The board declined to reinstate; the parent asked for a review, with a SEN expert."""
    row = _excluded(scene, pupil, 26)
    _board_arranged(scene, row, told=25, meets_on=scene.school_days_ago(13))
    decided = scene.school_days_ago(13)
    said = {"met_on": decided, "outcome": "decline", "reasons": REASONS}
    actions.decide_as_board(by=_clerk(scene), at=_at(decided, 18), exclusion=row, **said)
    _give(_clerk(scene), row, AFTER_THE_BOARD, decided)
    asked = scene.school_days_ago(4)
    wanted = {"how": "hand", "sent_on": asked, "sen_expert": True, "grounds": "She has never been assessed."}
    actions.apply_for_review(by=scene.staff.demo["Thea Langley"], at=_at(asked), exclusion=row, **wanted)
    _educated(scene, row, arranged=22, began=20)


def waiting_for_education(scene, pupil):
    """Day 6 has passed and nothing is arranged."""
    _excluded(scene, pupil, 7)


def _excluded(scene, pupil, ago):
    scene.exclude(pupil, ago, "PA")
    row = pupil.exclusions.get()
    _give(scene.office, row, AT_FIRST, scene.school_days_ago(ago))
    return row


def _board_arranged(scene, row, *, told, meets_on):
    on = scene.school_days_ago(told)
    actions.arrange_board_meeting(
        by=_clerk(scene), at=_at(on), exclusion=row, meeting=MEETING | {"meets_on": meets_on}
    )


def _educated(scene, row, *, arranged, began):
    officer, first = scene.staff.officer, scene.school_days_ago(began)
    at = _at(scene.school_days_ago(arranged))
    actions.arrange_education(by=officer, at=at, exclusion=row, arranged=PLACE | {"starts_on": first})
    actions.begin_education(by=officer, at=_at(first), exclusion=row, began_on=first)


def _give(by, row, pairs, on):
    told = tuple(facts.Told.of(*pair) for pair in pairs)
    actions.give_notice(by=by, at=_at(on, 19), exclusion=row, told=told, how="hand", sent_on=on)


def _clerk(scene):
    return scene.staff.demo["Clara Pike"]


def _at(day, hour=15):
    return clock.moment_of(day, time(hour))
