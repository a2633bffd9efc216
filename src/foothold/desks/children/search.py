"""Finding a child by part of a name, a UPN or a date of birth, in spite of a slip."""

import re
from datetime import date, datetime
from functools import reduce

from django.db.models import Count, Q

from foothold.child.pupils import facts
from foothold.child.pupils.models import NamePart, Pupil
from foothold.child.pupils.names import likeness, pieces, plain

MOST = 50
FEW, TELLING = 200, 3
CANDIDATES = 2000
LIKE_ENOUGH = 72
DATE_FORMS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%y")


def find(person, typed, *, on):
    """Up to fifty children the person may see, the likeliest first, and whether a slip was allowed for."""
    visible = facts.with_what_is_dated(Pupil.objects.visible_to(person, on=on))
    exact = _exactly(visible, typed.strip())
    if exact:
        return exact, False
    return _nearly(visible, typed), True


def likely_duplicates(pupil):
    """Children already recorded, anywhere, who may be this same child: same UPN, or same birthday and a like name."""
    same_upn = Q(upn=pupil.upn) if pupil.upn else Q(pk__in=[])
    same_day = Pupil.objects.filter(Q(born_on=pupil.born_on) | same_upn)[:CANDIDATES]
    name = f"{pupil.given_name} {pupil.family_name}"
    return [
        other
        for other in same_day
        if (pupil.upn and other.upn == pupil.upn) or likeness(name, other.search_key) >= LIKE_ENOUGH
    ]


def _exactly(visible, typed):
    born_on = as_date(typed)
    if born_on:
        return list(visible.filter(born_on=born_on)[:MOST])
    if re.fullmatch(r"[A-Za-z]\d{6,12}[A-Za-z]?", typed):
        return list(visible.filter(upn__startswith=typed.upper())[:MOST])
    words = plain(typed).split()
    return _with_all(visible, words) if words else []


def _with_all(visible, words):
    """Few who may be meant are looked at one by one; of many the first fifty are soon found in the order of names."""
    found = reduce(lambda rows, word: rows.filter(search_key__contains=word), words, visible)
    telling = [word for word in words if len(word) >= TELLING]
    if telling:
        few = list(NamePart.objects.with_all(telling)[: FEW + 1])
        found = found.filter(pk__in=few) if len(few) <= FEW else found
    return list(found[:MOST])


def _nearly(visible, typed):
    """Those who share most pieces of their names with what was typed, and of them the likest."""
    parts = pieces(typed)
    if not parts:
        return []
    sharing = NamePart.objects.beginning_with(*parts).values("pupil").annotate(pieces=Count("pk"))
    most = sharing.order_by("-pieces").values_list("pupil", flat=True)[:CANDIDATES]
    candidates = visible.filter(pk__in=list(most)).values_list("pk", "search_key")
    scored = [(likeness(typed, key), pk) for pk, key in candidates]
    best = [pk for score, pk in sorted(scored, reverse=True)[:MOST] if score >= LIKE_ENOUGH]
    found = visible.in_bulk(best)
    return [found[pk] for pk in best]


def exactly(upn, born_on):
    """The one child with this number and this birthday, whoever may see them; None where there is none."""
    return Pupil.objects.filter(upn=upn, born_on=born_on).exclude(upn="").first()


def as_details(typed):
    """What was looked for, as the beginning of a new child's details."""
    born_on = as_date(typed)
    if born_on:
        return {"born_on": born_on}
    if any(letter.isdigit() for letter in typed):
        return {"upn": typed.upper()}
    given, _, family = typed.partition(" ")
    return {"given_name": given, "family_name": family.strip()}


def as_date(typed) -> date | None:
    for form in DATE_FORMS:
        try:
            return datetime.strptime(typed, form).date()
        except ValueError:
            continue
    return None
