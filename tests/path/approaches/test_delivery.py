"""An approach is delivered only when what its entry asks for is on record."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Event
from foothold.ground.kit import sentences
from foothold.ground.kit.refusals import MoveRefused, NotAllowed, Refused
from foothold.path.approaches import checks, directory
from foothold.path.approaches.actions import delivery as actions
from foothold.path.approaches.models import Delivery, Leader, Place
from tests import factories
from tests.path.approaches.test_training import end, train
from tests.path.exclusions.test_views import boxes

pytestmark = pytest.mark.django_db
SEPTEMBER, MONDAY = date(2025, 9, 1), date(2025, 11, 10)
AT = factories.moment(MONDAY, 10, 30)


@pytest.fixture(autouse=True)
def on_a_monday_morning(at):
    at(datetime(2025, 11, 10, 10, 30, tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture
def alder():
    return factories.school(authority=factories.authority())


@pytest.fixture
def head(alder):
    return factories.person(Role.HEADTEACHER, alder)


@pytest.fixture
def plan(alder, head):
    def planned(key, *, trained=(), others=("Tom Vale", "Ines Okafor"), starts_on=MONDAY, by=head):
        return actions.plan(
            by=by,
            at=AT,
            organisation=alder,
            approach=directory.published()[key][0].named,
            starts_on=starts_on,
            sessions=12,
            trained=trained,
            others=others,
        )

    return planned


@pytest.fixture
def join(alder, head):
    def joined(delivery, number=1, **agreed):
        for _ in range(number):
            pupil = factories.pupil(alder)
            actions.join(by=head, at=AT, delivery=delivery, pupil=pupil, joined_on=MONDAY, **agreed)
        return pupil

    return joined


def begin(delivery, by):
    return actions.begin(by=by, at=AT, delivery=delivery)


@pytest.mark.requirement("S4-47", "S4-50")
def test_what_asks_for_training_is_not_planned_without_somebody_trained(alder, head, plan):
    with pytest.raises(Refused, match="Nobody who leads it is on record as trained in Mindfulness"):
        plan("mindfulness")

    kept = train(alder, head)
    assert plan("mindfulness", trained=[kept]).leaders.filter(training=kept).exists()


@pytest.mark.requirement("S4-50")
def test_a_training_that_has_run_out_does_not_count_on_the_day_it_starts(alder, head, plan):
    kept = train(alder, head, to_on=date(2025, 11, 9))
    with pytest.raises(Refused, match="does not count on that day"):
        plan("mindfulness", trained=[kept])


@pytest.mark.requirement("S4-50")
def test_it_does_not_begin_when_the_training_ended_after_it_was_planned(alder, head, plan, join):
    kept = train(alder, head)
    planned = plan("mindfulness", trained=[kept], others=[])
    join(planned)
    end(kept, head, date(2025, 11, 9))

    with pytest.raises(Refused, match="Nobody who leads it is on record as trained"):
        begin(planned, head)
    assert planned.places.count() == 1


@pytest.mark.requirement("S4-63", "S4-64")
def test_a_nurture_group_is_led_by_two(plan):
    with pytest.raises(Refused, match=r"led by 2 members of staff together\. 1 on record"):
        plan("nurture-groups", others=["Tom Vale"])


@pytest.mark.requirement("S4-63", "S4-64")
def test_a_nurture_group_begins_with_six_children_and_takes_twelve(head, plan, join):
    group = plan("nurture-groups")
    join(group, 5)
    with pytest.raises(Refused, match=r"at least 6 children\. 5 on record"):
        begin(group, head)

    join(group)
    assert begin(group, head).status == Delivery.Status.RUNNING
    join(group, 6)
    with pytest.raises(Refused, match="at most 12 children, and this one is full"):
        join(group)


@pytest.mark.requirement("S4-64")
def test_a_nurture_group_in_its_fifth_term_says_so(alder, plan):
    group = plan("nurture-groups", starts_on=SEPTEMBER)

    assert not list(checks.while_it_runs(group, date(2026, 9, 1)))
    assert "term number 5" in " ".join(checks.while_it_runs(group, date(2027, 1, 10)))


@pytest.mark.requirement("S4-57")
@pytest.mark.parametrize(
    ("agreed", "whose"),
    [
        ({}, "the parents"),
        ({"parent_agreed_on": MONDAY}, "the child"),
        ({"child_agreed_on": MONDAY}, "the parents"),
    ],
)
def test_a_circle_of_friends_needs_the_consent_of_parents_and_child(plan, join, agreed, whose):
    circle = plan("circle-of-friends")

    with pytest.raises(Refused, match=f"only when {whose} agreed"):
        join(circle, **agreed)
    assert not Place.objects.exists()


@pytest.mark.requirement("S4-57")
def test_a_circle_of_friends_does_not_begin_without_a_child(head, plan):
    with pytest.raises(Refused, match="No child is on record yet"):
        begin(plan("circle-of-friends"), head)


@pytest.mark.requirement("S4-57")
def test_a_circle_of_friends_with_both_consents_takes_the_child(plan, join):
    pupil = join(plan("circle-of-friends"), parent_agreed_on=SEPTEMBER, child_agreed_on=MONDAY)
    assert Place.objects.get().pupil == pupil


@pytest.mark.requirement("S4-54")
def test_mediators_have_two_days_of_training_and_are_at_least_two(head, plan, join):
    scheme = plan("peer-mediation")
    join(scheme, trained_hours=12)
    join(scheme, trained_hours=11)
    with pytest.raises(
        Refused, match=r"work in pairs, each with at least 12 hours of training\. 1 on record"
    ):
        begin(scheme, head)

    join(scheme, trained_hours=12)
    assert begin(scheme, head).status == Delivery.Status.RUNNING


@pytest.mark.requirement("S4-62")
def test_of_counselling_nothing_is_kept_that_was_said():
    kept = {field.name for model in (Delivery, Leader, Place) for field in model._meta.concrete_fields}
    assert kept == {
        *("id", "organisation", "approach", "version_from", "title", "status", "starts_on", "sessions"),
        *("ended_on", "delivery", "training", "name", "pupil", "joined_on", "parent_agreed_on"),
        *("child_agreed_on", "trained_hours"),
    }


def test_what_was_planned_keeps_the_rules_of_its_version(plan):
    group = plan("nurture-groups")
    assert group.version_from == date(2019, 10, 1)
    assert directory.rules_of(group).group_to == 12


def test_before_the_directory_describes_it_nothing_is_planned(plan):
    with pytest.raises(Refused, match="does not describe this approach for that day"):
        plan("nurture-groups", starts_on=date(2019, 9, 30))


def test_it_stands_in_the_childs_chronology(plan, join):
    pupil = join(plan("nurture-groups"))
    event = Event.objects.get(subject=pupil.subject_key, verb="approaches.join")
    assert sentences.sentence(event) == (
        "Takes part from 10 November 2025 in Nurture groups at Alder Academy (from 10 November 2025)"
    )


def test_a_child_of_another_school_does_not_take_part(head, plan):
    stranger = factories.pupil(factories.school("Birch School"))
    with pytest.raises(Refused, match="is not on roll at Alder Academy"):
        actions.join(by=head, at=AT, delivery=plan("nurture-groups"), pupil=stranger, joined_on=MONDAY)


def test_nobody_takes_part_twice_nor_in_what_is_over(head, plan, join):
    group = plan("nurture-groups")
    pupil = join(group)
    with pytest.raises(Refused, match="takes part already"):
        actions.join(by=head, at=AT, delivery=group, pupil=pupil, joined_on=MONDAY)

    actions.end(by=head, at=AT, delivery=group, ended_on=MONDAY)
    with pytest.raises(Refused, match="is over"):
        join(group)


def test_a_day_of_agreement_still_to_come_is_refused(plan, join):
    with pytest.raises(Refused, match="still to come"):
        join(plan("nurture-groups"), parent_agreed_on=date(2025, 11, 11))


def test_it_does_not_begin_before_its_day_nor_end_before_it_began(head, plan):
    later = plan("restorative-approaches", starts_on=date(2025, 11, 11))
    with pytest.raises(Refused, match="planned from 11 November 2025"):
        begin(later, head)
    with pytest.raises(Refused, match="between the first day and today"):
        actions.end(by=head, at=AT, delivery=later, ended_on=MONDAY)


def test_what_is_over_does_not_begin_again(head, plan):
    chats = plan("restorative-approaches")
    actions.end(by=head, at=AT, delivery=chats, ended_on=MONDAY)
    with pytest.raises(MoveRefused):
        begin(chats, head)


def test_a_class_teacher_does_not_plan_it(alder, plan):
    with pytest.raises(NotAllowed):
        plan("nurture-groups", by=factories.person(Role.CLASS_TEACHER, alder))


@pytest.fixture
def browser(signed_in, head):
    return signed_in(head)


def test_from_plan_to_last_day_on_the_pages(alder, browser):
    pupil = factories.pupil(alder)
    typed = {"sessions": "10", "others": "Tom Vale\n\n Ines Okafor "} | boxes("starts_on", MONDAY)
    planned = browser.post(reverse("approaches:plan-group", args=[alder.pk, "circle-of-friends"]), typed)
    group = Delivery.objects.get()
    assert planned["Location"] == reverse("approaches:group", args=[group.pk])
    assert [leader.name for leader in group.leaders.all()] == ["Ines Okafor", "Tom Vale"]

    address = reverse("approaches:join-group", args=[pupil.pk])
    typed = {"delivery": str(group.pk)} | boxes("joined_on", MONDAY)
    refused = browser.post(address, typed)
    assert refused.status_code == 422
    assert "only when the parents agreed" in refused.content.decode()
    typed |= boxes("parent_agreed_on", MONDAY) | boxes("child_agreed_on", MONDAY)
    shown = browser.post(address, typed, follow=True).content.decode()
    assert str(pupil) in shown

    begun = browser.post(reverse("approaches:begin-group", args=[group.pk]), follow=True).content.decode()
    assert "Running" in begun
    over = boxes("ended_on", MONDAY)
    assert (
        "Over"
        in browser.post(reverse("approaches:end-group", args=[group.pk]), over, follow=True).content.decode()
    )
    assert "Circle of friends" in browser.get(reverse("approaches:groups", args=[alder.pk])).content.decode()


def test_the_page_of_a_group_says_what_is_missing_before_it_can_begin(plan, browser):
    group = plan("nurture-groups")
    shown = browser.get(reverse("approaches:group", args=[group.pk])).content.decode()
    assert "A group has at least 6 children. 0 on record." in shown
    assert ">Begin</a>" not in shown


def test_where_nothing_runs_the_child_has_nothing_to_join(alder, browser):
    shown = browser.get(reverse("approaches:join-group", args=[factories.pupil(alder).pk])).content.decode()
    assert "nothing planned or running" in shown
    assert "<fieldset" not in shown


def test_another_school_sees_neither_group_nor_child(plan, signed_in):
    group = plan("nurture-groups")
    stranger = signed_in(factories.person(Role.HEADTEACHER, factories.school("Birch School")))
    assert stranger.get(reverse("approaches:group", args=[group.pk])).status_code == 404


def test_an_unknown_approach_is_not_planned(alder, browser):
    assert browser.get(reverse("approaches:plan-group", args=[alder.pk, "hypnosis"])).status_code == 404
