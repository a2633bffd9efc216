"""What was typed wrongly is put right, with a reason, and what it replaced stays readable."""

from datetime import date

import pytest
from django.urls import reverse

from foothold.child.duties.models import Duty
from foothold.child.letters.models import Letter
from foothold.desks.children import chronology
from foothold.ground.access.roles import Role, Tie
from foothold.ground.kit.refusals import AgainstTheLaw, NotAllowed, Refused
from foothold.path.exclusions import actions
from foothold.path.exclusions.models import Exclusion
from tests import factories
from tests.deeds import GROUNDS, at, exclude, suspend

pytestmark = pytest.mark.django_db
NOV_10, NOV_11, NOV_17, NOV_18 = (date(2025, 11, day) for day in (10, 11, 17, 18))


def correct(row, by, *, on=NOV_11, reason="Read from the wrong line", **typed):
    actions.correct(by=by, at=at(on, 12), exclusion=row, typed=typed, reason=reason)
    return Exclusion.objects.get(pk=row.pk)


def duties(row):
    return Duty.objects.filter(basis__about=row.reference)


def sessions(row):
    return list(row.sessions.values_list("on", "session"))


@pytest.fixture
def waiting(pupil, alder, head, office):
    """Typed by the office, not yet confirmed: a day and the next."""
    return suspend(pupil, alder, head, NOV_10, 4, by=office)


class TestWhileItWaitsForTheHeadteacher:
    def test_the_time_away_is_put_right_with_its_sessions_and_return(self, waiting, office):
        row = correct(waiting, office, starts_on=NOV_11, length=2)

        assert (row.starts_on, row.length, row.ends_on) == (NOV_11, 2, NOV_11)
        assert row.returns_on == date(2025, 11, 12)
        assert sessions(row) == [(NOV_11, "am"), (NOV_11, "pm")]
        assert row.status == "typed"

    def test_what_is_owed_moves_with_it_and_what_was_done_stays_done(self, pupil, alder, head, office):
        row = suspend(pupil, alder, head, NOV_10, 12, by=office)
        assert duties(row).filter(kind="day6.school").exists()
        told = duties(row).filter(kind__startswith="excl.notify").first()
        duties(row).filter(pk=told.pk).update(status="met", met_on=NOV_10)

        correct(row, office, length=4)

        assert not duties(row).open().filter(kind="day6.school").exists()
        assert duties(row).get(pk=told.pk).status == "met"

    def test_the_boards_clerk_sees_the_child_only_while_the_board_has_a_case(
        self, pupil, alder, head, office
    ):
        row = suspend(pupil, alder, head, NOV_10, 12, by=office)
        held = pupil.links.filter(tie=Tie.BOARD_CLERK, about=row.reference)
        assert held.exists()

        correct(row, office, length=4)
        assert not held.exists()

        correct(row, office, length=12)
        assert held.get().to_on is None

    def test_the_chronology_says_what_was_and_what_is_and_why(self, waiting, office, pupil):
        correct(waiting, office, starts_on=NOV_11, reasons=("PP", "DB"))

        line = chronology.line(chronology.of(pupil)[0])
        assert line.said == "Suspension from 10 November 2025 corrected: Read from the wrong line"
        assert "Starts on was 10 November 2025, now 11 November 2025" in line.replaced
        assert any(each.startswith("Reasons was") for each in line.replaced)

    def test_an_unsent_letter_is_drafted_again_and_the_old_draft_stays(self, waiting, office):
        correct(waiting, office, starts_on=NOV_11, length=2)

        letters = Letter.objects.filter(about=waiting.reference, kind__startswith="suspension.")
        found = {letter.version: (letter.status, letter.body) for letter in letters}
        assert {version: status for version, (status, _) in found.items()} == {1: "replaced", 2: "drafted"}
        assert "11 November" in found[2][1]

    def test_later_suspensions_are_worked_out_again(self, waiting, office, pupil, alder, head):
        later = suspend(pupil, alder, head, NOV_17, 4)
        assert not duties(later).open().filter(kind="gb.consider_50").exists()

        correct(waiting, office, length=8)

        assert duties(later).open().filter(kind="gb.consider_50").exists()

    def test_it_cannot_take_the_days_of_another(self, waiting, office, pupil, alder, head):
        suspend(pupil, alder, head, NOV_17, 2)
        with pytest.raises(AgainstTheLaw, match="already away then"):
            correct(waiting, office, starts_on=NOV_17, length=4)
        assert sessions(waiting)[0] == (NOV_10, "am")

    def test_it_cannot_pass_45_days(self, waiting, office):
        with pytest.raises(AgainstTheLaw, match="45"):
            correct(waiting, office, length=92)

    def test_its_kind_stays(self, waiting, office):
        with pytest.raises(KeyError):
            correct(waiting, office, kind="permanent")


class TestOnceConfirmed:
    @pytest.fixture
    def confirmed(self, pupil, alder, head):
        return suspend(pupil, alder, head, NOV_10, 4)

    def test_the_texts_reasons_and_what_was_tried_are_put_right(self, confirmed, office):
        tried = {"kind": "key_worker", "outcome": "done", "on": date(2025, 10, 6), "note": "Met weekly."}
        row = correct(confirmed, office, what_happened="Threw a stool.", reasons=("PP",), measures=[tried])

        assert row.what_happened == "Threw a stool."
        assert [reason.code for reason in row.reasons.all()] == ["PP"]
        assert row.measures.get().note == "Met weekly."
        assert row.status == "confirmed"

    @pytest.mark.parametrize("changed", [{"length": 2}, {"length": 6}, {"starts_on": NOV_11}])
    def test_the_time_away_is_not_made_longer_or_shorter(self, confirmed, office, changed):
        with pytest.raises(AgainstTheLaw, match="the headteacher cancels it and decides again"):
            correct(confirmed, office, **changed)
        confirmed.refresh_from_db()
        assert (confirmed.starts_on, confirmed.length) == (NOV_10, 4)

    def test_examinations_typed_late_bring_the_board_in(self, confirmed, office):
        assert not duties(confirmed).open().filter(kind__startswith="gb.").exists()
        correct(confirmed, office, public_exams_on=(NOV_11,))
        assert duties(confirmed).open().filter(kind__startswith="gb.").exists()

    def test_a_reason_that_is_none_is_refused(self, confirmed, office):
        with pytest.raises(Refused):
            correct(confirmed, office, reasons=("ZZ",))

    def test_nothing_changed_is_nothing_recorded(self, confirmed, office, pupil):
        before = chronology.of(pupil).count()
        with pytest.raises(Refused, match="Nothing was changed"):
            correct(confirmed, office, length=4, what_happened=confirmed.what_happened)
        assert chronology.of(pupil).count() == before

    def test_a_cancelled_one_stays_as_it_was(self, confirmed, head):
        actions.cancel(by=head, at=at(NOV_11), exclusion=confirmed, cancelled_on=NOV_11, because="x")
        with pytest.raises(Refused, match="cancelled"):
            correct(confirmed, head, what_happened="y")

    def test_it_is_not_for_a_teacher_nor_for_the_authority(self, confirmed, alder, fernleigh):
        for person in (
            factories.person(Role.CLASS_TEACHER, alder),
            factories.person(Role.EXCLUSIONS_OFFICER, fernleigh),
        ):
            with pytest.raises(NotAllowed, match="correct what was typed about an exclusion"):
                correct(confirmed, person, what_happened="y")


class TestAPermanentExclusion:
    def test_has_both_limbs_put_right_and_its_start_while_it_waits(self, pupil, alder, head, office):
        row = exclude(pupil, alder, head, NOV_10, by=office)
        row = correct(
            row, office, starts_on=NOV_11, harm="Staff and pupils are afraid.", breach="Brought a knife."
        )

        assert row.starts_on == NOV_11
        assert (row.grounds.harm, row.grounds.breach) == ("Staff and pupils are afraid.", "Brought a knife.")
        assert row.what_happened == "Brought a knife."
        assert row.grounds.policy_clause == GROUNDS["policy_clause"]


class TestThePage:
    @pytest.fixture(autouse=True)
    def next_day(self, at):
        at(noon_of_the_next_day())

    def test_comes_filled_in_and_stores_only_what_was_changed(self, signed_in, waiting, office, pupil):
        address = reverse("exclusions:correct", args=[waiting.pk])
        page = signed_in(office).get(address)
        form = page.context["form"]
        assert "Threw a chair" in page.content.decode()

        care = {"why_not_less": "Tried twice.", "factors": "None known."}
        answer = signed_in(office).post(
            address, typed_again(form, length="1", reason="One day was decided", **care)
        )

        assert answer.status_code == 302, answer.context["form"].errors
        waiting.refresh_from_db()
        assert waiting.length == 2
        assert set(chronology.line(chronology.of(pupil)[0]).replaced) == {
            "Why not less was empty, now Tried twice.",
            "Factors was empty, now None known.",
            "Length was 4, now 2",
        }

    def test_asks_no_dates_once_confirmed_and_says_what_to_do(self, signed_in, pupil, alder, head):
        row = suspend(pupil, alder, head, NOV_10, 4)
        page = signed_in(head).get(reverse("exclusions:correct", args=[row.pk])).content.decode()
        assert 'name="length"' not in page
        assert "never made longer or shorter" in page

    def test_of_a_permanent_exclusion_comes_filled_in_too(self, signed_in, pupil, alder, head, office):
        row = exclude(pupil, alder, head, NOV_10, by=office)
        address = reverse("exclusions:correct", args=[row.pk])
        form = signed_in(office).get(address).context["form"]
        answers = typed_again(form, harm="Staff are afraid.", reason="Wrong text", waived_because="A knife.")
        answers |= {"factors": "None known.", "not_consulted_because": "It was urgent."}
        answer = signed_in(office).post(address, answers)

        assert answer.status_code == 302, answer.context["form"].errors
        row.grounds.refresh_from_db()
        assert row.grounds.harm == "Staff are afraid."

    def test_is_linked_from_the_exclusion(self, signed_in, waiting, office):
        page = signed_in(office).get(reverse("exclusions:exclusion", args=[waiting.pk])).content.decode()
        assert reverse("exclusions:correct", args=[waiting.pk]) in page


def noon_of_the_next_day():
    return at(NOV_11, 12)


def typed_again(form, **changed):
    """What a browser sends back of a form as it was shown, with some answers changed."""
    sent = {}
    for field in form:
        value = field.value()
        if hasattr(value, "isoformat") and hasattr(value, "year"):
            parts = {"day": value.day, "month": value.month, "year": value.year}
            if "_day" in str(field):
                sent |= {f"{field.html_name}_{part}": each for part, each in parts.items()}
            else:
                sent[field.html_name] = f"{value:%-d %-m %Y}"
        elif value is not None:
            sent[field.html_name] = getattr(value, "pk", value)
    return sent | changed
