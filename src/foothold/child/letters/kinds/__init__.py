"""Every kind of letter by its name, one module a family."""

from foothold.child.letters.kinds import board, others, permanent, review, schooling, suspension

FAMILIES = (suspension, permanent, schooling, board, review, others)
KINDS = {kind.name: kind for family in FAMILIES for kind in family.KINDS}
