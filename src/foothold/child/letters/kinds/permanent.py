"""The notice of a permanent exclusion to the parent."""

from foothold.child.letters.kind import Item, Kind, Reader, known
from foothold.child.letters.kinds import items
from foothold.child.letters.kinds.suspension import MEETS
from foothold.law.due import Party
from foothold.law.register import exclusions

PERMANENCE = Item(
    "permanence",
    "that the exclusion is permanent, and from when",
    exclusions.NOTIFY_PARENT,
    words=("permanently exclude", "takes effect on"),
    facts=("starts_on",),
)
TEST = Item(
    "test",
    "that staying would seriously harm the education or welfare of the pupil or others",
    exclusions.TWO_LIMBS,
    words=("seriously harm",),
    told=("harm",),
)
HISTORY = Item(
    "history",
    "what came before and was taken into account",
    exclusions.NOTIFY_PARENT,
    words=("came before",),
    told=("history",),
    asked=known("history"),
)

KINDS = (
    Kind(
        name="permanent.exclusion",
        title="Permanent exclusion",
        to=Party.RELEVANT_PERSON,
        sender=Party.HEADTEACHER,
        reader=Reader.FAMILY,
        wording="permanent.txt",
        easy="easy/permanent.txt",
        checklist=(
            items.CORRECTS,
            PERMANENCE,
            items.REASONS,
            TEST,
            HISTORY,
            items.PUBLIC_PLACES,
            items.WORK,
            items.SIXTH_DAY,
            *items.RIGHTS,
            *items.BOARD,
            *items.HELP,
        ),
        meets=MEETS,
    ),
)
