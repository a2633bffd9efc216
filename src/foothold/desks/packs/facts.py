"""From rows to the plain facts `law` takes, and to what is left out of the file."""

from foothold.desks.packs import child_file
from foothold.ground.policy import facts as policy
from foothold.law import data_protection


def as_law(request):
    return data_protection.Request(
        received=request.received_on,
        identity_received=request.identity_received_on,
        is_complex=request.is_complex,
        readings=policy.readings_of(request.controller, request.received_on),
    )


def redaction(request):
    return child_file.Redaction(
        frozenset(request.left_out), frozenset(request.tables_left_out), request.carer
    )


def school_of(pupil):
    """The school whose days are counted by: that of the present main roll, or of the last one."""
    return pupil.enrolments.select_related("school").order_by("-from_on").first().school
