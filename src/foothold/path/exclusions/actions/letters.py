"""A letter that went out: sent by a person, and a notice given to whoever it is for."""

from foothold.child.letters import ledger
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.action import action
from foothold.path.exclusions import letters
from foothold.path.exclusions.actions.notice import give_notice


@action(
    Permission.SEND_LETTER, on="letter", says="Letter sent {sent_how} to {sent_to} on {sent_on}: {letter}"
)
def send_letter(*, by, at, letter, sent_on, sent_how, sent_to, missing_because=""):
    """Records that a person sent a letter. What it tells counts as told, and the clock that hangs on it starts."""
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
        )
    return sent
