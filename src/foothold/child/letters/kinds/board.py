"""Letters of the governing board's clerk: the invitation, the papers, the decision."""

from foothold.child.letters.kind import Item, Kind, Reader, always, holds
from foothold.child.letters.kinds import items
from foothold.law.due import Party
from foothold.law.register import exclusions, review


def _meeting(key, says, *words, facts=(), told=(), asked=always):
    return Item(key, says, exclusions.CONSIDER_15, words=words, facts=facts, told=told, asked=asked)


def _decided(outcome, words, *told):
    """The decision is there only where the letter says what it was."""
    return _meeting("decision", "the decision", words, facts=("meeting_on",), told=told, asked=outcome)


def _stands(given):
    return not (given.get("reinstated") or given.get("considered"))


def _is_declined(given):
    return bool(given.get("permanent")) and not given.get("reinstated")


def _declined(key, says, clock, *words, told=()):
    """What only a decision not to reinstate after a permanent exclusion must hold."""
    return Item(key, says, clock, words=words, told=told, asked=_is_declined)


def _claimed(where, fact, *words):
    """What such a decision must say of the last day where an Equality Act claim came first."""
    asked = lambda given: _is_declined(given) and bool(given.get(where))  # noqa: E731
    says = "how the claim moves the last day to ask"
    words = ("15 school days after the claim", *words)
    return Item("claim", says, review.APPLY_AFTER_CLAIM, words=words, facts=(fact,), asked=asked)


CLAIM = (
    _claimed("claim_open", "claim_made_on", "does not end while"),
    _claimed("claim_decided_on", "claim_decided_on", "was decided"),
)
WHEN = _meeting(
    "meeting",
    "the day, the time and the place",
    "will meet on",
    "The meeting is (at|held remotely)",
    facts=("meeting_on", "meeting_place"),
)
DECISION = (
    _decided(_stands, "(board|chair) has decided that .*decision stands"),
    _decided(holds(reinstated=True), "(board|chair) has decided that .*back in school", "back_on_words"),
    _decided(holds(considered=True), "(board|chair) has considered"),
    _meeting("reasons", "the board's reasons", "these reasons for the decision", told=("board_reasons",)),
    _declined("review", "the right to an independent review", review.APPLY, "ask for an independent review"),
    Item(
        "review_by",
        "the last day to ask",
        review.APPLY,
        words=("must ask by",),
        facts=("apply_by_on",),
        asked=lambda given: _is_declined(given) and not given.get("claim_open"),
    ),
    *CLAIM,
    _declined(
        "review_to", "where to send the request", review.APPLY, "Send your request to", told=("review_to",)
    ),
    _declined("grounds", "that the request says why", review.APPLY, "Say why you do not agree"),
    _declined("sen_expert", "the right to an SEN expert", review.APPLY, "SEN expert"),
    *items.HELP,
)


def _from_clerk(name, title, wording, easy, checklist, meets):
    return Kind(
        name=f"board.{name}",
        title=title,
        to=Party.RELEVANT_PERSON,
        sender=Party.CLERK,
        reader=Reader.FAMILY,
        wording=wording,
        easy=f"easy/{easy}.txt",
        checklist=checklist,
        meets=((meets, Party.RELEVANT_PERSON),),
    )


KINDS = (
    _from_clerk(
        "invitation",
        "Invitation to the governing board's meeting",
        "invitation.txt",
        "meeting",
        (
            items.CORRECTS,
            WHEN,
            _meeting("decides", "what the board decides about", "It can decide", facts=("starts_on",)),
            items.ATTEND,
            items.PUPIL_PART,
            items.REMOTE,
            _meeting("papers", "when the papers come", "school days before", facts=("papers_by_on",)),
            items.WHERE_TO_SEND,
            items.ADVICE,
        ),
        "gb.invite",
    ),
    _from_clerk(
        "papers",
        "Papers for the governing board's meeting",
        "papers.txt",
        "meeting",
        (
            _meeting("papers", "that everybody gets the same papers", "gets the same papers"),
            WHEN,
            _meeting("add", "how to send papers of one's own", "papers of your own"),
        ),
        "gb.papers",
    ),
    _from_clerk(
        "not_reinstated",
        "The governing board's decision: it stands",
        "decision.txt",
        "decision",
        DECISION,
        "gb.notify_decision",
    ),
    _from_clerk(
        "reinstated",
        "The governing board's decision: back in school",
        "decision.txt",
        "decision",
        DECISION,
        "gb.notify_decision",
    ),
    _from_clerk(
        "considered",
        "The governing board's answer to what was said",
        "decision.txt",
        "decision",
        DECISION,
        "gb.notify_decision",
    ),
)
