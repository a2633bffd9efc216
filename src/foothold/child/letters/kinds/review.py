"""Letters after a permanent exclusion is upheld: the review hearing, the panel's decision, the board's second one."""

from foothold.child.letters.kind import Item, Kind, Reader, known
from foothold.law.due import Party
from foothold.law.register import exclusions, review

HEARING = (
    Item(
        "meeting",
        "the day, the time and the place",
        review.HEARING,
        words=("will meet on", "The hearing is (at|held remotely)"),
        facts=("meeting_on", "meeting_place"),
    ),
    Item("papers", "that the papers come with it", review.PAPERS, words=("papers come with this letter",)),
    Item("decides", "what the panel may decide", review.HEARING, words=("uphold", "think again", "quash")),
    Item(
        "remote",
        "that it may be held remotely",
        exclusions.REMOTE_MEETING,
        words=("held remotely, by video",),
    ),
    Item(
        "sen_expert",
        "that the SEN expert asked for comes",
        review.SEN_EXPERT,
        words=("You asked for an SEN expert",),
        asked=known("sen_expert"),
    ),
)


def _panel(outcome, *words):
    """What each letter about the panel's decision holds; more where the governing board decides again."""
    again = (
        Item(
            "again",
            "that the governing board decides again, and within which time",
            review.RECONSIDER,
            words=("within 10 school days",),
        ),
    )
    return (
        Item(
            "decision",
            "the panel's decision",
            review.NOTIFY_OUTCOME,
            words=("independent review panel decided on", *words),
            facts=("review_decided_on",),
        ),
        Item(
            "reasons",
            "its reasons",
            review.NOTIFY_OUTCOME,
            words=("these reasons for its decision",),
            told=("panel_reasons",),
        ),
        *(again if outcome != "upheld" else ()),
    )


AGAIN = (
    Item(
        "decision",
        "the new decision",
        review.NOTIFY_RECONSIDERED,
        words=("met again on", "The board has decided"),
        facts=("again_on",),
    ),
    Item(
        "reasons",
        "the board's reasons",
        review.NOTIFY_RECONSIDERED,
        words=("reasons for its new decision",),
        told=("board_reasons",),
    ),
)


def _to_family(name, title, wording, checklist, sender, meets):
    return Kind(
        name=name,
        title=title,
        to=Party.RELEVANT_PERSON,
        sender=sender,
        reader=Reader.FAMILY,
        wording=wording,
        easy=f"easy/{wording}",
        checklist=checklist,
        meets=((meets.id, Party.RELEVANT_PERSON),),
    )


def _of_panel(name, title, wording, checklist, meets):
    return _to_family(f"review.{name}", title, wording, checklist, Party.ARRANGING_AUTHORITY, meets)


def _decided(name, title, *words):
    return _of_panel(
        name,
        f"The review panel's decision: {title}",
        "review_decision.txt",
        _panel(name, *words),
        review.NOTIFY_OUTCOME,
    )


def _again(name, title):
    return _to_family(
        f"board.{name}",
        f"The governing board's new decision: {title}",
        "reconsidered.txt",
        AGAIN,
        Party.CLERK,
        review.NOTIFY_RECONSIDERED,
    )


KINDS = (
    _of_panel(
        "hearing", "Review hearing: the day, the place and the papers", "hearing.txt", HEARING, review.PAPERS
    ),
    _decided("upheld", "upheld", "upholds the board's decision"),
    _decided("recommended", "the board is asked to think again", "recommends that the board thinks again"),
    _decided("quashed", "quashed", "quashes the board's decision and directs"),
    _again("offered_back", "back in school"),
    _again("not_offered_back", "it stands"),
)
