"""Where e-mails go, said in one line."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from foothold.config import mail


def test_a_server_is_said_in_one_line_and_the_words_travel_encrypted():
    given = mail.from_address("smtp://foothold:s%40cret@mail.fernleigh.example:587")
    assert given["EMAIL_HOST"] == "mail.fernleigh.example"
    assert (given["EMAIL_PORT"], given["EMAIL_HOST_PASSWORD"]) == (587, "s@cret")
    assert given["EMAIL_USE_TLS"]
    assert mail.from_address("smtps://mail.fernleigh.example")["EMAIL_USE_SSL"]


def test_without_a_server_nothing_is_set():
    assert mail.from_address("") == {}


@pytest.mark.parametrize("address", ["mail.fernleigh.example", "http://mail.fernleigh.example", "smtp://"])
def test_anything_else_is_refused_with_an_example(address):
    with pytest.raises(ImproperlyConfigured, match="smtp://user:password"):
        mail.from_address(address)
