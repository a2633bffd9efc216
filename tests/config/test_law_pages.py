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
from foothold.law import rules
from foothold.law.readings import QUESTIONS, flipped
from foothold.law.register import CLOCKS
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


RULE_ON_PAGES = {
    rules.CANCELLATION: {"Cancel exclusion"},
    rules.BOARD_DECISION: {"Decide as board"},
    rules.RECONSIDERATION: {"Reconsider"},
    rules.SUBJECT_ACCESS: {"Requests", "Answered"},
    rules.BOARD_MEETING: {"Arrange board", "Decide as board"},
    rules.REVIEW_APPLICATION: {
        "Apply for review",
        "Claim",
        "Decide review",
        "Take back notice",
        "Waive review",
    },
    rules.REVIEW_HEARING: {"Arrange hearing", "Decide review", "Waive review"},
    rules.PART_TIME: {"Agree part time", "Extend part time", "End part time", "Show part time"},
}
"""The pages that work a rule out, or end what it made owed."""


class TestWhichPagesUseARule:
    @pytest.mark.parametrize("rule", RULE_ON_PAGES)
    def test_is_said_rule_by_rule(self, rule):
        pages, made = law_use.pages_by_clock(), law_use.clocks_by_rule()
        for clock in made[rule]:
            by_this_alone = sum(clock in clocks for clocks in made.values()) == 1
            assert set(pages[clock]) >= RULE_ON_PAGES[rule], clock
            assert set(pages[clock]) == RULE_ON_PAGES[rule] or not by_this_alone, clock

    def test_recording_a_suspension_works_with_no_rule_of_the_board_or_the_review(self):
        later = [rule for rule in rules.RULES if rule.startswith(("board", "review", "reconsider"))]
        clocks = set().union(*(law_use.clocks_by_rule()[rule] for rule in later))
        assert clocks
        assert not [each for each in clocks if "Record suspension" in law_use.pages_by_clock()[each]]

    def test_every_rule_makes_duties_of_some_clock(self):
        assert law_use.clocks_by_rule().keys() == rules.RULES.keys()
        assert all(law_use.clocks_by_rule().values())

    def test_pages_that_show_whatever_is_owed_are_told_apart(self, head, signed_in):
        assert {"My work", "Show child", "Show duty"} <= set(law_use.pages_that_show())
        assert "Record suspension" not in law_use.pages_that_show()
        shown = read(signed_in(head), q="gb.notify_decision").content.decode()
        assert "Pages that work with it</dt><dd>Decide as board</dd>" in shown
        assert "Pages that show what is owed by it, as by any rule" in shown
        assert "as by any rule" not in read(signed_in(head), q="excl.year_cap").content.decode()

    def test_every_duty_that_is_made_is_of_a_clock_its_rule_is_known_by(self, head, school):
        deeds.suspend(factories.pupil(school), school, head, date(2026, 11, 23), 12)
        deeds.exclude(factories.pupil(school), school, head, date(2026, 11, 23))
        made = set(Duty.objects.values_list("basis__rule", "kind"))
        assert len(made) > 8
        assert all(kind in law_use.clocks_by_rule()[rule] for rule, kind in made)

    def test_no_use_of_the_register_above_the_law_escapes_the_map(self):
        """Whatever names a clock in a room is defined at the top of its module, where the map reads it."""
        floors = [source.FOOTHOLD / floor for floor in ("ground", "child", "path", "desks")]
        for path in source.python_files(*floors):
            module = ".".join(path.relative_to(source.SRC).with_suffix("").parts).removesuffix(".__init__")
            taken, defined, _ = law_use._module(module)
            written = {clock(node, taken) for node in source.nodes(path, ast.Attribute)} - {None}
            reached = set().union(*(law_use.clocks_of(law_use.Name(module, name)) for name in defined))
            assert written <= reached, module

    def test_pages_are_named_as_people_call_them(self):
        assert "Record suspension" in law_use.pages_by_clock()["excl.year_cap"]

    def test_a_rule_nobody_uses_yet_is_said_to_be_unused(self, head, signed_in):
        assert law_use.pages_by_clock()["fap.place"] == ()
        assert b"no page uses it yet" in read(signed_in(head), q="fap.place").content


def clock(node, taken):
    """The id of the clock that `clocks.NOTIFY_LA` names, where `clocks` is a part of the register; else None."""
    table = taken.get(getattr(node.value, "id", ""))
    found = law_use._clock(law_use.Name(table.module, node.attr)) if table else None
    return found and found.id


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
