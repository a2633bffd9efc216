from datetime import date

import pytest

from foothold.child.pupils.models import Pupil
from foothold.desks.children import search
from foothold.ground.access.roles import Role
from tests import factories

pytestmark = pytest.mark.django_db

ON = date(2025, 11, 10)


@pytest.fixture
def school():
    return factories.school()


@pytest.fixture
def office(school):
    return factories.person(Role.SCHOOL_OFFICE, school)


@pytest.fixture
def jonathan(school, office):
    return factories.pupil(
        school, by=office, given_name="Jonathan", known_as="Jonny", family_name="O'Neill", upn="Z980200112001"
    )


@pytest.fixture
def others(school, office):
    names = [("Ada", "Example"), ("Margaret", "Lind"), ("Noah", "Neal"), ("Zoë", "Müller"), ("Li", "Wu")]
    return [
        factories.pupil(
            school, by=office, given_name=given, family_name=family, born_on=date(2013, 1, number)
        )
        for number, (given, family) in enumerate(names, 1)
    ]


def find(person, typed):
    found, slip_allowed = search.find(person, typed, on=ON)
    return [str(pupil) for pupil in found], slip_allowed


class TestFinding:
    @pytest.mark.parametrize(
        "typed",
        [
            "Jonathan",
            "jonny",
            "O'Neill",
            "oneill",
            "O\u2019NEILL",
            "jona",
            "neill jonathan",
            " Jonathan  O'Neill ",
            "Z980200112001",
            "z980200112",
            "04/03/2012",
            "4 March 2012",
            "2012-03-04",
        ],
    )
    def test_by_part_of_a_name_a_upn_or_a_date_of_birth(self, office, jonathan, others, typed):
        assert find(office, typed) == (["Jonny O'Neill"], False)

    @pytest.mark.parametrize(
        "typed", ["Jonathon", "Jonatan", "Jhonathan", "Johnathan Oneil", "Joanthan", "Oneal Jonny"]
    )
    def test_in_spite_of_a_slip(self, office, jonathan, others, typed):
        found, slip_allowed = find(office, typed)
        assert found[0] == "Jonny O'Neill"
        assert slip_allowed

    def test_with_or_without_accents(self, office, others):
        assert find(office, "zoe muller")[0] == find(office, "Zoë Müller")[0] == ["Zoë Müller"]

    @pytest.mark.parametrize("typed", ["", "  ", "'", "Xyzzyx", "31/02/2012", "%", "_"])
    def test_what_nobody_is_called_finds_nobody(self, office, jonathan, others, typed):
        assert find(office, typed)[0] == []

    @pytest.mark.parametrize("typed", ["Jonathan", "Jonathon", "Z980200112001", "04/03/2012"])
    def test_a_child_one_may_not_see_is_never_found(self, jonathan, typed):
        stranger = factories.person(Role.SCHOOL_OFFICE, factories.school("Birch School"))
        assert find(stranger, typed)[0] == []

    def test_at_most_fifty_are_shown(self, school, office):
        Pupil.objects.all().delete()
        for number in range(55):
            factories.pupil(school, by=office, given_name="Sam", family_name=f"Example{number}")
        assert len(find(office, "Sam")[0]) == search.MOST


class TestLikelyDuplicates:
    def typed(self, **fields):
        given = {"given_name": "Jonathan", "family_name": "O'Neill", "born_on": date(2012, 3, 4), "sex": "M"}
        return Pupil(**given | fields)

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"given_name": "Jonathon", "family_name": "ONeil"},
            {"given_name": "Jonny"},
            {
                "upn": "Z980200112001",
                "given_name": "Quite",
                "family_name": "Different",
                "born_on": date(2010, 1, 1),
            },
        ],
        ids=["the same", "with slips", "as known", "same UPN"],
    )
    def test_are_shown_by_upn_or_by_birthday_and_a_like_name(self, jonathan, others, fields):
        assert search.likely_duplicates(self.typed(**fields)) == [jonathan]

    @pytest.mark.parametrize(
        "fields",
        [{"born_on": date(2012, 3, 5)}, {"given_name": "Margaret", "family_name": "Lind"}],
        ids=["another birthday", "another name"],
    )
    def test_are_not_seen_in_somebody_else(self, jonathan, fields):
        assert search.likely_duplicates(self.typed(**fields)) == []

    def test_are_found_wherever_the_child_is_on_roll(self, jonathan):
        assert search.likely_duplicates(self.typed()) == [jonathan]

    def test_a_child_without_a_upn_is_not_like_all_others_without_one(self, others):
        assert search.likely_duplicates(self.typed(upn="")) == []
