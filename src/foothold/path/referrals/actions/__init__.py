"""What may be done about a referral: send it, answer it, and the work that follows."""

from foothold.path.referrals.actions.answering import accept, acknowledge, ask_more, decline, pass_on
from foothold.path.referrals.actions.sending import refer, supply, withdraw
from foothold.path.referrals.actions.working import (
    allocate,
    end,
    record_work,
    review_programme,
    sign_off,
    write_programme,
)

__all__ = [
    "accept",
    "acknowledge",
    "allocate",
    "ask_more",
    "decline",
    "end",
    "pass_on",
    "record_work",
    "refer",
    "review_programme",
    "sign_off",
    "supply",
    "withdraw",
    "write_programme",
]
