from datetime import date
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from foothold.ground.kit import drafts
from foothold.ground.kit.models import Draft
from tests import factories

pytestmark = pytest.mark.django_db

AT = factories.moment(date(2025, 11, 10))
PAGE = "/somewhere/7/"


@pytest.fixture
def ada():
    return factories.person()


@pytest.fixture
def ben():
    return factories.person()


def typed(person, **fields):
    return {drafts.TYPED_BY: drafts.mark(person), "csrfmiddlewaretoken": "t", **fields}


def send_signed_out(session, data, path=PAGE):
    kind = "application/x-www-form-urlencoded"
    request = RequestFactory().post(path, urlencode(data, doseq=True), content_type=kind)
    request.session, request.user = session, AnonymousUser()
    drafts.SignInFirst(lambda _: HttpResponse()).handle_no_permission(request, lambda _: HttpResponse())


def come_back(session, person, path=PAGE, method="get"):
    request = getattr(RequestFactory(), method)(path)
    request.session, request.user = session, person
    return drafts.typed_before_sign_in(request)


class TestWhatWasTypedWhenTheSignInLapsed:
    def test_is_given_back_to_the_same_person_once(self, ada):
        session = SessionStore()
        send_signed_out(session, typed(ada, what="Threw a chair", reasons=["DB", "PA"]))
        given = come_back(session, ada)
        assert given["what"] == "Threw a chair"
        assert given.getlist("reasons") == ["DB", "PA"]
        assert come_back(session, ada) is None

    def test_is_never_given_to_somebody_else_who_signs_in_at_that_screen(self, ada, ben):
        session = SessionStore()
        send_signed_out(session, typed(ada, what="Threw a chair"))
        assert come_back(session, ben) is None
        assert come_back(session, ada) is None

    def test_is_given_back_on_its_own_page_only(self, ada):
        session = SessionStore()
        send_signed_out(session, typed(ada, what="Threw a chair"))
        assert come_back(session, ada, path="/elsewhere/") is None
        assert come_back(session, ada, method="post") is None
        assert come_back(session, ada)["what"] == "Threw a chair"

    @pytest.mark.parametrize("mark", ["", "1", "forged:signature"])
    def test_without_a_true_mark_is_given_to_nobody(self, ada, mark):
        session = SessionStore()
        send_signed_out(session, {drafts.TYPED_BY: mark, "what": "Threw a chair"})
        assert come_back(session, ada) is None

    def test_is_not_kept_where_it_is_too_long_or_nothing_was_sent(self, ada):
        session = SessionStore()
        send_signed_out(session, typed(ada, what="x" * (drafts.LARGEST + 1)))
        assert come_back(session, ada) is None

    def test_is_asked_for_again_where_a_file_came_with_it(self, client):
        with open(__file__, "rb") as file:
            answer = client.post("/my-work/", {"what": "Threw a chair", "file": file})

        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/")
        assert drafts.TYPED not in client.session


class TestADraft:
    def keep(self, person, step, **fields):
        data = QueryDict(mutable=True)
        data.update(typed(person, **fields))
        drafts.keep(person, "suspend", "pupil:1", step, data, AT)

    def test_keeps_every_step_without_what_only_the_form_needs(self, ada):
        self.keep(ada, "when", starts_on="2025-11-10")
        self.keep(ada, "why", what="Threw a chair")
        self.keep(ada, "when", starts_on="2025-11-11")
        assert drafts.answers(ada, "suspend", "pupil:1") == {
            "when": {"starts_on": ["2025-11-11"]},
            "why": {"what": ["Threw a chair"]},
        }

    def test_belongs_to_one_person_one_journey_and_one_child(self, ada, ben):
        self.keep(ada, "why", what="Threw a chair")
        assert drafts.answers(ben, "suspend", "pupil:1") == {}
        assert drafts.answers(ada, "exclude", "pupil:1") == {}
        assert drafts.answers(ada, "suspend", "pupil:2") == {}

    def test_is_gone_when_thrown_away_and_only_that_one(self, ada, ben):
        for person in (ada, ben):
            self.keep(person, "why", what="x")
        drafts.throw_away(ada, "suspend", "pupil:1")
        assert drafts.answers(ada, "suspend", "pupil:1") == {}
        assert Draft.objects.get().person == ben

    def test_fills_a_form_again(self, ada):
        self.keep(ada, "why", what="Threw a chair", reasons="DB")
        data = drafts.as_data(drafts.answers(ada, "suspend", "pupil:1")["why"])
        assert (data["what"], data.getlist("reasons")) == ("Threw a chair", ["DB"])
