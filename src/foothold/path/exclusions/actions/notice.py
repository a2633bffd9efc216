"""Notices: who was told what, how and when. Telling meets what was owed, and may start the next clock."""

from django.db.models import Q

from foothold.child.letters import ledger as letters_ledger
from foothold.child.letters.models import Letter
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action, afterwards
from foothold.ground.kit.refusals import Refused
from foothold.law import notices as law
from foothold.law.due import Party
from foothold.law.review_panel import SentHow
from foothold.path.exclusions import facts
from foothold.path.exclusions.actions.case import Case
from foothold.path.exclusions.actions.review import look_again
from foothold.path.exclusions.models import Notice

DECISION = (Notice.Kind.DECISION, Party.RELEVANT_PERSON)
OF_DECISION = (Notice.Kind.EXCLUSION, Notice.Kind.AUTHORITY, Notice.Kind.WORKERS, Notice.Kind.BOARD)


@action(Permission.GIVE_NOTICE, on="exclusion", says="Given {how}: {told}")
def give_notice(
    *, by, at, exclusion, told, how, sent_on, sent_time=None, letter="", carer=None, others_wait=False
):
    """Records that each of `told` (facts.Told) was given on one day in one way: what was owed is then done, unless
    others who must be told wait for theirs (`others_wait`).

    What a parent must be told in writing is not done by saying it. The governing board's time to meet is counted
    from the day its own notice counts as given.
    """
    case = Case(exclusion, by, at)
    case.refuse_unless_past(sent_on, at, "A notice")
    sent = {"how": how, "sent_on": sent_on, "sent_time": sent_time, "letter": letter, "carer": carer}
    given = [_notice(case, each, sent, at) for each in told]
    Notice.objects.bulk_create(given)
    for each in [] if letter else given:
        if each.kind == Notice.Kind.CORRECTION and law.is_told(Party(each.to), SentHow(how)):
            letters_ledger.put_right_otherwise(case.row.reference, each.to)
    for each in [] if others_wait else given:
        if law.is_told(Party(each.to), SentHow(how)):
            case.met(
                each.kind,
                to=each.to,
                on=facts.done_on(each, case.school.calendar),
                how=each.get_how_display(),
            )
    case.go_on_from({(each.kind, each.to) for each in given}, at)
    return given


@action(Permission.GIVE_NOTICE, on="exclusion", says="Taken back: {notices}, because {reason}")
def take_back_notices(*, by, at, exclusion, notices, reason):
    """Takes back notices that were not given after all, and with them whatever the same letter told. What they told is
    owed again, what was counted from them is counted anew, and their letters are drafted once more."""
    if not reason.strip():
        raise Refused("Say why, in a sentence that somebody reading this in a year will understand.")
    case = Case(exclusion, by, at)
    taken = _taken_back(case.row, notices, at, reason)
    for each in taken:
        if not _is_told_otherwise(case.row, each):
            case.not_done(each.kind, to=each.to)
            _let_go_of_correction(case, each)
    told = {(each.kind, each.to) for each in taken}
    case.go_on_from(told, at, "A notice to the governing board was taken back.")
    if DECISION in told:
        afterwards(look_again, by=by, at=at, exclusion=case.row)
    sent = {each.letter.partition(":")[2] for each in taken if each.letter}
    case.draft_again(at, list(Letter.objects.filter(pk__in=sent)))
    return taken


def _taken_back(row, notices, at, reason):
    letters = {each.letter for each in notices} - {""}
    chosen = Q(pk__in=[each.pk for each in notices]) | Q(letter__in=letters)
    taken = list(row.notices.standing().filter(chosen))
    if not taken:
        raise Refused("That was taken back already. Open the exclusion to read what is on record.")
    row.notices.filter(pk__in=[each.pk for each in taken]).update(withdrawn_at=at, withdrawn_because=reason)
    return taken


def _let_go_of_correction(case, taken):
    """Nobody has to be told that a notice was wrong that they never had."""
    same = case.row.notices.standing().filter(kind=taken.kind, to=taken.to)
    if taken.kind in OF_DECISION and not same.exists():
        case.told_rightly(taken.to, "The notice that said so was not given after all.")


def _is_told_otherwise(row, notice):
    """Whether another notice of the same to the same person still stands, and is enough."""
    same = row.notices.standing().filter(kind=notice.kind, to=notice.to, carer=notice.carer)
    return any(law.is_told(Party(each.to), SentHow(each.how)) for each in same)


def _notice(case, told, sent, at):
    return Notice(exclusion=case.row, kind=told.kind, to=told.to, recorded_by=case.by, recorded_at=at, **sent)
