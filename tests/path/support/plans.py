"""Plans to record, as an inclusion lead would type them."""

from datetime import date, timedelta

from foothold.path.support import actions, facts
from tests import factories

TODAY = date(2025, 9, 15)
ENDS = date(2025, 12, 12)
TARGET = {
    "whose": "pupil",
    "what": "In class on time for every lesson",
    "help": "Meets a mentor at the gate at 8:40am",
    "baseline": "Late to 9 of 25 lessons",
    "measure": "The register, each week",
    "by_on": ENDS,
}
OF_THE_SCHOOL = TARGET | {
    "whose": "school",
    "what": "Every teacher greets him at the door",
    "baseline": "2 of 8 do",
    "measure": "Asked each Friday",
}


def fields(lead, **other):
    given = {
        "kind": "pastoral_support_programme",
        "cause": "suspensions",
        "purpose": "To be in lessons, and to be glad of it",
        "tried": "A report card, which changed nothing",
        "leader": lead,
        "starts_on": TODAY,
        "ends_on": ENDS,
        "next_review_on": date(2025, 10, 9),
        "exit_test": "Four weeks without a lesson missed",
    }
    return given | other


def begin(area, *, by=None, targets=(TARGET, OF_THE_SCHOOL), pupil=None, **other):
    return actions.begin(
        by=by or area.lead,
        at=factories.moment(TODAY),
        pupil=pupil or area.pupil,
        school=area.school,
        plan=fields(area.lead, **other),
        targets=list(targets),
    )


def review(area, plan, held_on, *, how="same", next_in=22, **other):
    given = {
        "came": ["pupil", "family"],
        "changes": [{"target": each, "how": how, "figure": "5 of 25"} for each in facts.targets(plan)],
        "next_review_on": held_on + timedelta(days=next_in),
    }
    return actions.review(
        by=area.lead, at=factories.moment(held_on, 15), plan=plan, held_on=held_on, **given | other
    )
