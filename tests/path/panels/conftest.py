from datetime import date
from types import SimpleNamespace

import pytest

from foothold.child.pupils.models import Link
from foothold.ground.access.roles import Role, Tie
from tests import factories
from tests.path.panels.meetings import SEP_15


@pytest.fixture
def area(at):
    """A school with its people, a service that works with one of its children, and that child's household."""
    at(factories.moment(SEP_15, 10))
    authority = factories.authority()
    school = factories.school("Alder Academy", authority=authority)
    service = factories.organisation("Fernleigh Youth Service")
    home = factories.organisation("At home", "household")
    found = SimpleNamespace(
        authority=authority,
        school=school,
        service=service,
        head=factories.person(Role.HEADTEACHER, school),
        lead=factories.person(Role.INCLUSION_LEAD, school, name="Ines Okafor"),
        teacher=factories.person(Role.CLASS_TEACHER, school, name="Tom Vale"),
        worker=factories.person(Role.AGENCY_WORKER, service, name="Yara Haddad"),
        mother=factories.person(Role.FAMILY, home, name="Rosa Example"),
        officer=factories.person(Role.EXCLUSIONS_OFFICER, authority),
        pupil=factories.pupil(school, given_name="Ada", born_on=date(2012, 10, 4)),
        other=factories.pupil(school, given_name="Noor", born_on=date(2012, 3, 4)),
    )
    found.pupil.carers.create(name="Rosa Example", relation="mother", person=found.mother)
    for tie, body in ((Tie.FAMILY, home), (Tie.AGENCY_INVOLVED, service)):
        Link.objects.create(pupil=found.pupil, organisation=body, tie=tie, from_on=factories.LONG_AGO)
    return found
