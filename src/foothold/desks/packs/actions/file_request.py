"""A request for a child's whole file: received, what is left out decided, answered."""

from foothold.child.duties import ledger as duties
from foothold.desks.packs import facts
from foothold.desks.packs.models import FileRequest, answering_for
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations import calendars
from foothold.law import rules
from foothold.law.due import Party
from foothold.law.register.elsewhere import SUBJECT_ACCESS


@action(Permission.ANSWER_FILE_REQUEST, on="pupil", says="{asker} asked for the whole file on {received_on}")
def receive_request(
    *,
    by,
    at,
    pupil,
    controller,
    school,
    received_on,
    asker,
    carer=None,
    asker_name="",
    identity_received_on=None,
    is_complex=False,
):
    """Records the request and what it makes owed: an answer in time. `school` is whose calendar says which days are
    working days; `controller` is who must answer."""
    _refuse_for_another(by, at, controller)
    if max(received_on, identity_received_on or received_on) > clock.day_of(at):
        raise Refused("A day of receipt cannot be in the future. Record the request once it has come in.")
    row = FileRequest.objects.create(
        pupil=pupil,
        controller=controller,
        asker=asker,
        carer=carer,
        asker_name=asker_name,
        received_on=received_on,
        identity_received_on=identity_received_on,
        is_complex=is_complex,
    )
    _owe(row, school)
    return row


def _refuse_for_another(by, at, controller):
    """Each who keeps a file answers for it alone: a school does not answer what was asked of its authority."""
    if controller.pk not in answering_for(by, clock.day_of(at)):
        raise NotAllowed(f"{controller} was asked, so its own people answer. Let them know that it came in.")


def _owe(row, school):
    given, calendar = facts.as_law(row), calendars.calendar_of(school)
    debt = duties.Debt(
        pupil=row.pupil,
        school=school,
        about=row.reference,
        rule=rules.SUBJECT_ACCESS,
        facts=given,
        dues=rules.dues(rules.SUBJECT_ACCESS, given, calendar),
        bodies={Party.CONTROLLER: row.controller},
    )
    duties.owe(debt)


@action(
    Permission.ANSWER_FILE_REQUEST,
    on="request",
    says="Decided what is left out of the file, because {because}",
)
def leave_out(*, by, at, request, classes, tables, because):
    """Which kinds of facts and which parts of the file are left out, and why."""
    _refuse_for_another(by, at, request.controller)
    if (classes or tables) and not because.strip():
        raise Refused("Say why something is left out. The person who asked has a right to be told.")
    request.left_out, request.tables_left_out = sorted(classes), sorted(tables)
    request.left_out_because = because if classes or tables else ""
    request.save(update_fields=["left_out", "tables_left_out", "left_out_because"])
    return request


@action(Permission.ANSWER_FILE_REQUEST, on="request", says="The file was given on {answered_on}, {how}")
def answer(*, by, at, request, answered_on, how):
    """The file was handed over: what was owed is done."""
    _refuse_for_another(by, at, request.controller)
    if answered_on > clock.day_of(at):
        raise Refused("The day cannot be in the future. Record the answer once it has been given.")
    if not duties.met(request.reference, [SUBJECT_ACCESS.id], by=by, on=answered_on, how=how):
        raise Refused("This request is answered already.")
    return request
