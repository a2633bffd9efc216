"""The stage at which everyone is told of the exclusion."""

from foothold.child.duties.models import Duty
from foothold.path.exclusions.stages.stage import TELL, Stage

NOTICES = ("excl.notify_parent", "excl.s104_notice", "excl.notify_gb", "excl.notify_la", "excl.notify_sw_vsh")


def told(held):
    first = held.owed("excl.notify_parent")
    return Stage(
        "Everyone is told",
        track="telling",
        done=held.all_met(*NOTICES),
        why_not="" if first and first.status != Duty.Status.VOID else held.over(),
        duty=first,
        said=held.given(*NOTICES),
        opens="The governing board's time to meet runs from its own notice.",
        steps=(TELL,),
    )
