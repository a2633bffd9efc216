"""What is noticed, what is done about it, and what the safeguarding lead does with a protected note.

What was written stands in its own row and in no event: an event says that it was written, by whom and when.
"""

from django.db import transaction

from foothold.child.pupils import cases
from foothold.ground.access.permissions import Permission
from foothold.ground.audit import chain
from foothold.ground.kit import clock
from foothold.ground.kit.action import action, entry, require_for_all
from foothold.ground.kit.refusals import Refused
from foothold.path.concerns import facts
from foothold.path.concerns.models import Answer, Concern, SafeguardingNote

AT_A_TIME = 500


@action(Permission.RECORD_CONCERN, on="pupil", says="Recorded: {concern}")
def record(*, by, at, pupil, concern):
    """Keeps what was noticed about a child."""
    return _kept(concern)


@action(Permission.RECORD_CONCERN, on="pupil", says="A safeguarding note was made for the safeguarding lead")
def protect(*, by, at, pupil, note):
    """Keeps what was noticed where only the designated safeguarding lead reads it."""
    return _kept(note)


@transaction.atomic
def record_all(*, by, at, noticed):
    """`record` or `protect` for several children at once: one check, bulk rows, the same events."""
    require_for_all(by, Permission.RECORD_CONCERN, cases.ties_of(noticed, clock.day_of(at)), at)
    for each in noticed:
        _refuse_the_future(each)
    _refuse_names(noticed)
    model = type(noticed[0])
    verb, name = (protect, "note") if model is SafeguardingNote else (record, "concern")
    rows = model.objects.bulk_create(noticed, batch_size=AT_A_TIME)
    chain.append_all(
        [
            entry(verb, by=by, at=row.recorded_at, facts={"pupil": row.pupil, name: row}, result=row)
            for row in rows
        ]
    )
    return rows


@action(Permission.RECORD_CONCERN, on="concern", says="What was noticed was put right: {concern}")
def correct(*, by, at, concern, correction):
    """Puts right what was written: the concern brings along how it should stand. What it replaced stays beside it."""
    held = Concern.objects.select_for_update(of=("self",)).select_related("recorded_by").get(pk=concern.pk)
    if not facts.may_correct(held, by, clock.day_of(at)):
        raise Refused(
            f"{held.recorded_by} wrote this. Ask them, or whoever answers concerns, to put it right."
        )
    changed = facts.changed(held, concern)
    if not changed:
        raise Refused("Nothing was changed, so nothing was recorded. Change what is wrong, or go back.")
    _refuse_the_future(concern)
    _refuse_names_in(concern, facts.beside(concern))
    concern.save(update_fields=changed)
    correction.was = {name: facts.in_words(held, name) for name in changed}
    correction.concern, correction.corrected_by, correction.corrected_at = concern, by, at
    correction.save()
    return correction


@action(Permission.ANSWER_CONCERN, on="concern", says="What we do now about {concern}: {answer}")
def answer(*, by, at, concern, answer):
    """Says what is done about a concern, by whom and by when. Another answer can follow."""
    answer.concern, answer.written_by, answer.written_at = concern, by, at
    _refuse_the_past(answer)
    answer.save()
    return answer


@transaction.atomic
def answer_all(*, by, at, answers):
    """`answer` for many concerns at once: one check, bulk rows, the same events."""
    asked = [each.concern for each in answers]
    require_for_all(by, Permission.ANSWER_CONCERN, cases.ties_of(asked, clock.day_of(at)), at)
    for each in answers:
        _refuse_the_past(each)
    rows = Answer.objects.bulk_create(answers, batch_size=AT_A_TIME)
    chain.append_all([_answered(row) for row in rows])


def _answered(row):
    facts_of = {"concern": row.concern, "answer": row}
    return entry(answer, by=row.written_by, at=row.written_at, facts=facts_of, result=row)


@action(
    Permission.ANSWER_SAFEGUARDING, on="note", says="The safeguarding lead looked into a safeguarding note"
)
def look_into(*, by, at, note):
    """The lead says what was decided and done: the note brings both along, and they stand in it alone."""
    held = SafeguardingNote.objects.select_for_update().get(pk=note.pk)
    if held.looked_at:
        raise Refused(
            f"{held.looked_by} has looked into this note already. Open it again to read what was done."
        )
    note.looked_by, note.looked_at = by, at
    note.save(update_fields=["outcome", "done", "looked_by", "looked_at"])
    return note


def _kept(noticed):
    _refuse_the_future(noticed)
    noticed.save()
    return noticed


def _refuse_the_future(noticed):
    if noticed.noticed_on > clock.day_of(noticed.recorded_at):
        raise Refused("The day it was noticed cannot be in the future.")


def _refuse_the_past(answer):
    if answer.by_on < clock.day_of(answer.written_at):
        raise Refused("The day by when it is done has passed already. Choose today or a later day.")


def _refuse_names(noticed):
    """Each child of an incident has a view of their own, in which no other child of it is named."""
    for one in noticed:
        _refuse_names_in(one, [each for each in noticed if each.incident == one.incident])


def _refuse_names_in(one, beside):
    for other in beside:
        together = one.incident and one.pupil_id != other.pupil_id
        name = together and facts.names_of_another(one, other.pupil)
        if name:
            raise Refused(
                f'What you wrote about {one.pupil} names {name}. Write "another pupil" instead: each'
                " child's record is about that child alone."
            )
