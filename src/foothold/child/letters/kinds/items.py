"""Things that several kinds of letter must hold, each with the rule that asks for it and the words that show it."""

from dataclasses import replace

from foothold.child.letters.kind import Item, holds, known
from foothold.law.register import education, exclusions, review

REASONS = Item(
    "reasons",
    "the reasons",
    exclusions.NOTIFY_PARENT,
    words=("took this decision because",),
    told=("what_happened",),
)
CORRECTS = Item(
    "corrects",
    "what it puts right of an earlier letter",
    exclusions.CORRECTION,
    words=("puts right what we told you",),
    facts=("corrects_on", "corrected"),
    asked=known("corrects_on"),
)
PUBLIC_PLACES = Item(
    "public_places",
    "the days on which the pupil must be kept out of public places",
    education.S104_NOTICE,
    words=("out of public places",),
    facts=("public_place_days",),
    asked=known("public_place_days"),
)
WORK = Item(
    "work",
    "that work is set and marked, and how it reaches the pupil",
    education.SET_WORK,
    words=("set and mark work",),
)
SIXTH_DAY = Item(
    "sixth_day",
    "full-time education from the sixth school day, and where, or that this follows in time",
    education.S104_NOTICE,
    words=("full-time education",),
    facts=("day_six_on",),
    asked=known("day_six_on"),
)
REPRESENTATIONS = Item(
    "representations",
    "the right to make representations to the governing board",
    exclusions.NOTIFY_PARENT,
    words=("making representations",),
)
PUPIL_PART = Item(
    "pupil_part",
    "how the pupil may take part",
    exclusions.NOTIFY_PARENT,
    words=("may also take part",),
    asked=lambda facts: not facts.get("adult"),
)
WHERE_TO_SEND = Item(
    "where_to_send",
    "how and where to send representations",
    exclusions.NOTIFY_PARENT,
    words=("Write to",),
    facts=("representations_to",),
)
NEED_NOT_MEET = Item(
    "need_not_meet",
    "that the board considers what is said, need not meet, and cannot order a return",
    exclusions.CONSIDER_REPRESENTATIONS,
    words=("does not have to meet", "cannot order"),
    asked=holds(board="consider"),
)
MEETS_IF_ASKED = Item(
    "board_meets",
    "that the board meets if representations are made, and by when",
    exclusions.CONSIDER_50,
    words=("must meet",),
    facts=("board_by_on",),
    asked=holds(board="if_asked"),
)
MUST_MEET = replace(
    MEETS_IF_ASKED,
    says="that the board must meet, and the latest day",
    clock=exclusions.CONSIDER_15,
    asked=holds(board="must"),
)
ATTEND = Item(
    "attend",
    "the right to attend the meeting, to be represented and to bring a friend",
    exclusions.NOTIFY_PARENT,
    words=("come to the meeting", "speak for you", "bring a friend"),
    asked=known("board_by_on"),
)
REMOTE = Item(
    "remote",
    "that a remote meeting may be asked for, and how",
    exclusions.REMOTE_MEETING,
    words=("held remotely", "To ask for this"),
    asked=lambda facts: bool(facts.get("board_by_on") and facts.get("remote_may_be_asked")),
)
DISABILITY = Item(
    "disability",
    "where a claim of disability discrimination may be made",
    review.TRIBUNAL_CLAIM,
    words=("First-tier Tribunal",),
)
ADVICE = Item(
    "advice",
    "where to find advice",
    exclusions.NOTIFY_PARENT,
    words=(r"childlawadvice\.org\.uk", r"gov\.uk"),
)
RIGHTS = (REPRESENTATIONS, PUPIL_PART, WHERE_TO_SEND)
BOARD = (NEED_NOT_MEET, MEETS_IF_ASKED, MUST_MEET, ATTEND, REMOTE)
HELP = (DISABILITY, ADVICE)
