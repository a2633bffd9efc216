"""Every kind of letter by its name, one module a family."""

from foothold.child.letters.kinds import board, others, permanent, review, schooling, stages, suspension

FAMILIES = (suspension, permanent, schooling, board, review, stages, others)
KINDS = {kind.name: kind for family in FAMILIES for kind in family.KINDS}
