"""What cannot be recorded of a referral, each said in a sentence that names the next step. Nothing here saves."""

from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.policy.routes import Route
from foothold.path.referrals import facts
from foothold.path.referrals.models import Referral

ADVISES_ON_MEASURES = (Route.PSYCHOLOGY, Route.MENTAL_HEALTH)


def can_send(row, way, place, pieces, by):
    _refuse_who_may_not_ask(way, place, by, row)
    if way.team_name and way.team_name != row.team_name:
        raise Refused(f"The local rules name {way.team_name} for this. Open the page again.")
    if not row.team_name:
        raise Refused("Say which team is asked.")
    if row.asks == Referral.Asks.MEASURES and row.route not in ADVISES_ON_MEASURES:
        raise Refused(
            "Educational psychologists and CAMHS advise on what to measure. Ask one of them, or ask for something else."
        )
    _refuse_without_evidence(way, pieces, row)
    _refuse_without_ground(row)
    _refuse_days(row)


def _refuse_who_may_not_ask(way, place, by, row):
    if way.from_schools_only and not _is_of(by, place.school, place.on):
        raise Refused(
            f"{way.team_name} takes referrals from schools only. Ask the headteacher or the SENCO of {place.school} to"
            " refer."
        )
    if not way.takes(place.school, place.on):
        raise Refused(
            f"{way.team_name} works with {way.open_to}, and {place.school} is none of them."
            f" {place.signpost(row.route)}"
        )


def _is_of(person, school, on):
    return any(each.organisation_id == school.pk for each in person.memberships_on(on))


def lacks_evidence(way, pieces, tried_elsewhere):
    """What is missing of the evidence a route asks for, in words; empty where it is all there."""
    if not way.evidence:
        return ""
    if way.asks_for_a_plan:
        return (
            "" if any(each.is_a_plan for each in pieces) else "a pastoral support programme or a plan like it"
        )
    return "" if pieces or tried_elsewhere.strip() else "what the school has tried, and what came of it"


def _refuse_without_evidence(way, pieces, row):
    lacks = lacks_evidence(way, pieces, row.tried_elsewhere)
    if lacks and way.refuses_without_evidence:
        raise Refused(
            f"{way.team_name} asks for evidence of earlier support, and this referral has none: {lacks}. Record it on"
            " the child's page and choose it here; nothing is typed again."
        )


def _refuse_without_ground(row):
    if bool(row.consent_by.strip()) != (row.consent_on is not None):
        raise Refused("Say who agreed and on which day, both of them.")
    if row.consent_on is None and not row.without_consent.strip():
        raise Refused("Say who agreed to the referral and when, or why it is sent without consent.")


def _refuse_days(row):
    if row.consent_on and row.consent_on > row.sent_on:
        raise Refused("Consent was given before the referral is sent. Check the day.")
    if row.contacted_on and row.contacted_on > row.sent_on:
        raise Refused("The informal contact came before the referral. Check the day.")


def is_theirs(person, referral, on):
    if not facts.is_theirs(person, referral, on):
        raise NotAllowed(f"{referral.team} records this itself in Foothold. You see here what it records.")


def is_accepted(row):
    if row.status != Referral.Status.ACCEPTED:
        raise Refused(
            f"The referral is {row.get_status_display()}. This comes once the team has accepted it."
        )


def is_a_programme(row):
    is_accepted(row)
    if not row.is_to_a_unit:
        raise Refused(
            "Only a unit that works in school and family has a programme. Record the work and its result."
        )


def in_order(day, earliest, today, what):
    """A day that has come, and not before what came first."""
    if day > today:
        raise Refused("That day is in the future. Record it once it has come.")
    if day < earliest:
        raise Refused(f"That day is before {earliest:%-d %B %Y}, {what}. Choose that day or a later one.")


def can_write(programme, row):
    if programme.signed_on:
        raise Refused("The headteacher has signed these targets. What changes now is recorded at the review.")
    if programme.plan not in facts.plans_of(row):
        raise Refused("Choose the running plan of support that the programme dovetails with.")
    if not programme.written_on < programme.review_on < programme.ends_on:
        raise Refused("The review in the middle lies between today and the last day of the programme.")


def has_programme(programme):
    if programme is None:
        raise Refused("The unit has not written its programme yet. It does so after its planning.")


def can_sign(programme):
    if programme.signed_on:
        raise Refused(f"It was signed off on {programme.signed_on:%-d %B %Y} already.")
    if programme.missing:
        raise Refused(
            f"Before it is signed off, the targets are agreed by {', '.join(programme.missing)} too. The unit records"
            " that on the programme."
        )


def can_review(programme):
    if programme.signed_on is None:
        raise Refused("The headteacher signs the targets off first. Then the programme is reviewed.")
    if programme.reviewed_on:
        raise Refused(f"Its review in the middle was held on {programme.reviewed_on:%-d %B %Y} already.")


def can_end(row, programme, sustained_by):
    if not row.is_to_a_unit:
        return
    if programme is None:
        raise Refused(
            "The unit has not written its programme. Write it first, or withdraw the referral and say why."
        )
    if sustained_by is None or sustained_by not in facts.sustainability_plans(row):
        raise Refused(
            "The programme ends with a sustainability plan: how progress is kept once the unit has gone. Write one on"
            " the child's page and choose it here."
        )
