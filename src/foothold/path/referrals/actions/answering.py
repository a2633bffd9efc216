"""What the team that was asked says: it has it, it has read it, and its answer.

A team whose people sign in here records its own steps. For any other the school records what it heard.
"""

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy import referral_duties
from foothold.path.referrals import facts
from foothold.path.referrals.actions.trail import Trail
from foothold.path.referrals.models import Referral, Step

Status, Kind = Referral.Status, Step.Kind


@action(Permission.FOLLOW_REFERRAL, on="referral", says="{referral} was {status}")
def acknowledge(*, by, at, referral, status):
    """The team has it, or has read it."""
    trail = Trail.held_by_team(referral, by, at)
    if status not in (Status.RECEIVED, Status.READ):
        raise Refused("Say whether it was received or read. An answer is recorded as an answer.")
    return trail.step(Kind(status), to=Status(status))


@action(Permission.FOLLOW_REFERRAL, on="referral", says="{referral} was accepted. {said}")
def accept(*, by, at, referral, said=""):
    """The team takes it on."""
    return Trail.answering(referral, by, at).step(Kind.ACCEPTED, said, to=Status.ACCEPTED)


@action(Permission.FOLLOW_REFERRAL, on="referral", says="{referral} was declined: {because}")
def decline(*, by, at, referral, because):
    """The team does not take it on, and says why."""
    if not because.strip():
        raise Refused("Say why it is declined, and whom the school might ask instead.")
    trail = Trail.answering(referral, by, at)
    return trail.close(Status.DECLINED, Kind.DECLINED, because)


@action(Permission.FOLLOW_REFERRAL, on="referral", says="{referral} was passed on to {to}. {said}")
def pass_on(*, by, at, referral, to, said=""):
    """Another team considers it: after a screening, the panel of the child's age on the day of the referral."""
    trail = Trail.answering(referral, by, at)
    if to not in facts.passes_to(trail.row, trail.place):
        raise Refused("Choose one of the teams that the page offers: the local rules name them.")
    trail.hide_from_team()
    _pass_to(trail, to, f"To {to}. {said}".strip())
    trail.show_to_team()
    trail.owe_answer()
    return trail.row


def _pass_to(trail, to, said):
    team = facts.team_called(to, trail.row.school, trail.today)
    moved = {"team_name": to, "team": team, "answer_by": trail.next_answer_by()}
    try:
        with transaction.atomic():
            trail.step(Kind.PASSED_ON, said, to=Status.SENT, **moved)
    except IntegrityError:
        raise Refused(
            f"A referral of this child to {to} is open already. Say so and decline this one."
        ) from None


@action(Permission.FOLLOW_REFERRAL, on="referral", says="{referral}: more was asked for by {by_on}: {what}")
def ask_more(*, by, at, referral, what, by_on):
    """The team needs more before it answers, and names a day for it."""
    if not what.strip() or by_on is None or by_on <= clock.day_of(at):
        raise Refused("Say what is missing, and choose a day after today by which the school sends it.")
    trail = Trail.answering(referral, by, at)
    row = trail.step(Kind.MORE_ASKED, what, to=Status.MORE_ASKED)
    given = referral_duties.MoreAsked(
        team=row.team_name, since=trail.today, by_on=by_on, source=row.team_name
    )
    duties.owe(trail.debt(referral_duties.MORE_ASKED, given))
    return row
