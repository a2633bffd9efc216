import pytest

from tests import factories
from tests.path.inclusion import steps


@pytest.fixture
def area(at):
    at(factories.moment(steps.TODAY, 10))
    return steps.primary()
