"""One e-mail a day about what falls to a person; none on an empty day, no child's name, never twice."""

from datetime import date

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from foothold.config import ticking
from foothold.desks.worklist import tasks
from foothold.desks.worklist.models import Digest
from foothold.ground.access.models import Person
from foothold.ground.access.roles import Role
from foothold.ground.kit.models import Draft
from foothold.ground.kit.one_by_one import Unfinished
from tests import deeds, factories
from tests.desks.worklist import slow_mail

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 10)
AT = factories.moment(TODAY, 7)
SITE = "https://foothold.example"


@pytest.fixture
def school(at):
    at(AT)
    return factories.school(authority=factories.authority())


@pytest.fixture
def head(school):
    return factories.person(Role.HEADTEACHER, school)


@pytest.fixture
def suspended(school, head):
    pupil = factories.pupil(school, by=head, given_name="Rowan", family_name="Ashdown")
    deeds.suspend(pupil, school, head, TODAY, 12)
    mail.outbox.clear()
    return pupil


def send(at=AT):
    return tasks.send_digests(at, SITE)


def to(person):
    return [sent for sent in mail.outbox if sent.to == [person.email]]


def test_says_what_is_late_due_today_and_due_soon_and_where_to_open_it(head, suspended):
    send(factories.moment(date(2025, 11, 11), 7))
    text = to(head)[0].body
    assert "Late: " in text
    assert "Due in the next five school days: " in text
    assert "1 school day late" in text
    assert SITE + reverse("worklist:my-work") in text


def test_holds_initials_and_never_a_name(head, suspended):
    send()
    sent = to(head)[0]
    assert "RA, Alder Academy: Tell the parent" in sent.body
    assert not {"Rowan", "Ashdown"} & set((sent.subject + sent.body).replace(",", " ").split())


def test_an_empty_day_brings_none(head):
    assert send() == 0
    assert mail.outbox == []


def test_is_sent_once_a_day_however_often_it_is_asked_for(head, suspended):
    assert send() == 1
    assert send() == 0
    assert len(to(head)) == 1
    send(factories.moment(date(2025, 11, 11), 7))
    assert len(to(head)) == 2


def test_comes_to_the_person_whose_work_it_is_alone(school, head, suspended):
    teacher = factories.person(Role.CLASS_TEACHER, school)
    left = factories.person(Role.HEADTEACHER, school, to_on=date(2025, 11, 9))
    elsewhere = factories.person(Role.HEADTEACHER, factories.school("Birch Academy"))
    send()
    assert to(head)
    assert not to(teacher) + to(left) + to(elsewhere)


def test_is_switched_off_and_on_by_the_person(head, suspended, signed_in):
    client = signed_in(head)
    address = reverse("worklist:daily-e-mail")
    client.post(address, {"wants": "no"})
    assert client.get(address).context["form"].initial == {"wants": "no"}
    assert send() == 0
    client.post(address, {"wants": "yes"})
    assert send() == 1


def test_what_cannot_be_sent_is_tried_again(head, suspended, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(Unfinished, match=r"0 done, 1 not done: ConnectionRefusedError \(1\)"):
        send()
    assert not Digest.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send() == 1


def test_one_mailbox_that_cannot_be_reached_keeps_nobody_else_from_their_e_mail(school, head, suspended):
    other = factories.person(Role.HEADTEACHER, school)
    Person.objects.filter(pk=head.pk).update(email="nobody@example.org\nBcc: everybody@example.org")
    with pytest.raises(Unfinished, match="1 done, 1 not done: BadHeaderError") as told:
        send()
    assert "nobody" not in str(told.value)
    assert len(to(other)) == 1
    assert Digest.objects.get().person == other


def test_nothing_waits_in_the_database_while_a_mail_server_takes_its_time(transactional_db, settings, at):
    at(AT)
    settings.EMAIL_BACKEND = "tests.desks.worklist.slow_mail.Backend"
    school = factories.school(authority=factories.authority())
    head = factories.person(Role.HEADTEACHER, school)
    deeds.suspend(factories.pupil(school, by=head), school, head, TODAY, 12)
    assert send() == 1
    assert slow_mail.WAITED_IN_A_TRANSACTION == [False]


class TestTheTick:
    def test_done_twice_changes_nothing_the_second_time(self, head, suspended, capsys):
        Draft.objects.create(
            person=head, journey="x", subject="y", saved_at=factories.moment(date(2025, 9, 1))
        )
        call_command("tick")
        state = len(mail.outbox), Digest.objects.count(), Draft.objects.count()
        assert state == (1, 1, 0)
        call_command("tick")
        assert (len(mail.outbox), Digest.objects.count(), Draft.objects.count()) == state
        assert "1 daily e-mails sent" in capsys.readouterr().out

    def test_one_job_that_cannot_be_done_leaves_the_others_done(self, head, suspended, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        Draft.objects.create(
            person=head, journey="x", subject="y", saved_at=factories.moment(date(2025, 9, 1))
        )
        with pytest.raises(CommandError, match="Not done: e mails"):
            call_command("tick")
        assert not Draft.objects.exists()

    def test_every_job_says_what_it_did(self, school):
        assert all(job(AT) for job in ticking.JOBS)
