"""What is on record about one exclusion, as its stages ask for it."""

from foothold.child.duties.models import Duty
from foothold.ground.kit import widgets
from foothold.path.exclusions import facts


class Held:
    """One exclusion with its duties, its calendar, what law says of the board (`law`), and the day it is read."""

    def __init__(self, row, duties, calendar, board, today):
        self.row, self.calendar, self.law, self.today = row, calendar, board, today
        self.duties = duties
        self.decision = facts.board_decision(row, board)
        self.outcome = facts.held(row, "review_outcome")
        self.again = facts.held(row, "reconsideration")
        self.claim = facts.held(row, "claim")
        self.waiver = facts.given_up(row)
        self.last_to_apply = facts.last_day_to_apply(row, calendar)

    def owed(self, *kinds, to=""):
        """The duty of these kinds that counts: the latest not let go, else the latest."""
        found = [each for each in self.duties if each.kind in kinds and (not to or each.owed_to == to)]
        live = [each for each in found if each.status != Duty.Status.VOID]
        return max(live or found, key=lambda each: each.pk, default=None)

    def telling(self, *kinds, first):
        """Of several to be told, the one who still is not; once all are, the one from whom the next clock runs."""
        left = [each for each in self.duties if each.kind in kinds and each.status == Duty.Status.OPEN]
        notices = [each for each in left if each.is_notice]
        return min(notices, key=lambda each: each.due_on, default=None) or self.owed(*kinds, to=first)

    def all_met(self, *kinds, apart_from=""):
        """Whether everything of these kinds is done; what is owed to one party may be left out."""
        found = [each for each in self.live(*kinds) if each.owed_to != apart_from]
        return bool(found) and all(each.status == Duty.Status.MET for each in found)

    def live(self, *kinds):
        """What of these kinds was not let go."""
        return [each for each in self.duties if each.kind in kinds and each.status != Duty.Status.VOID]

    def given(self, *kinds):
        """Each notice of these kinds as a sentence, with the day it counts as given where that is another."""
        return tuple(self._notice(each) for each in self.row.several("notices") if each.kind in kinds)

    def _notice(self, notice):
        counts = facts.given_on(notice, self.calendar)
        later = f"; counts as given on {counts:%-d %B %Y}" if counts != notice.sent_on else ""
        back = f" Taken back: {notice.withdrawn_because}" if not notice.stands else ""
        return f"{sentence(notice)}: {notice.get_how_display()} on {notice.sent_on:%-d %B %Y}{later}.{back}"

    @property
    def ended_on(self):
        """The day from which nothing more is owed but the telling of it."""
        return self.row.cancelled_on or self.row.reinstated_on

    def over(self):
        """Why no further stage comes, where the exclusion has been cancelled or ended."""
        if self.row.cancelled_on:
            return f"The exclusion was cancelled on {self.row.cancelled_on:%-d %B %Y}."
        if self.row.reinstated_on:
            back_on = f"{self.row.reinstated_on:%-d %B %Y}"
            return f"The governing board reinstated the pupil: back in school on {back_on}."
        return ""


def sentence(said):
    """With a capital first; what follows it stays as it is."""
    return str(said)[:1].upper() + str(said)[1:]


def when(meeting):
    """The day of a meeting, and the time where it is known."""
    at = f" at {widgets.in_words(meeting.meets_at)}" if meeting.meets_at else ""
    return f"{meeting.meets_on:%A %-d %B %Y}{at}"
