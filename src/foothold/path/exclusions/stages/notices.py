"""The stages at which everyone is told: of the exclusion, of what was corrected, and of its cancellation."""

from foothold.child.duties.models import Duty
from foothold.law.due import Party
from foothold.path.exclusions.stages.stage import TELL, Stage

NOTICES = ("excl.notify_parent", "excl.s104_notice", "excl.notify_gb", "excl.notify_la", "excl.notify_sw_vsh")
CANCELLATION = "excl.cancellation"
CORRECTION = "excl.correction"
NOTHING_WRONG = "Nobody has to be told of a correction any more."
RUNS = "The governing board's time to meet runs from its own notice."


def told(held):
    first = held.owed("excl.notify_parent")
    return Stage(
        "Everyone is told",
        track="telling",
        done=held.all_met(*NOTICES),
        why_not="" if first and first.status != Duty.Status.VOID else held.over(),
        duty=held.telling(*NOTICES, first=Party.RELEVANT_PERSON),
        let_go_on=held.ended_on,
        said=held.given(*NOTICES),
        opens="" if held.law.must_meet is False else RUNS,
        steps=(TELL,),
    )


def corrected(held):
    """Whoever was told what was put right since is told again."""
    if not held.owed(CORRECTION):
        return []
    return [
        Stage(
            "What was corrected is told",
            track="correction",
            done=held.all_met(CORRECTION),
            why_not="" if held.live(CORRECTION) else NOTHING_WRONG,
            duty=held.telling(CORRECTION, first=Party.RELEVANT_PERSON),
            let_go_on=held.ended_on,
            said=held.given(CORRECTION),
            steps=(TELL,),
        )
    ]


def cancelled(held):
    """Everyone is told again; that the pupil is back in school is owed too, and is no notice."""
    if not held.row.cancelled_on:
        return []
    return [
        Stage(
            "The cancellation is told",
            track="cancellation",
            done=held.all_met(CANCELLATION, apart_from=Party.PUPIL),
            duty=held.telling(CANCELLATION, first=Party.RELEVANT_PERSON),
            said=held.given(CANCELLATION),
            steps=(TELL,),
        )
    ]
