"""A request for the whole file: recorded, owed in a month, decided, read, given."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from foothold.child.duties.models import Duty
from foothold.child.pupils import actions as pupils
from foothold.child.pupils.models import Carer
from foothold.desks.packs import actions
from foothold.desks.packs.models import FileRequest
from foothold.ground.access.roles import Role
from foothold.ground.audit.models import Reading
from foothold.ground.kit.refusals import NotAllowed, Refused
from tests import deeds, factories

pytestmark = pytest.mark.django_db
RECEIVED = date(2025, 11, 6)


@pytest.fixture
def school():
    return factories.school(authority=factories.authority())


@pytest.fixture
def head(school):
    return factories.person(Role.HEADTEACHER, school)


@pytest.fixture
def pupil(school, head):
    made = factories.pupil(school)
    deeds.suspend(made, school, head, date(2025, 11, 4), 4, what_happened="Shouted at Quentin Oddfellow.")
    return made


@pytest.fixture
def request_(pupil, school, head):
    return factories.file_request(pupil, school, by=head)


@pytest.fixture
def headteacher(head, signed_in, at):
    at(factories.moment(date(2025, 11, 10)))
    return signed_in(head)


def owed(request):
    return Duty.objects.get(basis__about=request.reference)


def test_a_request_is_owed_an_answer_in_one_month(request_, school):
    duty = owed(request_)
    # 6 December 2025 is a Saturday.
    assert duty.due_on == date(2025, 12, 8)
    assert duty.owed_by_organisation == school


def test_the_month_runs_from_the_day_everything_needed_was_there(pupil, school, head):
    later = actions.receive_request(
        by=head,
        at=factories.moment(date(2025, 11, 20)),
        pupil=pupil,
        controller=school,
        school=school,
        received_on=RECEIVED,
        identity_received_on=date(2025, 11, 19),
        asker="pupil",
    )
    assert owed(later).due_on == date(2025, 12, 19)


def test_a_request_cannot_have_come_tomorrow(pupil, school, head):
    with pytest.raises(Refused, match="cannot be in the future"):
        actions.receive_request(
            by=head,
            at=factories.moment(RECEIVED),
            pupil=pupil,
            controller=school,
            school=school,
            received_on=date(2025, 11, 7),
            asker="pupil",
        )


def test_the_office_may_not_answer_for_the_whole_file(pupil, school):
    office = factories.person(Role.SCHOOL_OFFICE, school)
    with pytest.raises(NotAllowed):
        factories.file_request(pupil, school, by=office)


def test_what_was_asked_of_the_authority_is_read_and_answered_by_the_authority_alone(
    pupil, school, headteacher, head, signed_in
):
    authority = school.parent_on("authority", RECEIVED)
    officer = factories.person(Role.HEAD_OF_INCLUSION, authority)
    row = factories.file_request(pupil, school, by=officer, controller=authority)

    given = {"by": head, "at": factories.moment(RECEIVED), "request": row}
    with pytest.raises(NotAllowed, match="Fernleigh was asked, so its own people answer"):
        actions.leave_out(**given, classes=["special"], tables=[], because="No.")
    with pytest.raises(NotAllowed, match="Fernleigh was asked"):
        actions.answer(**given, answered_on=RECEIVED, how="By hand")
    for name in ("request", "file", "file-on-paper", "leave-out", "answered"):
        assert headteacher.get(reverse(f"packs:{name}", args=[row.pk])).status_code == 404
    listed = reverse("packs:request", args=[row.pk])
    requests = reverse("packs:requests", args=[pupil.pk])
    assert listed not in headteacher.get(requests).content.decode()
    assert listed in signed_in(officer).get(requests).content.decode()


def test_nobody_records_a_request_as_made_to_somebody_else(pupil, school, head):
    with pytest.raises(NotAllowed, match="its own people answer"):
        factories.file_request(pupil, school, by=head, controller=school.parent_on("authority", RECEIVED))


def test_leaving_something_out_needs_a_reason(request_, head):
    with pytest.raises(Refused, match="why something is left out"):
        actions.leave_out(
            by=head,
            at=factories.moment(RECEIVED),
            request=request_,
            classes=["free_text"],
            tables=[],
            because="",
        )


def test_giving_the_file_meets_what_was_owed_and_once_only(request_, head):
    given = {"by": head, "at": factories.moment(date(2025, 11, 12)), "request": request_}
    actions.answer(**given, answered_on=date(2025, 11, 12), how="Handed over in school")
    assert owed(request_).status == Duty.Status.MET
    with pytest.raises(Refused, match="answered already"):
        actions.answer(**given, answered_on=date(2025, 11, 12), how="Again")


def test_a_request_is_recorded_on_the_page_and_the_carer_who_asks_is_named(headteacher, head, pupil):
    mother = pupils.add_carer(
        by=head,
        at=factories.moment(RECEIVED),
        pupil=pupil,
        carer=Carer(name="Rosa Reed", relation="mother"),
    )
    typed = {
        "asks": str(mother.pk),
        "received_on_0": "6",
        "received_on_1": "11",
        "received_on_2": "2025",
        "received_on_day": "6",
        "received_on_month": "11",
        "received_on_year": "2025",
    }
    answer = headteacher.post(reverse("packs:requests", args=[pupil.pk]), typed, follow=True)
    assert "Rosa Reed (mother) asked for the whole file" in answer.content.decode()
    assert FileRequest.objects.get().carer == mother


def test_somebody_else_who_asks_must_be_named(headteacher, pupil):
    typed = {"asks": "other", "received_on_day": "6", "received_on_month": "11", "received_on_year": "2025"}
    answer = headteacher.post(reverse("packs:requests", args=[pupil.pk]), typed)
    assert answer.status_code == 422
    assert "Enter who asks and why they may." in answer.content.decode()


def test_the_file_shows_what_is_kept_and_not_what_is_left_out(headteacher, head, request_):
    page = headteacher.get(reverse("packs:file", args=[request_.pk])).content.decode()
    assert "Shouted at Quentin Oddfellow." in page

    actions.leave_out(
        by=head,
        at=factories.moment(date(2025, 11, 10)),
        request=request_,
        classes=["free_text", "special"],
        tables=[],
        because="It tells about another child.",
    )
    page = headteacher.get(reverse("packs:file", args=[request_.pk])).content.decode()
    assert "Oddfellow" not in page
    assert "It tells about another child." in page


def test_reading_the_whole_file_is_itself_in_the_reading_log(headteacher, request_, pupil):
    headteacher.get(reverse("packs:file", args=[request_.pk]))
    assert Reading.objects.filter(subject=pupil.subject_key, page="WholeFile").exists()


def test_the_file_on_paper_has_a_contents_page_page_numbers_and_bookmarks(headteacher, request_):
    answer = headteacher.get(reverse("packs:file-on-paper", args=[request_.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert "Example" not in answer["Content-Disposition"]

    read = PdfReader(BytesIO(answer.content))
    first = read.pages[0].extract_text()
    assert "Contents" in first
    assert ", page 2" in first
    assert f"Page 1 of {len(read.pages)}" in first
    assert read.outline[0]["/Title"].startswith("Everything kept here about")
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
