"""Notices about the first five days, the education from the sixth, and the return."""

from foothold.child.letters.kind import Item, Kind, Reader
from foothold.child.letters.kinds import items
from foothold.law.due import Party
from foothold.law.register import education


def _further(key, says, word, *, facts=(), told=()):
    return Item(key, says, education.S104_FURTHER, words=(word,), facts=facts, told=told)


def _returning(key, says, word, *facts):
    return Item(key, says, education.REINTEGRATION, words=(word,), facts=facts)


def _to_parent(name, title, wording, checklist, clock_id):
    return Kind(
        name=name,
        title=title,
        to=Party.RELEVANT_PERSON,
        sender=Party.HEADTEACHER,
        reader=Reader.FAMILY,
        wording=wording,
        easy=f"easy/{wording}",
        checklist=checklist,
        meets=((clock_id, Party.RELEVANT_PERSON),),
    )


KINDS = (
    _to_parent(
        "schooling.first_days",
        "Days to stay out of public places, and education from the sixth school day",
        "first_days.txt",
        (items.CORRECTS, items.PUBLIC_PLACES, items.SIXTH_DAY),
        education.S104_NOTICE.id,
    ),
    _to_parent(
        "schooling.day_six",
        "Where and when education starts",
        "day_six.txt",
        (
            items.CORRECTS,
            _further("starts", "the day education starts", "It starts on", facts=("education_starts_on",)),
            _further("place", "the place", "The place is", told=("day_six_place",)),
            _further("times", "when it starts and finishes", "The times are", told=("day_six_times",)),
            _further("report_to", "the person to report to", "ask for", told=("day_six_report_to",)),
            _further("bring", "what to bring", "Please bring", told=("day_six_bring",)),
        ),
        education.S104_FURTHER.id,
    ),
    _to_parent(
        "schooling.return",
        "Invitation to a meeting about the return",
        "return.txt",
        (
            items.CORRECTS,
            _returning("back", "the day of the return", "comes? back to school on", "returns_on"),
            _returning("meeting", "when and where the meeting is", "like to meet you"),
            _returning("no_condition", "that the return does not hang on the meeting", "If you cannot come"),
        ),
        "return_meeting",
    ),
)
