"""The children of one school: every year group, with needs, families and where they live."""

from datetime import date, timedelta

from foothold.child.pupils import facts
from foothold.child.pupils.arrival import Arrival
from foothold.child.pupils.models import Carer, Characteristic, Pupil
from foothold.config.borough import names, places
from foothold.ground.organisations.models import Organisation
from foothold.law import codes, upn

ELSEWHERE, LOOKED_AFTER, SOCIAL_WORKER, SEN_SUPPORT, EHC_PLAN = 0.04, 0.007, 0.03, 0.13, 0.04
FIRST_YEAR = {Organisation.Phase.SECONDARY: 7, Organisation.Phase.PRIMARY: 0, Organisation.Phase.SPECIAL: 0}
SEN_TYPES = ("SEMH", "SLCN", "MLD", "SPLD", "ASD", "OTH")
Kind = Characteristic.Kind


def of_school(school, laid, today, chance, scale):
    """Arrivals of everybody who is on a school's roll today."""
    cohort = facts.school_year_start(today).year
    size = max(1, round(places.PUPILS_A_YEAR[school.phase] * scale))
    arrivals = []
    for year in places.YEARS[school.phase]:
        entered = cohort - (year - FIRST_YEAR.get(school.phase, year))
        arrivals += [_arrival(school, laid, year, cohort, entered, number, chance) for number in range(size)]
    return arrivals


def _arrival(school, laid, year, cohort, entered, number, chance):
    sex = "M" if chance.random() < 0.51 else "F"
    born_on = date(cohort - year - 5, 9, 1) + timedelta(days=chance.randrange(365))
    family = chance.choice(names.FAMILY)
    pupil = Pupil(
        given_name=chance.choice(names.GIVEN[sex]),
        family_name=family,
        born_on=born_on,
        sex=sex,
        upn=_upn(school, entered, year * 300 + number),
    )
    starts_on = date(entered, 9, 1)
    home = laid.neighbour if chance.random() < ELSEWHERE else laid.authority
    held = list(_characteristics(school, starts_on, chance))
    carer = laid.neighbour if home is laid.neighbour else laid.authority
    return Arrival(
        pupil=pupil,
        starts_on=starts_on,
        home_authority=home,
        looked_after_by=carer if any(each.kind == Kind.LOOKED_AFTER for each in held) else None,
        carers=[_carer(family, chance)],
        characteristics=held,
    )


def _upn(school, entered, serial):
    rest = f"{school.authority_code}{school.establishment}{entered % 100:02}{serial % 1000:03}"
    return upn.check_letter(rest) + rest


def _characteristics(school, from_on, chance):
    special = school.phase in (Organisation.Phase.SPECIAL, Organisation.Phase.ALTERNATIVE)
    drawn = chance.random()
    provision = "E" if drawn < (1 if special else EHC_PLAN) else "K" if drawn < EHC_PLAN + SEN_SUPPORT else ""
    if provision:
        yield _held(Kind.SEN_PROVISION, from_on, provision)
        yield _held(
            Kind.SEN_TYPE, from_on, chance.choice([each for each in SEN_TYPES if each in codes.SEN_TYPES])
        )
    drawn = chance.random()
    if drawn < LOOKED_AFTER:
        yield _held(Kind.LOOKED_AFTER, from_on)
    if drawn < SOCIAL_WORKER:
        yield _held(Kind.SOCIAL_WORKER, from_on)


def _held(kind, from_on, code=""):
    return Characteristic(kind=kind, from_on=from_on, code=code, code_set="CBDS May 2026" if code else "")


def _carer(family, chance):
    relation = chance.choice(["mother", "mother", "father", "grandmother", "aunt"])
    sex = "M" if relation == "father" else "F"
    number = chance.randrange(1000)
    return Carer(
        name=f"{chance.choice(names.GIVEN[sex])} {family}",
        relation=relation,
        phone=f"07700 900{number:03}",
        address=f"{number % 90 + 1} {chance.choice(['Mill Lane', 'Orchard Way', 'Canal Row', 'Park View'])}, Fernleigh",
    )
