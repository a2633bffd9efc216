"""The stage of education from the sixth school day."""

from foothold.child.duties.models import Duty
from foothold.ground.kit import clock
from foothold.law.register.education import UNTIL_BACK
from foothold.path.exclusions import facts, further_notice
from foothold.path.exclusions.stages.held import sentence
from foothold.path.exclusions.stages.stage import BEGIN, EXCEPT, TEACH, TELL, Stage


def from_day_six(held):
    duty = held.owed("day6.la", "day6.school")
    arranged = list(held.row.several("education"))
    latest = arranged[-1] if arranged else None
    return Stage(
        "Education from day 6",
        track="education",
        done=duty is not None and duty.status == Duty.Status.MET,
        why_not=_why_not(held, duty),
        duty=duty,
        let_go_on=_let_go_on(held),
        said=(
            *(_arrangement(each) for each in arranged),
            *held.given("excl.s104_further"),
            *_told_where(held, latest, duty),
            *_until_back(held, duty),
        ),
        opens="The parent is told where and when at least 48 hours before it starts.",
        steps=(BEGIN, TELL, TEACH) if latest else (TEACH, EXCEPT),
    )


def _why_not(held, duty):
    if duty is None:
        return "It ends before a sixth school day, or the pupil is not of compulsory school age."
    if duty.status != Duty.Status.VOID:
        return ""
    exception = facts.held(held.row, "education_exception")
    if exception:
        return f"{sentence(exception)}. {exception.note}"
    return held.over() or duty.explanation


def _let_go_on(held):
    exception = facts.held(held.row, "education_exception")
    return exception.from_on if exception else held.ended_on


def _arrangement(education):
    return (
        f"{education.place}, {education.address}. From {education.starts_on:%-d %B %Y}, {education.times}. Report to"
        f" {education.report_to}."
    )


def _until_back(held, duty):
    """Who owes education between a reinstatement and the day back, which the law does not say."""
    back_on = held.row.reinstated_on
    if back_on is None or duty is None or duty.status == Duty.Status.VOID or back_on <= held.today:
        return ()
    rests_on = UNTIL_BACK.on(clock.day_of(held.row.decided_at))
    return (
        f"Back in school on {back_on:%-d %B %Y}. {rests_on.says} Check before relying: {rests_on.citation}.",
    )


def _told_where(held, arranged, duty):
    """How the notice of the latest arrangement stands, where education is owed."""
    if arranged is None or duty is None:
        return ()
    notices, decided_on = held.row.several("notices"), clock.day_of(held.row.decided_at)
    sixth, school = duty.due_on, held.row.school
    return (further_notice.standing(arranged, notices, sixth, school, decided_on, held.calendar),)
