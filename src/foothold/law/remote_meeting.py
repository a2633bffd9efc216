"""Whether a governing board's meeting is held remotely (since 1 September 2023)."""

from datetime import date

from foothold.law.register import sources


def request_rules_apply(meeting_on: date) -> bool:
    """The rules on requests reach meetings on or after 1 September 2023, whenever the exclusion was."""
    return meeting_on >= sources.CANCELLATION_BEGINS


def must_be_remote(*, requested: bool, conditions_met: bool) -> bool:
    """On the parent's request, if everyone can take part and it can be fair."""
    return requested and conditions_met


def may_be_remote(*, conditions_met: bool, extraordinary: bool) -> bool:
    """Without a request only where something extraordinary or unforeseen stands in the way of meeting in person."""
    return conditions_met and extraordinary
