"""What somebody noticed: who writes it, where it stands, who reads it."""

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role, Tie
from foothold.ground.audit import chain
from foothold.ground.audit.models import EventContent
from foothold.path.concerns.models import Concern, SafeguardingNote
from tests import factories

pytestmark = pytest.mark.django_db


def page_of(pupil):
    return reverse("concerns:record", args=[pupil.pk])


def write(client, pupil, data):
    return client.post(page_of(pupil), data, follow=True)


@pytest.mark.parametrize(
    "role",
    [Role.HEADTEACHER, Role.INCLUSION_LEAD, Role.CLASS_TEACHER, Role.SCHOOL_OFFICE, Role.SAFEGUARDING_LEAD],
)
def test_any_member_of_staff_records_a_concern_from_the_childs_page(role, staff, ada, signed_in, typed):
    client = signed_in(staff[role])
    child = client.get(reverse("children:child", args=[ada.pk])).content.decode()
    assert page_of(ada) in child

    answer = write(client, ada, typed())

    row = Concern.objects.get()
    assert (row.pupil, row.recorded_by, row.noticed) == (ada, staff[role], "Sat alone at lunch again.")
    assert "Feelings and wellbeing, noticed on 10 November 2025" in answer.content.decode()


def test_a_tutor_where_the_child_is_placed_records_and_reads(ada, signed_in, typed, alder):
    beacon = factories.organisation("Beacon AP", "provider")
    ada.links.create(organisation=beacon, tie=Tie.PLACED_AT, from_on=factories.LONG_AGO)
    tutor = factories.person(Role.AP_TUTOR, beacon)
    write(signed_in(tutor), ada, typed())
    row = Concern.objects.get()
    assert row.school == alder
    assert Concern.objects.visible_to(tutor, on=row.noticed_on).get() == row


def test_strengths_stand_beside_the_worry_and_what_the_parents_said_is_kept(ada, teacher, signed_in, typed):
    client = signed_in(teacher)
    write(client, ada, typed())
    page = client.get(reverse("concerns:concern", args=[Concern.objects.get().pk])).content.decode()
    for words in ("Draws with great patience.", "Mum sees it at home too.", "A seat beside a friend."):
        assert words in page


def test_a_plain_observation_is_enough_and_asks_for_nothing(ada, teacher, signed_in, typed):
    kept = {name: "" for name in ("strengths", "tried", "parent_said")}
    client = signed_in(teacher)
    write(client, ada, typed(kind="observation", parent="not_yet", **kept))
    row = Concern.objects.get()
    assert not row.waits
    assert "An observation asks for nothing" in client.get(f"/concerns/{row.pk}/").content.decode()


@pytest.mark.parametrize(
    ("left_out", "asked"),
    [
        ("risk", "Could a child be at risk of harm?"),
        ("noticed", "What did you notice?"),
        ("kind", "What is it about?"),
        ("parent", "Have you spoken to the parents?"),
        ("parent_said", "Say in a few words what the parents said."),
    ],
)
def test_what_is_missing_is_asked_for_beside_its_field(left_out, asked, ada, teacher, signed_in, typed):
    answer = signed_in(teacher).post(page_of(ada), typed(**{left_out: ""}))
    assert answer.status_code == 422
    assert asked in answer.content.decode()
    assert not Concern.objects.exists()


def test_nobody_notices_tomorrow(ada, teacher, signed_in, typed):
    answer = signed_in(teacher).post(page_of(ada), typed(noticed_on="11 11 2025"))
    assert "cannot be in the future" in answer.content.decode()


def test_the_words_stand_in_the_concern_alone_and_the_record_stays_whole(ada, teacher, signed_in, typed):
    write(signed_in(teacher), ada, typed())
    told = str([content.facts for content in EventContent.objects.all()])
    assert "feelings and wellbeing, noticed on 10 November 2025" in told
    assert "Sat alone" not in told
    assert "Draws" not in told
    assert list(chain.faults()) == []


def test_the_chronology_tells_of_concerns_to_the_school_and_not_to_the_authority(
    ada, head, teacher, fernleigh, signed_in, typed
):
    write(signed_in(teacher), ada, typed())
    address = reverse("children:chronology", args=[ada.pk])
    officer = factories.person(Role.EXCLUSIONS_OFFICER, fernleigh)
    assert "Recorded: feelings and wellbeing" in signed_in(head).get(address).content.decode()
    assert "feelings and wellbeing" not in signed_in(officer).get(address).content.decode()


def test_to_the_authority_and_the_family_the_page_of_a_child_shows_no_concern(
    ada, teacher, fernleigh, signed_in, typed
):
    write(signed_in(teacher), ada, typed())
    home = factories.organisation("At home", "household")
    ada.links.create(organisation=home, tie=Tie.FAMILY, from_on=factories.LONG_AGO)
    for person in (
        factories.person(Role.EXCLUSIONS_OFFICER, fernleigh),
        factories.person(Role.FAMILY, home),
    ):
        page = signed_in(person).get(reverse("children:child", args=[ada.pk])).content.decode()
        assert "What was noticed" not in page
        assert "feelings" not in page


def test_a_later_school_reads_what_was_noticed_and_leaves_the_answer_to_whom_it_fell_on(
    ada, alder, teacher, fernleigh, signed_in
):
    row = factories.concern(ada, alder, by=teacher)
    birch = factories.school("Birch High School", authority=fernleigh)
    ada.links.filter(organisation=alder).update(organisation=birch)
    other = signed_in(factories.person(Role.HEADTEACHER, birch))
    assert other.get(reverse("concerns:concern", args=[row.pk])).status_code == 200
    assert other.get(reverse("concerns:answer", args=[row.pk])).status_code == 403


class TestWithARiskOfHarm:
    @pytest.mark.requirement("S4-24")
    def test_the_first_question_sends_the_note_to_the_safeguarding_lead_alone(
        self, ada, teacher, head, lead, signed_in, typed
    ):
        client = signed_in(teacher)
        page = client.get(page_of(ada))
        assert next(iter(page.context["form"].fields)) == "risk"
        assert "Call 999" in page.content.decode()

        answer = write(client, ada, {"risk": "yes", "noticed": "A bruise.", "noticed_on": "10 11 2025"})

        note = SafeguardingNote.objects.get()
        assert not Concern.objects.exists()
        assert "Only Safeguarding_Lead Person can read it" in answer.content.decode()
        address = reverse("concerns:note", args=[note.pk])
        assert "A bruise." in signed_in(lead).get(address).content.decode()
        for person in (teacher, head):
            assert signed_in(person).get(address).status_code == 404

    @pytest.mark.requirement("S4-24")
    def test_the_lead_records_the_referral_to_social_care_with_its_moment(self, ada, lead, alder, signed_in):
        note = factories.safeguarding_note(ada, alder, by=lead)
        client = signed_in(lead)
        assert "1 to look into" in client.get("/concerns/").content.decode()

        typed = {"outcome": "referred", "done": "Rang the duty desk at 10:40."}
        client.post(reverse("concerns:note", args=[note.pk]), typed)

        note.refresh_from_db()
        assert (note.outcome, note.looked_by) == ("referred", lead)
        assert note.looked_at is not None
        again = client.post(reverse("concerns:note", args=[note.pk]), typed | {"outcome": "no_risk"})
        assert "has looked into this note already" in again.content.decode()

    def test_others_see_that_one_was_made_and_to_whom_to_speak(self, ada, teacher, lead, alder, signed_in):
        factories.safeguarding_note(ada, alder, by=teacher)
        page = signed_in(teacher).get(reverse("children:child", args=[ada.pk])).content.decode()
        assert "A safeguarding note exists. Speak to Safeguarding_Lead Person." in page
        assert "bruise" not in page

    def test_its_words_are_in_no_event_and_no_list(self, ada, teacher, head, alder, signed_in):
        factories.safeguarding_note(ada, alder, by=teacher)
        client = signed_in(head)
        for address in ("/concerns/", "/concerns/download/", f"/children/{ada.pk}/chronology/"):
            assert "bruise" not in client.get(address).content.decode()
        assert "bruise" not in str([content.facts for content in EventContent.objects.all()])

    def test_where_nobody_is_on_record_as_lead_the_writer_is_sent_to_the_headteacher(
        self, ada, alder, signed_in
    ):
        teacher = factories.person(Role.CLASS_TEACHER, alder)
        data = {"risk": "yes", "noticed": "A bruise.", "noticed_on": "10 11 2025"}
        page = write(signed_in(teacher), ada, data).content.decode()
        assert "nobody reads it yet" in page
        assert "Speak to the headteacher in person today." in page

    def test_the_whole_file_for_a_parent_does_not_tell_of_it(
        self, ada, teacher, head, alder, lead, signed_in
    ):
        note = factories.safeguarding_note(ada, alder, by=teacher)
        factories.concern(ada, alder, by=teacher)
        signed_in(lead).get(reverse("concerns:note", args=[note.pk]))
        asked = factories.file_request(ada, alder, by=head)
        client = signed_in(head)
        told = client.get(reverse("packs:file", args=[asked.pk])).content.decode().lower()
        assert "sat alone at lunch" in told
        for words in ("bruise", "safeguarding note", "look into"):
            assert words not in told
        staff_page = client.get(reverse("packs:request", args=[asked.pk])).content.decode()
        assert "A safeguarding note exists. It is not in the file" in staff_page

    def test_a_family_that_reads_who_opened_what_does_not_learn_of_it(
        self, ada, teacher, alder, lead, signed_in
    ):
        note = factories.safeguarding_note(ada, alder, by=teacher)
        signed_in(lead).get(reverse("concerns:note", args=[note.pk]))
        home = factories.organisation("At home", "household")
        ada.links.create(organisation=home, tie=Tie.FAMILY, from_on=factories.LONG_AGO)
        address = reverse("children:access", args=[ada.pk])
        family = signed_in(factories.person(Role.FAMILY, home))
        assert "Safeguarding_Lead Person" not in family.get(address).content.decode()
        assert "Safeguarding_Lead Person" in signed_in(lead).get(address).content.decode()
