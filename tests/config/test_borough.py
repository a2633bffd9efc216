"""The made-up borough, small: the same seed and day make the same one, and its record is whole."""

import contextlib
import hashlib
import random
from datetime import date
from importlib import resources

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from foothold.child.duties.models import Duty
from foothold.child.pupils.models import Pupil
from foothold.config import demo_sign_in
from foothold.config.borough import build, children, figures, history, places, years
from foothold.ground.access.models import Membership
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.kit.refusals import Refused
from foothold.ground.organisations import bank_holidays
from foothold.ground.organisations.models import Organisation
from foothold.law import upn
from foothold.law.calendar import Calendar
from foothold.path.exclusions.models import Exclusion
from tests.deeds import at

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
SMALLEST = 0.004


def made(seed=1, scale=0.012):
    return build.build(seed=seed, today=TODAY, at=at(TODAY, 10), scale=scale)


def digest():
    """Everybody and everything decided, in one number; told in an order that no database chooses."""
    told = [
        *Pupil.objects.values_list("upn", "given_name", "family_name", "born_on"),
        *Exclusion.objects.values_list("starts_on", "pupil__upn", "kind", "length"),
        *Duty.objects.values_list("kind", "pupil__upn", "due_on", "owed_to", "status", "met_on"),
    ]
    return hashlib.sha256("\n".join(sorted(map(repr, told))).encode()).hexdigest()


@contextlib.contextmanager
def rolled_back(**options):
    with transaction.atomic():
        yield made(**options)
        transaction.set_rollback(True)


@pytest.fixture(scope="class")
def borough(django_db_setup, django_db_blocker):
    """Made once for the tests that look at it."""
    with django_db_blocker.unblock(), rolled_back() as laid:
        yield laid


def test_the_same_seed_and_day_make_the_same_borough():
    found = []
    for _ in range(2):
        with rolled_back(scale=SMALLEST):
            found.append(digest())
    assert found[0] == found[1]


def test_another_seed_makes_other_children():
    def drawn(seed):
        school = next(each for each in laid.schools if each.phase == "primary")
        arrivals = children.of_school(school, laid, TODAY, build.chance_of(seed, school), SMALLEST)
        return [(each.pupil.given_name, each.pupil.family_name, each.pupil.born_on) for each in arrivals]

    laid = places.lay_down()
    assert drawn(1) == drawn(1) != drawn(2)


class TestTheBorough:
    def test_has_what_was_promised_and_its_record_is_whole(self, borough):
        kinds = [school.phase for school in borough.schools]
        assert {phase: kinds.count(phase) for phase in set(kinds)} == {
            "secondary": 14,
            "primary": 45,
            "special": 2,
            "alternative": 2,
        }
        assert Organisation.objects.filter(kind="provider").count() == 5
        assert Exclusion.objects.filter(kind="suspension").exists()
        assert list(chain.faults()) == []
        assert all(
            upn.has_right_letter(number)
            for number in Pupil.objects.exclude(upn="").values_list("upn", flat=True)
        )

        roles = Membership.objects.filter(person__in=demo_sign_in.people()).values_list("role", flat=True)
        assert set(roles) == set(Role)

    def test_some_work_is_late_some_is_due_and_most_is_done(self, borough):
        status = list(Duty.objects.values_list("status", flat=True))
        assert status.count("met") > status.count("open") > 10
        assert Duty.objects.open().filter(due_on__lt=TODAY).exists()
        assert Duty.objects.open().filter(due_on__gte=TODAY).exists()

    def test_it_goes_into_an_empty_database_only(self, borough):
        with pytest.raises(Refused, match="only goes into an empty database"):
            made()


def test_what_the_authority_next_door_owes_its_children_is_recorded_by_its_own_people(monkeypatch):
    monkeypatch.setattr(children, "ELSEWHERE", 1)
    with rolled_back(scale=0.02):
        closed = Duty.objects.filter(owed_by_organisation__name="Oakshire", status="met")
        assert {duty.closed_by.name for duty in closed.select_related("closed_by")}.isdisjoint({"Bea Marlow"})
        assert closed.exists()


@pytest.mark.parametrize("variant", range(build.CALENDARS))
def test_every_school_year_of_the_borough_has_190_school_days(variant):
    for today in (date(2025, 9, 15), TODAY):
        made_up = years.of_school(today, variant, bank_holidays.known())
        calendar = Calendar(made_up, bank_holidays.known())
        for year in made_up:
            assert calendar.school_days_between(year.terms[0].starts_on, year.terms[-1].ends_on) == 190


def test_nothing_made_up_goes_into_a_real_system(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="Nothing made up ever goes into a real system"):
        call_command("borough")


@pytest.fixture
def one_secondary():
    """A secondary school's pupils and every decision drawn about them, at full size, nothing saved but the places."""
    laid = places.lay_down()
    school = next(each for each in laid.schools if each.phase == "secondary")
    chance = random.Random(7)
    arrivals = children.of_school(school, laid, TODAY, chance, 1)
    calendar = Calendar(years.of_school(TODAY, 0, bank_holidays.known()), bank_holidays.known())
    records = history.of_school(school, calendar, arrivals, None, TODAY, chance)
    return calendar, arrivals, [record for record in records if record.deed.length]


def test_a_secondary_school_suspends_at_the_published_rate_of_each_year(one_secondary):
    calendar, arrivals, suspensions = one_secondary
    for place, year in enumerate(calendar.years[:3]):
        here = sum(arrival.starts_on <= year.terms[-1].ends_on for arrival in arrivals)
        number = sum(year.first_day <= each.deed.starts_on <= year.last_day for each in suspensions)
        rate = figures.rates()[place, "secondary", "suspensions"]
        assert number / here * 100 == pytest.approx(rate, rel=0.02)


def test_reasons_lengths_sex_and_sen_are_spread_as_published(one_secondary):
    _, arrivals, suspensions = one_secondary
    support = {
        id(arrival.pupil): each.code
        for arrival in arrivals
        for each in arrival.characteristics
        if each.kind == "sen_provision"
    }

    def share(what):
        return sum(map(what, suspensions)) / len(suspensions)

    reasons = figures.reasons()["secondary", "suspension"]
    published = dict(zip(reasons.things, reasons.weights, strict=True))
    for code in ("DB", "VA", "PP"):
        expected = published[code] / sum(published.values())
        assert share(lambda each, code=code: code in each.deed.reasons) == pytest.approx(expected, abs=0.05)
    assert share(lambda each: each.deed.length <= 6) > 0.6
    assert 0.6 < share(lambda each: each.pupil.sex == "M") < 0.85
    assert 0.3 < share(lambda each: support.get(id(each.pupil), "N") != "N") < 0.65


def test_the_tables_it_rests_on_say_where_they_come_from():
    folder = resources.files("foothold.config.borough").joinpath("data")
    said = folder.joinpath("ATTRIBUTION.md").read_text()
    assert "Open Government Licence v3.0" in said
    tables = {each.name for each in folder.iterdir() if each.name.endswith(".csv")}
    assert tables == {name for name in tables if f"`{name}`" in said}
