"""Taking the schools of the national register over into our own rows, many at once."""

from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from foothold.ground.organisations.models import Belonging, Organisation

Kind = Organisation.Kind
REASON = "read from the national register of schools"
BATCH = 500
LONG_AGO = date(1900, 1, 1)
"""From when a school belongs to its authority where the register does not say when it opened."""

DETAILS = (
    "name",
    "kind",
    "school_kind",
    "phase",
    "ukprn",
    "authority_code",
    "establishment",
    "town",
    "postcode",
    "opened_on",
    "closed_on",
)


@dataclass
class Change:
    """What changed of one organisation: its details as they are now, and as they were."""

    school: Any
    now: dict[str, Any] = field(default_factory=dict)
    was: dict[str, Any] = field(default_factory=dict)

    def note(self, name, was, now):
        if was != now:
            self.now[name], self.was[name] = now, was


def in_words(day):
    return f"{day:%-d %B %Y}" if day else ""


def batches(things):
    things = iter(things)
    while some := list(islice(things, BATCH)):
        yield some


def change(school, details):
    """Puts details on an organisation; returns those that are new."""
    noted = Change(school)
    for name, value in details.items():
        noted.note(name, getattr(school, name), value)
        setattr(school, name, value)
    return noted


def differs(school, what, register, here):
    """What is recorded here from a day stays, for the law asks what held on the day of a decision, and the register
    knows no days: an administrator says which of the two is right, and from when."""
    return (
        f"{school} (URN {school.urn}): {what} is {register or 'none'} in the register, {here or 'none'} here"
    )


class Taking:
    """One reading of the register on one day; remembers the schools, authorities and trusts it has met."""

    def __init__(self, day, tally, with_closed):
        self.day = day
        self.tally = tally
        self.with_closed = with_closed
        self.met = set()
        self.parents = {}

    def take(self, establishments):
        """Stores some schools and whom they belong to. Returns a Change for every organisation that changed."""
        once = [each for each in establishments if self._is_first(each)]
        found = Organisation.objects.filter(urn__in=[each.urn for each in once])
        known = {school.urn: school for school in found}
        wanted = [each for each in once if self._is_wanted(each, known)]
        parents = self._parents(wanted)
        changes = [self._change(known.get(each.urn), each) for each in wanted]
        _save([noted.school for noted in changes if noted.now])
        belongings = Belongings(self.day, self.tally, [noted.school for noted in changes])
        for each, noted in zip(wanted, changes, strict=True):
            self._belong(belongings, each, noted)
        belongings.save()
        self._count(changes, known)
        return [noted for noted in (*parents, *changes) if noted.now]

    def _change(self, school, establishment):
        if school is None:
            return change(Organisation(urn=establishment.urn), establishment.details)
        return change(school, {**establishment.details, **self._kept(school, establishment.details)})

    def _kept(self, school, details):
        """What counts from a day stays as it is recorded here; what differs is told."""
        kept = {"school_kind": school.school_kind}
        here = school.school_kind_on(self.day)
        if here != details["school_kind"]:
            kept["kind"] = school.kind
            words = dict(Organisation.SchoolKind.choices)
            self._tell(school, "the kind of school", words[details["school_kind"]], words[here])
        if school.closed_on and school.closed_on != details["closed_on"]:
            kept["closed_on"] = school.closed_on
            self._tell(school, "the last day", in_words(details["closed_on"]), in_words(school.closed_on))
        return kept

    def _tell(self, *told):
        self.tally.differing.append(differs(*told))

    def _is_first(self, establishment):
        if establishment.urn in self.met:
            name = establishment.details["name"]
            self.tally.rejected.append(
                f"URN {establishment.urn} ({name}): it stands in the file more than once"
            )
            return False
        self.met.add(establishment.urn)
        return True

    def _is_wanted(self, establishment, known):
        """A school that closed before we knew of it is of no use, unless history is asked for."""
        if self.with_closed or establishment.closed_on is None or establishment.urn in known:
            return True
        self.tally.passed_over["closed, and not known here"] += 1
        return False

    def _parents(self, establishments):
        """Every authority and trust the schools belong to, found by its number or added; renamed where it was."""
        authorities = {each.authority for each in establishments}
        trusts = {each.trust for each in establishments if each.trust}
        named = [(Kind.AUTHORITY, "authority_code", *each) for each in sorted(authorities)]
        named += [(Kind.TRUST, "group_uid", *each) for each in sorted(trusts)]
        new = [each for each in named if (each[0], each[2]) not in self.parents]
        return [self._parent(*each) for each in new]

    def _parent(self, kind, number, value, name):
        of_kind = Organisation.objects.filter(kind=kind)
        by_number = of_kind.filter(**{number: value}).first()
        found = by_number or of_kind.filter(**{"name": name, number: ""}).first()
        noted = change(found or Organisation(kind=kind), {number: value, "name": name})
        if noted.now:
            noted.school.save()
        self.parents[kind, value] = noted.school
        return noted

    def _belong(self, belongings, establishment, noted):
        authority = self.parents[Kind.AUTHORITY, establishment.authority[0]]
        trust = self.parents[Kind.TRUST, establishment.trust[0]] if establishment.trust else None
        belongings.put(noted, Belonging.Kind.AUTHORITY, authority)
        belongings.put(noted, Belonging.Kind.TRUST, trust)

    def _count(self, changes, known):
        for noted in changes:
            became = "unchanged" if not noted.now else "changed" if noted.school.urn in known else "added"
            self.tally.taken[became] += 1


def _save(schools):
    new = [school for school in schools if school.pk is None]
    held = [school for school in schools if school.pk is not None]
    Organisation.objects.bulk_create(new)
    Organisation.objects.bulk_update(held, DETAILS, batch_size=50)


class Belongings:
    """To whom some schools belong. The first parent read is begun; another one is told, and recorded by an
    administrator with its day, so that the children on roll follow."""

    def __init__(self, day, tally, schools):
        self.day, self.tally = day, tally
        self.held = {}
        self.had = set()
        self.changed, self.begun = [], []
        rows = Belonging.objects.filter(organisation__in=schools).select_related("parent").order_by("from_on")
        for row in rows:
            self.had.add((row.organisation_id, row.kind))
            if row.holds(day):
                self.held[row.organisation_id, row.kind] = row

    def put(self, noted, kind, parent):
        """The school belongs to `parent`, or to nobody; and to nobody once it has closed."""
        school, closed_on = noted.school, noted.school.closed_on
        held = self.held.get((school.pk, kind))
        was = held.parent if held else None
        if (school.pk, kind) not in self.had:
            self._begin(noted, kind, parent)
        elif was != parent and not (closed_on and closed_on < self.day):
            self.tally.differing.append(differs(school, f"the {kind.value}", parent, was))
        if held and closed_on and held.to_on is None:
            held.to_on = max(held.from_on, closed_on)
            self.changed.append(held)

    def _begin(self, noted, kind, parent):
        """The download does not say since when: the first parent read has been it since the school opened."""
        if parent is None:
            return
        noted.note(str(kind), "", str(parent))
        since, ends = noted.school.opened_on or LONG_AGO, noted.school.closed_on
        from_on = min(since, ends) if ends else since
        self.begun.append(
            Belonging(organisation=noted.school, parent=parent, kind=kind, from_on=from_on, to_on=ends)
        )

    def save(self):
        Belonging.objects.bulk_update(self.changed, ["to_on"], batch_size=200)
        Belonging.objects.bulk_create(self.begun)
