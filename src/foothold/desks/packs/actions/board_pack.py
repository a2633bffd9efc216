"""What goes before a governing board: evidence put in and taken out, what is left out, and the papers sent."""

from foothold.desks.packs import contents, specials
from foothold.desks.packs import facts as facts_of_pack
from foothold.desks.packs.models import Evidence, LeftOut
from foothold.ground.access.permissions import Permission
from foothold.ground.kit import clock
from foothold.ground.kit.action import action
from foothold.ground.kit.refusals import Refused
from foothold.law.due import Party
from foothold.path.exclusions import actions as exclusions
from foothold.path.exclusions import facts
from foothold.path.exclusions.models import Notice


@action(
    Permission.MAKE_BOARD_PACK,
    on="exclusion",
    says="Put into the board pack: {evidence}",
)
def add_evidence(*, by, at, exclusion, evidence):
    """Puts one paper into the pack."""
    if Evidence.objects.in_pack(exclusion).count() >= contents.MOST:
        raise Refused(f"The pack holds {contents.MOST} papers. Take one out, or put several into one file.")
    if not evidence.text.strip() and evidence.content is None:
        raise Refused("Type what the paper says, or choose a file.")
    evidence.pupil, evidence.exclusion = exclusion.pupil, exclusion
    evidence.added_by, evidence.added_at = by, at
    evidence.save()
    return evidence


@action(Permission.MAKE_BOARD_PACK, on="evidence", says="Corrected in the board pack: {evidence}. {reason}")
def correct_evidence(*, by, at, evidence, corrected, reason):
    """Puts a corrected paper in the place of one, up to the day the papers go out; what it replaces stays on record.

    What it says comes in `corrected` (an `Evidence` not yet saved) and so never into the record of the work.
    """
    _refuse_after_deadline(evidence.exclusion, at)
    held = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if held.taken_out_at:
        raise Refused("This paper has been taken out already.")
    Evidence.objects.filter(pk=held.pk).update(taken_out_at=at)
    for name in ("pupil", "exclusion", "kind", "media", "content", "pages"):
        setattr(corrected, name, getattr(held, name))
    corrected.added_by, corrected.added_at = by, at
    corrected.corrects, corrected.corrected_because = held, reason
    corrected.save()
    return corrected


def _refuse_after_deadline(exclusion, at):
    duty = facts_of_pack.papers_duty(exclusion)
    if duty and duty.due_on and clock.day_of(at) > duty.due_on:
        raise Refused(
            f"The papers were due out on {duty.due_on:%A %-d %B %Y}, and everybody has them. Put in a further paper"
            " that says what was wrong, and send it to everybody."
        )


@action(Permission.MAKE_BOARD_PACK, on="evidence", says="Taken out of the board pack: {evidence}")
def take_out(*, by, at, evidence):
    """Takes a paper out of the pack. It stays on record, and in papers that were sent with it."""
    if not Evidence.objects.filter(pk=evidence.pk, taken_out_at=None).update(taken_out_at=at):
        raise Refused("This paper has been taken out already.")
    return evidence


@action(
    Permission.MAKE_BOARD_PACK,
    on="exclusion",
    says="Decided what the board pack leaves out. Special facts put in: {specials_told}. {because}",
)
def leave_out_of_pack(*, by, at, exclusion, left_out, specials_told, because):
    """Which names are shown as initials (they come in `left_out` and so never into the record), and which special
    facts are put in, and why."""
    told = [name for name, _ in specials.choices() if name in specials_told]
    if told and not because.strip():
        raise Refused("Say why the board needs these facts, or leave them out.")
    chosen = {"names": left_out.names, "specials_told": told, "because": because if told else ""}
    given = {"pupil": exclusion.pupil, **chosen}
    return LeftOut.objects.update_or_create(exclusion=exclusion, defaults=given)[0]


@action(Permission.MAKE_BOARD_PACK, on="exclusion", says="Board pack sent to everybody on {sent_on}")
def send_papers(*, by, at, exclusion, papers, sent_on, how):
    """Keeps the pack as it went out, and records that the papers were given: what was owed is then done."""
    papers.pupil, papers.exclusion, papers.sent_on = exclusion.pupil, exclusion, sent_on
    papers.recorded_by, papers.recorded_at = by, at
    papers.save()
    told = (facts.Told.of(Notice.Kind.PAPERS, Party.RELEVANT_PERSON.value),)
    exclusions.give_notice(by=by, at=at, exclusion=exclusion, told=told, how=how, sent_on=sent_on)
    return papers
