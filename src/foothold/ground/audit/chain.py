"""Adding events to a subject's chain, one or many at a time, and proving that no chain was touched."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from foothold.ground.audit.models import Chain, Event, EventContent


@dataclass(frozen=True)
class Entry:
    """What is to be written: who did what to whom, when, and the facts it was done with."""

    subject: str
    verb: str
    by: Any
    at: datetime
    facts: dict[str, Any] = field(default_factory=dict)
    about: str = ""
    corrects: Event | None = None


def append(entry):
    return append_all([entry])[0]


@transaction.atomic(savepoint=False)
def append_all(entries):
    """Writes the entries in order, locking each subject's chain once."""
    chains = _locked({entry.subject for entry in entries})
    pairs = [_linked(chains[entry.subject], entry) for entry in entries]
    events = Event.objects.bulk_create([event for event, _ in pairs], batch_size=500)
    for event, (_, content) in zip(events, pairs, strict=True):
        content.event = event
    EventContent.objects.bulk_create([content for _, content in pairs], batch_size=500)
    _moved_on(chains.values())
    return events


def _locked(subjects):
    """The chain of each subject, locked in the order of their names; a subject's first event makes its chain."""
    names = sorted(subjects)
    found = _held(names)
    new = [Chain(subject=name) for name in names if name not in found]
    if new:
        Chain.objects.bulk_create(new, ignore_conflicts=True, batch_size=300)
        found |= _held(names)
    return found


def _held(names):
    found: dict[str, Chain] = {}
    for start in range(0, len(names), 500):
        part = Chain.objects.select_for_update().filter(subject__in=names[start : start + 500])
        found.update((chain.subject, chain) for chain in part.order_by("subject"))
    return found


def _moved_on(chains):
    """New heads in one statement a batch, however many chains: an update row by row would take minutes."""
    Chain.objects.bulk_create(
        chains,
        update_conflicts=True,
        unique_fields=["subject"],
        update_fields=["length", "head"],
        batch_size=500,
    )


def _linked(chain, entry):
    salt = secrets.token_hex(16)
    event = Event(
        subject=entry.subject,
        number=chain.length + 1,
        verb=entry.verb,
        about=entry.about,
        by=entry.by,
        at=entry.at,
        corrects=entry.corrects,
        content_digest=_content_digest(salt, entry.facts),
        previous=chain.head,
    )
    event.digest = _digest(event)
    chain.length, chain.head = event.number, event.digest
    return event, EventContent(salt=salt, facts=entry.facts)


def _content_digest(salt, facts):
    return hashlib.sha256(f"{salt}{_canonical(facts)}".encode()).hexdigest()


def _digest(event):
    said = [
        event.previous,
        event.subject,
        event.number,
        event.verb,
        event.about,
        event.by_id,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.corrects_id,
        event.content_digest,
    ]
    return hashlib.sha256(_canonical(said).encode()).hexdigest()


def _canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def faults():
    """Every place where the record was altered, one sentence each; empty when it is whole."""
    heads = dict(Chain.objects.values_list("subject", "head"))
    last: dict[str, Event] = {}
    for event in Event.objects.select_related("content").order_by("subject", "number").iterator(2000):
        yield from _faults_of(event, last.get(event.subject))
        last[event.subject] = event
    for subject, head in heads.items():
        ends = last.get(subject)
        if (ends.digest if ends else "") != head:
            yield f"{subject}: the last events of the chain are missing"
    for subject in last.keys() - heads.keys():
        yield f"{subject}: the chain has no head"


def _faults_of(event, before):
    where = f"{event.subject}, event {event.number}"
    if event.number != (before.number + 1 if before else 1):
        yield f"{where}: an event before it is missing"
    if event.previous != (before.digest if before else ""):
        yield f"{where}: it does not follow the event before it"
    if event.digest != _digest(event):
        yield f"{where}: who, what or when was altered"
    content = getattr(event, "content", None)
    if content and event.content_digest != _content_digest(content.salt, content.facts):
        yield f"{where}: its content was altered"
