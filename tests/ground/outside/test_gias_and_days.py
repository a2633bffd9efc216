"""The law asks what held on the day of a decision, and the register knows no days: what counts from a day stays."""

import io
from datetime import date

import pytest
from django.core.management import call_command

from foothold.ground.organisations.models import Belonging, Organisation
from tests import factories
from tests.ground.outside.register_file import ACADEMY, DAY_TWO, as_file, row

pytestmark = pytest.mark.django_db


class TestReadingTheRegister:
    @pytest.fixture
    def school(self, take):
        """An academy of the Foxglove Trust as the register has it, and the row that says so."""
        given = row(EstablishmentName="Alder Academy", **ACADEMY)
        take(given)
        return Organisation.objects.get(urn=given["URN"]), given

    def test_a_kind_that_an_administrator_changed_on_a_day_stays_and_the_difference_is_told(
        self, take, school, administrator
    ):
        academy, given = school
        becomes(academy, "maintained", date(2026, 1, 1))
        tally = take(given, on=DAY_TWO)
        academy.refresh_from_db()
        assert academy.school_kind_on(DAY_TWO) == "maintained"
        assert academy.school_kind_on(date(2025, 12, 31)) == "academy"
        assert (tally.taken, tally.differing) == (
            {"unchanged": 1},
            [
                f"Alder Academy (URN {academy.urn}): the kind of school is academy in the register,"
                " maintained school here"
            ],
        )

    def test_a_kind_planned_for_later_agrees_with_the_register_until_then(self, take, school):
        academy, given = school
        becomes(academy, "maintained", date(2027, 1, 1))
        assert take(given, on=DAY_TWO).differing == []
        academy.refresh_from_db()
        assert academy.school_kind_on(date(2027, 1, 1)) == "maintained"

    def test_a_kind_that_the_register_changes_is_told_and_not_taken(self, take, school):
        academy, given = school
        tally = take(given | {"TypeOfEstablishment (code)": "1"}, on=DAY_TWO)
        academy.refresh_from_db()
        assert (academy.school_kind, len(tally.differing)) == ("academy", 1)

    @pytest.mark.parametrize("closes", ["", "31-12-2026"])
    def test_a_last_day_recorded_here_stays(self, take, school, closes):
        academy, given = school
        Organisation.objects.filter(pk=academy.pk).update(closed_on=date(2026, 7, 20))
        tally = take(given | {"CloseDate": closes}, on=DAY_TWO)
        academy.refresh_from_db()
        assert academy.closed_on == date(2026, 7, 20)
        assert "the last day is" in tally.differing[0]
        assert "20 July 2026 here" in tally.differing[0]

    @pytest.mark.parametrize(("uid", "name"), [("5002", "Larch Trust"), ("", "")])
    def test_another_trust_is_told_and_not_taken(self, take, school, uid, name):
        academy, given = school
        tally = take(given | {"Trusts (code)": uid, "Trusts (name)": name}, on=DAY_TWO)
        assert academy.parent_on("trust", DAY_TWO).name == "Foxglove Trust"
        assert tally.differing == [
            f"Alder Academy (URN {academy.urn}): the trust is {name or 'none'} in the register, Foxglove Trust here"
        ]

    def test_a_trust_planned_for_later_stays_planned(self, take, school):
        academy, given = school
        academy.belongings.filter(kind="trust").update(to_on=date(2026, 8, 31))
        larch = factories.trust("Larch Trust")
        Belonging.objects.create(organisation=academy, parent=larch, kind="trust", from_on=date(2026, 9, 1))
        assert take(given, on=DAY_TWO).differing == []
        assert academy.parent_on("trust", date(2026, 9, 1)) == larch

    def test_is_told_by_the_command_with_what_to_do(self, tmp_path, administrator, school):
        academy, given = school
        Organisation.objects.filter(pk=academy.pk).update(closed_on=date(2026, 7, 20))
        file = tmp_path / "edubasealldata.csv"
        file.write_text(as_file(given).getvalue(), encoding="cp1252", newline="")
        err = io.StringIO()
        call_command("gias", str(file), "--by", administrator.email, stdout=io.StringIO(), stderr=err)
        assert (
            "the last day is none in the register, 20 July 2026 here. Nothing was changed." in err.getvalue()
        )
        assert "record from which day it holds" in err.getvalue()


def becomes(school, kind, on):
    Organisation.objects.filter(pk=school.pk).update(
        school_kind=kind, school_kind_from=on, school_kind_before=school.school_kind
    )
