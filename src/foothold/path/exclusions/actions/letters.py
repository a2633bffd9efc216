"""A letter that went out: sent by a person, and a notice given to whoever it is for."""

from foothold.child.letters import ledger
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.path.exclusions import letters
from foothold.path.exclusions.actions.notice import give_notice


@action(
    Permission.SEND_LETTER, on="letter", says="Letter sent {sent_how} to {sent_to} on {sent_on}: {letter}"
)
def send_letter(*, by, at, letter, sent_on, sent_how, sent_to, missing_because=""):
    """Records that a person sent a letter. What it tells counts as told, and the clock that hangs on it starts."""
    _refuse_another_last_day(letter, sent_on, sent_how)
    how = {"sent_on": sent_on, "sent_how": sent_how, "sent_to": sent_to, "missing_because": missing_because}
    sent = ledger.send(letter, by=by, at=at, **how)
    told = letters.told_by(sent)
    if told:
        give_notice(
            by=by,
            at=at,
            exclusion=letters.exclusion_of(sent),
            told=told,
            how=sent_how,
            sent_on=sent_on,
            letter=sent.reference,
            carer=sent.carer,
            others_wait=ledger.others_wait(sent),
        )
    return sent


def _refuse_another_last_day(letter, sent_on, sent_how):
    """The letter must name the last day that its own day and way of sending lead to."""
    if day := letters.another_last_day(letter, sent_on, sent_how):
        raise Refused(
            f"Sent like this, the last day to ask for a review is {day:%A %-d %B %Y}, and the letter says another day."
            " Draft it again with that day first."
        )


@action(
    Permission.WRITE_LETTER,
    on="letter",
    says="Letter drafted again with the last day to ask for a review: {letter}",
)
def correct_last_day(*, by, at, letter, sent_on, sent_how):
    """Drafts the letter again with the last day that follows from how it goes out; other words stay as they are."""
    day = letters.another_last_day(letter, sent_on, sent_how)
    if day is None:
        raise Refused("The letter names the right last day already. Mark it as sent.")
    return ledger.redate(letter, by=by, at=at, dated_on=sent_on, name="apply_by_on", day=day)
