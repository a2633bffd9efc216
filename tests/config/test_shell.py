"""What surrounds every page, the pages everybody may open, and the files a server hands out."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.html import escape

from foothold.config.second_factor import HAS_ONE
from foothold.ground import kit
from foothold.ground.access.roles import Role
from foothold.law.readings import QUESTIONS
from tests import factories


@pytest.mark.parametrize("name", ["help", "accessibility", "how-dates"])
def test_a_visitor_opens_it_without_signing_in(client, db, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1


def test_every_open_question_of_the_law_is_told(client, db):
    shown = client.get(reverse("how-dates")).content.decode()
    for question in QUESTIONS.values():
        assert escape(question.asks) in shown


def test_the_header_says_who_you_are_and_whom_you_act_for_and_signs_out_by_post(client, db):
    person = factories.person(Role.ANALYST, factories.authority("Fernleigh Council"), name="Imogen Vale")
    client.force_login(person)
    session = client.session
    session[HAS_ONE] = True
    session.save()
    shown = client.get(reverse("help")).content.decode()
    assert "Imogen Vale" in shown
    assert "Fernleigh Council" in shown
    assert f'method="post" action="{reverse("account_logout")}"' in shown


def test_a_page_that_is_not_there_says_what_to_do(client, db):
    answer = client.get("/help/nowhere")
    assert answer.status_code == 404
    assert "If you typed the address, check it." in answer.content.decode()


def test_a_form_that_stood_open_too_long_says_what_to_do(db):
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a@example.org"})
    assert answer.status_code == 403
    assert "Send it once more" in answer.content.decode()


def test_the_page_of_a_fault_needs_nothing_but_itself():
    assert "Something went wrong on our side" in render_to_string("500.html")


def test_every_file_a_page_asks_for_is_collected_for_a_real_server(tmp_path):
    manifest = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    with override_settings(STORAGES=manifest, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
        page = render_to_string("500.html")
    assert "kit/foothold." in page
    for address in linked(page):
        assert (tmp_path / address).exists(), address


def linked(page):
    return [part.split('"')[0] for part in page.split('href="/static/')[1:]]


@pytest.mark.browser
@pytest.mark.parametrize(
    "address", ["/account/login/", "/help", "/how-dates", "/accessibility", "/account/password/reset/"]
)
def test_pages_everybody_opens_are_accessible_and_fit_a_small_phone(browse_as, accessible, address):
    page = browse_as(viewport={"width": 320, "height": 640})
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not said, "Nothing breaks the content security policy."


def test_the_navigation_says_where_you_are():
    items = [
        {"text": "My work", "href": "/work", "current": False},
        {"text": "Children", "href": "/c", "current": True},
    ]
    shown = render_to_string("kit/shell/navigation.html", {"navigation": items})
    assert 'href="/c" aria-current="page">Children' in shown
    assert 'href="/work">My work' in shown


VENDORED = Path(kit.__file__).parent / "static" / "kit" / "vendor"


def test_the_design_systems_are_the_files_that_vendored_md_names():
    named = dict(
        re.findall(r"\| (\S+) \| \S+ \| `([0-9a-f]{64})` \|", (VENDORED / "VENDORED.md").read_text())
    )
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in VENDORED.glob("*.min.*")}
    assert found == named


@pytest.mark.parametrize("not_ours", ["GDS Transport", "/assets/", "govuk-crest"])
def test_nothing_that_belongs_to_gov_uk_alone_is_carried(not_ours):
    assert not [path.name for path in VENDORED.glob("*.css") if not_ours in path.read_text()]


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role), ids=str)
def test_whoever_signs_in_arrives_on_a_page_their_role_can_use(signed_in, role):
    school = factories.school(authority=factories.authority())
    answer = signed_in(factories.person(role, school)).get("/", follow=True)
    assert answer.status_code == 200
