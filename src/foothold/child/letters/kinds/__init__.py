"""Every kind of letter by its name, one module a family."""

from foothold.child.letters.kinds import board, others, permanent, review, schooling, stages, suspension
from foothold.law.due import Party

FAMILIES = (suspension, permanent, schooling, board, review, stages, others)
KINDS = {kind.name: kind for family in FAMILIES for kind in family.KINDS}
TO_THE_FAMILY = tuple(name for name, kind in KINDS.items() if kind.to is Party.RELEVANT_PERSON)
