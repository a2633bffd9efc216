"""Every kind of letter, written from made-up facts: what it must hold is there, and is missed when it is not."""

import re

import pytest
import textstat

from foothold.child.letters import kind as kinds_of
from foothold.child.letters import samples, wording
from foothold.child.letters.kind import Reader
from foothold.child.letters.kinds import KINDS

GRADES = {Reader.FAMILY: 8, Reader.STAFF: 10}
REQUIRED = [
    (case, item.key) for case, (name, facts) in samples.CASES.items() for item in KINDS[name].required(facts)
]


def test_there_is_a_made_up_case_for_every_kind():
    assert set(samples.FACTS) == set(KINDS)


@pytest.mark.parametrize("case", samples.CASES)
def test_a_letter_holds_everything_that_is_required_of_it(case):
    name, facts = samples.CASES[case]
    body = wording.write(KINDS[name], facts)

    assert [item.says for item in KINDS[name].missing(body, facts)] == []
    assert kinds_of.gaps(body) == []


@pytest.mark.parametrize(("case", "key"), REQUIRED)
def test_a_passage_left_out_is_missed_and_named(case, key):
    name, facts = samples.CASES[case]
    body = wording.write(KINDS[name], facts, without=key)

    assert [item.key for item in KINDS[name].missing(body, facts)] == [key]


@pytest.mark.parametrize("name", KINDS)
def test_every_item_is_asked_for_in_some_case_and_names_the_rule_it_rests_on(name):
    facts = samples.FACTS[name]
    for item in KINDS[name].required(facts):
        assert item.provision(facts["decided_on"]).citation


@pytest.mark.parametrize("case", samples.CASES)
def test_a_letter_is_easy_enough_for_those_who_get_it(case):
    name, facts = samples.CASES[case]
    read = wording.prose(wording.write(KINDS[name], facts))

    assert textstat.flesch_kincaid_grade(read) <= GRADES[KINDS[name].reader]


@pytest.mark.parametrize("case", samples.CASES)
def test_a_letter_leaves_no_trace_of_its_making(case):
    name, facts = samples.CASES[case]
    body = wording.write(KINDS[name], facts)

    assert not re.search(r"\{|\}|&|None|True|False|\[\]|  |\.\.", body)


AS_OF_ANOTHER = r"Sam|\b[Yy]ou (comes|has|does|thinks|needs)\b|the parent|your child"


@pytest.mark.parametrize("name", [name for name in samples.OF_ADULTS if KINDS[name].reader is Reader.FAMILY])
def test_at_18_a_letter_to_the_pupil_says_you(name):
    facts = samples.OF_ADULTS[name] | {"name": "", "to_name": ""}
    for easy in (False, True):
        assert not re.search(AS_OF_ANOTHER, wording.write(KINDS[name], facts, easy=easy))


@pytest.mark.parametrize("name", [name for name in samples.OF_ADULTS if KINDS[name].reader is Reader.STAFF])
def test_at_18_a_notice_to_others_speaks_of_no_parent(name):
    assert "parent" not in wording.write(KINDS[name], samples.OF_ADULTS[name])


def test_what_nobody_knows_yet_is_a_gap_that_stands_out():
    body = wording.write(KINDS["suspension.up_to_5"], samples.AWAY | {"work": "", "representations_to": ""})

    assert kinds_of.gaps(body) == [
        "how the work reaches the pupil and comes back",
        "the clerk, with the address or e-mail address",
    ]


def test_a_changed_date_is_missed_although_the_words_around_it_stand():
    facts = samples.AWAY
    body = wording.write(KINDS["suspension.up_to_5"], facts).replace("Wednesday 4 March", "Thursday 5 March")

    assert [item.key for item in KINDS["suspension.up_to_5"].missing(body, facts)] == [
        "period",
        "public_places",
    ]


@pytest.mark.parametrize(
    ("name", "fact", "key"),
    [
        ("suspension.up_to_5", "what_happened", "reasons"),
        ("notice.authority", "what_happened", "reasons"),
        ("permanent.exclusion", "harm", "test"),
        ("schooling.day_six", "day_six_place", "place"),
        ("schooling.day_six", "day_six_report_to", "report_to"),
        ("board.not_reinstated", "board_reasons", "reasons"),
        ("review.upheld", "panel_reasons", "reasons"),
        ("again.authority", "board_reasons", "reasons"),
        ("cancelled.family", "cancelled_because", "reasons"),
    ],
)
def test_the_words_around_a_fact_do_not_stand_for_it(name, fact, key):
    facts = samples.FACTS[name]
    body = wording.write(KINDS[name], facts).replace(facts[fact], "As we said.")

    assert key in [item.key for item in KINDS[name].missing(body, facts)]


def test_a_fact_may_be_told_in_other_words():
    facts = samples.FACTS["board.not_reinstated"]
    body = wording.write(KINDS["board.not_reinstated"], facts)
    other = "The board found the knife was brought into school on purpose, and thought about what else could be done."
    body = body.replace(facts["board_reasons"], other)

    assert KINDS["board.not_reinstated"].missing(body, facts) == []


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("board.reinstated", {"reinstated": False, "permanent": False}),
        ("board.not_reinstated", {"reinstated": True}),
    ],
)
def test_a_letter_that_tells_another_decision_does_not_tell_this_one(name, other):
    facts = samples.FACTS[name]
    body = wording.write(KINDS[name], facts | other)

    assert "decision" in [item.key for item in KINDS[name].missing(body, facts)]


def test_before_september_2023_nothing_is_said_about_remote_meetings():
    kind, facts = (
        KINDS["suspension.over_5"],
        samples.FACTS["suspension.over_5"] | {"remote_may_be_asked": False},
    )
    body = wording.write(kind, facts)

    assert "remotely" not in body
    assert kind.missing(body, facts) == []


def test_a_text_becomes_blocks():
    text = "Dear Rosa\r\n\r\n# Subject\n\n## Why\nx\n\n- one\n\n- two\n\nYours sincerely\n\nAmina\nHead"

    assert [(block.kind, block.lines) for block in wording.blocks(text)] == [
        ("paragraph", ("Dear Rosa",)),
        ("subject", ("Subject",)),
        ("heading", ("Why",)),
        ("list", ("one", "two")),
        ("closing", ("Yours sincerely",)),
        ("paragraph", ("Amina", "Head")),
    ]


EASY = [name for name, kind in KINDS.items() if kind.easy]


@pytest.mark.parametrize("name", EASY)
def test_an_easy_read_sheet_asks_questions_and_says_one_thing_a_line(name):
    text = wording.write(KINDS[name], samples.FACTS[name], easy=True)
    headings = [block.lines[0] for block in wording.blocks(text) if block.kind == "heading"]
    told = {samples.FACTS[name].get("what_happened"), samples.FACTS[name].get("cancelled_because")}
    lines = [block.lines[0] for block in wording.blocks(text) if block.kind == "paragraph"]

    assert headings
    assert all(heading.endswith("?") for heading in headings)
    assert textstat.flesch_kincaid_grade("\n".join(lines)) <= 5
    assert max(len(line.split()) for line in lines if line not in told) <= 20


def test_every_letter_to_a_family_has_an_easy_read_sheet():
    assert set(EASY) == {name for name, kind in KINDS.items() if kind.reader is Reader.FAMILY}
