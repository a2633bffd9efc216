"""What may be done: agree a part-time timetable, review it, make it longer, end it."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from foothold.child.duties import ledger as duties
from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import Refused
from foothold.ground.policy import part_time_duties
from foothold.law import part_time, rules
from foothold.law.register import elsewhere as clocks
from foothold.path.attendance import checks, facts
from foothold.path.attendance.models import Agreement, Review, Timetable, Week

ONE_DAY = timedelta(days=1)
REVIEWED = "The part-time timetable was reviewed."


@action(
    Permission.AGREE_PART_TIME,
    on="pupil",
    says="Part-time timetable from {timetable[starts_on]} to {timetable[ends_on]} agreed with {agreement[parent]}",
)
def begin(*, by, at, pupil, school, timetable, week, agreement):
    """The headteacher agrees it with the parent. Its review, its end and the word to the authority are then owed."""
    Pupil.objects.select_for_update().get(pk=pupil.pk)
    today = clock.day_of(at)
    place = facts.Place.of(school, today)
    row = Timetable(pupil=pupil, school=school, **timetable)
    hours = Week(timetable=row, from_on=row.starts_on, **week)
    checks.can_begin(row, hours, agreement, place, today)
    row.local_rule = _taken_under(row, place)
    _store(row)
    hours.save()
    _agree(row, by, today, agreement)
    _owe_from_the_start(row, place)
    return row


@action(Permission.REVIEW_PART_TIME, on="timetable", says="{timetable} reviewed on {held_on}; came: {came}")
def review(*, by, at, timetable, held_on, came, found, next_review_on, week):
    """Records a review: it meets the one that was owed, and owes the next. More hours hold from the day after it."""
    row = _running(timetable)
    place = facts.Place.of(row.school, held_on)
    row.next_review_on = next_review_on or row.next_review_on
    hours = Week(timetable=row, from_on=held_on + ONE_DAY, **week)
    checks.can_review(row, held_on, came, hours, place, clock.day_of(at))
    row.save(update_fields=["next_review_on"])
    made = Review.objects.create(timetable=row, held_on=held_on, came=" ".join(came), found=found)
    if hours.by_day != facts.present_week(row).by_day:
        hours.save()
    duties.met(row.reference, [facts.REVIEW], by=by, on=held_on, how=REVIEWED)
    if held_on < row.ends_on:
        _owe(row, place, facts.REVIEW, place.review_owed(row, held_on))
    return made


@action(
    Permission.AGREE_PART_TIME,
    on="timetable",
    says="{timetable} goes on until {until}, agreed with {agreement[parent]}, because {agreement[because]}",
)
def extend(*, by, at, timetable, until, next_review_on, agreement):
    """Headteacher and parent agree a later last day, after a review. The authority is told again."""
    row, today = _running(timetable), clock.day_of(at)
    place = facts.Place.of(row.school, today)
    was_until, row.ends_on, row.next_review_on = row.ends_on, until, next_review_on
    checks.can_extend(row, was_until, agreement, place, today)
    row.local_rule = _taken_under(row, place)
    row.save(update_fields=["ends_on", "next_review_on", "local_rule"])
    _agree(row, by, today, agreement)
    _owe_until_the_new_end(row, place, by, today)
    return row


@action(Permission.REVIEW_PART_TIME, on="timetable", says="{timetable} ended on {ended_on}: {outcome}")
def end(*, by, at, timetable, ended_on, outcome, learned=""):
    """Ends it and says what came. What the authority was to be told is still owed."""
    row = _running(timetable)
    checks.can_end(row, ended_on, clock.day_of(at))
    move(row, Timetable.Status.ENDED, ended_on=ended_on, outcome=outcome, learned=learned)
    kinds = [clocks.PART_TIME.id, facts.ENDING]
    duties.met(row.reference, kinds, by=by, on=ended_on, how=Timetable.Outcome(outcome).label.capitalize())
    duties.void(row.reference, by=by, because="The part-time timetable ended.", kinds=[facts.REVIEW])
    return row


def _taken_under(row, place):
    """The local rule that a reason against national guidance rests on, as it stood on the day."""
    return place.allows_behaviour.cited if row.reason == facts.BEHAVIOUR else ""


def _store(row):
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused("This child has a part-time timetable already. Review it, or end it first.") from None


def _running(timetable):
    """The row as it is now, locked, so that two people never review one timetable at once."""
    held = Timetable.objects.select_for_update(of=("self",)).select_related("pupil", "school")
    row = held.get(pk=timetable.pk)
    if not row.is_running:
        raise Refused(f"This part-time timetable ended on {row.ended_on:%-d %B %Y}.")
    return row


def _agree(row, head, today, agreement):
    Agreement.objects.create(timetable=row, until=row.ends_on, agreed_by=head, agreed_on=today, **agreement)


def _owe_from_the_start(row, place):
    _owe(row, place, facts.REVIEW, place.review_owed(row, row.starts_on))
    _owe(row, place, facts.TELL, place.telling(row.starts_on))
    for rule, given in _about_its_end(row):
        _owe(row, place, rule, given)


def _owe_until_the_new_end(row, place, by, today):
    duties.void(row.reference, by=by, because="It goes on for longer.", kinds=[facts.REVIEW])
    _owe(row, place, facts.REVIEW, place.review_owed(row, facts.last_review(row)))
    if not duties.still_owed(row.reference, [facts.TELL]):
        _owe(row, place, facts.TELL, place.telling(today))
    for rule, given in _about_its_end(row):
        duties.owe_again(_debt(row, place, rule, given), by=by, because="It goes on for longer.")


def _about_its_end(row):
    return (
        (rules.PART_TIME, part_time.Agreed(starts_on=row.starts_on, ends_on=row.ends_on)),
        (facts.ENDING, part_time_duties.Ending(ends_on=row.ends_on, source=part_time_duties.PRACTICE)),
    )


def _owe(row, place, rule, given):
    duties.owe(_debt(row, place, rule, given))


def _debt(row, place, rule, given):
    made = part_time_duties.RULES.get(rule) or rules.RULES[rule]
    owed = made[1](given, place.calendar)
    return duties.Debt(row.pupil, place.school, row.reference, rule, given, owed, place.bodies)
