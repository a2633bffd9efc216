"""The organisations of the borough. They are laid down as they are; what happens to children goes through the verbs."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from foothold.config.borough import names
from foothold.ground.organisations.models import Belonging, Organisation

LONG_AGO = date(2015, 9, 1)
Kind, SchoolKind, Phase = Organisation.Kind, Organisation.SchoolKind, Organisation.Phase
PUPILS_A_YEAR = {Phase.SECONDARY: 210, Phase.PRIMARY: 47, Phase.SPECIAL: 10, Phase.ALTERNATIVE: 8}
YEARS = {
    Phase.SECONDARY: range(7, 12),
    Phase.PRIMARY: range(0, 7),
    Phase.SPECIAL: range(0, 12),
    Phase.ALTERNATIVE: range(4, 12),
}


@dataclass
class Places:
    """What there is, by what it is."""

    authority: Any
    neighbour: Any
    trusts: list[Any]
    schools: list[Any] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)

    def named(self, name):
        return next(each for each in [*self.schools, *self.others, *self.trusts] if each.name == name)


def lay_down():
    """Every organisation, and who belongs to whom."""
    authority, neighbour = _saved(
        [
            Organisation(name="Fernleigh", kind=Kind.AUTHORITY, authority_code="980"),
            Organisation(name="Oakshire", kind=Kind.AUTHORITY, authority_code="981"),
        ]
    )
    trusts = _saved(
        [Organisation(name=f"{name} Trust", kind=Kind.TRUST) for name in ("Foxglove", "Longmere")]
    )
    places = Places(authority, neighbour, trusts)
    places.schools = _saved(list(_schools()))
    places.others = _saved(
        [Organisation(name=name, kind=Kind.PROVIDER) for name in names.PROVIDERS]
        + [Organisation(name=name, kind=Kind.AGENCY) for name in names.AGENCIES]
    )
    Belonging.objects.bulk_create(list(_belongings(places)))
    return places


def _saved(organisations):
    return Organisation.objects.bulk_create(organisations)


def _schools():
    for number, (title, kind, school_kind, phase) in enumerate(_kinds(), start=1):
        yield Organisation(
            name=title,
            kind=kind,
            school_kind=school_kind,
            phase=phase,
            urn=str(990000 + number),
            authority_code="980",
            establishment=str(4000 + number),
            town="Fernleigh",
            morning_starts_at=time(8, 45),
            afternoon_starts_at=time(13, 10),
        )


def _kinds():
    for place, name in enumerate(names.SECONDARIES):
        academy = place < 8
        title = f"{name} {'Academy' if academy else 'High School'}"
        yield title, Kind.SCHOOL, SchoolKind.ACADEMY if academy else SchoolKind.MAINTAINED, Phase.SECONDARY
    for place, name in enumerate(names.PRIMARIES):
        kind = SchoolKind.ACADEMY if place < 15 else SchoolKind.MAINTAINED
        yield f"{name} Primary School", Kind.SCHOOL, kind, Phase.PRIMARY
    for name in names.SPECIALS:
        yield name, Kind.SCHOOL, SchoolKind.MAINTAINED, Phase.SPECIAL
    for name in names.REFERRAL_UNITS:
        yield name, Kind.PRU, SchoolKind.PUPIL_REFERRAL_UNIT, Phase.ALTERNATIVE


def _belongings(places):
    """Academies are run by one trust or the other, every school is in the authority's area."""
    for place, school in enumerate(places.schools):
        yield Belonging(
            organisation=school, parent=places.authority, kind=Belonging.Kind.AUTHORITY, from_on=LONG_AGO
        )
        if school.school_kind == SchoolKind.ACADEMY:
            trust = places.trusts[place % 2]
            yield Belonging(organisation=school, parent=trust, kind=Belonging.Kind.TRUST, from_on=LONG_AGO)
