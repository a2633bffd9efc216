"""The daily e-mail: what falls to one person, in counts and short lines. Initials only, never a child's name."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse

from foothold.desks.worklist import facts
from foothold.desks.worklist.asking import Choice
from foothold.desks.worklist.models import Digest, NoDigest
from foothold.desks.worklist.news import News
from foothold.ground.access.models import Membership, Person
from foothold.ground.access.roles import WORKS_FOR

LINES = 15
PARTS = (
    ("late", "Late"),
    ("today", "Due today"),
    ("soon", "Due in the next five school days"),
)


@dataclass(frozen=True)
class Part:
    """One group of the e-mail: how many, and the first of them."""

    title: str
    number: int
    lines: list[facts.Row]

    @property
    def more(self):
        return self.number - len(self.lines)


@dataclass(frozen=True)
class Letter:
    """One person's e-mail, not yet sent."""

    person: Any
    parts: list[Part]
    moved: int
    passed: int

    @property
    def subject(self):
        said = ", ".join(f"{part.number} {part.title.lower()}" for part in self.parts)
        return f"Foothold: {said or 'something has moved'}"

    def text(self, site):
        context = {
            "letter": self,
            "work": site + reverse("worklist:my-work"),
            "switch": site + reverse("worklist:daily-e-mail"),
        }
        return render_to_string("worklist/mail/digest.txt", context)


def wanted_by(on):
    """Everybody something may fall to who wants the e-mail and has not had today's."""
    working = Membership.objects.that_open(on).filter(
        person=OuterRef("pk"), role__in=[role.value for role in WORKS_FOR]
    )
    had = Digest.objects.filter(person=OuterRef("pk"), on=on)
    unwanted = NoDigest.objects.filter(person=OuterRef("pk"))
    found = Person.objects.filter(Exists(working), ~Exists(had), ~Exists(unwanted), is_active=True)
    return found.order_by("pk")


def of(person, on):
    """The e-mail of one person for a day, or None where the day is empty."""
    work = facts.Work(person, on)
    parts = [part for part in (_part(work, when, title) for when, title in PARTS) if part.number]
    news = News(person, on, days=1)
    moved = sum(each["number"] for each in news.moved())
    passed = sum(each["number"] for each in news.passed_on())
    return Letter(person, parts, moved, passed) if parts or moved or passed else None


def _part(work, when, title):
    mine = facts.Chosen(work, Choice(whose="mine", when=when))
    rows = [row for _, group in facts.grouped(work, mine[:LINES]) for row in group]
    return Part(title, mine.count(), rows)
