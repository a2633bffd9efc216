"""The law map: every rule in force, how sure we are, how it is read, which pages use it, and what changed."""

import ast
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from foothold.child.duties.models import Duty
from foothold.config import law_pages, law_use
from foothold.ground.access.roles import Role
from foothold.ground.policy import actions as policy
from foothold.law import register, rules
from foothold.law.readings import QUESTIONS, flipped
from foothold.law.register import CLOCKS
from foothold.law.register.clock import Clock
from tests import deeds, factories
from tests.architecture import source
from tests.law import made_up

TODAY = date(2026, 11, 24)


@pytest.fixture
def school(at, db):
    at(factories.moment(TODAY))
    return factories.school()


@pytest.fixture
def head(school):
    return factories.person(Role.HEADTEACHER, school)


def read(client, name="law-map", **given):
    return client.get(reverse(name), given)


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


class TestTheMap:
    def test_shows_every_rule_in_force_today_and_no_other(self, head, signed_in):
        client = signed_in(head)
        pages = [read(client, page=number).context["rows"] for number in (1, 2)]
        shown = [row.clock.id for page in pages for row in page]
        assert sorted(shown) == sorted(
            each.id for each in CLOCKS.values() if any(version.governs(TODAY) for version in each.versions)
        )

    def test_shows_the_version_of_a_chosen_day(self, head, signed_in):
        rows = read(signed_in(head), q="excl.notify_la", **day("on", date(2022, 8, 31))).context["rows"]
        assert [row.provision.in_force_to for row in rows] == [date(2022, 8, 31)]

    def test_is_narrowed_by_words_subject_and_what_to_check(self, head, signed_in):
        client = signed_in(head)
        assert [row.clock.id for row in read(client, q="Subject ACCESS").context["rows"]] == ["dp.sar"]
        review = read(client, subject="review").context["rows"]
        assert {law_use.subject_of(row.clock) for row in review} == {"review"}
        assert all(row.provision.confidence.is_open for row in read(client, sure="check").context["rows"])
        assert b"No rule was found that fits" in read(client, q="unicorns").content

    def test_says_in_words_what_to_check_before_relying(self, head, signed_in):
        assert b"Check before relying" in read(signed_in(head), q="gb.papers").content

    def test_shows_how_an_open_question_is_read_here(self, head, school, signed_in):
        client = signed_in(head)
        before = read(client, q="day6.school").content.decode()
        assert "Read as usual:" in before
        policy.choose(
            by=head,
            at=factories.moment(TODAY),
            organisation=school,
            setting="holiday_bridges_run",
            takes_other=True,
            from_on=TODAY,
            because="Advice",
        )
        assert (
            "Chosen by Alder Academy from 24 November 2026:" in read(client, q="day6.school").content.decode()
        )

    def test_opens_for_somebody_without_a_role_and_not_without_signing_in(self, client, signed_in, school):
        assert read(signed_in(factories.person())).status_code == 200
        assert read(client).status_code == 302

    def test_is_linked_from_every_page_and_from_a_duty(self, head, school, signed_in):
        deeds.suspend(factories.pupil(school), school, head, date(2026, 11, 23), 12)
        duty = head.memberships.get().organisation.duties_owed.get(kind="gb.consider_50")
        shown = signed_in(head).get(reverse("duties:duty", args=[duty.pk])).content.decode()
        assert f"{reverse('law-map')}?q=gb.consider_50" in shown
        assert f'href="{reverse("law-map")}">Law map' in shown


class TestWhichPagesUseARule:
    def test_every_duty_a_rule_makes_is_known_to_the_page_of_a_duty(self, head, school):
        deeds.suspend(factories.pupil(school), school, head, date(2026, 11, 23), 12)
        deeds.exclude(factories.pupil(school), school, head, date(2026, 11, 23))
        kinds = set(Duty.objects.values_list("kind", flat=True))
        assert len(kinds) > 8
        assert all("Show duty" in law_use.pages_by_clock()[kind] for kind in kinds)

    def test_no_use_of_the_register_above_the_law_escapes_the_map(self):
        """Whatever names a clock in a room is defined at the top of its module, where the map reads it."""
        floors = [source.FOOTHOLD / floor for floor in ("ground", "child", "path", "desks")]
        for path in source.python_files(*floors):
            module = ".".join(path.relative_to(source.SRC).with_suffix("").parts).removesuffix(".__init__")
            written = {node.attr for node in source.nodes(path, ast.Attribute) if node.attr in NAMES}
            defined = law_use._module(module).defines
            reached = set().union(*(law_use.clocks_of(law_use.Name(module, name)) for name in defined))
            assert {NAMES[name] for name in written} <= reached, module

    def test_pages_are_named_as_people_call_them(self):
        assert "Record suspension" in law_use.pages_by_clock()["excl.year_cap"]

    def test_a_rule_nobody_uses_yet_is_said_to_be_unused(self, head, signed_in):
        assert law_use.pages_by_clock()["fap.place"] == ()
        assert b"no page uses it yet" in read(signed_in(head), q="fap.place").content


NAMES = {
    name: value.id
    for table in register.SUBJECTS
    for name, value in vars(getattr(register, table)).items()
    if isinstance(value, Clock)
}


class TestWhatChanged:
    @pytest.mark.parametrize(
        ("on", "began", "changed"),
        [
            (date(2023, 9, 1), "gb.remote_meeting", "excl.cancellation"),
            (date(2024, 8, 19), "reg.codes", None),
            (date(2026, 7, 26), "move.no_trial", "off.power"),
        ],
    )
    def test_on_a_day_is_told_rule_by_rule(self, on, began, changed):
        before = on - timedelta(days=1)
        found = {each.clock.id: each.became for each in law_pages.changes(before, on)}
        assert found[began] == "began"
        assert changed is None or found[changed] == "changed"

    def test_nothing_changed_is_said(self, head, signed_in):
        answer = read(
            signed_in(head),
            "law-changes",
            **day("earlier", date(2025, 3, 1)),
            **day("later", date(2025, 3, 2)),
        )
        assert b"No rule differs between 1 March 2025 and 2 March 2025" in answer.content

    def test_the_page_shows_both_versions(self, head, signed_in):
        answer = read(
            signed_in(head),
            "law-changes",
            **day("earlier", date(2022, 8, 31)),
            **day("later", date(2022, 9, 1)),
        )
        text = answer.content.decode()
        assert "Until 31 August 2022:" in text
        assert "From 1 September 2022:" in text
        assert read(signed_in(head), "law-changes").status_code == 200


@given(st.data())
def test_a_reading_changes_only_the_clocks_it_is_said_to_bear_on(data):
    calendar = data.draw(made_up.calendars())
    facts = data.draw(made_up.facts(calendar))
    rule = rules.RULES["permanent" if facts.exclusion.is_permanent else "suspension"]
    for name, question in QUESTIONS.items():
        if not isinstance(getattr(facts.readings, name), bool):
            continue
        other = replace(facts, readings=flipped(facts.readings, name))
        was, now = (
            {(due.kind, due.on, due.what) for due in rule[1](each, calendar)} for each in (facts, other)
        )
        assert {kind for kind, *_ in was ^ now} <= set(question.bears_on)


def test_every_question_bears_on_clocks_that_exist():
    assert all(set(question.bears_on) <= set(CLOCKS) and question.bears_on for question in QUESTIONS.values())
