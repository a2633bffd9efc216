"""Local rules: what a body decided on top of the law, from a day on, and where that differs from the law."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.kit.refusals import NotAllowed, Refused
from foothold.ground.policy import facts, rule_set
from foothold.ground.policy.local_settings import SETTINGS
from tests import factories
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
SEPTEMBER, MONDAY = date(2025, 9, 1), date(2025, 11, 10)
OF_OUTSIDE_TEAMS = ("help", "psychology", "mental_health", "behaviour", "unit")
OURS = """
title: Fernleigh 2025
source: Fernleigh, Support first, 2025
rules:
  plan.at_suspensions:
    value: 3
    source: Page 4
"""


@pytest.fixture
def fernleigh():
    return factories.authority()


@pytest.fixture
def trust():
    return factories.trust()


@pytest.fixture
def alder(fernleigh, trust):
    return factories.school("Alder Academy", authority=fernleigh, trust=trust)


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder)


def values(school, on=MONDAY):
    return {key: rule.value for key, rule in facts.rules_of(school, on).items()}


class TestWhatComesWithFoothold:
    @pytest.mark.requirement("X-9")
    def test_is_made_from_published_systems_and_every_rule_says_where_it_stands(self):
        assert set(rule_set.published()) == {
            "bmat-ap",
            "england",
            "example-borough",
            "hackney-2019",
            "nottingham-2018",
            "southend-ap",
            "trust-outcomes",
        }
        for held in rule_set.published().values():
            assert all(rule.source for rule in held.rules)
        assert rule_set.published()["england"].rules == ()

    @pytest.mark.requirement("X-9", "S4-112", "S4-173")
    def test_says_where_a_rule_differs_from_the_law(self):
        differs = {
            rule.setting.key: rule.conflict.law_says
            for rule in rule_set.published()["hackney-2019"].rules
            if rule.conflict
        }
        assert differs.keys() == {"part_time.for_behaviour", "exclusion.test", "managed_move.with_ehc_plan"}
        assert differs["part_time.for_behaviour"] == "A part-time timetable is not used to manage behaviour."
        assert "seriously harm" in differs["exclusion.test"]

    def test_has_a_setting_only_where_some_rule_set_uses_it(self):
        used = {rule.setting.key for held in rule_set.published().values() for rule in held.rules}
        assert used == set(SETTINGS)


class TestInForce:
    def test_is_nothing_where_nobody_adopted_anything(self, alder):
        assert values(alder) == {}

    def test_is_the_schools_own_before_its_trusts_before_its_authoritys(self, fernleigh, trust, alder):
        factories.local_rules(fernleigh, "hackney-2019")
        assert values(alder)["provision.weeks"] == 6
        factories.local_rules(trust, "bmat-ap")
        assert values(alder)["provision.weeks"] == 12
        assert values(alder)["plan.at_suspensions"] == 2
        factories.local_rules(alder, "example-borough")
        assert values(alder)["part_time.register"] == "Inclusion team"

    @pytest.mark.requirement("S4-3")
    def test_changes_on_its_day_and_leaves_the_past_as_it_was(self, fernleigh, alder):
        factories.local_rules(fernleigh, "hackney-2019", date(2025, 9, 1))
        factories.local_rules(fernleigh, "example-borough", date(2026, 1, 5))
        assert values(alder, date(2026, 1, 4))["plan.at_suspensions"] == 2
        since_january = values(alder, date(2026, 1, 5))
        assert since_january["concern.answer_within_days"] == 5
        own = {key for key in since_january if not key.startswith(OF_OUTSIDE_TEAMS)}
        assert own == {
            "part_time.weeks_at_most",
            "part_time.review_every_days",
            "part_time.tell_authority_by_day",
            "part_time.register",
            "concern.answer_within_days",
            "graduated.stages",
            "sign.at_suspensions",
            "sign.at_concerns",
            *(key for key in SETTINGS if key.startswith("map.")),
        }
        with pytest.raises(Refused, match="later choice"):
            factories.local_rules(fernleigh, "england", date(2025, 12, 1))

    def test_is_adopted_only_by_those_who_answer_for_it(self, alder):
        with pytest.raises(NotAllowed):
            factories.local_rules(alder, "england", by=factories.person(Role.CLASS_TEACHER, alder))


class TestAFile:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("title: [", "line 1"),
            ("- a list", "has a title, a source and rules"),
            ("title: Ours\nrules: {}", "source"),
            (OURS.replace("plan.at", "plan.form"), "no setting called plan.form_suspensions"),
            (OURS.replace("value: 3", "value: often"), "takes a whole number"),
            (OURS.replace("value: 3", "value: yes"), "takes a whole number"),
            (OURS.replace("    source: Page 4\n", ""), "exactly two parts"),
            (OURS.replace("Page 4", "''"), "needs a source in words"),
            (
                OURS.replace("plan.at_suspensions", "map.decides").replace("value: 3", "value: plan, expel"),
                "map.decides cannot take expel. It takes some of: go_on, plan",
            ),
            ("[" * 5_000, "cannot be read"),
        ],
    )
    def test_that_is_no_rule_set_is_refused_with_what_to_change(self, text, said):
        with pytest.raises(Refused, match=said):
            rule_set.read(text)


class TestThePage:
    @pytest.fixture(autouse=True)
    def on_a_monday_morning(self, at):
        at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))

    def address(self, school):
        return reverse("policy:local-rules", args=[school.pk])

    def given(self, **changed):
        return {"because": "Governors, 3 November.", **boxes("from_on", MONDAY), **changed}

    def test_shows_each_rule_with_whose_it_is_and_what_differs_from_the_law(
        self, signed_in, fernleigh, alder, head
    ):
        factories.local_rules(fernleigh, "hackney-2019", SEPTEMBER)
        page = signed_in(head).get(self.address(alder)).content.decode()
        assert "Fernleigh: Hackney 2019, No Need to Exclude" in page
        assert "Since Monday 1 September 2025" in page
        assert "Differs from the law" in page
        assert "A part-time timetable is not used to manage behaviour." in page

    def test_adopts_a_published_rule_set(self, signed_in, alder, head):
        page = signed_in(head).post(self.address(alder), self.given(published="example-borough"), follow=True)
        assert "Example borough (made up)" in page.content.decode()
        assert values(alder)["part_time.weeks_at_most"] == 6

    def test_adopts_one_written_by_the_school_itself(self, signed_in, alder, head):
        own = SimpleUploadedFile("fernleigh-2025.yaml", OURS.encode())
        signed_in(head).post(self.address(alder), self.given(published="own", own=own))
        assert values(alder) == {"plan.at_suspensions": 3}

    def test_says_what_to_change_in_a_file_and_stores_nothing(self, signed_in, alder, head):
        own = SimpleUploadedFile("fernleigh-2025.yaml", OURS.replace("3", "many").encode())
        answer = signed_in(head).post(self.address(alder), self.given(published="own", own=own))
        assert answer.status_code == 422
        assert "plan.at_suspensions takes a whole number" in answer.content.decode()
        assert values(alder) == {}

    def test_asks_for_one_or_the_other(self, signed_in, alder, head):
        answer = signed_in(head).post(self.address(alder), self.given(published="own"))
        assert "Choose the file of your own rule set." in answer.content.decode()

    def test_says_what_comes_and_when(self, signed_in, fernleigh, alder, head):
        factories.local_rules(fernleigh, "example-borough", date(2026, 1, 5))
        page = signed_in(head).get(self.address(alder)).content.decode()
        assert "From Monday 5 January 2026, Fernleigh: Example borough (made up)" in page


class TestStagesOfAGraduatedResponse:
    @staticmethod
    def ruled(stages):
        return rule_set.read(f"{OURS}  graduated.stages:\n    value: {stages}\n    source: Page 9\n").rules[
            -1
        ]

    @pytest.mark.requirement("S2-23")
    def test_are_data_of_a_rule_set_and_said_in_words(self):
        rule = self.ruled("[{title: Look, asks: [concern, factors], tools: A form, ends_when: It is known}]")

        assert rule.in_words == "Look: what staff noticed; what makes things harder and what protects"

    @pytest.mark.parametrize(
        "stages",
        [
            "[]",
            "[{title: Look}]",
            "[{title: Look, asks: []}]",
            "[{title: Look, asks: [luck]}]",
            "[{title: Look, asks: concern}]",
            "[{title: Look, asks: [concern], score: 8}]",
            "[{title: '', asks: [concern]}]",
            "[{title: 7, asks: [concern]}]",
            "Look",
        ],
    )
    def test_are_refused_where_they_cannot_be_read(self, stages):
        with pytest.raises(Refused, match=r"graduated\.stages takes stages, each with a title"):
            self.ruled(stages)
