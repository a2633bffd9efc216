"""The child's file, read: the page itself, the chronology, and who can see it."""

from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.desks.children import chronology, facts, signs
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import ROWS_A_PAGE, Page
from foothold.ground.organisations import calendars
from foothold.ground.policy import facts as policy
from foothold.path.concerns import facts as concern_facts

SHOWN_AT_ONCE = 5
TABS = (
    ("Overview", "children:child", Permission.SEE_CHILD),
    ("Chronology", "children:chronology", Permission.SEE_CHRONOLOGY),
    ("Who can see this", "children:access", Permission.SEE_ACCESS),
)
OFFERED = {
    "Record": (
        ("Record what you noticed", "concerns:record", Permission.RECORD_CONCERN, ()),
        ("Record a suspension", "exclusions:record-suspension", Permission.RECORD_EXCLUSION, ()),
        ("Record a permanent exclusion", "exclusions:permanent", Permission.RECORD_EXCLUSION, ("decision",)),
        ("Record who was consulted", "exclusions:consult", Permission.RECORD_CONSULTATION, ()),
        ("Record what the law did not allow", "exclusions:record-breach", Permission.RECORD_BREACH, ()),
    ),
    "Support": (
        ("Graduated response", "inclusion:child", Permission.SEE_GRADUATED, ()),
        ("Take part in an approach", "approaches:join-group", Permission.DELIVER_APPROACH, ()),
        ("Ask that a plan be considered", "support:suggest", Permission.SUGGEST_PLAN, ()),
        ("Write a plan of support", "support:begin", Permission.WRITE_PLAN, ()),
        ("Ask an outside team", "referrals:choose", Permission.SEND_REFERRAL, ()),
        ("Measure before or after support", "measures:child", Permission.RECORD_MEASURE, ()),
        ("Agree a part-time timetable", "attendance:begin", Permission.AGREE_PART_TIME, ()),
        ("Meetings about the child", "panels:of-child", Permission.SEE_MEETINGS, ()),
        ("EHC needs assessment", "ehc:of-child", Permission.SEE_EHC, ()),
    ),
    "Files": (
        ("Put the evidence together", "packs:bundles", Permission.MAKE_BUNDLE, ()),
        ("Requests for the whole file", "packs:requests", Permission.ANSWER_FILE_REQUEST, ()),
    ),
}
"""What somebody can begin from a child's page, in parts, each with the permission it takes."""


class OfChild(Page, abstract=True):
    """A page of one child's file, with its tabs."""

    model = Pupil

    def visible(self) -> Any:
        return pupil_facts.with_what_is_dated(super().visible())

    def context(self) -> dict[str, Any]:
        return {
            "child": pupil_facts.on_day(self.thing, self.today),
            "tabs": self.tabs(),
            "crumbs": [{"text": "Children", "href": reverse("children:find")}],
        }

    def tabs(self) -> list[dict[str, Any]]:
        here = self.request.path
        addresses = [
            (text, reverse(name, args=[self.thing.pk]))
            for text, name, permission in TABS
            if permission in self.granted
        ]
        return [{"text": text, "href": href, "current": href == here} for text, href in addresses]


class ShowChild(OfChild):
    permission = Permission.SEE_CHILD
    template_name = "children/child.html"

    def visible(self):
        """Without what is dated: all of it is read at once when the child is found."""
        return Pupil.objects.visible_to(self.person, on=self.today)

    def find(self, pk):
        return facts.opened(super().find(pk))

    def context(self):
        common = super().context()
        sees_duties = Permission.SEE_DUTIES in self.granted
        duties = facts.open_duties(self.thing, self.person, self.today) if sees_duties else []
        school = common["child"].school
        held = calendars.known_of(
            {*(duty.basis.school_id for duty in duties), *([school.pk] if school else [])}
        )
        seen = {
            Permission.SEE_EXCLUSIONS: lambda: self.past(common["child"], held),
            Permission.SEE_DUTIES: lambda: self.owed(duties, held),
            Permission.SEE_CONCERNS: lambda: self.noticed(common["child"]),
            Permission.SEE_PLANS: lambda: {"plans": facts.plans(self.thing, self.person, self.today)},
            Permission.SEE_PART_TIME: lambda: {"timetables": self.thing.timetables.all()[: facts.ROWS]},
            Permission.LIST_MEETINGS: lambda: {"meetings": facts.meetings(self.thing)},
            Permission.SEE_REFERRAL: lambda: {"referrals": self.thing.referrals.all()[: facts.ROWS]},
            Permission.SEE_MEASURES: lambda: {"scores": self.thing.measures.all()[: facts.ROWS]},
            Permission.SEE_TRANSITION: lambda: {"transitions": self.thing.transitions.all()[: facts.ROWS]},
            Permission.SEE_NEEDS: lambda: {"needs": facts.held_now(self.thing, self.today)},
            Permission.SEE_FAMILY: lambda: {"carers": facts.contacts(self.thing, self.person, self.reasons)},
        }
        parts = [part() for permission, part in seen.items() if permission in self.granted]
        shown = {key: value for part in [common, *parts] for key, value in part.items()}
        if Permission.SEE_CONCERNS in self.granted:
            shown |= self.signs(shown)
        return shown | {
            "ties": {tie: organisation for tie, organisation, *_ in self.ties},
            "roll": facts.roll(self.thing, self.today),
            "may_leave": Permission.CORRECT_CHILD in self.granted and facts.roll(self.thing, self.today),
            "reason": self.reasons[0],
            "holds_rights": facts.holds_rights(self.thing, self.today),
            "offered": self.offered(facts.excluded_for_good(shown.get("exclusions", ()), common["child"])),
        }

    def noticed(self, child):
        return {"concerns": concern_facts.of_child(self.thing, self.person, self.today, child.school)}

    def signs(self, shown):
        child = shown["child"]
        rules = policy.rules_of(child.school, self.today) if child.school else {}
        return signs.of(
            child,
            self.thing,
            shown["concerns"],
            shown.get("exclusions", ()),
            shown.get("plans", ()),
            granted=self.granted,
            since=signs.thresholds(rules),
        )

    def past(self, child, held):
        found, totals = facts.past(self.thing, child.school, self.today, held)
        exclusions = facts.seen(found, self.reasons, self.person, self.today)
        return {"exclusions": exclusions, "totals": totals, "away": facts.away(exclusions, child)}

    def owed(self, duties, held):
        """The first few duties open to the eye, the others one press away."""
        owed = facts.explained(duties, self.today, held)
        return {
            "duties": owed,
            "first_duties": owed[:SHOWN_AT_ONCE],
            "more_duties": owed[SHOWN_AT_ONCE:],
        }

    def offered(self, excluded_for_good):
        """A child whom their school excluded for good can be excluded by it no more."""
        may = self.granted - ({Permission.RECORD_EXCLUSION} if excluded_for_good else set())
        parts = {
            title: [
                {"text": text, "href": reverse(name, args=[self.thing.pk, *more])}
                for text, name, permission, more in links
                if permission in may
            ]
            for title, links in OFFERED.items()
        }
        return {title: links for title, links in parts.items() if links}


class Chronology(OfChild):
    permission = Permission.SEE_CHRONOLOGY
    template_name = "children/chronology.html"

    def context(self):
        rows = Paginator(chronology.of(self.thing, self.granted), ROWS_A_PAGE).get_page(
            self.request.GET.get("page")
        )
        return super().context() | {
            "rows": rows,
            "lines": [chronology.line(event, self.granted) for event in rows],
        }


class WhoCanSee(OfChild):
    """Every tie, the roles it opens the child to, and who has read what."""

    permission = Permission.SEE_ACCESS
    template_name = "children/access.html"

    def context(self):
        rows = Paginator(facts.readings(self.thing, self.granted), ROWS_A_PAGE).get_page(
            self.request.GET.get("page")
        )
        return super().context() | {"ties": facts.seen_by(self.thing, self.today), "rows": rows}
