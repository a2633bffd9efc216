"""Evidence about a child is put together for somebody."""

from foothold.desks.packs.models import Bundle, answering_for
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import NotAllowed, Refused


@action(
    Permission.MAKE_BUNDLE,
    on="pupil",
    says="Evidence put together for {to_whom}, because {shared_because}",
)
def make_bundle(
    *,
    by,
    at,
    pupil,
    organisation,
    purpose,
    to_whom,
    shared_because,
    left_out=(),
    parts_left_out=(),
    left_out_because="",
    other_names="",
):
    """Records for whom it is, why they need it, and what is left out. What it holds is read when it is opened."""
    if organisation.pk not in answering_for(by, clock.day_of(at), Permission.MAKE_BUNDLE):
        raise NotAllowed(f"Evidence is given by {organisation}, so its own people put it together.")
    if (left_out or parts_left_out) and not left_out_because.strip():
        raise Refused("Say why something is left out. Whoever reads it is told that something is.")
    return Bundle.objects.create(
        pupil=pupil,
        organisation=organisation,
        purpose=purpose,
        to_whom=to_whom,
        shared_because=shared_because,
        left_out=sorted(left_out),
        parts_left_out=sorted(parts_left_out),
        left_out_because=left_out_because if left_out or parts_left_out else "",
        other_names=other_names,
        made_by=by,
        made_at=at,
    )
