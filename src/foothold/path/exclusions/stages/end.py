"""The last stage: when an exclusion is final, and when the name may leave the register."""

from foothold.child.duties.models import Duty
from foothold.law.admission_register import Ground
from foothold.path.exclusions import facts
from foothold.path.exclusions.stages.board import need_not_meet
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
    """The last decision is told and nothing is left to pay; or nothing is to be decided and the pupil is due back."""
    if held.decision is None:
        return _is_served(held)
    paid = held.owed("irp.readjust")
    told = "irp.notify_reconsidered" if held.again else "gb.notify_decision"
    return held.all_met(told) and (paid is None or paid.status != Duty.Status.OPEN)


def _is_served(held):
    return bool(need_not_meet(held)) and held.row.returns_on is not None and held.row.returns_on <= held.today


def _final(held):
    if not _settled(held):
        return ()
    if held.decision is None:
        return (
            f"The pupil was due back on {held.row.returns_on:%-d %B %Y}, and there is nothing to decide.",
        )
    return ("The governing board has decided and everyone knows.",)
