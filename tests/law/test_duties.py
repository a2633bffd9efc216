"""What holds of every duty, whatever the calendar and the exclusion."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foothold.law import cancellation, day_six, facts, rules, stay_away, totals
from foothold.law.due import Promptness
from foothold.law.exclusion import ExclusionKind
from foothold.law.readings import DEFAULT
from foothold.law.register import CLOCKS, provision
from foothold.law.register.clock import Unit
from tests.law import made_up

COUNTED_IN_SCHOOL_DAYS = {id for id, clock in CLOCKS.items() if clock.unit is Unit.SCHOOL_DAYS}
SUSPENSIONS = (ExclusionKind.SUSPENSION, ExclusionKind.LUNCHTIME)


def rule_of(given_facts):
    return "permanent" if given_facts.exclusion.is_permanent else "suspension"


def duties(given_facts, calendar):
    return rules.rederive(rule_of(given_facts), facts.to_json(given_facts), calendar)


@st.composite
def situations(draw, kinds=tuple(ExclusionKind)):
    calendar = draw(made_up.calendars())
    return draw(made_up.facts(calendar, kinds)), calendar


def date_by_kind(dues):
    """The date of each duty; where several are of one kind, the first.

    Closing a day may carry a suspension into the next term and past a threshold there. What was reported once a term
    is then told without delay: another duty, not the same one brought forward.
    """
    found = {}
    for due in dues:
        found.setdefault((due.kind, due.owed_to, due.promptness), due.on)
    return found


class TestEveryDuty:
    @given(situations())
    def test_counted_in_school_days_never_falls_on_a_closed_day(self, situation):
        given_facts, calendar = situation
        for due in duties(given_facts, calendar):
            if due.kind in COUNTED_IN_SCHOOL_DAYS and due.on:
                assert calendar.why_closed(due.on) == "", due.kind

    @given(situations(), st.integers(1, 100))
    def test_is_not_brought_forward_when_the_school_closes_a_later_day(self, situation, days_later):
        """A day closed earlier may be one the pupil spent in school between two suspensions, which are then one run."""
        given_facts, calendar = situation
        day = calendar.add_school_days(given_facts.exclusion.starts_on, days_later)
        before = date_by_kind(duties(given_facts, calendar))
        after = date_by_kind(duties(given_facts, made_up.closing(calendar, day)))
        for kind in before.keys() & after.keys():
            if before[kind]:
                assert after[kind] >= before[kind], kind

    @given(situations())
    def test_is_in_the_register_under_a_provision_in_force_on_the_day_of_the_decision(self, situation):
        given_facts, calendar = situation
        for due in duties(given_facts, calendar):
            assert due.provision in CLOCKS[due.kind].versions
            assert due.provision.governs(given_facts.exclusion.day_of_decision)
            assert provision(due.provision.key) is due.provision

    @given(situations())
    def test_is_explained_by_the_count_that_gave_its_date(self, situation):
        given_facts, calendar = situation
        for due in duties(given_facts, calendar):
            assert due.because.on == due.on
            assert due.because.steps
            counts = [step.counted for step in due.because.steps if step.counted]
            if counts:
                last = list(counts[-1].days())[-1]
                assert last.number == counts[-1].number
                assert is_where_the_count_ends(due, last.on, given_facts, calendar), due.kind

    @given(situations())
    def test_can_be_read_line_by_line(self, situation):
        given_facts, calendar = situation
        for due in duties(given_facts, calendar):
            lines = due.because.lines()
            assert all(lines)
            assert not any("{" in line for line in lines)

    @given(situations())
    def test_shows_another_reading_only_where_it_gives_another_date(self, situation):
        given_facts, calendar = situation
        for due in duties(given_facts, calendar):
            for other in due.other_readings:
                assert other.on != due.on
                assert other.says

    @given(situations())
    def test_without_delay_is_dated_the_day_of_the_decision(self, situation):
        given_facts, calendar = situation
        for due in duties(given_facts, calendar):
            if due.promptness is Promptness.WITHOUT_DELAY:
                assert due.on == given_facts.exclusion.day_of_decision

    @given(situations())
    def test_comes_out_the_same_from_facts_that_were_kept(self, situation):
        given_facts, calendar = situation
        kept = facts.to_json(given_facts)
        assert facts.from_json(type(given_facts), kept) == given_facts
        first, again = (
            duties(given_facts, calendar),
            rules.RULES[rule_of(given_facts)][1](given_facts, calendar),
        )
        assert [plainly(due) for due in first] == [plainly(due) for due in again]


def is_where_the_count_ends(due, last, given_facts, calendar):
    """The count ends on the date, save where the date is a return, or the sixth day passed before this exclusion."""
    if due.kind == "excl.reintegration_meeting":
        return due.on in (last, calendar.next_school_day(last))
    if due.promptness is Promptness.FROM_DATE:
        return due.on == max(last, given_facts.exclusion.starts_on)
    return due.on == last


def plainly(due):
    return due._replace(working=due.because.lines(), readings=due.other_readings)


class TestTotals:
    @given(situations(SUSPENSIONS))
    def test_of_the_terms_add_up_to_those_of_the_years(self, situation):
        tally = totals.tally(*situation)
        assert sum(total.half_days for total in tally.by_term) == sum(
            total.half_days for total in tally.by_year
        )

    @given(situations(SUSPENSIONS))
    def test_are_every_half_day_of_every_suspension_once(self, situation):
        given_facts, calendar = situation
        lengths = sum(each.length for each in (*given_facts.earlier, given_facts.exclusion))
        assert sum(total.half_days for total in totals.tally(given_facts, calendar).by_year) == lengths

    @given(situations(SUSPENSIONS))
    def test_are_the_same_in_whole_where_a_suspension_counts_in_one_term(self, situation):
        given_facts, calendar = situation
        whole = replace(given_facts, readings=replace(DEFAULT, suspension_split_by_term=False))
        split, unsplit = (totals.tally(each, calendar).by_term for each in (given_facts, whole))
        assert sum(total.half_days for total in split) == sum(total.half_days for total in unsplit)

    @given(situations())
    def test_are_made_up_of_their_parts(self, situation):
        tally = totals.tally(*situation)
        for total in (*tally.by_term, *tally.by_year):
            assert total.half_days == sum(part.half_days for part in total.parts)
        assert tally.touched
        assert tally.most == max(total.half_days for total in tally.touched)


class TestAddingThenCancelling:
    @given(situations(), st.integers(0, 40))
    def test_leaves_the_duties_of_all_others_as_they_were(self, situation, place):
        """A suspension added among the earlier ones and cancelled before it began, as the head may."""
        given_facts, calendar = situation
        before = [plainly(due) for due in duties(given_facts, calendar)]
        added = made_up.suspension(calendar.school_day_at(place), 6)
        cancelled_on = added.starts_on - made_up.DAY
        last = cancellation.last_day_missed(cancelled_on, given_facts.readings)
        served = cancellation.as_served_until(added, last, calendar)
        earlier = tuple(each for each in (served, *given_facts.earlier) if each)
        after = duties(replace(given_facts, earlier=earlier), calendar)
        assert [plainly(due) for due in after] == before

    @given(situations(SUSPENSIONS), st.integers(-3, 120))
    def test_only_what_was_served_still_counts(self, situation, days_later):
        given_facts, calendar = situation
        exclusion = given_facts.exclusion
        cancelled_on = exclusion.starts_on + days_later * made_up.DAY
        served = cancellation.served_half_days(exclusion, cancelled_on, calendar, DEFAULT)
        missed = [day for day, _ in stay_away.sessions(exclusion, calendar) if day <= cancelled_on]
        assert served == len(missed)


class TestTheSixthDay:
    @given(situations())
    def test_comes_after_five_consecutive_school_days_of_exclusion(self, situation):
        given_facts, calendar = situation
        sixth = day_six.sixth_consecutive_day(given_facts, calendar)
        if sixth:
            every = [stay_away.stay(each, calendar) for each in (*given_facts.earlier, given_facts.exclusion)]
            place = calendar.place_of(sixth)
            for each in range(place - 5, place + 1):
                assert any(stay.first_day <= each <= stay.last_day for stay in every)

    @given(situations())
    def test_never_comes_before_the_parents_days_are_over(self, situation):
        given_facts, calendar = situation
        alone = replace(given_facts, earlier=(), provision_starts_on=None)
        sixth, days = day_six.sixth_day(alone, calendar), day_six.parent_days(alone, calendar)
        assert len(days) <= 5
        if sixth and days:
            assert sixth == calendar.next_school_day(days[-1])

    @given(situations(SUSPENSIONS))
    def test_is_not_reached_in_five_days_or_fewer(self, situation):
        given_facts, calendar = situation
        short = replace(given_facts, exclusion=replace(given_facts.exclusion, length=9), earlier=())
        assert day_six.sixth_day(short, calendar) is None


def test_a_rule_that_does_not_exist_is_not_applied():
    with pytest.raises(KeyError):
        rules.rederive("expulsion", {}, made_up.calendar())


def test_facts_with_an_unknown_name_are_refused():
    with pytest.raises(TypeError, match="Facts has no headmaster"):
        rules.rederive("suspension", {"headmaster": "Mrs Pell", "exclusion": {}}, made_up.calendar())
