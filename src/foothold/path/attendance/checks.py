"""What cannot be recorded of a part-time timetable, each said in a sentence. Nothing here saves."""

from foothold.ground.kit.refusals import Refused
from foothold.law import part_time
from foothold.law.other_measures import Warning
from foothold.law.other_measures import part_time as held_against_the_law
from foothold.path.attendance import facts


def can_begin(timetable, week, agreement, place, today):
    _refuse_what_the_law_refuses(timetable, agreement, place)
    _refuse_unless_agreed_before(timetable.starts_on, agreement, today)
    _refuse_unless_part_time(timetable, week)
    if not place.calendar.is_school_day(timetable.starts_on):
        raise Refused("The first day is a day on which the school is open. Choose another.")
    _refuse_unless_bounded(timetable, timetable.starts_on, place)
    last = place.last_day(timetable.starts_on)
    if last and timetable.ends_on > last:
        raise Refused(
            f"The local rules allow {place.weeks_at_most} weeks at most, so until {last:%-d %B %Y}. Choose an earlier"
            " last day."
        )


def can_review(timetable, held_on, came, week, place, today):
    since = facts.last_review(timetable)
    if held_on > today:
        raise Refused("The review cannot be in the future. Record it once it has been held.")
    if held_on <= since:
        raise Refused(
            f"The review was held after {since:%-d %B %Y}, the start or the last review. Check the day."
        )
    if "family" not in came:
        raise Refused("A review is held with a parent or carer. Say that they came, or hold it with them.")
    if held_on < timetable.ends_on:
        _refuse_unless_bounded(timetable, held_on, place)
    if week.in_all < facts.present_week(timetable).in_all:
        raise Refused(
            "A review cannot agree fewer hours than before. End this timetable; the headteacher can then agree another"
            " with the parent."
        )
    _refuse_more_than_a_day(timetable, week)


def can_extend(timetable, was_until, agreement, place, today):
    _refuse_what_the_law_refuses(timetable, agreement, place)
    _refuse_the_future(agreement, today)
    if was_until < today:
        raise Refused(
            f"The last day was {was_until:%-d %B %Y} and has passed. End this timetable; the headteacher can then agree"
            " another with the parent."
        )
    if timetable.ends_on <= was_until:
        raise Refused(f"The new last day is after {was_until:%-d %B %Y}, the last day so far.")
    _refuse_unless_reviewed(timetable, place, today)
    _refuse_unless_bounded(timetable, facts.last_review(timetable), place)
    last = place.last_day(was_until)
    if last and timetable.ends_on > last:
        raise Refused(
            f"The local rules allow {place.weeks_at_most} weeks at most at a time, so until {last:%-d %B %Y}. Choose an"
            " earlier last day."
        )


def can_end(timetable, ended_on, today):
    if ended_on > today:
        raise Refused("A timetable ends on a day that has come. Record it then.")
    if ended_on < facts.last_review(timetable):
        raise Refused("It cannot end before it began or was last reviewed. Check the day.")


def _refuse_what_the_law_refuses(timetable, agreement, place):
    """Behaviour as the reason is refused, save where a local rule allows it: then it is kept with its warning."""
    measure = held_against_the_law(
        for_behaviour=timetable.reason == facts.BEHAVIOUR,
        ends_on=timetable.ends_on,
        parent_agrees=bool(agreement["parent"] and agreement["parent_agreed_on"]),
    )
    taken = {Warning.NOT_FOR_BEHAVIOUR} if place.allows_behaviour else set()
    for warning in measure.warnings:
        if warning not in taken:
            raise part_time.refusal(warning, timetable.starts_on)


def _refuse_unless_agreed_before(starts_on, agreement, today):
    _refuse_the_future(agreement, today)
    if agreement["parent_agreed_on"] > starts_on or today > starts_on:
        raise Refused(
            "A part-time timetable starts once headteacher and parent have agreed it, and not before."
        )


def _refuse_the_future(agreement, today):
    if agreement["parent_agreed_on"] > today:
        raise Refused("The parent's agreement cannot be in the future. Record it once they have agreed.")


def _refuse_unless_part_time(timetable, week):
    _refuse_more_than_a_day(timetable, week)
    if week.in_all >= timetable.full_day * len(week.DAYS):
        raise Refused("These are all the hours of a full week. A part-time timetable has fewer.")


def _refuse_more_than_a_day(timetable, week):
    if max(week.by_day) > timetable.full_day:
        raise Refused(
            f"No day has more hours than a full one, {timetable.full_day.normalize():f}. Check the hours."
        )


def _refuse_unless_reviewed(timetable, place, today):
    since = facts.last_review(timetable)
    by = place.review_by(since)
    if since == timetable.starts_on or (by and by < today):
        raise Refused(
            "Review it with the parent first. A timetable is made longer after a review that says why."
        )


def _refuse_unless_bounded(timetable, since, place):
    """Nothing is open-ended, and the next review falls in the local interval."""
    if timetable.ends_on <= timetable.starts_on:
        raise Refused(f"The last day is after {timetable.starts_on:%-d %B %Y}, the first.")
    if timetable.next_review_on is None or not since < timetable.next_review_on <= timetable.ends_on:
        raise Refused(
            f"The next review is after {since:%-d %B %Y} and not after the last day, {timetable.ends_on:%-d %B %Y}."
        )
    by = place.review_by(since)
    if by and timetable.next_review_on > by:
        raise Refused(f"The local rules ask for the next review by {by:%-d %B %Y}. Choose a day by then.")
