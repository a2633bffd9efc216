"""Meetings as a SENCO calls and records them."""

from datetime import date, time

from foothold.ground.policy.local_settings import MAP
from foothold.path.panels import actions, facts
from tests import factories

SEP_15, SEP_18, SEP_25, OCT_2, OCT_16 = (
    date(2025, *day) for day in ((9, 15), (9, 18), (9, 25), (10, 2), (10, 16))
)


def call(area, held_on=SEP_18, *, by=None, on=SEP_15, **other):
    meeting = {"held_on": held_on, "starts_at": time(15, 30), "place": "Room 4", "chair": area.lead}
    return actions.call(
        by=by or area.lead,
        at=factories.moment(on, 10),
        organisation=area.school,
        kind=MAP,
        meeting=meeting | other,
    )


def guest(area, name, pupil=None):
    """Somebody on record, by a part of their name."""
    known = (pupil or area.pupil, area.school, SEP_15)
    found = [*facts.guests(*known), *facts.others(*known)]
    return next(each for each in found if name in each.name)


def put_on(area, meeting, *, pupil=None, names=("Rosa", "Ines", "Youth"), on=SEP_15, by=None, **other):
    guests = [guest(area, name, pupil) for name in names]
    return actions.put_on(
        by=by or area.lead,
        at=factories.moment(on, 11),
        pupil=pupil or area.pupil,
        meeting=meeting,
        guests=guests,
        **({"why": "Attendance fell from 96 to 84 per cent"} | other),
    )


def thing(item, *, what="Meet Ada at the gate", owner="Ines", by_on=SEP_25):
    return {"what": what, "owner": item.invited.get(name__contains=owner), "by_on": by_on}


def record(area, item, *, things=None, on=SEP_18, decision="plan", came=None, **other):
    undertakings = [thing(item)] if things is None else things
    given = {"rationale": "Mornings are hard since the move", "said": "She likes art and the quiet room"}
    actions.record(
        by=area.lead,
        at=factories.moment(on, 17),
        item=item,
        came={each.pk: "came" for each in item.invited.all()} if came is None else came,
        decision=decision,
        undertakings=undertakings,
        **(given | other),
    )
    item.refresh_from_db()
    return item


def decided(area, **other):
    return record(area, put_on(area, call(area)), **other)


def step(area, do, *, by=None, on=SEP_18, **given):
    return do(by=by or area.lead, at=factories.moment(on, 18), **given)
