"""The decorator every verb of the product wears.

It checks the permission, opens the transaction, does the work and writes the event: all of it or nothing.
"""

import datetime
import decimal
import enum
import functools
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from django.db import models, transaction

from foothold.ground.access import check
from foothold.ground.access.permissions import Permission
from foothold.ground.audit import chain
from foothold.ground.kit import clock
from foothold.ground.kit.refusals import NotAllowed
from foothold.ground.organisations.models import ties_of


@dataclass(frozen=True)
class Verb:
    """An action as the reference and the tests see it."""

    name: str
    permission: Permission
    on: str
    record_on: str
    says: str


VERBS: dict[str, Verb] = {}


def action(
    permission: Permission, *, on: str, says: str, record_on: str = ""
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Makes a function a verb: `permission` on the child (or organisation) of the argument called `on`.

    The event goes on that same record unless `record_on` names another argument. `says` is the sentence of
    the chronology, a format string over the facts the verb was called with.
    """

    def wear(do: Callable[..., Any]) -> Callable[..., Any]:
        verb = Verb(_name(do), permission, on, record_on or on, says)
        VERBS[verb.name] = verb

        @functools.wraps(do)
        def run(*, by: Any, at: datetime.datetime, **facts: Any) -> Any:
            require(by, permission, reached(facts[on]), at)
            with transaction.atomic():
                result = do(by=by, at=at, **facts)
                chain.append(_entry(verb, by, at, facts, result))
            return result

        run.verb = verb  # type: ignore[attr-defined]
        return run

    return wear


def action_on_many(
    permission: Permission, *, on: str, record_on: str, says: str
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Makes a set-based function a verb: one check, on the argument called `on` (a record, or a list of
    organisations), and one transaction.

    The function returns the facts of each event it stands for; each event goes on the record that its facts call
    `record_on`.
    """

    def wear(do: Callable[..., Any]) -> Callable[..., Any]:
        verb = Verb(_name(do), permission, on, record_on, says)
        VERBS[verb.name] = verb

        def work(*, by: Any, at: datetime.datetime, **facts: Any) -> None:
            with transaction.atomic():
                done = do(by=by, at=at, **facts)
                chain.append_all([_entry(verb, by, at, each, each[record_on]) for each in done])

        @functools.wraps(do)
        def run(*, by: Any, at: datetime.datetime, **facts: Any) -> None:
            if isinstance(facts[on], list):
                require_for_each(by, permission, facts[on], at)
            else:
                require(by, permission, reached(facts[on]), at)
            work(by=by, at=at, **facts)

        run.verb, run.work = verb, work  # type: ignore[attr-defined]
        return run

    return wear


def afterwards(do: Callable[..., Any], *, by: Any, at: datetime.datetime, **facts: Any) -> None:
    """A set-based verb without the check: for the background, where permission was asked when the work was ordered."""
    do.work(by=by, at=at, **facts)  # type: ignore[attr-defined]


def require(by: Any, permission: Permission, subject: Any, at: datetime.datetime) -> None:
    if not check.may(by, permission, subject, clock.day_of(at)):
        raise NotAllowed(
            f"Your role does not let you {permission.value}. Ask your headteacher or administrator."
        )


def require_for_each(by: Any, permission: Permission, organisations: Any, at: datetime.datetime) -> None:
    """The same for many organisations at once, in one query."""
    require_for_all(by, permission, ties_of(organisations, clock.day_of(at)).values(), at)


def require_for_all(by: Any, permission: Permission, ties: Any, at: datetime.datetime) -> None:
    """The same for many things at once, the ties of each of which were read already."""
    day = clock.day_of(at)
    for each in ties:
        if not any(permission in reason.permissions for reason in check.met(by, each, day)):
            raise NotAllowed(f"Your role does not let you {permission.value} for all of these.")


def reached(thing: Any) -> Any:
    """What access is asked about: the thing itself where it knows its ties, else the pupil whose record it is."""
    return thing if hasattr(thing, "ties") else subject_of(thing)


def subject_of(thing: Any) -> Any:
    """Whose record this is: the pupil of anything that has one, else the thing itself."""
    return getattr(thing, "pupil", thing)


def entry(
    do: Callable[..., Any], *, by: Any, at: datetime.datetime, facts: dict[str, Any], result: Any
) -> chain.Entry:
    """The event a verb would write: for the set-based twins, which write many at once."""
    verb: Verb = do.verb  # type: ignore[attr-defined]
    return _entry(verb, by, at, facts, result)


def _entry(verb: Verb, by: Any, at: datetime.datetime, facts: dict[str, Any], result: Any) -> chain.Entry:
    subject = subject_of(facts[verb.record_on])
    said = {name: plain(value) for name, value in facts.items() if value is not subject}
    return chain.Entry(subject.subject_key, verb.name, by, at, facts=said, about=reference(result))


def reference(thing: Any) -> str:
    return f"{thing._meta.label_lower}:{thing.pk}" if isinstance(thing, models.Model) else ""


def plain(value: Any) -> Any:
    """A fact as JSON can hold it, and as a reader can still understand it years later."""
    if isinstance(value, models.Model):
        return {"is": reference(value), "said": str(value)}
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return str(value)
    return value


def _name(do: Callable[..., Any]) -> str:
    room = do.__module__.partition(".actions")[0].rpartition(".")[2]
    return f"{room}.{do.__name__}"
