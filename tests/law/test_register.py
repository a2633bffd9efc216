"""The register of clocks: every statutory clock is there, with versions that follow on from each other."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from foothold.law.errors import NoKnownValue
from foothold.law.provision import Confidence
from foothold.law.register import CLOCKS, provision
from foothold.law.register.clock import Unit

EVERY_CLOCK = (
    "excl.notify_parent",
    "excl.s104_notice",
    "excl.s104_further",
    "excl.notify_la",
    "excl.notify_sw_vsh",
    "excl.notify_gb",
    "excl.correction",
    "gb.consider_15",
    "gb.invite",
    "gb.papers",
    "gb.notify_decision",
    "gb.consider_50",
    "gb.exam_target",
    "excl.term_over5",
    "excl.term_over15",
    "excl.year_cap",
    "day6.school",
    "day6.la",
    "s103.parent",
    "irp.apply",
    "irp.apply_after_claim",
    "irp.hearing",
    "irp.papers",
    "irp.reconsider",
    "irp.readjust",
    "irp.sen_expert",
    "irp.notify_decision",
    "irp.notify_reconsidered",
    "service.post",
    "ftt.claim",
    "reg.delete_pex",
    "reg.new_pupil",
    "reg.sickness",
    "off.notice",
    "off.review_request",
    "off.invite",
    "off.outcome",
    "ap.review",
    "adm.in_year",
    "fap.place",
    "ehc.assess",
    "ehc.no_plan",
    "ehc.final",
    "ehc.comments",
    "ehc.advice",
    "ehc.school_reply",
    "ehc.next_review",
    "ehc.review",
    "fin.relevant_date",
    "dp.sar",
)


@pytest.mark.parametrize("id", EVERY_CLOCK)
def test_has_every_clock_under_its_id(id):
    assert CLOCKS[id].id == id


@pytest.mark.parametrize(
    ("id", "number", "unit"),
    [
        ("gb.consider_15", 15, Unit.SCHOOL_DAYS),
        ("gb.consider_50", 50, Unit.SCHOOL_DAYS),
        ("day6.school", 6, Unit.SCHOOL_DAYS),
        ("day6.la", 6, Unit.SCHOOL_DAYS),
        ("irp.apply", 15, Unit.SCHOOL_DAYS),
        ("irp.hearing", 15, Unit.SCHOOL_DAYS),
        ("irp.reconsider", 10, Unit.SCHOOL_DAYS),
        ("service.post", 2, Unit.WORKING_DAYS),
        ("ftt.claim", 6, Unit.MONTHS),
        ("ehc.assess", 6, Unit.WEEKS),
        ("ehc.final", 20, Unit.WEEKS),
        ("ehc.next_review", 12, Unit.MONTHS),
        ("fap.place", 20, Unit.SCHOOL_DAYS),
        ("excl.s104_further", 48, Unit.HOURS),
        ("off.notice", 2, Unit.SCHOOL_DAYS),
    ],
)
def test_says_how_many_of_what(id, number, unit):
    assert (CLOCKS[id].number, CLOCKS[id].unit) == (number, unit)


@pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS.keys())
class TestEveryClock:
    def test_has_versions_that_follow_one_another_without_a_gap(self, clock):
        oldest_first = sorted(clock.versions, key=lambda version: version.in_force_from)
        for earlier, later in pairwise(oldest_first):
            assert earlier.in_force_to == later.in_force_from - timedelta(1)
        assert oldest_first[-1].in_force_to is None

    def test_cites_says_and_addresses_each_version(self, clock):
        for version in clock.versions:
            assert version.citation
            assert version.says.endswith(".")
            assert version.url == "" or version.url.startswith("https://www.legislation.gov.uk/")
            assert version.confidence.says
            assert provision(version.key) is version

    def test_answers_with_the_version_of_the_day(self, clock):
        for version in clock.versions:
            assert clock.on(version.in_force_from) is version
            if version.in_force_to:
                assert clock.on(version.in_force_to) is version

    def test_before_its_first_version_is_an_error_that_says_so(self, clock):
        first = min(version.in_force_from for version in clock.versions)
        with pytest.raises(NoKnownValue, match=f"No version of the rule {clock.id} is known for"):
            clock.on(first - timedelta(1))


def test_what_is_from_memory_or_a_reading_is_marked_to_be_checked():
    assert [each.is_open for each in Confidence] == [False, False, True, True]
    assert "Check before relying" in Confidence.M.says


@pytest.mark.parametrize(
    ("id", "day"),
    [
        ("excl.notify_la", date(2022, 9, 1)),
        ("excl.cancellation", date(2023, 9, 1)),
        ("day6.school", date(2015, 1, 5)),
        ("off.power", date(2026, 7, 26)),
    ],
)
def test_a_rule_changes_on_its_day(id, day):
    assert CLOCKS[id].on(day - timedelta(1)) is not CLOCKS[id].on(day)


@pytest.mark.parametrize(
    ("id", "day"),
    [
        ("excl.notify_sw_vsh", date(2022, 9, 1)),
        ("gb.remote_meeting", date(2023, 9, 1)),
        ("reg.codes", date(2024, 8, 19)),
        ("excl.interim_pep_review", date(2026, 7, 26)),
    ],
)
def test_a_rule_that_did_not_exist_before_has_no_version_then(id, day):
    assert CLOCKS[id].on(day).in_force_from == day
    with pytest.raises(NoKnownValue):
        CLOCKS[id].on(day - timedelta(1))
