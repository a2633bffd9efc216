"""Whether the parent was told in time where and when education starts, and by which provision that is measured."""

from datetime import datetime, time

from foothold.ground.kit import clock
from foothold.law import day_six, review_panel
from foothold.law.due import Party
from foothold.law.register.education import S104_FURTHER
from foothold.path.exclusions import facts
from foothold.path.exclusions.models import Notice


def standing(arranged, notices, sixth, school, decided_on, calendar):
    """A sentence on the notice of one arrangement, with its provision.

    Where the time of day is not on record, the end of the day is taken. The parent may agree to less only where
    education starts before the sixth day.
    """
    told = _told(arranged, notices, calendar)
    agreed = arranged.shorter_notice_agreed and sixth is not None and arranged.starts_on < sixth
    said = _said(arranged, told, school.morning_starts_at, agreed=agreed)
    return f"{said} ({S104_FURTHER.on(decided_on).citation}; check before relying)."


def _told(arranged, notices, calendar):
    """When the parent last had it in writing, or None; what was sent before says nothing of this arrangement."""
    found = [each for each in notices if (each.kind, each.to) == (Notice.Kind.DAY_SIX, Party.RELEVANT_PERSON)]
    since = [each for each in found if each.stands and _is_after(each, arranged.arranged_at)]
    written = [each for each in since if review_panel.is_written(review_panel.SentHow(each.how))]
    return max((_moment(each, calendar) for each in written), default=None)


def _is_after(notice, arranged_at):
    """Sent on that day or later, and recorded after it."""
    return notice.sent_on >= clock.day_of(arranged_at) and notice.recorded_at >= arranged_at


def _moment(notice, calendar):
    given = facts.given_on(notice, calendar)
    at = notice.sent_time if given == notice.sent_on else None
    return datetime.combine(given, at or time.max)


def _said(arranged, told, morning_starts, *, agreed):
    if agreed:
        return "The parent agreed to less than 48 hours' notice of where and when it starts"
    if told is None:
        return "Notice of where and when it starts, 48 hours before, is not on record"
    if day_six.further_notice_in_time(told, arranged.starts_on, morning_starts, agreed=False):
        return f"The parent was told where and when on {told:%-d %B %Y}, at least 48 hours before it starts"
    return f"The parent was told where and when on {told:%-d %B %Y}, less than 48 hours before it starts"
