"""Who has a stage's news in writing beside the family, as the law names them, and by which letter."""

from foothold.child.letters.kinds.stages import NAMES
from foothold.law import board_steps, review_steps
from foothold.law.due import Party

EVERY_INVITATION = tuple(f"invited.{name}" for name in NAMES.values())
EVERY_HEARING = tuple(f"heard.{name}" for name in NAMES.values())


def invited(given):
    """Those invited to the governing board's meeting; `given` are the facts of the exclusion."""
    parties = board_steps.invited_beside_parent(bool(given.has_social_worker), bool(given.looked_after))
    return _letters("invited", parties)


def decided(given):
    """Those told what the governing board decided."""
    return _letters("decided", _after_board(given))


def heard(given):
    """Those who have the day and the papers of the review hearing."""
    parties = review_steps.heard_beside_parent(bool(given.has_social_worker), bool(given.looked_after))
    return _letters("heard", parties)


def reviewed():
    """Those told what the review panel decided."""
    return _letters("reviewed", review_steps.TOLD_BESIDE_PARENT)


def again(given):
    """Those told the governing board's second decision."""
    return _letters("again", _after_board(given))


def _after_board(given):
    elsewhere = given.home_authority != given.school_authority
    return board_steps.told_beside_parent(given.exclusion.is_permanent, elsewhere)


def _letters(family, parties: tuple[Party, ...]):
    return tuple(f"{family}.{NAMES[party]}" for party in parties)
