"""A referral on one page: what it says, what went with it, every step, what is owed, the work."""

from django.urls import reverse

from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import Page
from foothold.path.referrals import facts, reading
from foothold.path.referrals.models import Programme, Referral
from foothold.path.referrals.views import way_here

SIGN = ("sign-off", "Sign off the targets")
SUPPLY = ("supply", "Send what the team asked for")
WITHDRAW = ("withdraw", "Withdraw the referral")
ANSWER = ("answer", "Record the answer")
ACKNOWLEDGE = ("acknowledge", "It arrived, or was read")
WORK = ("work", "Record work")
ALLOCATE = ("allocate", "Say who leads the work")
PROGRAMME = ("programme", "Write the programme")
REVIEW = ("review", "Record the review in the middle")
END = ("end", "End the work")


class ShowReferral(Page):
    permission = Permission.SEE_REFERRAL
    model = Referral
    template_name = "referrals/referral.html"

    def visible(self):
        return super().visible().select_related("pupil", "school", "team", "sent_by")

    def context(self):
        row = self.thing
        steps, work = list(row.steps.select_related("by")), list(row.work.all())
        found = Programme.objects.filter(referral=row).select_related("plan", "signed_by", "sustained_by")
        programme = found.first()
        return {
            "referral": row,
            "crumbs": way_here(row, self.granted),
            "sees_child": Permission.SEE_CHILD in self.granted,
            "steps": [_entry(step) for step in reversed(steps)],
            "evidence": list(row.evidence.all()),
            "times": reading.times(row, steps, work),
            "work": work,
            "planned": reading.planned(work) if row.is_to_a_unit else [],
            "programme": programme,
            "owed": reading.owed(row, self.person, self.today),
            "silent": row.waits and row.answer_by < self.today,
            "next_steps": self.next_steps(programme) if row.is_open else [],
        }

    def next_steps(self, programme):
        """What this person may record now, the likeliest first."""
        row = self.thing
        is_theirs = Permission.FOLLOW_REFERRAL in self.granted and facts.is_theirs(
            self.person, row, self.today
        )
        offered = [
            (Permission.SIGN_PROGRAMME in self.granted and programme and not programme.signed_on, SIGN),
            (Permission.SEND_REFERRAL in self.granted and row.status == Referral.Status.MORE_ASKED, SUPPLY),
            *((is_theirs, step) for step in _of_team(row, programme)),
            (Permission.SEND_REFERRAL in self.granted, WITHDRAW),
        ]
        return [
            {"text": text, "href": reverse(f"referrals:{name}", args=[row.pk])}
            for may, (name, text) in offered
            if may
        ]


def _of_team(row, programme):
    if row.waits:
        return [ANSWER, *([ACKNOWLEDGE] if row.status != Referral.Status.READ else [])]
    if row.status != Referral.Status.ACCEPTED:
        return []
    return [WORK, ALLOCATE, *(_of_unit(programme) if row.is_to_a_unit else []), END]


def _of_unit(programme):
    if programme is None or programme.signed_on is None:
        return [PROGRAMME]
    return [REVIEW] if programme.reviewed_on is None else []


def _entry(step):
    return {
        "title": f"{step.get_kind_display()}: {step.team_name}",
        "by": step.by,
        "at": step.at,
        "text": step.said,
    }
