"""From rows to the plain facts `law` takes, and to what is left out of the file."""

from django.db.models import Q

from foothold.child.duties.models import Duty
from foothold.desks.packs import child_file, matrix
from foothold.desks.packs.models import Evidence, PapersSent
from foothold.ground.policy import facts as policy
from foothold.law import data_protection, notices
from foothold.law.due import Party
from foothold.path.exclusions.models import Notice

MOST = 50


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


def papers_duty(row):
    """What is owed about the papers of the meeting that stands, or None where no meeting is arranged."""
    owed = Duty.objects.filter(basis__about=row.reference, kind=Notice.Kind.PAPERS)
    return owed.exclude(status=Duty.Status.VOID).select_related("basis__school").order_by("-pk").first()


def papers_for(row, person, on):
    """The papers as they went out, for a parent who signs in; none where the record lets nobody send them anything, and
    none from 18 on, when the papers are the pupil's own."""
    told = {"person": person, "has_parental_responsibility": True, "no_letters": False}
    is_parent = notices.relevant_person_on(row.pupil.born_on, on) is Party.PARENT
    if not is_parent or not row.pupil.carers.filter(**told).exists():
        return []
    return list(PapersSent.objects.filter(exclusion=row).defer("content")[:MOST])


def enclosed(papers):
    """The files that went with papers, as these number them: PDFs that were in the pack at that moment."""
    at = papers.recorded_at
    in_it = Q(taken_out_at=None) | Q(taken_out_at__gt=at)
    held = Evidence.objects.filter(
        in_it, exclusion=papers.exclusion_id, media=Evidence.Media.PDF, added_at__lte=at
    )
    return matrix.in_order(held.defer("content")[:MOST])
