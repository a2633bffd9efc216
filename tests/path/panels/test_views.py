import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from foothold.ground.audit.models import Reading
from foothold.path.panels import actions
from foothold.path.panels.models import Item, Meeting
from tests import deeds, factories
from tests.path.panels import meetings
from tests.path.panels.meetings import OCT_16, SEP_15, SEP_18, SEP_25, step

pytestmark = pytest.mark.django_db


def boxes(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def page(client, route, *args, **query):
    return client.get(reverse(route, args=args), query).content.decode()


def file_rows(client, route, **query):
    answer = client.get(reverse(route), query)
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.requirement("S4-23", "S4-24")
def test_from_a_childs_page_a_meeting_is_called_and_the_child_put_on_its_agenda(area, signed_in):
    factories.concern(area.pupil, area.school, by=area.teacher, kind="behaviour")
    client = signed_in(area.lead)
    assert reverse("panels:of-child", args=[area.pupil.pk]) in page(client, "children:child", area.pupil.pk)

    to_call = client.get(reverse("panels:put-on", args=[area.pupil.pk])).url
    asked = client.get(to_call).content.decode()
    assert asked.index("do not wait for a meeting") < asked.index("On which day?")
    called = {"starts_at": "3:30pm", "place": "Room 4", "chair": area.lead.pk} | boxes("held_on", SEP_18)
    to_put_on = client.post(to_call, called).url
    asked = client.get(to_put_on).content.decode()
    assert "1 concern without an answer" in asked
    assert asked.index("do not wait for a meeting") < asked.index("Which meeting?")
    given = {
        "meeting": Meeting.objects.get().pk,
        "came_up": ["1 concern without an answer, the first from 15 September 2025"],
        "guests": [f"carer-{area.pupil.carers.get().pk}", f"body-{area.service.pk}"],
    }
    shown = client.post(to_put_on, given, follow=True).content.decode()

    assert "1 concern without an answer, the first from 15 September 2025" in shown
    assert "Rosa Example (mother)" in shown
    assert "Fernleigh Youth Service" in shown


def test_a_child_without_a_reason_is_refused_and_told_what_to_do(area, signed_in):
    meeting = meetings.call(area)

    answer = signed_in(area.lead).post(
        reverse("panels:put-on", args=[area.pupil.pk]), {"meeting": meeting.pk}
    )

    assert answer.status_code == 422
    assert "Say why the meeting is to speak of this child" in answer.content.decode()


def typed(item, **other):
    owner = item.invited.get(name="Ines Okafor").pk
    came = {f"came_{each.pk}": "came" for each in item.invited.all()}
    given = {"said": "She likes art", "decision": "plan", "rationale": "Mornings are hard"}
    return came | given | {"what1": "Meet Ada at the gate", "owner1": owner, "by_on1": "25 9 2025"} | other


@pytest.mark.requirement("S4-23")
def test_what_was_decided_is_recorded_on_one_page_and_read_as_minutes(area, signed_in, at):
    item = meetings.put_on(area, meetings.call(area))
    at(factories.moment(SEP_18, 17))
    client = signed_in(area.lead)

    shown = client.post(reverse("panels:record", args=[item.pk]), typed(item), follow=True).content.decode()

    for said in ("Write or change a plan of support", "Mornings are hard", "Meet Ada at the gate", "Came"):
        assert said in shown
    assert reverse("support:begin", args=[area.pupil.pk]) in shown
    minutes = page(client, "panels:meeting", item.meeting_id)
    assert "Meet Ada at the gate" in minutes
    assert "Write or change a plan of support" in page(client, "children:child", area.pupil.pk)


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"owner1": ""}, "Say who does it."),
        ({"by_on1": ""}, "Say by when."),
        ({"what1": ""}, "Say what is to be done."),
        ({"by_on1": "someday"}, "is not a date"),
        ({"by_on1": "1 9 2025"}, "was to be done before the meeting"),
    ],
)
def test_a_thing_without_its_owner_or_day_is_told_beside_it(area, signed_in, at, other, says):
    item = meetings.put_on(area, meetings.call(area))
    at(factories.moment(SEP_18, 17))

    answer = signed_in(area.lead).post(reverse("panels:record", args=[item.pk]), typed(item, **other))

    assert (answer.status_code, Item.objects.get().is_decided) == (422, False)
    assert says in answer.content.decode()


def test_somebody_else_is_invited_by_name_and_taken_off_again(area, signed_in):
    item = meetings.put_on(area, meetings.call(area), names=())
    client = signed_in(area.lead)
    to_invite = reverse("panels:invite", args=[item.pk])
    assert "Choose somebody, or type a name." in client.post(to_invite, {"side": "service"}).content.decode()

    client.post(to_invite, {"name": "Sam Reed, family worker", "side": "service"})
    client.post(to_invite, {"guest": f"body-{area.service.pk}", "name": "Yara Haddad", "side": "service"})

    assert [each.name for each in item.invited.all()] == [
        "Sam Reed, family worker",
        "Yara Haddad, Fernleigh Youth Service",
    ]
    sam = item.invited.first()
    client.post(reverse("panels:uninvite", args=[item.pk, sam.pk]), {"because": "On leave"})
    assert item.invited.count() == 1


@pytest.mark.parametrize(
    ("route", "given", "holds"),
    [
        ("take-off", {"because": "The family asked"}, {"status": "taken_off"}),
        (
            "put-right",
            {"decision": "outside", "rationale": "More", "because": "A slip"},
            {"decision": "outside"},
        ),
    ],
)
def test_each_step_about_a_child_is_one_short_page(area, signed_in, at, route, given, holds):
    item = meetings.put_on(area, meetings.call(area))
    if route == "put-right":
        meetings.record(area, item)
    at(factories.moment(SEP_18, 18))
    client = signed_in(area.lead)
    assert client.get(reverse(f"panels:{route}", args=[item.pk])).status_code == 200

    answer = client.post(reverse(f"panels:{route}", args=[item.pk]), given)

    assert answer.status_code == 302
    assert Item.objects.filter(**holds).exists()


def test_what_was_undertaken_is_added_done_taken_back_and_let_go_from_the_page(area, signed_in, at):
    item = meetings.decided(area, things=[])
    at(factories.moment(SEP_18, 18))
    client = signed_in(area.lead)
    owner = item.invited.get(name="Ines Okafor").pk
    thing = {"what": "Ring home", "owner": owner, "by_on": "25 9 2025"}
    assert (
        "Ring home"
        in client.post(reverse("panels:undertake", args=[item.pk]), thing, follow=True).content.decode()
    )
    undertaking = item.undertakings.get()

    for route, given, status in (
        ("finish", boxes("done_on", SEP_18) | {"how": "Rang"}, "done"),
        ("take-back", {"because": "Nobody answered"}, "open"),
        ("let-go", {"because": "They moved"}, "let_go"),
    ):
        assert client.get(reverse(f"panels:{route}", args=[undertaking.pk])).status_code == 200
        client.post(reverse(f"panels:{route}", args=[undertaking.pk]), given)
        undertaking.refresh_from_db()
        assert undertaking.status == status


def test_the_page_of_its_duty_leads_to_where_it_is_recorded(area, signed_in):
    undertaking = meetings.decided(area).undertakings.get()

    shown = page(signed_in(area.lead), "duties:duty", area.pupil.duties.get().pk)

    assert reverse("panels:finish", args=[undertaking.pk]) in shown
    assert "Mark as done" not in shown


@pytest.mark.parametrize(
    ("decision", "route"),
    [("outside", "referrals:choose"), ("plan", "support:begin"), ("ehc", "ehc:ask")],
)
def test_a_decision_leads_to_where_it_is_carried_out(area, signed_in, decision, route):
    item = meetings.decided(area, decision=decision)
    address = reverse(route, args=[area.pupil.pk])

    assert address in page(signed_in(area.lead), "panels:item", item.pk)
    assert address not in page(signed_in(area.mother), "panels:item", item.pk)


def test_a_meeting_is_moved_and_cancelled_from_its_page(area, signed_in):
    meeting = meetings.call(area)
    client = signed_in(area.lead)
    moved = {"place": "Room 5", "chair": area.head.pk} | boxes("held_on", SEP_25)

    client.post(reverse("panels:change", args=[meeting.pk]), moved)
    meeting.refresh_from_db()
    assert (meeting.held_on, meeting.place, meeting.chair) == (SEP_25, "Room 5", area.head)

    client.post(reverse("panels:cancel", args=[meeting.pk]), {"because": "Snow"})
    assert "Snow" in page(client, "panels:meeting", meeting.pk)


class TestSomebodyInvited:
    @pytest.fixture
    def item(self, area):
        meeting = meetings.call(area)
        meetings.put_on(area, meeting, pupil=area.other, names=("Ines",), why="Noor alone")
        return meetings.record(area, meetings.put_on(area, meeting))

    @pytest.mark.parametrize("who", ["worker", "mother"])
    def test_reads_the_minutes_of_that_child_and_of_no_other(self, area, signed_in, item, who):
        client = signed_in(getattr(area, who))

        shown = page(client, "panels:meeting", item.meeting_id)

        assert "Mornings are hard since the move" in shown
        assert "Noor" not in shown
        assert "Record what was decided" not in shown
        other = Item.objects.get(pupil=area.other)
        assert client.get(reverse("panels:item", args=[other.pk])).status_code == 404
        assert "Multi-agency planning meeting" in page(client, "panels:meetings")

    def test_is_offered_to_record_what_they_undertook_and_nothing_else(self, area, signed_in, item):
        known = {"item": item, "on": SEP_18}
        for owner in ("Youth", "Ines"):
            step(area, actions.undertake, undertaking=meetings.thing(item, what=owner, owner=owner), **known)
        theirs = item.undertakings.get(what="Youth")

        shown = page(signed_in(area.worker), "panels:item", item.pk)

        assert shown.count("It was done") == 1
        assert reverse("panels:finish", args=[theirs.pk]) in shown
        assert "Let it go" not in shown

    def test_answers_what_was_written_down(self, area, signed_in, item):
        client = signed_in(area.mother)

        shown = client.post(
            reverse("panels:reply", args=[item.pk]), {"is_right": "no", "said": "It was Tuesday"}, follow=True
        ).content.decode()

        assert "It was Tuesday" in shown
        assert "It was Tuesday" in page(signed_in(area.lead), "panels:item", item.pk)

    def test_has_the_same_as_a_pdf(self, area, signed_in, item):
        from pypdf import PdfReader

        answer = signed_in(area.worker).get(reverse("panels:minutes", args=[item.meeting_id]))

        said = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(answer.content)).pages)
        assert "Mornings are hard since the move" in " ".join(said.split())
        assert "Noor" not in said

    def test_is_noted_as_having_read_about_that_child(self, area, signed_in, item):
        page(signed_in(area.worker), "panels:meeting", item.meeting_id)

        seen = Reading.objects.filter(person=area.worker, page="ShowMeeting")
        assert {each.subject for each in seen} == {area.school.subject_key, area.pupil.subject_key}

    def test_is_told_in_the_chronology_of_nothing_that_meetings_wrote(self, area, signed_in, item):
        assert "Mornings are hard" in page(signed_in(area.lead), "children:chronology", area.pupil.pk)
        assert "Mornings are hard" not in page(signed_in(area.officer), "children:chronology", area.pupil.pk)


def test_the_local_rules_stand_beside_the_form_and_say_by_when_the_next_is_held(area, signed_in, at):
    factories.local_rules(area.authority, "example-borough")
    meetings.record(area, meetings.put_on(area, meetings.call(area), urgent="Now"))
    at(factories.moment(date(2025, 11, 10), 10))
    client = signed_in(area.lead)

    shown = page(client, "panels:meetings")
    assert "The local rules ask for the next school support meeting by Thursday 30 October 2025" in shown
    assert "Late" in shown
    assert "Held every 42 calendar days" in page(client, "panels:call", area.school.pk, "map")
    assert client.get(reverse("panels:call", args=[area.school.pk, "other"])).status_code == 404


class TestWhatWasDecided:
    @pytest.fixture
    def item(self, area):
        item = meetings.put_on(area, meetings.call(area))
        things = [meetings.thing(item), meetings.thing(item, what="Ring home", by_on=date(2025, 10, 30))]
        return meetings.record(area, item, things=things)

    @pytest.mark.parametrize(
        ("show", "found"),
        [
            ("", ["Meet Ada at the gate", "Ring home"]),
            ("late", ["Meet Ada at the gate"]),
            ("long", []),
            ("done", []),
            ("nonsense", []),
        ],
    )
    def test_and_not_done_stands_in_one_list_and_in_a_file(self, area, signed_in, at, item, show, found):
        at(factories.moment(OCT_16, 10))
        client = signed_in(area.lead)

        rows = file_rows(client, "panels:download-undone", show=show)

        assert [row["What is to be done"] for row in rows] == found
        shown = page(client, "panels:undone", show=show)
        assert all(said in shown for said in found)

    def test_is_marked_when_it_is_undone_for_long(self, area, signed_in, at, item):
        at(factories.moment(date(2025, 10, 17), 10))
        client = signed_in(area.lead)
        assert "Not done after 28 days</strong>" in page(client, "panels:undone")
        assert len(file_rows(client, "panels:download-undone", show="long")) == 2
        step(area, actions.finish, undertaking=item.undertakings.first(), done_on=SEP_18)
        assert [row["State"] for row in file_rows(client, "panels:download-undone", show="done")] == ["done"]


@pytest.mark.requirement("S4-25")
@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("", ["Ada", "Nia", "Noor"]),
        ("identify", ["Nia"]),
        ("coordinate", ["Ada", "Noor"]),
        ("review", ["Noor"]),
        ("nonsense", []),
    ],
)
def test_a_senco_sees_whom_to_identify_to_coordinate_and_to_review(area, signed_in, at, part, found):
    meetings.decided(area)
    factories.plan(area.other, area.school, area.lead, on=SEP_18)
    nia = factories.pupil(area.school, given_name="Nia")
    factories.concern(nia, area.school, by=area.teacher, kind="behaviour")
    deeds.suspend(nia, area.school, area.head, date(2025, 10, 2), 2)
    factories.pupil(area.school, given_name="Zed")
    at(factories.moment(date(2025, 10, 9), 10))
    client = signed_in(area.lead)

    rows = file_rows(client, "panels:download-caseload", part=part)

    assert [row["Given name"] for row in rows] == found
    shown = page(client, "panels:caseload", part=part)
    assert all(name in shown for name in found)
    assert "Zed" not in shown


def test_lists_read_as_few_times_for_many_as_for_one(area, signed_in, django_assert_max_num_queries):
    item = meetings.decided(area)
    client = signed_in(area.lead)
    addresses = [reverse(f"panels:{name}") for name in ("meetings", "undone", "caseload")]
    addresses += [reverse("panels:meeting", args=[item.meeting_id])]
    for address in addresses:
        client.get(address)
        with django_assert_max_num_queries(25) as first:
            client.get(address)
        pupil = factories.pupil(area.school)
        more = meetings.put_on(area, item.meeting, pupil=pupil, names=("Ines", "Tom"))
        meetings.record(area, more, things=[meetings.thing(more)])
        meetings.call(area, OCT_16)
        with django_assert_max_num_queries(len(first)):
            client.get(address)


def test_plans_lead_to_meetings_for_those_who_list_them(area, signed_in):
    assert reverse("panels:meetings") in page(signed_in(area.lead), "support:register")
    assert reverse("panels:meetings") not in page(signed_in(area.officer), "support:register")


def test_a_meeting_that_spoke_of_nobody_says_how_a_child_comes_on_it(area, signed_in):
    shown = page(signed_in(area.head), "panels:meeting", meetings.call(area, on=SEP_15).pk)

    assert "No child is on this agenda yet." in shown
