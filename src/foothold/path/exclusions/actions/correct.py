"""What was typed wrongly about an exclusion is put right, with a reason; what it replaced stays readable."""

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.child.letters import ledger as letters_ledger
from foothold.child.pupils import ledger as ties
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Tie
from foothold.ground.kit import clock
from foothold.ground.kit.action import action_on_many
from foothold.ground.kit.refusals import AgainstTheLaw, Refused
from foothold.law import codes, correction, rules
from foothold.law.register import exclusions as clocks
from foothold.path.exclusions import checks, corrections, facts, letters, letters_corrected, preview, rows
from foothold.path.exclusions.actions.case import Case
from foothold.path.exclusions.models import ExcludedSession, Exclusion, Measure, PermanentGrounds, Reason


@action_on_many(
    Permission.CORRECT_EXCLUSION,
    on="exclusion",
    record_on="exclusion",
    says="{which} corrected: {reason}{again}",
)
def correct(*, by, at, exclusion, typed, reason):
    """Puts right what was typed: all but the kind until the headteacher confirms it, then no longer the time away.

    `typed` are the values by name as they should stand. One event, with what was and what is now.
    """
    case = Case(exclusion, by, at)
    stands = corrections.as_it_stands(case.row)
    changed = corrections.differences(stands, typed)
    _may_correct(case.row, changed)
    said, before = str(case.row), _before(case, stands, typed, at)
    deed = corrections.deed(case.row, stands, typed)
    if set(changed) & set(corrections.DECISION):
        _decide_again(case, deed, at)
    else:
        _refuse_reasons(deed)
    _write(case.row, deed, stands | typed, changed)
    _work_out_again(case, stands["starts_on"], reason, at)
    again = "".join(_write_again(Case(row, by, at), letters, at, of=case.row) for row, letters in before)
    was, now = (
        {name: corrections.in_words(name, given[name]) for name in changed} for given in (stands, typed)
    )
    told = {"which": said, "reason": reason, "again": again, "was": was, "changes": now}
    return [{"exclusion": case.row} | told]


def _may_correct(row, changed):
    if not corrections.may_correct(row):
        raise Refused(
            f"This exclusion is {row.get_status_display()}, or was recorded by the local authority."
        )
    if not changed:
        raise Refused(
            "Nothing was changed, so nothing was recorded. Change what was typed wrongly, or go back."
        )
    if set(changed) & set(corrections.DECISION) and not corrections.may_change_decision(row):
        raise AgainstTheLaw(
            clocks.NO_EXTENSION.on(row.starts_on),
            "The decision is confirmed, so its time away is never made longer or shorter. If the dates are wrong, the"
            " headteacher cancels it and decides again.",
        )


def _refuse_reasons(deed):
    if faults := codes.faults(deed.reasons, deed.starts_on):
        raise Refused(" ".join(faults))


def _decide_again(case, deed, at):
    """The same refusals as at recording, then the days away anew."""
    row = case.row
    place = facts.School.of(row.school, deed.starts_on)
    known = facts.Known(place, [row.pupil])
    known.leave_out(row)
    checks.can_be(known, row.pupil, deed, at)
    given = facts.in_law(deed, known.child(row.pupil, deed), place)
    preview.refuse(given, place.calendar)
    told_from = ties.day_before(clock.day_of(row.decided_at))
    ties.untie(row.pupil, Tie.BOARD_CLERK, last_on=told_from, about=row.reference)
    rows.decide_again(row, known, deed)
    _take_sessions(row, deed, place.calendar)
    ties.tie_all([rows.clerk_tie(row, place, given)])


def _take_sessions(row, deed, calendar):
    try:
        with transaction.atomic():
            row.sessions.all().delete()
            ExcludedSession.objects.bulk_create(rows.sessions(row, deed, calendar))
    except IntegrityError:
        raise Refused(
            "Another exclusion of this pupil takes some of these days. Open it from the child's page first."
        ) from None


def _write(row, deed, given, changed):
    for name in rows.TEXTS:
        setattr(row, name, getattr(deed, name))
    for name in corrections.DAYS:
        setattr(row, name, [day.isoformat() for day in getattr(deed, name)])
    row.save()
    if "reasons" in changed:
        row.reasons.all().delete()
        Reason.objects.bulk_create(rows.reasons(row, deed))
    if "measures" in changed:
        row.measures.all().delete()
        Measure.objects.bulk_create(Measure(exclusion=row, **each) for each in given["measures"])
    limbs = {name: given[name] for name in changed if name in corrections.GROUNDS}
    if limbs:
        PermanentGrounds.objects.filter(exclusion=row).update(**limbs)


def _work_out_again(case, was_from, because, at):
    again = Case(case.row, case.by, at)
    again.owe_all_again(because)
    again.later_again(since=was_from)


def _before(case, stands, typed, at):
    """Pairs of an exclusion and its letters as they read before: of the corrected one, and of later ones in the school
    year, whose totals may change with it."""
    first = min(stands["starts_on"], typed.get("starts_on", stands["starts_on"]))
    later = [row for row in case.known.later(case.row.pupil, first) if row != case.row]
    pairs = [(row, _letters(row, at)) for row in (case.row, *later)]
    for _, found in pairs:
        found.wanted()
    return pairs


def _letters(row, at):
    return letters.Occasion.of(Exclusion.objects.get(pk=row.pk), clock.day_of(at))


def _write_again(case, before, at, *, of):
    """The decision's letters not sent yet are drafted from what is on record now. Who was told what was wrong is owed a
    letter that puts it right. Returns, in words, whom that falls on; `of` is the exclusion that was corrected."""
    anew = letters_corrected.Corrected(_letters(case.row, at), before)
    if anew.is_as_before:
        return ""
    if anew.overtaken:
        letters_ledger.no_longer_needed(case.row.reference, *anew.overtaken)
    letters_ledger.draft_anew(anew.drafts, by=case.by, at=at)
    _owe_telling(case, anew.told_wrongly, at)
    named = ", ".join(f"the {party.label}" for party in sorted(anew.told_wrongly))
    which = "" if case.row == of else f" of the {case.row}"
    return f"; to be told what was wrong{which}: {named}" if named else ""


def _owe_telling(case, told_wrongly, at):
    """Who waits to be told of an earlier correction waits on; who was told rightly after all waits no more."""
    waiting = duties.owed_to(case.row.reference, clocks.CORRECTION.id)
    for party in waiting - told_wrongly:
        case.told_rightly(party, "Corrected again: what they were told is right.")
    if to_tell := told_wrongly - waiting:
        excluded_on, on = clock.day_of(case.row.decided_at), clock.day_of(at)
        given = correction.Corrected(excluded_on=excluded_on, corrected_on=on, told=tuple(sorted(to_tell)))
        case.owe(rules.CORRECTION, given)
