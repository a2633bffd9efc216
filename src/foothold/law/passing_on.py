"""Who owes what is still open once another body answers for a child or a school: the law is silent, so a reading."""

from foothold.law.due import Party
from foothold.law.provision import Provision
from foothold.law.register import education, review

_CLOCKS = {
    Party.HOME_AUTHORITY: education.PASSES_HOME,
    Party.LOCAL_AUTHORITY: education.PASSES_SCHOOLS,
    Party.ARRANGING_AUTHORITY: review.PASSES_REVIEW,
}

PARTIES = tuple(sorted(_CLOCKS))
"""Parties that stand for whichever body answers at the time, so that what they owe passes on (one reading)."""


def provision(party: Party) -> Provision:
    """What it rests on that a party's open duties pass on; of the newest version. KeyError for a party whose do not."""
    return _CLOCKS[party].versions[0]
