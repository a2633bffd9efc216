"""Names of other children become initials, however they are written."""

from dataclasses import dataclass

import pytest

from foothold.desks.packs.names import Names


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Quentin Oddfellow hit him.", "Q.O. hit him."),
        ("He hit Quentin.", "He hit Q.O."),
        ("QUENTIN ODDFELLOW hit him.", "Q.O. hit him."),
        ("quentin was there", "Q.O. was there"),
        ("It was Quentin's bag.", "It was Q.O.'s bag."),
        ("It was Quentin\u2019s bag.", "It was Q.O.\u2019s bag."),
        ("the Oddfellows' house", "the Q.O.s' house"),
        ("both Oddfellows ran", "both Q.O. ran"),
        ("Quentin\nOddfellow", "Q.O."),
        ("Quentin-Oddfellow, quentin_oddfellow", "Q.O., Q.O."),
        ("QuentinOddfellow", "Q.O."),
        ("Oddfellow, Quentin", "Q.O., Q.O."),
        ("Quéntin and Quin and quin's", "Q.O. and Q.O. and Q.O.'s"),
        ("quentin.oddfellow@alder.example", "Q.O.@alder.example"),
        ("Quentinsson stayed; Quins are five", "Quentinsson stayed; Q.O. are five"),
    ],
)
def test_a_name_is_found_in_every_form(said, shown):
    assert Names("Quentin Oddfellow, Quin").hidden(said) == shown


def test_a_name_written_with_an_accent_or_an_apostrophe_is_found_without():
    names = Names("Zoë O\u2019Hara")
    assert names.hidden("Zoe OHARA, Zoë O'Hara and ohara") == "Z.O., Z.O. and Z.O."


def test_a_name_that_is_a_word_too_leaves_the_word_alone():
    names = Names("Will Stone-Marsh")
    assert (
        names.hidden("Will said he will; WILL and Marsh left.")
        == "W.S.M. said he will; W.S.M. and W.S.M. left."
    )


@pytest.mark.parametrize("lines", ["-", "Quentin, -", "Quentin .\n2\n?, !", "Quentin, 3"])
def test_what_has_no_letter_is_no_name(lines):
    said = "He left. At 2 - or 3? - Rosa came."
    assert Names(lines).hidden(said) == said


def test_a_particle_alone_is_no_name():
    assert Names("Ana de Leite").hidden("Ana de Leite is de facto Leite") == "A.D.L. is de facto A.D.L."


def test_two_children_with_the_same_initials_stay_two():
    names = Names("Adam Bell\n\nAmy Birch")
    assert names.hidden("Adam pushed Amy.") == "A.B.1. pushed A.B.2."


def test_what_the_pupil_is_called_too_is_hidden_in_full_only():
    names = Names("Rosa Reed", own="Quincy Reed")
    assert (
        names.hidden("Rosa Reed is the sister of Reed; Rosa left.")
        == "R.R. is the sister of Reed; R.R. left."
    )


def test_without_names_a_text_stays_as_it_is():
    assert Names("\n , ").hidden("Quéntin") == "Quéntin"


@dataclass(frozen=True)
class Holds:
    title: str
    rows: tuple[dict[str, str], ...]
    number: int = 0


def test_names_are_hidden_in_whatever_holds_texts():
    held = [Holds("Quentin", ({"key": "Who", "value": "Quentin"},), 3)]
    hidden = Names("Quentin Oddfellow").everywhere(held)
    assert hidden == [Holds("Q.O.", ({"key": "Who", "value": "Q.O."},), 3)]
