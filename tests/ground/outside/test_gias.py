import io
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.organisations.models import Belonging, Organisation
from foothold.ground.outside import actions, gias
from tests import factories
from tests.ground.outside.register_file import ACADEMY, DAY_ONE, DAY_TWO, as_file, row

pytestmark = pytest.mark.django_db


class TestASchoolOfTheRegister:
    def test_is_stored_with_its_details(self, take):
        given = row(EstablishmentName="Alder Academy", UKPRN="10000001", **ACADEMY)
        take(given)
        school = Organisation.objects.get(urn=given["URN"])
        assert (school.name, school.kind, school.school_kind, school.phase) == (
            "Alder Academy",
            "school",
            "academy",
            "secondary",
        )
        assert (school.laestab, school.ukprn, school.postcode) == ("9804001", "10000001", "FL1 1AA")
        assert school.opened_on == date(2012, 9, 1)

    @pytest.mark.parametrize(
        ("type_code", "phase_code", "kind", "school_kind", "phase"),
        [
            ("01", "2", "school", "maintained", "primary"),
            ("15", "1", "school", "maintained", "primary"),
            ("5", "5", "school", "maintained", "secondary"),
            ("7", "0", "school", "maintained", "special"),
            ("28", "7", "school", "academy", "all_through"),
            ("44", "0", "school", "academy", "special"),
            ("38", "0", "school", "academy", "alternative"),
            ("42", "0", "school", "academy", "alternative"),
            ("14", "0", "pru", "pupil_referral_unit", "alternative"),
            ("2", "0", "school", "maintained", ""),
        ],
    )
    def test_is_of_the_kind_the_law_treats_it_as(self, take, type_code, phase_code, kind, school_kind, phase):
        given = row(**{"TypeOfEstablishment (code)": type_code, "PhaseOfEducation (code)": phase_code})
        take(given)
        school = Organisation.objects.get(urn=given["URN"])
        assert (school.kind, school.school_kind, school.phase) == (kind, school_kind, phase)

    def test_belongs_to_its_authority_and_trust_since_it_opened(self, take, authority):
        given = row(**ACADEMY)
        take(given)
        school = Organisation.objects.get(urn=given["URN"])
        assert school.parent_on("authority", date(2012, 9, 1)) == authority
        assert school.parent_on("trust", date(2012, 9, 1)).name == "Foxglove Trust"
        assert school.parent_on("trust", date(2012, 8, 31)) is None

    def test_that_does_not_say_when_it_opened_has_always_belonged(self, take, authority):
        given = row(OpenDate="")
        take(given)
        assert (
            Organisation.objects.get(urn=given["URN"]).parent_on("authority", date(1950, 1, 1)) == authority
        )

    def test_finds_a_trust_entered_by_hand_and_gives_it_its_number(self, take):
        by_hand = factories.trust("Foxglove Trust")
        take(row(**ACADEMY), row(**ACADEMY))
        by_hand.refresh_from_db()
        assert by_hand.group_uid == "5001"
        assert Organisation.objects.filter(kind="trust").count() == 1


class TestReadingAgain:
    def test_changes_nothing_where_nothing_changed(self, take):
        rows = [row(), row(**ACADEMY)]
        assert take(*rows).taken == {"added": 2}
        events, belongings = Event.objects.count(), list(Belonging.objects.values())
        assert take(*rows, on=DAY_TWO).taken == {"unchanged": 2}
        assert (Event.objects.count(), list(Belonging.objects.values())) == (events, belongings)

    def test_records_what_changed_and_what_it_was(self, take):
        given = row(EstablishmentName="Old Name")
        take(given)
        assert take(given | {"EstablishmentName": "New Name"}, on=DAY_TWO).taken == {"changed": 1}
        school = Organisation.objects.get(urn=given["URN"])
        event = Event.objects.filter(subject=school.subject_key).latest("number")
        assert event.content.facts["changes"] == {"name": "New Name"}
        assert event.content.facts["was"] == {"name": "Old Name"}
        assert list(chain.faults()) == []

    def test_a_trust_with_a_new_name_stays_the_same_trust(self, take):
        given = row(**ACADEMY)
        take(given)
        take(given | {"Trusts (name)": "Foxglove Learning Trust"}, on=DAY_TWO)
        assert Organisation.objects.get(kind="trust").name == "Foxglove Learning Trust"


class TestClosedSchools:
    CLOSED = {"EstablishmentStatus (code)": "2", "CloseDate": "31-12-2025"}

    def test_closing_ends_the_school_and_its_belonging_on_that_day(self, take):
        given = row()
        take(given)
        take(given | self.CLOSED, on=DAY_TWO)
        school = Organisation.objects.get(urn=given["URN"])
        assert school.closed_on == date(2025, 12, 31)
        assert school.parent_on("authority", date(2025, 12, 31))
        assert school.parent_on("authority", date(2026, 1, 1)) is None

    def test_reading_a_closed_school_again_changes_nothing(self, take):
        given = row()
        take(given)
        take(given | self.CLOSED, on=DAY_TWO)
        assert take(given | self.CLOSED, on=date(2026, 2, 2)).taken == {"unchanged": 1}

    def test_one_never_known_is_passed_over_and_counted(self, take):
        assert take(row(**self.CLOSED)).passed_over == {"closed, and not known here": 1}
        assert not Organisation.objects.schools().exists()

    def test_one_never_known_is_taken_where_history_is_asked_for(self, take):
        given = row(**self.CLOSED)
        take(given, with_closed=True)
        school = Organisation.objects.get(urn=given["URN"])
        assert school.parent_on("authority", date(2020, 1, 1))
        assert school.parent_on("authority", date(2026, 1, 1)) is None


class TestEveryRowIsAccountedFor:
    @pytest.mark.parametrize(
        ("cells", "reason"),
        [
            ({"URN": "12A"}, "its URN is not a number of up to six figures"),
            ({"LA (code)": "98"}, "it names no local authority with a three-figure code"),
            ({"EstablishmentName": ""}, "it has no name"),
            ({"EstablishmentName": "A" * 121}, "its name has more than 120 characters"),
            ({"OpenDate": "31-02-2012"}, "31-02-2012 under OpenDate is not a date such as 31-08-2024"),
            ({"EstablishmentStatus (code)": "2"}, "it is closed, and its CloseDate is empty"),
            ({"CloseDate": "01/09/2011"}, "its CloseDate is before its OpenDate"),
        ],
    )
    def test_a_row_that_cannot_be_taken_is_named_with_the_reason(self, take, cells, reason):
        tally = take(row(), row(**cells))
        assert tally.taken == {"added": 1}
        (rejected,) = tally.rejected
        assert rejected.startswith("Row 3 (URN ")
        assert rejected.endswith(reason)

    def test_a_row_longer_or_shorter_than_the_first_is_named(self):
        tally = gias.Tally()
        text = as_file(row()).getvalue()
        longer, shorter = text.splitlines()[1] + ",x,y", text.splitlines()[1].rsplit(",", 3)[0]
        assert list(gias.read(io.StringIO(text + longer + "\r\n" + shorter + "\r\n"), tally))[1:] == []
        assert [reason.partition(": ")[2] for reason in tally.rejected] == [
            "it has 124 columns where the first row names 122",
            "it has 119 columns where the first row names 122",
        ]

    def test_the_same_number_twice_is_taken_once(self, take):
        given = row()
        tally = take(given, given)
        assert tally.taken == {"added": 1}
        assert "stands in the file more than once" in tally.rejected[0]

    def test_other_kinds_other_authorities_and_proposed_schools_are_counted(self, take):
        tally = take(
            row(
                **{
                    "TypeOfEstablishment (code)": "11",
                    "TypeOfEstablishment (name)": "Other independent school",
                }
            ),
            row(**{"LA (code)": "981", "LA (name)": "Ashfield"}),
            row(**{"EstablishmentStatus (code)": "4"}),
            authorities=["980"],
        )
        assert tally.passed_over == {
            "not a kind this law is about: Other independent school": 1,
            "in another authority": 1,
            "proposed to open": 1,
        }

    def test_many_are_taken_in_batches(self, take):
        assert take(*[row() for _ in range(1_100)]).taken == {"added": 1_100}


class TestWhoMayReadIt:
    def test_only_an_administrator(self, authority):
        officer = factories.person(Role.EXCLUSIONS_OFFICER, authority)
        with pytest.raises(NotAllowed, match="change the list of organisations"):
            take_one(officer, authority)

    def test_only_for_an_authority(self):
        school = factories.school()
        with pytest.raises(Refused, match="local authority's administrator"):
            take_one(factories.person(Role.ADMINISTRATOR, school), school)
        assert not Organisation.objects.filter(kind="authority").exists()


def take_one(by, keeper):
    tally = gias.Tally()
    at = factories.moment(DAY_ONE)
    actions.take_register(
        by=by, at=at, keeper=keeper, establishments=gias.read(as_file(row()), tally), tally=tally
    )


class TestChangingOneSchool:
    def test_writes_the_same_event_as_the_register_does(self, take, administrator):
        given = row(EstablishmentName="Old Name")
        take(given)
        take(given | {"EstablishmentName": "New Name"}, on=DAY_TWO)
        school = Organisation.objects.get(urn=given["URN"])
        facts = Event.objects.filter(subject=school.subject_key).latest("number").content.facts
        actions.change_details(
            by=administrator,
            at=factories.moment(DAY_TWO),
            school=school,
            changes=facts["changes"],
            reason=facts["reason"],
            was=facts["was"],
        )
        by_register, by_hand = Event.objects.filter(subject=school.subject_key).order_by("-number")[:2][::-1]
        assert by_hand.content.facts == by_register.content.facts
        assert (by_hand.verb, by_hand.about, by_hand.by) == (
            by_register.verb,
            by_register.about,
            by_register.by,
        )


class TestTheCommand:
    def run(self, file, by, *options):
        out, err = io.StringIO(), io.StringIO()
        call_command("gias", str(file), "--by", by, *options, stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    def test_reads_the_download_as_it_comes_and_says_what_became_of_each_row(self, tmp_path, administrator):
        file = tmp_path / "edubasealldata.csv"
        rows = [row(EstablishmentName="St Zo\u00eb\u2019s School"), row(URN="?"), row(**{"LA (code)": "981"})]
        file.write_bytes(as_file(*rows).getvalue().encode("cp1252"))
        out, err = self.run(file, administrator.email, "--authority", "980")
        assert out.splitlines() == [
            "3 rows read.",
            "1 school added",
            "1 passed over: in another authority",
            "1 not taken, each named above with its reason.",
        ]
        assert "Row 3 (URN ?" in err
        assert Organisation.objects.schools().get().name == "St Zo\u00eb\u2019s School"

    def test_says_what_to_do_about_another_file(self, tmp_path, administrator):
        file = tmp_path / "links.csv"
        file.write_text("URN,LinkURN\n1,2\n")
        with pytest.raises(CommandError, match=r"no column LA .code.*Download 'Establishment fields CSV'"):
            self.run(file, administrator.email)
        with pytest.raises(CommandError, match="cannot be read: No such file"):
            self.run(tmp_path / "nowhere.csv", administrator.email)

    def test_says_what_to_do_about_a_file_in_another_encoding(self, tmp_path, administrator):
        file = tmp_path / "utf16.csv"
        file.write_bytes(as_file(row()).getvalue().encode("cp1252").replace(b"Fernleigh", b"\x81\x8d"))
        with pytest.raises(CommandError, match="cp1252"):
            self.run(file, administrator.email)

    def test_asks_for_an_administrator_of_an_authority(self, tmp_path):
        with pytest.raises(CommandError, match="Nobody with the address"):
            self.run(tmp_path, "nobody@example.org")
        file = tmp_path / "edubasealldata.csv"
        file.write_text(as_file(row()).getvalue())
        teacher = factories.person(Role.CLASS_TEACHER, factories.school())
        with pytest.raises(CommandError, match="not an administrator of a local authority"):
            self.run(file, teacher.email)
