"""Every kind of letter by its name, one module a family."""

from foothold.child.letters.kinds import suspension

FAMILIES = (suspension,)
KINDS = {kind.name: kind for family in FAMILIES for kind in family.KINDS}
