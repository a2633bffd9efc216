"""The clock register: every statutory clock, with the versions of its rule, by id."""

from foothold.law.provision import Provision
from foothold.law.register import education, ehc, elsewhere, exclusions, review
from foothold.law.register.clock import Clock

SUBJECTS = {
    "exclusions": "Suspension, permanent exclusion and the governing board",
    "education": "Education during an exclusion",
    "review": "Independent review",
    "ehc": "Education, health and care plans",
    "elsewhere": "Registers, alternative provision, moves, admissions, money and data",
}
"""The parts of the register, as people call them."""

CLOCKS: dict[str, Clock] = {
    value.id: value
    for table in (exclusions, education, review, ehc, elsewhere)
    for value in vars(table).values()
    if isinstance(value, Clock)
}


def provision(key: str) -> Provision:
    """The version of a rule by its key, as a stored duty names it."""
    return next(each for each in CLOCKS[key.partition("@")[0]].versions if each.key == key)
