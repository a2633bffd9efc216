"""EHC needs assessments and annual reviews (SI 2014/1530). Weeks are calendar weeks."""

from datetime import date, timedelta

from foothold.law.months import add_months

DECIDE, NO_PLAN, FINAL = (timedelta(weeks=number) for number in (6, 16, 20))
ADVICE = timedelta(weeks=6)
COMMENTS, REPLY = timedelta(days=14), timedelta(days=15)
REPORT, DECISION, AMENDED = (timedelta(weeks=number) for number in (2, 4, 12))
REVIEW_MONTHS = 12
ONE_WEEK, LONG_CLOSURE = timedelta(weeks=1), timedelta(weeks=4)


def decide_to_assess_by(received: date) -> date:
    """Last day to decide whether to assess: 6 weeks from receipt (day 0)."""
    return received + DECIDE


def tell_no_plan_by(received: date) -> date:
    """Last day to tell the parent there will be no plan: 16 weeks from receipt."""
    return received + NO_PLAN


def final_plan_by(received: date) -> date:
    """Last day for the final plan: 20 weeks from receipt."""
    return received + FINAL


def advice_by(asked: date) -> date:
    """Last day for advice that the authority asked for: 6 weeks from its request (day 0)."""
    return asked + ADVICE


def reply_by(consulted: date) -> date:
    """Last day for a school's answer to a consultation: 15 calendar days from it (day 0). Tag C2; that they are
    calendar days is practice."""
    return consulted + REPLY


def comments_until(served: date) -> date:
    """Last day of the shortest time for comments: 15 calendar days beginning with the day of service (day 1)."""
    return served + COMMENTS


def advice_is_exempt(asked: date, closes: date, reopens: date) -> bool:
    """Advice asked of a school between a week before a closure of four weeks or more and a week before it reopens."""
    return reopens - closes >= LONG_CLOSURE and closes - ONE_WEEK <= asked <= reopens - ONE_WEEK


def review_by(plan_made: date, last_review: date | None = None) -> date:
    """Last day for the next review: 12 calendar months from the last review, or from the plan where there was none yet
    (that day being day 0). Raises no error."""
    return add_months(last_review or plan_made, REVIEW_MONTHS)


def report_by(meeting: date) -> date:
    """Last day for the report: two weeks after the review meeting (day 0)."""
    return meeting + REPORT


def decide_by(meeting: date) -> date:
    """Last day for the decision, with the proposed amendments: four weeks after the meeting."""
    return meeting + DECISION


def final_amended_plan_by(meeting: date) -> date:
    """Last day for the amended plan: twelve weeks after the meeting."""
    return meeting + AMENDED
