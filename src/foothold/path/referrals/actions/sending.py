"""A school asks an outside team, sends what the team still wants, or takes the referral back."""

from django.db import IntegrityError, transaction

from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy import referral_duties
from foothold.path.referrals import checks, evidence, facts
from foothold.path.referrals.actions.trail import Trail
from foothold.path.referrals.models import Evidence, Referral, Step

Status = Referral.Status


@action(Permission.SEND_REFERRAL, on="pupil", says="{team_name} was asked for help: {referral[wished]}")
def refer(*, by, at, pupil, school, team_name, referral, answer_by, sources=()):
    """Asks a team. What is chosen from the record goes with it as it stands now, and an answer is owed. `answer_by`
    counts where no local rule says how soon the team answers."""
    pupil = Pupil.objects.select_for_update().get(pk=pupil.pk)
    today = clock.day_of(at)
    place = facts.Place.of(school, today)
    way = place.way(referral["route"])
    row = Referral(
        pupil=pupil,
        school=school,
        team_name=team_name,
        team=facts.team_called(team_name, school, today),
        sent_on=today,
        sent_by=by,
        **_answered(way, answer_by, today),
        **referral,
    )
    pieces = [each for each in evidence.on_record(pupil, today) if each.source in sources]
    checks.can_send(row, way, place, pieces, by)
    _store(row)
    Evidence.objects.bulk_create([each.row(row) for each in pieces])
    trail = Trail(row, by, at)
    trail.step(Step.Kind.SENT)
    trail.show_to_team()
    trail.owe_answer()
    return row


def _answered(way, answer_by, today):
    """By when, and within how many days."""
    by_on = way.answer_by(today) or answer_by
    if by_on is None or by_on <= today:
        raise Refused("Choose a day after today by which you expect an answer.")
    return {"answer_by": by_on, "answer_days": (by_on - today).days}


def _store(row):
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused(
            f"A referral to {row.team_name} is open for this child already. Open it and go on from there."
        ) from None


@action(Permission.SEND_REFERRAL, on="referral", says="{referral}: what the team asked for was sent")
def supply(*, by, at, referral, said):
    """Sends what the team asked for. It is the team's turn again."""
    trail = Trail.held(referral, by, at)
    row = trail.step(Step.Kind.MORE_SENT, said, to=Status.SENT, answer_by=trail.next_answer_by())
    trail.met(referral_duties.MORE, on=trail.today, how="It was sent.")
    trail.owe_answer()
    return row


@action(Permission.SEND_REFERRAL, on="referral", says="{referral} was withdrawn: {because}")
def withdraw(*, by, at, referral, because):
    """Takes it back, at whatever stage it is."""
    trail = Trail.held(referral, by, at)
    return trail.close(Status.WITHDRAWN, Step.Kind.WITHDRAWN, because)
