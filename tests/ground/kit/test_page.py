"""The lock of every page: outside one's scope nothing exists, inside it a permission is asked, reading is logged."""

import gc
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from foothold.child.pupils.models import Pupil
from foothold.ground.access.permissions import Permission
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from foothold.ground.kit.page import ROWS_A_PAGE, ListPage, Page
from tests import factories

pytestmark = pytest.mark.django_db

ON = date(2025, 11, 10)
WORDS = {
    "child.html": "{{ page.subject }}: {% for each in may %}{{ each.name }} {% endfor %}",
    "children.html": "{% for row in rows %}{{ row.pk }} {% endfor %}",
}


@pytest.fixture(autouse=True)
def templates(settings):
    loaders = [("django.template.loaders.locmem.Loader", WORDS)]
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": loaders}}
    ]


class NeedsOfChild(Page):
    permission = Permission.SEE_NEEDS
    model = Pupil
    template_name = "child.html"


class ManyChildren(ListPage):
    permission = Permission.SEE_CHILD
    model = Pupil
    template_name = "children.html"


@pytest.fixture
def school():
    return factories.school()


@pytest.fixture
def child(school):
    return factories.pupil(school, given_name="Ada", family_name="Example")


def ask(page, person, method="get", query="", **kwargs):
    request = getattr(RequestFactory(), method)(f"/{query}")
    request.user = person
    return page.as_view()(request, **kwargs)


class TestAPageAboutAChild:
    def test_is_shown_to_somebody_with_the_permission_and_says_what_they_may_do(self, at, school, child):
        at(factories.moment(ON))
        answer = ask(NeedsOfChild, factories.person(Role.SAFEGUARDING_LEAD, school), pk=child.pk)
        assert answer.status_code == 200
        told = answer.content.decode()
        assert told.startswith("Ada Example: ")
        assert "SEE_NEEDS" in told
        assert "CORRECT_CHILD" not in told

    def test_does_not_exist_for_a_stranger(self, at, child):
        at(factories.moment(ON))
        stranger = factories.person(Role.HEADTEACHER, factories.school("Birch School"))
        with pytest.raises(Http404):
            ask(NeedsOfChild, stranger, pk=child.pk)
        assert not Reading.objects.exists()

    def test_is_refused_to_somebody_who_sees_the_child_without_that_permission(self, at, school, child):
        at(factories.moment(ON))
        with pytest.raises(PermissionDenied, match="see needs and characteristics"):
            ask(NeedsOfChild, factories.person(Role.CLASS_TEACHER, school), pk=child.pk)
        assert not Reading.objects.exists()

    def test_closes_on_the_day_after_the_last(self, at, school, child):
        lead = factories.person(Role.SAFEGUARDING_LEAD, school, to_on=ON)
        at(factories.moment(ON, 22))
        assert ask(NeedsOfChild, lead, pk=child.pk).status_code == 200
        at(factories.moment(date(2025, 11, 11), 1))
        with pytest.raises(Http404):
            ask(NeedsOfChild, lead, pk=child.pk)

    def test_logs_who_read_what_of_whom_and_why(self, at, school, child):
        at(factories.moment(ON))
        lead = factories.person(Role.SAFEGUARDING_LEAD, school)
        ask(NeedsOfChild, lead, pk=child.pk)
        reading = Reading.objects.get()
        assert (reading.person, reading.subject, reading.page) == (lead, child.subject_key, "NeedsOfChild")
        assert (
            reading.because
            == "you are designated safeguarding lead and the child is on roll at Alder Academy"
        )


class TestAListPage:
    def test_shows_only_what_one_may_see_fifty_at_a_time(self, at, school):
        at(factories.moment(ON))
        office = factories.person(Role.SCHOOL_OFFICE, school)
        mine = [factories.pupil(school, by=office).pk for _ in range(ROWS_A_PAGE + 1)]
        factories.pupil(factories.school("Birch School"))
        pages = [
            ask(ManyChildren, office, query=f"?page={number}").content.decode().split() for number in (1, 2)
        ]
        assert [len(page) for page in pages] == [ROWS_A_PAGE, 1]
        assert {int(pk) for page in pages for pk in page} == set(mine)

    def test_is_refused_to_a_role_that_never_sees_a_child(self, at, school):
        at(factories.moment(ON))
        with pytest.raises(PermissionDenied):
            ask(ManyChildren, factories.person(Role.ANALYST, school))


def test_a_page_without_a_lock_cannot_be_written():
    with pytest.raises(
        ImproperlyConfigured, match="Unlocked must say its permission and model and template_name"
    ):

        class Unlocked(Page):
            """Would be open to everybody."""

    # What could not be made must not linger among the pages other tests look at.
    gc.collect()
    assert "Unlocked" not in [page.__name__ for page in Page.__subclasses__()]
