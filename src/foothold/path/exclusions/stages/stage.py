"""One stage of a path as it is shown, and what may be recorded there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from foothold.child.duties.models import Duty
from foothold.ground.access.permissions import Permission

DONE, NOW, LATE, NEXT, NOT_NEEDED = "done", "now", "late", "next", "not needed"


@dataclass(frozen=True)
class Step:
    """What may be done at a stage: the page's name, the words of its link, and who may."""

    page: str
    text: str
    permission: Permission


@dataclass(frozen=True)
class Stage:
    """One stage: its legal day, whether it was met, and what it opens next.

    `duty` is what is owed there, and `let_go_on` the day from which it was owed no more, if it was not done. Stages of
    one `track` follow one another; tracks run side by side. `still` may be recorded where the stage is not needed.
    `others` are the titles of stages of which the same is said.
    """

    title: str
    track: str = "path"
    done: bool = False
    why_not: str = ""
    on: date | None = None
    on_means: str = ""
    said: tuple[str, ...] = ()
    opens: str = ""
    duty: Duty | None = None
    let_go_on: date | None = None
    steps: tuple[Step, ...] = ()
    still: tuple[Step, ...] = ()
    state: str = ""
    due: Any = None
    standing: str = ""
    others: tuple[str, ...] = ()

    @property
    def is_needed(self):
        return self.state != NOT_NEEDED

    @property
    def is_passed_over(self):
        """Not needed, and nothing was done or missed there."""
        return not (self.is_needed or self.said or self.standing)

    @property
    def due_on(self):
        """The legal day to show: of what is not needed only where it passed and nothing was done."""
        return self.duty.due_on if self.duty and (self.is_needed or self.standing) else None


BOARD = Step("arrange-board", "Arrange the governing board's meeting", Permission.ARRANGE_BOARD)
DECIDE = Step("decide-as-board", "Record the governing board's decision", Permission.DECIDE_AS_BOARD)
TELL = Step("give-notice", "Record that a notice was given", Permission.GIVE_NOTICE)
SAID = Step("represent", "Record what was said to the board", Permission.RECORD_REPRESENTATIONS)
APPLY = Step("apply-for-review", "Record that a review was asked for", Permission.RECORD_REVIEW_REQUEST)
WAIVE = Step("waive-review", "Record that no review is wanted", Permission.RECORD_REVIEW_REQUEST)
CLAIM = Step("claim", "Record an Equality Act claim", Permission.RECORD_REVIEW_REQUEST)
DETERMINE = Step("determine-claim", "Record the end of the claim", Permission.RECORD_REVIEW_REQUEST)
HEAR = Step("arrange-hearing", "Arrange the review hearing", Permission.ARRANGE_REVIEW)
REVIEW = Step("decide-review", "Record the review panel's decision", Permission.DECIDE_REVIEW)
AGAIN = Step("reconsider", "Record the reconsidered decision", Permission.DECIDE_AS_BOARD)
SETTLE = Step("settle-readjustment", "Record that it was settled", Permission.ARRANGE_REVIEW)
TEACH = Step("arrange-education", "Arrange education from day 6", Permission.ARRANGE_EDUCATION)
BEGIN = Step("begin-education", "Record that education began", Permission.ARRANGE_EDUCATION)
EXCEPT = Step("except-education", "Record why it is not owed", Permission.ARRANGE_EDUCATION)
DELETE = Step("delete-from-register", "Take the name off the register", Permission.DELETE_FROM_REGISTER)

IF_IT_HAPPENS = (SAID, CLAIM, WAIVE)
"""What nobody has to do: offered after what somebody has."""
