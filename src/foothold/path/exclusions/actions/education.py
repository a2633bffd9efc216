"""Education from the sixth school day, and the admission register."""

from foothold.child.pupils import ledger as ties
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import AgainstTheLaw, Refused
from foothold.law.register import review as clocks
from foothold.path.exclusions import facts, letters_stages
from foothold.path.exclusions.actions.case import DAY_SIX, EDUCATION, Case
from foothold.path.exclusions.models import EducationArranged, EducationException, RegisterDeletion


@action(
    Permission.ARRANGE_EDUCATION,
    on="exclusion",
    says="Education arranged: {arranged[place]} from {arranged[starts_on]}",
)
def arrange_education(*, by, at, exclusion, arranged):
    """Records where the pupil will be taught. The duty is done when it begins, not when it is arranged; of another
    place or day the parent is told anew."""
    case = Case(exclusion, by, at)
    if not case.row.stands_on(case.today):
        case.refuse_unless_standing()
    if arranged["starts_on"] < case.row.starts_on:
        raise Refused(
            f"Education cannot start before the exclusion, which began on {case.row.starts_on:%-d %B %Y}. Check the"
            " date."
        )
    if case.row.education.exists():
        case.not_done("excl.s104_further")
    row = EducationArranged.objects.create(exclusion=case.row, arranged_at=at, **arranged)
    case.draft(at, *letters_stages.taught(case.row))
    return row


@action(Permission.ARRANGE_EDUCATION, on="exclusion", says="Education began {began_on}")
def begin_education(*, by, at, exclusion, began_on):
    """Records the day the pupil was first taught: from then on nothing is owed."""
    case = Case(exclusion, by, at)
    case.refuse_unless_past(began_on, at, "The first day of education")
    row = case.row.education.last()
    if row is None:
        raise Refused("No education is arranged yet. Record where, and from when, first.")
    row.began_on = began_on
    row.save(update_fields=["began_on"])
    case.met(*DAY_SIX, on=began_on, how=row.place)
    return row


@action(Permission.ARRANGE_EDUCATION, on="exclusion", says="Full-time education not owed: {ground}. {note}")
def except_education(*, by, at, exclusion, ground, note):
    """Records an exception the regulations know; the open duty of day 6 is let go with that reason."""
    case = Case(exclusion, by, at)
    if facts.held(case.row, "education_exception"):
        raise Refused("An exception is on record already.")
    row = EducationException.objects.create(
        exclusion=case.row, ground=ground, note=note, from_on=clock.day_of(at)
    )
    case.let_go_of(f"{row.get_ground_display().capitalize()}. {note}", *EDUCATION)
    return row


@action(Permission.DELETE_FROM_REGISTER, on="exclusion", says="Taken off the register after {last_on}")
def delete_from_register(*, by, at, exclusion, last_on, told):
    """Takes the name off the admission register, once that is lawful, with what the return to the authority says."""
    case = Case(exclusion, by, at)
    case.refuse_unless_past(last_on, at, "The last day on the register")
    if facts.held(case.row, "deletion"):
        raise Refused("The name has been taken off already.")
    ground = facts.ground_for_deletion(case.row, last_on, case.school.calendar)
    if ground is None:
        raise AgainstTheLaw(
            clocks.DELETE_PEX.on(max(last_on, clocks.DELETE_PEX.versions[0].in_force_from)),
            "The name stays on the register until the time to ask for a review has passed without one, the parent has"
            " said in writing that none is wanted, or a review has ended without reinstatement.",
        )
    row = RegisterDeletion.objects.create(exclusion=case.row, last_on=last_on, ground=ground, **told)
    case.leave_open(at)
    ties.leave(case.row.pupil, case.row.school, last_on=last_on)
    return row
