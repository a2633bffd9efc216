"""One incident with several children: written once, and each child has a view that names no other."""

import pytest
from django.urls import reverse

from foothold.path.concerns.models import Concern, SafeguardingNote
from tests import factories

pytestmark = pytest.mark.django_db


def write(client, pupil, data):
    return client.post(reverse("concerns:record", args=[pupil.pk]), data)


def test_an_incident_is_written_once_and_each_child_reads_its_own_part(ada, ben, teacher, signed_in, typed):
    client = signed_in(teacher)
    write(
        client, ada, typed(noticed="Pushed another pupil.", others="ben birchall: Was pushed on the stairs.")
    )

    first, second = Concern.objects.order_by("pk")
    assert (first.noticed, second.noticed) == ("Pushed another pupil.", "Was pushed on the stairs.")
    assert first.incident == second.incident != ""
    assert (second.strengths, second.parent_said, second.parent) == ("", "", "not_yet")
    for row, own, other in ((first, "Pushed", "Birchall"), (second, "Was pushed", "Alderman")):
        page = client.get(reverse("concerns:concern", args=[row.pk])).content.decode()
        assert own in page
        assert other not in page
        assert "recorded for 1 other child too" in page


@pytest.mark.parametrize("noticed", ["Pushed Ben on the stairs.", "Pushed BIRCHALL on the stairs."])
def test_a_view_that_names_another_child_of_the_incident_is_refused(
    noticed, ada, ben, teacher, signed_in, typed
):
    answer = write(signed_in(teacher), ada, typed(noticed=noticed, others="Ben Birchall: was pushed"))
    assert "instead: each child&#x27;s record is about that child alone" in answer.content.decode()
    assert not Concern.objects.exists()


def test_a_short_name_that_is_a_word_too_counts_where_it_begins_with_a_capital(
    ada, alder, teacher, signed_in, typed
):
    factories.pupil(alder, given_name="Will", family_name="Thorne")
    answer = write(signed_in(teacher), ada, typed(noticed="She will not sit.", others="Will Thorne: cried"))
    assert answer.status_code == 302


def test_a_child_shares_a_family_name_with_a_brother_without_being_refused(
    ada, alder, teacher, signed_in, typed
):
    factories.pupil(alder, given_name="Otis", family_name="Alderman")
    data = typed(noticed="The Alderman bag was thrown.", others="Otis Alderman: threw a bag")
    assert write(signed_in(teacher), ada, data).status_code == 302


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ben Birchall", "After the name, write a colon"),
        ("Nobody Known: was pushed", "You can see nobody else called Nobody Known"),
        ("Ada: was pushed", "You can see nobody else called Ada"),
        ("Birchall: was pushed", "Several children fit Birchall"),
        ("Ben Birchall: cried\nBen Birchall: ran", "One child is named twice"),
        ("::: : :", "write a colon"),
    ],
)
def test_a_line_that_names_nobody_for_certain_is_asked_for_again(
    line, said, ada, ben, alder, teacher, signed_in, typed
):
    factories.pupil(alder, given_name="Mia", family_name="Birchall")
    answer = write(signed_in(teacher), ada, typed(others=line))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Concern.objects.exists()


def test_a_child_of_another_school_cannot_be_named(ada, fernleigh, teacher, signed_in, typed):
    birch = factories.school("Birch High School", authority=fernleigh)
    factories.pupil(birch, given_name="Zoe", family_name="Zander")
    answer = write(signed_in(teacher), ada, typed(others="Zoe Zander: was there"))
    assert "You can see nobody else called Zoe Zander" in answer.content.decode()


def test_where_a_child_may_be_at_risk_every_part_of_it_is_protected(ada, ben, teacher, signed_in, typed):
    write(signed_in(teacher), ada, typed(risk="yes", others="Ben Birchall: was there"))
    assert SafeguardingNote.objects.count() == 2
    assert not Concern.objects.exists()
