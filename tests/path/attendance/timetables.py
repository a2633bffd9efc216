"""Part-time timetables to agree, as a headteacher would type them. Agreed on 15 January, from 19 January on."""

from datetime import date
from decimal import Decimal

from foothold.path.attendance import actions
from tests import factories

JAN_15, JAN_19, FEB_2, FEB_13, FEB_27 = (
    date(2026, 1, 15),
    date(2026, 1, 19),
    date(2026, 2, 2),
    date(2026, 2, 13),
    date(2026, 2, 27),
)
MAR_13 = date(2026, 3, 13)
AGREEMENT = {"parent": "Rosa Example", "parent_agreed_on": JAN_15}
MORNINGS = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), Decimal(3))
LONGER = MORNINGS | {"monday": Decimal(5)}


def fields(**other):
    given = {
        "reason": "illness",
        "why": "The doctors ask for a slow return. Work at home alone would keep her away from her friends.",
        "way_back": "One more afternoon every week",
        "full_day": Decimal("6.5"),
        "starts_on": JAN_19,
        "ends_on": FEB_27,
        "next_review_on": FEB_2,
    }
    return given | other


def begin(area, *, by=None, on=JAN_15, pupil=None, school=None, week=MORNINGS, agreement=AGREEMENT, **other):
    return actions.begin(
        by=by or area.head,
        at=factories.moment(on, 11),
        pupil=pupil or area.pupil,
        school=school or area.school,
        timetable=fields(**other),
        week=week,
        agreement=agreement,
    )


def review(area, timetable, held_on, next_on, *, by=None, week=MORNINGS, came=("pupil", "family")):
    return actions.review(
        by=by or area.lead,
        at=factories.moment(held_on, 15),
        timetable=timetable,
        held_on=held_on,
        came=list(came),
        found="She is glad to be back.",
        next_review_on=next_on,
        week=week,
    )


def extend(area, timetable, until, next_on, *, on, by=None, **other):
    agreement = {"parent": "Rosa Example", "parent_agreed_on": on, "because": "A relapse in February"}
    return actions.extend(
        by=by or area.head,
        at=factories.moment(on, 16),
        timetable=timetable,
        until=until,
        next_review_on=next_on,
        agreement=agreement | other,
    )


def end(area, timetable, ended_on, outcome="full_time"):
    return actions.end(
        by=area.lead,
        at=factories.moment(ended_on, 16),
        timetable=timetable,
        ended_on=ended_on,
        outcome=outcome,
    )
