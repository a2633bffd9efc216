import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Carer, Characteristic, Pupil
from foothold.desks.children import looked_for
from foothold.ground.access.roles import Role, Tie
from foothold.ground.audit.models import Event, Reading
from tests import deeds, factories
from tests.path.exclusions.test_views import boxes
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
MONDAY = date(2025, 11, 10)
SEPTEMBER = date(2025, 9, 1)
Kind = Characteristic.Kind


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def alder(fernleigh):
    return factories.school("Alder Academy", authority=fernleigh, trust=factories.trust())


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder, name="Amina Head")


@pytest.fixture
def office(alder):
    return factories.person(Role.SCHOOL_OFFICE, alder, name="Otto Office")


@pytest.fixture
def ada(alder, office):
    return factories.pupil(alder, by=office, given_name="Ada", family_name="Example", upn="L980200112001")


def page(client, name, *args, **asked):
    answer = client.get(reverse(f"children:{name}", args=args), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def characterise(head, pupil, kind, **fields):
    return pupils.characterise(
        by=head, at=deeds.at(SEPTEMBER), pupil=pupil, kind=kind, from_on=SEPTEMBER, **fields
    )


NEW = {
    "given_name": "Noah",
    "family_name": "Neal",
    "sex": "M",
    **boxes("born_on", date(2013, 5, 6)),
    **boxes("starts_on", MONDAY),
}


class TestAdding:
    def test_comes_after_searching(self, signed_in, office):
        client = signed_in(office)
        assert client.get(reverse("children:add"))["Location"] == reverse("children:find")
        assert "Add a child" not in page(client, "find")
        found = client.post(reverse("children:find"), {"q": "Noah Neal"}, follow=True).content.decode()
        offered = re.search(r'/children/add/[^"]*', found).group()
        assert 'value="Noah"' in client.get(offered).content.decode()

    @pytest.mark.parametrize(
        ("typed", "filled"),
        [
            ("Noah van Neal", ('value="Noah"', 'value="van Neal"')),
            ("l980200112001", ('value="L980200112001"',)),
            ("6/5/2013", ('name="born_on_day" class', 'value="6"', 'value="5"', 'value="2013"')),
        ],
    )
    def test_begins_with_what_was_looked_for(self, signed_in, office, typed, filled):
        form = page(signed_in(office), "add", **{"for": looked_for.sealed(office, typed)})
        for each in filled:
            assert each in form

    def test_puts_the_child_on_the_schools_roll(self, signed_in, office, alder):
        answer = signed_in(office).post(reverse("children:add"), NEW | {"school": alder.pk}, follow=True)
        noah = Pupil.objects.get(given_name="Noah")
        assert answer.redirect_chain[-1][0] == reverse("children:child", args=[noah.pk])
        assert noah.tied(Tie.ON_ROLL, MONDAY) == alder

    def test_shows_a_likely_duplicate_before_a_second_is_made(self, signed_in, office, alder, ada):
        again = NEW | {
            "school": alder.pk,
            "given_name": "Adah",
            "family_name": "Example",
            **boxes("born_on", date(2012, 3, 4)),
        }
        client = signed_in(office)
        answer = client.post(reverse("children:add"), again)
        shown = answer.content.decode()
        assert answer.status_code == 422
        assert "This may be a child who is already recorded." in shown
        assert f'href="{reverse("children:child", args=[ada.pk])}"' in shown
        assert Pupil.objects.count() == 1

        client.post(reverse("children:add"), again | {"is_another": "on"})
        assert Pupil.objects.count() == 2

    def test_hints_at_a_duplicate_elsewhere_without_naming_it(self, signed_in, alder, ada):
        stranger = factories.person(Role.SCHOOL_OFFICE, factories.school("Birch School"))
        birch = stranger.memberships.get().organisation
        twin = NEW | {
            "school": birch.pk,
            "given_name": "Ada",
            "family_name": "Example",
            **boxes("born_on", date(2012, 3, 4)),
        }
        shown = signed_in(stranger).post(reverse("children:add"), twin).content.decode()
        assert "AE, year 9, Alder Academy: you cannot open this child." in shown
        assert f"/children/{ada.pk}/" not in shown

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"upn": "Z98"}, "does not have the shape of a UPN"),
            ({"upn": "A980200112001"}, "with these figures it would be L"),
            (boxes("born_on", date(2013, 5, 6)) | {"born_on_month": "13"}, "must be a real date"),
            ({"school": "0"}, "Select a valid choice"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, signed_in, office, alder, changed, says):
        answer = signed_in(office).post(reverse("children:add"), NEW | {"school": alder.pk} | changed)
        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert 'value="Noah"' in answer.content.decode()
        assert not Pupil.objects.exists()

    def test_a_number_taken_meanwhile_is_answered_with_where_to_look(self, signed_in, office, alder, ada):
        taken = NEW | {"school": alder.pk, "upn": "L980200112001", "is_another": "on"}
        answer = signed_in(office).post(reverse("children:add"), taken)
        assert "A child with UPN L980200112001 is already recorded. Search for that UPN" in (
            answer.content.decode()
        )

    def test_offers_only_the_schools_one_adds_for(self, signed_in, office, alder):
        factories.school("Birch School")
        form = page(signed_in(office), "add", **{"for": looked_for.sealed(office, "Noah")})
        assert "Alder Academy" in form
        assert "Birch School" not in form


class TestTheChildsPage:
    def test_says_who_may_see_it_why_and_on_which_roll_since_when(self, signed_in, office, ada):
        shown = page(signed_in(office), "child", ada.pk)
        for said in (
            "You are school office and the child is on roll at Alder Academy.",
            "Alder Academy since Tuesday 1 September 2020",
            "Fernleigh",
            "Foxglove Trust",
            "Year 9, Alder Academy",
            "L980200112001",
        ):
            assert said in shown

    def test_adds_up_against_5_15_and_45_and_says_what_makes_that_up(self, signed_in, head, ada, alder):
        deeds.suspend(ada, alder, head, date(2025, 9, 16), 4)
        deeds.suspend(ada, alder, head, date(2025, 10, 7), 7)
        shown = page(signed_in(head), "child", ada.pk)
        for said in (
            "5.5 school days</span> in the autumn term, over 5",
            "5.5 of 15",
            "5.5 of 45",
            "2 school days from Tuesday 16 September 2025",
        ):
            assert said in shown

    def test_says_what_makes_up_the_year_also_in_a_term_without_any(self, signed_in, head, ada, alder, at):
        deeds.suspend(ada, alder, head, date(2025, 10, 7), 7)
        at(datetime(2026, 1, 12, 10, 30, tzinfo=ZoneInfo("Europe/London")))
        shown = page(signed_in(head), "child", ada.pk)
        assert "0 of 15" in shown
        assert "3.5 school days from Tuesday 7 October 2025" in shown

    def test_shows_what_is_owed_with_how_its_day_was_worked_out(self, signed_in, head, ada, alder):
        deeds.suspend(ada, alder, head, date(2025, 11, 6), 2)
        shown = page(signed_in(head), "child", ada.pk)
        assert "Tell the parent, in person and in writing" in shown
        assert "How we worked this out" in shown
        assert "2 school days late" in shown

    def test_keeps_needs_and_family_from_those_who_may_not_see_them(self, signed_in, head, ada, alder):
        characterise(head, ada, Kind.DISABILITY)
        Carer.objects.create(pupil=ada, name="Rosa Example", relation="mother")
        assert {"Disability", "Rosa Example (mother)"} <= set_of(page(signed_in(head), "child", ada.pk))
        teacher = factories.person(Role.CLASS_TEACHER, alder)
        seen = page(signed_in(teacher), "child", ada.pk)
        assert "Rosa Example" not in seen
        assert "Disability" not in seen
        assert "What is owed" not in seen

    def test_logs_who_looked_and_why_and_shows_it_to_those_who_may(self, signed_in, head, office, ada):
        page(signed_in(office), "child", ada.pk)
        reading = Reading.objects.get()
        assert (reading.person, reading.because) == (
            office,
            "you are school office and the child is on roll at Alder Academy",
        )
        shown = page(signed_in(head), "access", ada.pk)
        assert "Otto Office" in shown
        assert "Seen there by: headteacher, inclusion lead or SENCO" in shown

    def test_costs_no_more_queries_for_many_suspensions_than_for_one(self, signed_in, head, ada, alder):
        client = signed_in(head)

        def queries():
            with CaptureQueriesContext(connection) as asked:
                page(client, "child", ada.pk)
            return len(asked)

        deeds.suspend(ada, alder, head, date(2025, 9, 16), 2)
        few = queries()
        for day in (23, 24, 25, 26):
            deeds.suspend(ada, alder, head, date(2025, 9, day), 1)
        assert queries() == few

    def test_of_a_child_who_has_left_is_gone_for_the_school_and_stays_for_the_home_authority(
        self, signed_in, head, ada, fernleigh
    ):
        pupils.leave(by=head, at=deeds.at(MONDAY), pupil=ada, last_on=date(2025, 11, 7))
        officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
        assert signed_in(head).get(reverse("children:child", args=[ada.pk])).status_code == 404
        assert "On no roll" in page(signed_in(officer), "child", ada.pk)

    def test_offers_no_further_exclusion_of_a_child_excluded_for_good(self, signed_in, alder, head, ada):
        offered = ("Record a suspension", "Record a permanent exclusion")
        assert all(each in page(signed_in(head), "child", ada.pk) for each in offered)
        deeds.exclude(ada, alder, head, MONDAY)
        shown = page(signed_in(head), "child", ada.pk)
        assert "Permanently excluded" in shown
        assert not any(each in shown for each in offered)

    def test_of_a_child_the_board_reinstated_is_as_before(self, signed_in, alder, head, ada):
        walk = Walk(deeds.exclude(ada, alder, head, date(2025, 11, 6)))
        walk.board(date(2025, 11, 7), "reinstate", back_on=MONDAY)
        shown = page(signed_in(head), "child", ada.pk)
        assert "Permanently excluded" not in shown
        assert "Record a suspension" in shown


def set_of(shown):
    return {said for said in ("Disability", "Rosa Example (mother)") if said in shown}


class TestNeeds:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("SEN support", "SEN provision: SEN support"),
            ("Social, emotional and mental health", "Type of SEN: Social, emotional and mental health"),
            ("Has a social worker", "Has a social worker"),
            ("White and Asian", "Ethnicity: White and Asian"),
        ],
    )
    def test_are_chosen_by_their_words_and_no_code_is_asked_for(self, signed_in, office, ada, words, said):
        client = signed_in(office)
        form = page(client, "characterise", ada.pk)
        assert "Code" not in form
        chosen = re.search(rf'<option value="([^"]*)"[^>]*>{words}<', form).group(1)
        address = reverse("children:characterise", args=[ada.pk])
        client.post(address, {"what": chosen, **boxes("from_on", SEPTEMBER)})
        assert said in page(client, "child", ada.pk)

    @pytest.mark.parametrize("what", ["", "sen_type:XX", "sen_type:"])
    def test_are_none_but_those_offered(self, signed_in, office, ada, what):
        address = reverse("children:characterise", args=[ada.pk])
        given = {"what": what, **boxes("from_on", SEPTEMBER)}
        assert signed_in(office).post(address, given).status_code == 422
        assert not ada.characteristics.exists()

    def test_end_on_a_day_and_are_shown_no_longer(self, signed_in, office, head, ada, fernleigh):
        need = characterise(head, ada, Kind.LOOKED_AFTER, organisation=fernleigh)
        client = signed_in(office)
        address = reverse("children:end-need", args=[ada.pk, need.pk])
        assert address in page(client, "child", ada.pk)

        client.post(address, boxes("last_on", date(2025, 11, 7)))
        need.refresh_from_db()
        assert need.to_on == date(2025, 11, 7)
        assert "Looked after" not in page(client, "child", ada.pk)
        assert "Looked after no longer holds after 7 November 2025" in page(client, "chronology", ada.pk)

    def test_do_not_end_before_they_began(self, signed_in, office, head, ada):
        need = characterise(head, ada, Kind.DISABILITY)
        address = reverse("children:end-need", args=[ada.pk, need.pk])
        answer = signed_in(office).post(address, boxes("last_on", date(2025, 8, 1)))
        assert answer.status_code == 422
        assert "Choose that day or a later one" in answer.content.decode()


def test_the_chronology_is_cut_into_pages_of_fifty(signed_in, office, ada):
    for number in range(55):
        pupils.correct(
            by=office,
            at=deeds.at(MONDAY),
            pupil=ada,
            changes={"known_as": f"Ada {number}"},
            was={"known_as": f"Ada {number - 1}" if number else ada.known_as},
            reason=f"Reason {number}",
        )
    client = signed_in(office)
    assert "1 to 50 of 56" in page(client, "chronology", ada.pk)
    assert "Added, on roll at Alder Academy" in page(client, "chronology", ada.pk, page=2)
    assert Event.objects.count() == 56
