"""Notices of many exclusions recorded at once, as `give_notice` records those of one."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import prefetch_related_objects

from foothold.child.duties import ledger as duties
from foothold.child.duties.models import Basis, Duty
from foothold.child.pupils import cases
from foothold.ground.access.permissions import Permission
from foothold.ground.audit import chain
from foothold.ground.kit import clock
from foothold.ground.kit.action import entry, require_for_all
from foothold.ground.organisations import calendars
from foothold.law import facts as law_facts
from foothold.law import notices as law
from foothold.law import rules
from foothold.law.due import Party
from foothold.law.exclusion import Facts
from foothold.law.review_panel import SentHow
from foothold.path.exclusions import checks, facts
from foothold.path.exclusions.actions.case import BOARD_TOLD, Case
from foothold.path.exclusions.actions.notice import give_notice
from foothold.path.exclusions.models import Exclusion, Notice


@dataclass(frozen=True)
class Given:
    """One notice given, among many: the duty it meets, on which day, in which way, and when that was recorded."""

    duty: Duty
    sent_on: date
    how: str
    recorded_at: datetime

    def notice(self, row, by):
        return Notice(
            exclusion=row,
            kind=self.duty.kind,
            to=self.duty.owed_to,
            how=self.how,
            sent_on=self.sent_on,
            recorded_by=by,
            recorded_at=self.recorded_at,
        )

    def entry(self, row, by):
        told = (facts.Told.of(self.duty.kind, self.duty.owed_to),)
        said = {"exclusion": row, "told": told, "how": self.how, "sent_on": self.sent_on}
        return entry(give_notice, by=by, at=self.recorded_at, facts=said, result=None)


@transaction.atomic
def give_all(*, by, at, givings):
    """`give_notice` for many exclusions: one check, bulk rows, the same events."""
    rows = _exclusions({each.duty.basis.about for each in givings})
    require_for_all(by, Permission.GIVE_NOTICE, cases.ties_of(list(rows.values()), clock.day_of(at)), at)
    for each in givings:
        checks.has_happened(rows[each.duty.basis.about], each.sent_on, each.recorded_at, "A notice")
    notices = [each.notice(rows[each.duty.basis.about], by) for each in givings]
    Notice.objects.bulk_create(notices, batch_size=500)
    known = calendars.known_of({row.school_id for row in rows.values()})
    _meet(givings, notices, known, by)
    _start_clocks(notices, known, by, at)
    chain.append_all([each.entry(rows[each.duty.basis.about], by) for each in givings])


def _exclusions(references):
    keys = [reference.partition(":")[2] for reference in references]
    found = Exclusion.objects.filter(pk__in=keys).select_related("pupil", "school")
    return {row.reference: row for row in found}


def _meet(givings, notices, known, by):
    done = [
        (each.duty, facts.done_on(notice, known[notice.exclusion.school_id]), notice.get_how_display())
        for each, notice in zip(givings, notices, strict=True)
        if law.is_told(Party(notice.to), SentHow(notice.how))
    ]
    duties.met_all(done, by=by)


def _start_clocks(notices, known, by, at):
    """The board's time to meet is moved for all at once; what a later stage tells moves its own exclusion on."""
    to_board, later = {}, defaultdict(set)
    for each in notices:
        if (each.kind, each.to) == BOARD_TOLD:
            to_board[each.exclusion.reference] = each.exclusion
        elif not each.kind.startswith("excl."):
            later[each.exclusion].add((each.kind, each.to))
    _move_board(to_board, known)
    for row, told in later.items():
        Case(row, by, at).go_on_from(told, at)


def _move_board(rows, known):
    prefetch_related_objects(list(rows.values()), "notices")
    held = Basis.objects.filter(about__in=rows, rule__in=(rules.SUSPENSION, rules.PERMANENT))
    given = []
    for basis in held.prefetch_related("duties"):
        told = facts.board_told_on(rows[basis.about], known[basis.school_id])
        read = law_facts.from_json(Facts, basis.facts)
        given.append((basis, replace(read, notice_received_on=told)))
    duties.worded_anew(given, known)
