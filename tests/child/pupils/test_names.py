import pytest
from hypothesis import given
from hypothesis import strategies as st

from foothold.child.pupils.names import likeness, pieces, place, places, plain, search_key, span


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Zoë", "zoe"),
        ("O'Neill", "oneill"),
        ("O\u2019Neill", "oneill"),
        ("Anne-Marie", "anne marie"),
        ("  Van   der Berg ", "van der berg"),
        ("MÜLLER", "muller"),
        ("Straße", "strasse"),
    ],
)
def test_a_name_is_kept_as_people_type_it_in_a_hurry(typed, key):
    assert plain(typed) == key


def test_a_key_holds_every_name_a_child_goes_by():
    assert search_key("Alexandra", "", "O'Neill") == "alexandra oneill"
    assert search_key("Alexandra", "Lexi", "O'Neill") == "alexandra lexi oneill"


@given(st.text())
def test_plain_text_stays_plain(text):
    assert plain(plain(text)) == plain(text)


@given(st.lists(st.text("abcdefgh", min_size=3, max_size=12), min_size=1, max_size=3))
def test_a_name_is_most_like_itself(names):
    key = search_key(*names)
    assert likeness(key, key) == 100


@pytest.mark.parametrize(
    "slip", ["jonathon", "jonatan", "jonhathan", "johnathan", "jonathann", "onathan", "jonatham"]
)
def test_a_slip_stays_likely_and_shares_a_piece_with_the_name(slip):
    assert likeness(slip, "jonathan smith") > 80
    assert pieces(slip) & pieces("Jonathan")


def test_another_name_is_unlikely():
    assert likeness("Margaret", "jonathan smith") < 50


def test_nothing_typed_is_like_nothing():
    assert likeness("", "jonathan") == 0
    assert likeness("'", "jonathan") == 0
    assert likeness("jo", "") == 0
    assert pieces("") == set()


@given(st.text(st.characters(blacklist_categories=["Cs"])), st.integers(0, 20), st.integers(2, 20))
def test_every_part_of_a_name_lies_within_the_span_of_its_beginning(text, start, length):
    for word in plain(text).split():
        part = word[start : start + length]
        first, last = span(part)
        assert len(part) < 2 or any(first <= each <= last for each in places(plain(text)))


def test_a_name_that_begins_otherwise_lies_outside():
    first, last = span("ann")
    assert first <= place("ann") <= place("anna") <= last < place("ano")
    assert place("anm") < first


def test_a_place_fits_a_number_of_the_database():
    assert place("\U0010ffff" * 7) < 2**63


def test_a_short_word_is_one_piece():
    assert pieces("Jo Li") == {"jo", "li"}
