"""The notice of a suspension to the parent, by what the governing board then has to do."""

from foothold.child.letters.kind import Item, Kind, Reader
from foothold.child.letters.kinds import items
from foothold.law.due import Party
from foothold.law.register import education, exclusions

PERIOD = Item(
    "period",
    "the period: the first and the last day",
    exclusions.NOTIFY_PARENT,
    words=("decided to suspend", "The last day is"),
    facts=("starts_on", "ends_on"),
)
RETURN = Item(
    "return",
    "the day and time of the return",
    exclusions.NOTIFY_PARENT,
    words=("comes? back to school on",),
    facts=("returns_on",),
)
LUNCHTIMES = Item(
    "period",
    "the period: the first and the last lunchtime",
    exclusions.NOTIFY_PARENT,
    words=("decided to suspend", "at lunchtime", "last lunchtime"),
    facts=("starts_on", "ends_on"),
)
AWAY = (items.CORRECTS, PERIOD, RETURN, items.REASONS, items.PUBLIC_PLACES, items.WORK, items.SIXTH_DAY)
RIGHTS = (*items.RIGHTS, *items.BOARD, *items.HELP)
MEETS = (
    (exclusions.NOTIFY_PARENT.id, Party.RELEVANT_PERSON),
    (education.S104_NOTICE.id, Party.RELEVANT_PERSON),
)


def _suspension(name, title, *begins):
    return Kind(
        name=f"suspension.{name}",
        title=title,
        to=Party.RELEVANT_PERSON,
        sender=Party.HEADTEACHER,
        reader=Reader.FAMILY,
        wording="suspension.txt",
        easy="easy/suspension.txt",
        checklist=(*begins, *RIGHTS),
        meets=MEETS,
    )


KINDS = (
    _suspension("up_to_5", "Suspension, up to 5 school days in the term", *AWAY),
    _suspension("over_5", "Suspension, over 5 and up to 15 school days in the term", *AWAY),
    _suspension("over_15", "Suspension, over 15 school days in the term or an examination missed", *AWAY),
    _suspension("lunchtime", "Lunchtime suspension", items.CORRECTS, LUNCHTIMES, items.REASONS),
)
