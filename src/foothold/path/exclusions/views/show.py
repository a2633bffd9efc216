"""The page of one exclusion: its path, what is owed, what was decided."""

from django.urls import reverse

from foothold.child.pupils import addresses
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import WORKS_FOR, Role, Tie
from foothold.ground.kit.page import Page
from foothold.ground.organisations import calendars
from foothold.law.stay_away import NotASchoolDay
from foothold.path.exclusions import corrections, facts, kept, reading, stages
from foothold.path.exclusions.models import Exclusion
from foothold.path.exclusions.stages import board

ONCE = (
    "pupil",
    "school",
    "decided_by",
    "grounds",
    "board_decision",
    "claim",
    "waiver",
    "review_outcome",
    "reconsideration",
    "readjustment",
    "education_exception",
    "deletion",
)


class ShowExclusion(Page):
    """What was recorded, what is now owed, by whom, by when, under which provision."""

    permission = Permission.SEE_EXCLUSIONS
    model = Exclusion
    template_name = "exclusions/exclusion.html"

    def visible(self):
        return super().visible().select_related(*ONCE)

    def context(self):
        row = kept.read(self.thing)
        calendar = calendars.calendar_of(row.school)
        owed = reading.owed(row, self.today, calendar) if Permission.SEE_DUTIES in self.granted else []
        on_path = self.on_path(owed, calendar) if owed else []
        is_family = any(each.tie == Tie.FAMILY for each in self.reasons)
        untold = () if is_family or Permission.SEE_NEEDS in self.granted else reading.OF_NEEDS
        return {
            "path": stages.together(on_path),
            "next_steps": [
                self.step(each) for each in stages.next_steps(on_path, self.granted, self.parties())
            ],
            "also": [self.step(each) for each in stages.may_still_be_recorded(on_path, self.granted)],
            "goes_before_board": any(each.duty.kind in board.BOARD_DUTIES for each in owed),
            "exclusion": row,
            "is_family": is_family,
            "crumbs": addresses.trail_to(row.pupil),
            "decided": reading.decided(row, untold),
            "grounds": getattr(row, "grounds", None),
            "tested": reading.tested(row, untold),
            "measures": row.several("measures"),
            "owed": [each for each in owed if each.is_open],
            "closed": [each for each in owed if not each.is_open],
            "may_mark": Permission.MEET_DUTY in self.granted and any(each.may_be_marked for each in owed),
            "may_confirm": self.may_confirm(),
            "may_correct": Permission.CORRECT_EXCLUSION in self.granted and corrections.may_correct(row),
            "may_cancel": Permission.CANCEL_EXCLUSION in self.granted
            and row.stands
            and not facts.has_begun_to_decide(row),
            **reading.closed_days(row, self.granted, self.today, calendar),
            "cancel_address": reverse("exclusions:cancel", args=[row.pk]),
            "confirm_address": reverse("exclusions:confirm", args=[row.pk]),
        }

    def on_path(self, owed, calendar):
        """Empty where a changed calendar no longer fits the days on record: what is to be done then is said instead."""
        try:
            return stages.of(self.thing, [each.duty for each in owed], self.today, calendar)
        except NotASchoolDay:
            return []

    def parties(self):
        """On whose behalf the reader acts, so that what is theirs to do comes first."""
        return frozenset().union(
            *(WORKS_FOR.get(Role(each.membership.role), frozenset()) for each in self.reasons)
        )

    def step(self, step):
        address = reverse(f"exclusions:{step.page}", args=[self.thing.pk])
        return {"text": step.text, "address": address}

    def may_confirm(self):
        typed = self.thing.status == Exclusion.Status.TYPED
        return (
            typed
            and Permission.CONFIRM_EXCLUSION in self.granted
            and self.thing.decided_by_id == self.person.pk
        )
