"""Notices to those who are told beside the parent, cancellations, and the authority's answer."""

from dataclasses import replace

from foothold.child.letters.kind import Item, Kind, Reader
from foothold.child.letters.kinds import items
from foothold.law.due import Party
from foothold.law.register import education, exclusions

TOLD = {
    "board": (Party.GOVERNING_BOARD, exclusions.NOTIFY_GB),
    "authority": (Party.LOCAL_AUTHORITY, exclusions.NOTIFY_LA),
    "home_authority": (Party.HOME_AUTHORITY, exclusions.NOTIFY_LA),
    "social_worker": (Party.SOCIAL_WORKER, exclusions.NOTIFY_SW_VSH),
    "virtual_school_head": (Party.VIRTUAL_SCHOOL_HEAD, exclusions.NOTIFY_SW_VSH),
}
"""Who is told of an exclusion beside the parent, under which rule."""


def _notice(name, party, clock):
    return Kind(
        name=f"notice.{name}",
        title=f"Notice to the {party.label}",
        to=party,
        sender=Party.HEADTEACHER,
        reader=Reader.STAFF,
        wording="notice.txt",
        checklist=(
            items.CORRECTS,
            Item("who", "whom it is about", clock, words=("was born on",), facts=("born_on",)),
            Item(
                "period",
                "the period, or that it is permanent",
                clock,
                words=("decided to (suspend|exclude)",),
                facts=("starts_on",),
            ),
            replace(items.REASONS, clock=clock),
        ),
        meets=((clock.id, party),),
    )


def _cancelled(key, says, word, *facts, told=()):
    return Item(key, says, exclusions.CANCELLATION, words=(word,), facts=facts, told=told)


CANCELLED = (
    _cancelled(
        "cancelled",
        "that it is cancelled, and when",
        "I cancelled .+(suspension|exclusion)",
        "cancelled_on",
        "starts_on",
    ),
    _cancelled("reasons", "the reasons", "cancelled it because", told=("cancelled_because",)),
    _cancelled("back", "that the pupil is back", "(come|is) back (to|in) school"),
)


def _cancellation(name, party):
    return Kind(
        name=f"cancelled.{name}",
        title=f"Cancellation, to the {party.label}",
        to=party,
        sender=Party.HEADTEACHER,
        reader=Reader.STAFF,
        wording="cancelled_notice.txt",
        checklist=CANCELLED,
        meets=((exclusions.CANCELLATION.id, party),),
    )


def _answer(key, says, word, *facts):
    return Item(key, says, education.DAY_6_LA, words=(word,), facts=facts)


TO_FAMILY = Kind(
    name="cancelled.family",
    title="Cancellation, to the parent",
    to=Party.RELEVANT_PERSON,
    sender=Party.HEADTEACHER,
    reader=Reader.FAMILY,
    wording="cancelled.txt",
    easy="easy/cancelled.txt",
    checklist=(*CANCELLED, _cancelled("meeting", "the offer of a meeting", "like to meet you")),
    meets=(
        (exclusions.CANCELLATION.id, Party.RELEVANT_PERSON),
        (exclusions.CANCELLATION.id, Party.PARENT),
    ),
)
ACKNOWLEDGEMENT = Kind(
    name="authority.acknowledgement",
    title="The authority's answer to a permanent exclusion",
    to=Party.HEADTEACHER,
    sender=Party.LOCAL_AUTHORITY,
    reader=Reader.STAFF,
    wording="acknowledgement.txt",
    checklist=(
        _answer("received", "that the notice was received", "Thank you for telling us", "starts_on"),
        _answer("provision", "where education is given from day 6", "It will be at", "day_six_on"),
        _answer("tell_parents", "that the school still tells the parents", "Tell .+ where and when"),
        _answer("send_file", "that the file is sent on", "learner profile"),
        _answer("tell_others", "that the virtual school and SEN team are told", "virtual school"),
        _answer("parent_accepts", "whether the parents accept", "accepts? the place"),
        _answer("outcome", "that the outcome is reported", "what the governing board decides"),
    ),
    meets=(("acknowledged", Party.HEADTEACHER),),
)
KINDS = (
    *(_notice(name, *told) for name, told in TOLD.items()),
    TO_FAMILY,
    *(_cancellation(name, party) for name, (party, _) in TOLD.items() if name != "home_authority"),
    ACKNOWLEDGEMENT,
)
