"""Requests for an EHC needs assessment, as a coordinator records them."""

from datetime import date

from foothold.path.ehc import actions
from tests import factories

RECEIVED = date(2025, 11, 4)
LATER = date(2026, 5, 1)


def ask(area, *, by=None, pupil=None, received_on=RECEIVED, asked_by="parent", why=""):
    return actions.ask(
        by=by or area.coordinator,
        at=factories.moment(RECEIVED, 10),
        pupil=pupil or area.pupil,
        asked_by=asked_by,
        received_on=received_on,
        why=why,
    )


def step(area, do, row, *, by=None, at=LATER, **given):
    return do(by=by or area.coordinator, at=factories.moment(at, 10), assessment=row, **given)


def assessed(area):
    row = ask(area)
    step(area, actions.assess, row, decided_on=date(2025, 12, 10))
    row.refresh_from_db()
    return row


def drafted(area):
    row = assessed(area)
    step(area, actions.draft, row, served_on=date(2026, 2, 2))
    row.refresh_from_db()
    return row
