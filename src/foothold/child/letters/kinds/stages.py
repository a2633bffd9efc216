"""Letters to those who take part beside the family: invited, told what was decided, heard by a panel, told again."""

from foothold.child.letters.kind import Item, Kind, Reader
from foothold.child.letters.kinds import items
from foothold.law.due import Party
from foothold.law.register import exclusions, review

NAMES = {
    Party.HEADTEACHER: "headteacher",
    Party.GOVERNING_BOARD: "board",
    Party.LOCAL_AUTHORITY: "authority",
    Party.HOME_AUTHORITY: "home_authority",
    Party.SOCIAL_WORKER: "social_worker",
    Party.VIRTUAL_SCHOOL_HEAD: "virtual_school_head",
}
"""How the name of a kind of letter calls its reader."""
AFTER_BOARD = (Party.HEADTEACHER, Party.LOCAL_AUTHORITY, Party.HOME_AUTHORITY)


def _family(name, title, sender, clock, readers, checklist, corrects=()):
    """The same letter to each of those who must have it."""
    return tuple(
        Kind(
            name=f"{name}.{NAMES[party]}",
            title=f"{title}, to the {party.label}",
            to=party,
            sender=sender,
            reader=Reader.STAFF,
            wording=f"{name}.txt",
            checklist=(
                *corrects,
                *(_item(clock, *each) for each in checklist),
            ),
            meets=((clock.id, party),),
        )
        for party in readers
    )


def _item(clock, key, says, words, facts, told=()):
    return Item(key, says, clock, words=words, facts=facts, told=told)


WHO = ("who", "whom it is about", ("was born on",), ("born_on",))
INVITED = _family(
    "invited",
    "Invitation to the governing board's meeting",
    Party.CLERK,
    exclusions.INVITE,
    (Party.HEADTEACHER, Party.LOCAL_AUTHORITY, Party.SOCIAL_WORKER, Party.VIRTUAL_SCHOOL_HEAD),
    (
        WHO,
        (
            "meeting",
            "the day, the time and the place",
            ("will meet on", "The meeting is (at|held remotely)"),
            ("meeting_on", "meeting_place"),
        ),
        ("papers", "when the papers come", ("school days before",), ("papers_by_on",)),
    ),
    (items.CORRECTS,),
)
DECIDED = _family(
    "decided",
    "The governing board's decision",
    Party.CLERK,
    exclusions.NOTIFY_DECISION,
    AFTER_BOARD,
    (
        WHO,
        (
            "decision",
            "the decision",
            (
                "(board|chair) (has )?(decided|considered)",
                "(decision stands|back in school|no power to order)",
            ),
            ("meeting_on",),
        ),
        ("reasons", "the board's reasons", ("these reasons for the decision",), (), ("board_reasons",)),
    ),
)
HEARD = _family(
    "heard",
    "Review hearing",
    Party.ARRANGING_AUTHORITY,
    review.PAPERS,
    (
        Party.GOVERNING_BOARD,
        Party.HEADTEACHER,
        Party.LOCAL_AUTHORITY,
        Party.SOCIAL_WORKER,
        Party.VIRTUAL_SCHOOL_HEAD,
    ),
    (
        WHO,
        (
            "meeting",
            "the day, the time and the place",
            ("will meet on", "The hearing is (at|held remotely)"),
            ("meeting_on", "meeting_place"),
        ),
        ("papers", "that the papers come with it", ("papers come with this letter",), ()),
    ),
)
REVIEWED = _family(
    "reviewed",
    "The review panel's decision",
    Party.ARRANGING_AUTHORITY,
    review.NOTIFY_OUTCOME,
    (Party.GOVERNING_BOARD, Party.LOCAL_AUTHORITY),
    (
        WHO,
        (
            "decision",
            "the panel's decision, and what follows from it",
            ("independent review panel decided on", "(upholds|recommends|quashes)"),
            ("review_decided_on",),
        ),
        ("reasons", "its reasons", ("these reasons for its decision",), (), ("panel_reasons",)),
    ),
)
AGAIN = _family(
    "again",
    "The governing board's new decision",
    Party.CLERK,
    review.NOTIFY_RECONSIDERED,
    AFTER_BOARD,
    (
        WHO,
        (
            "decision",
            "the new decision",
            ("met again on", "The board has decided that .*(decision stands|back in school)"),
            ("again_on",),
        ),
        ("reasons", "the board's reasons", ("reasons for its new decision",), (), ("board_reasons",)),
    ),
)
KINDS = (*INVITED, *DECIDED, *HEARD, *REVIEWED, *AGAIN)
