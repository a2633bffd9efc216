from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foothold.child.duties.models import Duty
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role
from foothold.ground.audit import chain
from foothold.ground.audit.models import Event, EventContent
from foothold.ground.kit import action
from foothold.ground.kit.move import move
from foothold.ground.kit.refusals import MoveRefused, NotAllowed, Refused
from tests import factories

ON = date(2025, 11, 10)
AT = factories.moment(ON)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Deed:
    on: date
    sessions: tuple[str, ...]


def organisation_verb(do):
    """A verb of this file, not left behind among those of the product."""
    worn = action.action(Permission.MANAGE_CALENDAR, on="school", says="Told {what}")(do)
    action.VERBS.pop(worn.verb.name)
    return worn


@organisation_verb
def rename(*, by, at, school, what):
    school.name = what
    school.save()
    if what == "stop":
        raise Refused("This far and no further.")
    return school


@pytest.mark.django_db
class TestAVerb:
    @pytest.fixture
    def school(self):
        return factories.school()

    def test_does_its_work_and_writes_one_event(self, school):
        head = factories.person(Role.HEADTEACHER, school)
        assert rename(by=head, at=AT, school=school, what="New Name") == school
        event = Event.objects.get(subject=school.subject_key)
        assert (event.by, event.at, event.about) == (head, AT, f"organisations.organisation:{school.pk}")
        assert event.content.facts == {"what": "New Name"}

    def test_that_refuses_half_way_leaves_everything_as_it_was(self, school):
        with pytest.raises(Refused):
            rename(by=factories.person(Role.HEADTEACHER, school), at=AT, school=school, what="stop")
        school.refresh_from_db()
        assert school.name == "Alder Academy"
        assert not Event.objects.filter(subject=school.subject_key).exists()

    def test_whose_event_cannot_be_written_leaves_everything_as_it_was(self, school):
        with pytest.raises(TypeError):
            rename(by=factories.person(Role.HEADTEACHER, school), at=AT, school=school, what={1: object()})
        school.refresh_from_db()
        assert school.name == "Alder Academy"

    def test_is_refused_in_words_before_anything_is_done(self, school):
        teacher = factories.person(Role.CLASS_TEACHER, school)
        with pytest.raises(NotAllowed, match="Your role does not let you change the school's calendar"):
            rename(by=teacher, at=AT, school=school, what="New Name")
        school.refresh_from_db()
        assert school.name == "Alder Academy"

    def test_asks_about_the_day_on_which_it_is_done(self, school):
        head = factories.person(Role.HEADTEACHER, school, to_on=ON)
        late_evening = datetime(2025, 11, 10, 23, 30, tzinfo=UTC)
        rename(by=head, at=late_evening, school=school, what="A")
        with pytest.raises(NotAllowed):
            rename(by=head, at=factories.moment(date(2025, 11, 11)), school=school, what="B")

    def test_asks_about_the_day_where_the_school_is(self, school):
        """Half past eleven at night in summer, by Greenwich, is already tomorrow at the school."""
        head = factories.person(Role.HEADTEACHER, school, to_on=date(2026, 6, 1))
        with pytest.raises(NotAllowed):
            rename(by=head, at=datetime(2026, 6, 1, 23, 30, tzinfo=UTC), school=school, what="A")


class TestFactsInPlainForm:
    def test_are_readable_years_later(self):
        told = action.plain(
            {
                "deed": Deed(ON, ("am", "pm")),
                "at": time(9, 5),
                "colour": Colour.RED,
                "none": None,
                5: {"inner": [1, True]},
            }
        )
        assert told == {
            "deed": {"on": "2025-11-10", "sessions": ["am", "pm"]},
            "at": "09:05:00",
            "colour": "red",
            "none": None,
            "5": {"inner": [1, True]},
        }

    @pytest.mark.django_db
    def test_name_a_record_and_say_what_it_was_called_then(self):
        school = factories.school()
        assert action.plain([school]) == [
            {"is": f"organisations.organisation:{school.pk}", "said": "Alder Academy"}
        ]


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
scalars = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | texts | st.dates()
facts = st.dictionaries(
    texts,
    st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(facts, min_size=1, max_size=4))
def test_whatever_the_facts_the_chain_verifies_after_the_database_kept_them(told):
    before = Event.objects.filter(subject="pupil:9").count()
    chain.append_all([chain.Entry("pupil:9", "x.y", None, AT, facts=action.plain(each)) for each in told])
    kept = EventContent.objects.filter(event__subject="pupil:9", event__number__gt=before).order_by(
        "event__number"
    )
    assert [content.facts for content in kept] == [action.plain(each) for each in told]
    assert list(chain.faults()) == []
    numbers = Event.objects.filter(subject="pupil:9").order_by("number").values_list("number", flat=True)
    assert all(later == earlier + 1 for earlier, later in pairwise(numbers))


class TestMoving:
    def test_is_refused_from_where_the_record_stands_in_words(self):
        duty = Duty(what="Tell the parents", status="met")
        with pytest.raises(MoveRefused, match="This duty is done, so it cannot become no longer owed"):
            move(duty, Duty.Status.VOID)
        assert duty.status == "met"

    def test_every_state_is_known_to_the_moves(self):
        assert set(Duty.MOVES) == set(Duty.Status)
        assert all(there in Duty.MOVES for ways in Duty.MOVES.values() for there in ways)
