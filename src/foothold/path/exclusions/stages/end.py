"""The last stage: when an exclusion is final, and when the name may leave the register."""

from foothold.law.admission_register import Ground
from foothold.path.exclusions import facts
from foothold.path.exclusions.stages.stage import DELETE, Stage


def of(held):
    if not held.row.is_permanent or held.over():
        return Stage("It is final", done=_settled(held), why_not=held.over(), said=_final(held))
    gone = facts.held(held.row, "deletion")
    ground = facts.ground_for_deletion(held.row, held.today, held.calendar)
    return Stage(
        "It is final, and the name may leave the register",
        track="register" if ground else "path",
        done=gone is not None,
        said=_gone(gone) or ((ground.says,) if ground else ()),
        opens="A return goes to the local authority at or before that day.",
        steps=(DELETE,) if ground else (),
    )


def _gone(gone):
    if gone is None:
        return ()
    return (Ground(gone.ground).says, f"Last day on the register: {gone.last_on:%-d %B %Y}.")


def _settled(held):
    return held.decision is not None and held.all_met("gb.notify_decision")


def _final(held):
    return ("The governing board has decided and everyone knows.",) if _settled(held) else ()
