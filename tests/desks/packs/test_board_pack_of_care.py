"""Nothing in a board pack tells that a child is looked after, unless somebody put that in with a reason."""

from datetime import date

import pytest

from tests.desks.packs.test_board_pack import leave_out, said, sent_letter

pytestmark = pytest.mark.django_db


def test_the_familys_invitation_tells_nothing_that_is_left_out(walk):
    sent_letter(walk, "The headteacher, his social worker, the virtual school head.", "board.invitation")
    assert "virtual school" not in said(walk)

    leave_out(walk, specials_told=["looked_after", "social_worker"], because="Care is what this is about.")
    assert "the virtual school head" in said(walk)


def test_why_in_spite_of_being_looked_after_is_in_the_pack_only_with_that_fact(walk):
    type(walk.row).objects.filter(pk=walk.row.pk).update(why_in_spite="His carers were asked first.")
    walk.row.refresh_from_db()
    assert "His carers were asked first." in said(walk)

    walk.row.pupil.characteristics.create(kind="looked_after", from_on=date(2025, 9, 1))
    assert "looked after" not in said(walk)
    assert "His carers were asked first." not in said(walk)

    leave_out(walk, specials_told=["looked_after"], because="Care is what this is about.")
    assert "His carers were asked first." in said(walk)
