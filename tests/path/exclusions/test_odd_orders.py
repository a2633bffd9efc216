"""The path when things happen late, twice, or in an order nobody planned: what it says next, and what stays owed."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from foothold.child.duties.models import Duty
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.refusals import AgainstTheLaw
from foothold.ground.organisations import calendars
from foothold.law.due import Party
from foothold.path.exclusions import stages
from foothold.path.exclusions.models import Exclusion
from tests.deeds import exclude, suspend
from tests.path.exclusions.turns import (
    again,
    asks,
    board,
    cancellation_told,
    cancels,
    claim_ends,
    claims,
    dec,
    deleted,
    feb,
    hearing,
    jan,
    meeting,
    nov,
    panel,
    reinstates,
    taught,
    told,
    waives,
)
from tests.path.exclusions.walk import Walk

pytestmark = pytest.mark.django_db
FIRST_NOTICES = ("excl.notify", "excl.s104", "excl.set_work")
MEETING, DECISION, TOLD = (
    "The governing board's meeting is arranged",
    "The governing board decides",
    "The decision is told",
)
SIX, REVIEW, PANEL = "Education from day 6", "A review may be asked for", "The review panel decides"
AGAIN, PAID = "The governing board decides again", "Readjustment of 4,000 pounds"
CANCELLED, END = "The cancellation is told", "It is final, and the name may leave the register"
BEGUN = (told, taught)
DECLINED = (*BEGUN, board(nov(20)))
ASKED = (*DECLINED, asks(dec(1)))


@dataclass(frozen=True)
class Story:
    """What happened, in this order, after a permanent exclusion on 4 November 2025; and what is read on a day.

    `offered` are the pages of what may be recorded next, `owed` what is still open with its legal day (the first
    notices apart), `stands` how a stage stands and the beginning of what is said of it.
    """

    steps: tuple
    on: date
    offered: list[str]
    owed: dict[str, date | None] = field(default_factory=dict)
    stands: dict[str, str] = field(default_factory=dict)


ASK = ["apply-for-review", "waive-review", "claim"]
STORIES = {
    "the review is given up after the hearing was adjourned": Story(
        (
            *ASKED,
            hearing(dec(2), dec(16)),
            hearing(dec(16), jan(7), moved_because="Adjourned for a witness"),
            waives(dec(17)),
        ),
        dec(17),
        ["delete-from-register"],
        stands={
            REVIEW: "not needed: The parent has said in writing on 17 December 2025 that no review is wanted.",
            PANEL: "not needed: The parent has said",
            END: "now: ",
        },
    ),
    "a review is asked for after it was given up, still in time": Story(
        (*DECLINED, waives(nov(25)), asks(dec(1))),
        dec(1),
        ["arrange-hearing", "decide-review"],
        {"irp.hearing": jan(6)},
        {REVIEW: "done: ", PANEL: "now: "},
    ),
    "a review is asked for, given up, asked for once more and heard": Story(
        (*ASKED, waives(dec(2)), asks(dec(3)), panel(dec(16), "uphold")),
        dec(16),
        ["delete-from-register"],
        stands={PANEL: "done: done in time."},
    ),
    "a review is asked for a day too late": Story(
        (*DECLINED, asks(dec(12))),
        dec(12),
        ["delete-from-register"],
        stands={REVIEW: "not needed: The time to ask ended on 11 December 2025."},
    ),
    "a request posted on the last day counts two working days later, and another may still be handed in": Story(
        (*DECLINED, asks(dec(11), how="first_class_post")),
        dec(11),
        ASK,
        stands={REVIEW: "now: "},
    ),
    "an Equality Act claim comes before the board has decided": Story(
        (*BEGUN, claims(nov(10)), board(nov(20))),
        jan(12),
        ["determine-claim", "apply-for-review", "waive-review"],
        stands={REVIEW: "now: "},
    ),
    "a review follows the claim": Story(
        (*BEGUN, claims(nov(10)), board(nov(20)), claim_ends(jan(12)), asks(jan(20))),
        jan(20),
        ["arrange-hearing", "decide-review"],
        {"irp.hearing": feb(10)},
        {PANEL: "now: in 15 school days"},
    ),
    "no review follows the claim": Story(
        (*DECLINED, claims(nov(21)), claim_ends(jan(12))),
        feb(3),
        ["delete-from-register"],
        stands={REVIEW: "not needed: The time to ask ended on 2 February 2026."},
    ),
    "a claim that has ended is not asked for again": Story(
        (*DECLINED, claims(nov(21)), claim_ends(jan(12))),
        feb(2),
        ["apply-for-review", "waive-review"],
        stands={REVIEW: "now: "},
    ),
    "cancelled on the first day": Story(
        (told, cancels(nov(4))),
        nov(4),
        ["give-notice"],
        {"excl.cancellation": nov(4)},
        {
            DECISION: "not needed: The exclusion was cancelled on 4 November 2025.",
            SIX: "not needed: The exclusion was cancelled",
            CANCELLED: "now: today",
        },
    ),
    "cancelled after education began and the board was invited": Story(
        (*BEGUN, meeting(nov(7), nov(20)), cancels(nov(18)), cancellation_told(nov(19))),
        nov(19),
        [],
        {"excl.cancellation": nov(18)},
        {
            SIX: "done: done in time.",
            MEETING: "done: ",
            CANCELLED: "done: done on 19 November 2025, 1 school day late.",
            REVIEW: "not needed: The exclusion was cancelled on 18 November 2025.",
        },
    ),
    "cancelled while nobody had taught the pupil": Story(
        (told, cancels(nov(18))),
        nov(18),
        ["give-notice"],
        {"excl.cancellation": nov(18)},
        {SIX: "not needed: not recorded as done: 5 school days late when it was no longer owed."},
    ),
    "the board decides without a meeting on record": Story(
        BEGUN,
        nov(10),
        ["arrange-board", "decide-as-board", "represent", "claim"],
        {"gb.consider_15": nov(25)},
        {MEETING: "now: ", DECISION: "next: in 11 school days"},
    ),
    "the board decides after its last day": Story(
        (*BEGUN, meeting(nov(24), dec(1)), board(dec(1))),
        dec(1),
        ASK,
        stands={
            DECISION: "done: done on 1 December 2025, 4 school days late. Missing the time limit",
            MEETING: "done: not recorded as done: 5 school days late when it was no longer owed.",
        },
    ),
    "the board's decision is not recorded as told to everyone": Story(
        (*BEGUN, lambda walk: walk.board_declines(nov(20))),
        dec(1),
        ["give-notice", *ASK],
        {"gb.notify_decision": nov(20)},
        {TOLD: "late: ", REVIEW: "now: "},
    ),
    "the board reinstates": Story(
        (*BEGUN, reinstates(nov(20), nov(21))),
        nov(20),
        ["give-notice"],
        {"gb.notify_decision": nov(20)},
        {
            DECISION: "done: done in time.",
            REVIEW: "not needed: The governing board reinstated the pupil: back in school on 21 November 2025.",
        },
    ),
    "the board reinstates while nobody had taught the pupil": Story(
        (told, reinstates(nov(20), nov(21))),
        nov(20),
        ["give-notice"],
        {"gb.notify_decision": nov(20)},
        {SIX: "not needed: not recorded as done: 8 school days late when it was no longer owed."},
    ),
    "the panel upholds": Story(
        (*ASKED, panel(dec(16), "uphold")),
        dec(16),
        ["delete-from-register"],
        stands={AGAIN: "not needed: The panel upheld the decision.", END: "now: "},
    ),
    "the panel meets after its last day": Story(
        (*ASKED, panel(jan(8), "uphold")),
        jan(8),
        ["delete-from-register"],
        stands={PANEL: "done: done on 8 January 2026, 2 school days late."},
    ),
    "the panel recommends and the board lets its days pass": Story(
        (*ASKED, panel(dec(16), "recommend_reconsideration")),
        jan(15),
        ["reconsider"],
        {"irp.reconsider": jan(14)},
        {AGAIN: "late: 1 school day late"},
    ),
    "the panel recommends and the board keeps to its decision, late": Story(
        (*ASKED, panel(dec(16), "recommend_reconsideration"), again(jan(15))),
        jan(15),
        ["give-notice", "delete-from-register"],
        {"irp.notify_reconsidered": jan(15)},
        {AGAIN: "done: done on 15 January 2026, 1 school day late."},
    ),
    "the panel quashes and the board keeps to its decision in time": Story(
        (*ASKED, panel(dec(16), "quash_and_direct"), again(jan(14))),
        jan(14),
        ["give-notice", "settle-readjustment", "delete-from-register"],
        {"irp.notify_reconsidered": jan(14), "irp.readjust": None},
        {AGAIN: "done: done in time.", PAID: "now: ", END: "now: "},
    ),
    "the name leaves the register before the readjustment is settled": Story(
        (*ASKED, panel(dec(16), "quash_and_direct"), again(jan(14)), deleted(jan(14))),
        jan(15),
        ["give-notice", "settle-readjustment"],
        {"irp.notify_reconsidered": jan(14), "irp.readjust": None},
        {PAID: "now: ", END: "done: "},
    ),
    "the panel quashes and the board reinstates in time": Story(
        (*ASKED, panel(dec(16), "quash_and_direct"), again(jan(14), back_on=jan(15))),
        jan(14),
        ["give-notice"],
        {"irp.notify_reconsidered": jan(14)},
        {"It is final": "not needed: The governing board reinstated the pupil: back in school on 15 January"},
    ),
    "the panel quashes and the board reinstates too late": Story(
        (*ASKED, panel(dec(16), "quash_and_direct"), again(jan(15), back_on=jan(16))),
        jan(15),
        ["give-notice", "settle-readjustment"],
        {"irp.notify_reconsidered": jan(15), "irp.readjust": None},
        {AGAIN: "done: done on 15 January 2026, 1 school day late.", PAID: "now: "},
    ),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_in_whatever_order_it_comes_the_path_says_what_is_next_and_what_is_owed(story, pupil, alder, head):
    walk = Walk(exclude(pupil, alder, head, nov(4)))
    for step in story.steps:
        step(walk)

    found = path(walk, story.on)
    assert [
        step.page for step in stages.next_steps(found.values(), set(Permission), set(Party))
    ] == story.offered
    assert still_owed(walk) == story.owed
    for title, begins in story.stands.items():
        assert how_it_stands(found[title]).startswith(begins), title


def path(walk, on):
    row = Exclusion.objects.get(pk=walk.row.pk)
    duties = list(Duty.objects.filter(basis__about=row.reference).select_related("basis"))
    return {each.title: each for each in stages.of(row, duties, on, calendars.calendar_of(row.school))}


def still_owed(walk):
    duties = Duty.objects.open().filter(basis__about=walk.row.reference)
    return {each.kind: each.due_on for each in duties if not each.kind.startswith(FIRST_NOTICES)}


def how_it_stands(stage):
    return f"{stage.state}: {stage.standing or stage.why_not}"


def test_where_the_headteacher_never_confirms_the_path_goes_on(pupil, alder, head, office):
    walk = Walk(exclude(pupil, alder, head, nov(4), by=office))
    for step in ASKED:
        step(walk)
    assert Exclusion.objects.get(pk=walk.row.pk).status == Exclusion.Status.TYPED
    assert path(walk, dec(1))[PANEL].state == "now"


def test_a_second_suspension_meanwhile_is_counted_anew_when_the_board_ends_the_first(pupil, alder, head):
    first = Walk(suspend(pupil, alder, head, nov(4), 22))
    second = Walk(suspend(pupil, alder, head, nov(19), 12))
    assert second.due("gb.consider_15").due_on == dec(10)
    first.represent(nov(10))
    first.board(nov(12), "reinstate", back_on=nov(13))

    assert {each.kind for each in second.duties("gb.consider_15").open()} == set()
    said = path(second, nov(19))[DECISION].said[0]
    assert "13 school days, more than 5 and not more than 15. It meets only if the parent" in said
    assert path(first, nov(19))[DECISION].standing == "done in time."


@pytest.mark.parametrize(
    ("steps", "on"),
    [
        (BEGUN, nov(20)),
        (DECLINED, dec(11)),
        (ASKED, dec(12)),
        ((*ASKED, panel(dec(16), "quash_and_direct")), jan(20)),
        ((*DECLINED, claims(nov(21))), jan(20)),
        ((*BEGUN, reinstates(nov(20), nov(21))), dec(12)),
        ((told, cancels(nov(4))), dec(12)),
    ],
    ids=["no decision", "last day to ask", "asked", "to reconsider", "claim", "reinstated", "cancelled"],
)
def test_the_name_stays_on_the_register_while_the_path_may_lead_back(steps, on, pupil, alder, head):
    walk = Walk(exclude(pupil, alder, head, nov(4)))
    for step in steps:
        step(walk)
    with pytest.raises(AgainstTheLaw, match="stays on the register"):
        walk.delete(on)
