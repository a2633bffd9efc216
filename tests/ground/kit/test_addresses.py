import pytest
from django.urls import reverse, set_script_prefix

from foothold.ground.kit import addresses


@pytest.fixture
def below_another_address():
    set_script_prefix("/v10/")
    yield
    set_script_prefix("/")


ROUTES = ["children:child", "exclusions:exclusion", "duties:done"]


@pytest.mark.parametrize("route", ROUTES)
def test_the_address_of_each_row_is_that_of_its_page(route):
    assert addresses.of_each(route)(4070) == reverse(route, args=[4070])


@pytest.mark.parametrize("route", ROUTES)
def test_it_stands_below_the_address_of_the_whole(below_another_address, route):
    assert addresses.of_each(route)(70) == reverse(route, args=[70])
