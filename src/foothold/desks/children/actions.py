"""What is done to a child's file with an eye on the rooms below that know the child too."""

from django.db.models import ProtectedError

from foothold.child.duties import actions as duties
from foothold.child.letters import ledger as letters
from foothold.child.letters.models import Letter
from foothold.child.pupils import ledger
from foothold.child.pupils.models import Carer
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import AgainstTheLaw, Refused
from foothold.law.register import review as clocks
from foothold.path.exclusions import actions as exclusions
from foothold.path.exclusions.models import Exclusion


@action(
    Permission.CORRECT_CHILD, on="pupil", says="Left {school} after {last_on}. Where to next: {destination}"
)
def leave(*, by, at, pupil, school, last_on, destination="not known"):
    """Takes the name off one school's register; never in place of the step after a permanent exclusion."""
    _refuse_while_excluded(pupil, school, last_on)
    return ledger.leave(pupil, school, last_on=last_on)


def _refuse_while_excluded(pupil, school, last_on):
    found = Exclusion.objects.filter(pupil=pupil, school=school, kind=Exclusion.Kind.PERMANENT)
    row = found.filter(cancelled_on=None, reinstated_on=None, deletion=None).first()
    if row is not None:
        raise AgainstTheLaw(
            clocks.DELETE_PEX.on(max(last_on, clocks.DELETE_PEX.versions[0].in_force_from)),
            f"{pupil} is permanently excluded, so the name stays on the register until the time for a review has run"
            " out. Open the permanent exclusion from the child's page: its path says when the name may be taken off.",
        )


@action(Permission.CORRECT_CHILD, on="pupil", says="Lives in the area of {authority} from {from_on}")
def move_home(*, by, at, pupil, authority, from_on):
    """Another authority answers for the child from a day: it sees the child, and owes what is still open."""
    if pupil.tied(Tie.HOME_AUTHORITY, from_on) == authority:
        raise Refused(f"{pupil} lives in the area of {authority} on {from_on:%-d %B %Y} already.")
    ledger.live_in(pupil, authority, from_on=from_on)
    because = f"The child lives in the area of {authority}"
    return duties.answer_from(by=by, at=at, pupil=pupil, from_on=from_on, because=because)


@action(Permission.CORRECT_CHILD, on="pupil", says="Contact {carer} removed: {reason}")
def remove_carer(*, by, at, pupil, carer, was, reason):
    """Removes a contact recorded in error. What was on record (`was`) stays readable in the chronology."""
    if Letter.objects.filter(carer=carer, status=Letter.Status.SENT).exists():
        raise _was_in_touch(carer, "A letter was sent to")
    waited = letters.let_go_of(carer)
    try:
        Carer.objects.filter(pk=carer.pk, pupil=pupil).delete()
    except ProtectedError:
        raise _was_in_touch(carer, "A request for the file came from") from None
    if waited:
        exclusions.ask_who_waits(by=by, at=at, pupil=pupil)


def _was_in_touch(carer, how):
    return Refused(
        f"{how} {carer}, so this was no slip and the contact stays on record. To end the contact, correct it instead:"
        " tick that no letters go to this person, and say why under the limit on contact."
    )
