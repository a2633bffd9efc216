"""Whose open duties pass on when another body answers for the child or the school."""

import pytest

from foothold.law import passing_on
from foothold.law.due import Party


def test_what_an_authority_owes_as_an_authority_passes_on_and_what_a_head_or_board_owes_does_not():
    assert set(passing_on.PARTIES) == {
        Party.HOME_AUTHORITY,
        Party.LOCAL_AUTHORITY,
        Party.ARRANGING_AUTHORITY,
    }


@pytest.mark.parametrize("party", passing_on.PARTIES)
def test_each_rests_on_a_reading_that_says_so_because_the_law_is_silent(party):
    provision = passing_on.provision(party)
    assert provision.confidence.is_open
    assert provision.citation


def test_a_party_whose_duties_stay_has_no_such_provision():
    with pytest.raises(KeyError):
        passing_on.provision(Party.HEADTEACHER)
