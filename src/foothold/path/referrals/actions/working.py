"""The work that follows once a team has accepted: who leads it, what was done, a unit's programme, and its end."""

from foothold.child.duties import ledger as duties
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action
from foothold.ground.policy import referral_duties
from foothold.path.referrals import checks
from foothold.path.referrals.actions.trail import Trail
from foothold.path.referrals.models import Programme, Referral, Step, Work

TEAM = Permission.FOLLOW_REFERRAL
SENT_ON = "the day of the referral"


@action(TEAM, on="referral", says="{referral}: allocated to {lead_worker} on {allocated_on}")
def allocate(*, by, at, referral, lead_worker, discipline, allocated_on, discussed_with=""):
    """Says who leads the work. A later one takes the place of the first, which stays in the chronology."""
    trail = _accepted(referral, by, at)
    row = trail.row
    checks.in_order(allocated_on, row.sent_on, trail.today, SENT_ON)
    row.lead_worker, row.discipline, row.discussed_with = lead_worker, discipline, discussed_with
    row.allocated_on = allocated_on
    row.save(update_fields=["lead_worker", "discipline", "discussed_with", "allocated_on"])
    return row


@action(TEAM, on="referral", says="{referral}: {work[kind]} on {work[on]}, {work[who]}")
def record_work(*, by, at, referral, work):
    """One visit, meeting, observation or session, with what came of it."""
    trail = _accepted(referral, by, at)
    checks.in_order(work["on"], trail.row.sent_on, trail.today, SENT_ON)
    return Work.objects.create(referral=trail.row, recorded_by=by, **work)


@action(
    TEAM,
    on="referral",
    says="{referral}: programme with a review on {programme[review_on]}, to {programme[ends_on]}",
)
def write_programme(*, by, at, referral, programme):
    """The unit writes its programme, or changes it until the headteacher signs. Review and end are then owed."""
    trail = _of_unit(referral, by, at)
    made = Programme.objects.filter(referral=trail.row).first()
    is_new = made is None
    made = made or Programme(referral=trail.row, written_on=trail.today)
    for name, value in programme.items():
        setattr(made, name, value)
    checks.can_write(made, trail.row)
    made.save()
    debt = trail.debt(referral_duties.PROGRAMME, _owed(trail.row, made))
    if is_new:
        duties.owe(debt)
    else:
        duties.owe_again(debt, by=by, because="The programme was written anew.")
    return made


def _owed(row, programme):
    return referral_duties.Programme(
        team=row.team_name,
        since=programme.written_on,
        review_on=programme.review_on,
        ends_on=programme.ends_on,
        source=f"The programme of {row.team_name}",
        signs_in=row.team_id is not None,
    )


@action(Permission.SIGN_PROGRAMME, on="referral", says="{referral}: targets signed off by the headteacher")
def sign_off(*, by, at, referral):
    """The headteacher signs the targets that school, family and child have agreed."""
    trail = Trail.held(referral, by, at)
    checks.is_a_programme(trail.row)
    made = _programme(trail.row)
    checks.can_sign(made)
    made.signed_by, made.signed_on = by, trail.today
    made.save(update_fields=["signed_by", "signed_on"])
    return made


@action(TEAM, on="referral", says="{referral}: programme reviewed on {held_on}; came: {came}")
def review_programme(*, by, at, referral, held_on, came, found):
    """The review in the middle, with school, unit, family and services."""
    trail = _of_unit(referral, by, at)
    made = _programme(trail.row)
    checks.can_review(made)
    checks.in_order(held_on, made.signed_on, trail.today, "the day the targets were signed off")
    made.reviewed_on, made.came, made.found = held_on, " ".join(came), found
    made.save(update_fields=["reviewed_on", "came", "found"])
    trail.met(referral_duties.REVIEW, on=held_on, how="The review was held.")
    return made


@action(TEAM, on="referral", says="{referral} ended on {ended_on}: {result}")
def end(*, by, at, referral, ended_on, result, sustained_by=None):
    """The work is over. A unit's programme ends with a sustainability plan, and not without."""
    trail = _accepted(referral, by, at)
    checks.in_order(ended_on, trail.row.sent_on, trail.today, SENT_ON)
    made = Programme.objects.filter(referral=trail.row).first()
    checks.can_end(trail.row, made, sustained_by)
    if made and sustained_by:
        made.sustained_by = sustained_by
        made.save(update_fields=["sustained_by"])
    trail.met(referral_duties.END, on=ended_on, how="The work ended.")
    return trail.close(Referral.Status.ENDED, Step.Kind.ENDED, result, ended_on=ended_on)


def _accepted(referral, by, at):
    trail = Trail.held_by_team(referral, by, at)
    checks.is_accepted(trail.row)
    return trail


def _of_unit(referral, by, at):
    trail = Trail.held_by_team(referral, by, at)
    checks.is_a_programme(trail.row)
    return trail


def _programme(row):
    made = Programme.objects.filter(referral=row).select_related("plan").first()
    checks.has_programme(made)
    return made
