from datetime import date

import pytest
from django.urls import reverse

from foothold.ground.access.roles import Role
from foothold.path.support.models import Plan
from tests import factories
from tests.path.support import plans

pytestmark = pytest.mark.django_db
OCT_9 = date(2025, 10, 9)


def boxes(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def typed(area, **other):
    given = {
        "kind": "pastoral_support_programme",
        "cause": "suspensions",
        "purpose": "To be in lessons",
        "setting": "school",
        "leader": area.lead.pk,
        "exit_test": "Four weeks without a lesson missed",
        "pupil_what": "In class on time",
        "pupil_baseline": "Late to 9 of 25",
        "pupil_measure": "The register",
    }
    days = boxes("starts_on", plans.TODAY) | boxes("ends_on", plans.ENDS) | boxes("next_review_on", OCT_9)
    return given | days | other


@pytest.mark.requirement("S4-87")
def test_the_form_comes_filled_in_with_what_is_known(area, signed_in):
    page = signed_in(area.lead).get(reverse("support:begin", args=[area.pupil.pk])).content.decode()

    assert f'<option value="{area.lead.pk}" selected>Ines Okafor</option>' in page
    assert "The local rules ask for it from 6 October to 13 October 2025." in page
    assert "A target for the family" in page


@pytest.mark.requirement("S4-75", "S4-81", "S4-87", "S4-88")
def test_a_plan_is_written_on_one_page_and_shows_what_is_missing(area, signed_in):
    client = signed_in(area.lead)
    form = typed(area, view_pupil="I like art")

    page = client.post(reverse("support:begin", args=[area.pupil.pk]), form, follow=True).content.decode()

    plan = Plan.objects.get()
    assert plan.targets.get().by_on == plans.ENDS
    assert "I like art" in page
    assert page.count("Nobody has recorded it yet.") == 3
    assert "A plan of this kind comes after other help." in page
    assert "Only the pupil has a target." in page
    assert "Monday 13 October 2025" in page


def test_half_a_target_is_asked_for_the_rest(area, signed_in):
    form = typed(area, pupil_baseline="", school_help="A mentor")
    page = signed_in(area.lead).post(reverse("support:begin", args=[area.pupil.pk]), form)

    assert page.status_code == 422
    said = page.content.decode()
    assert "Say where it stands at the start." in said
    assert "Say what is to change." in said
    assert 'value="A mentor"' in said


def test_a_child_on_no_roll_gets_no_plan(area, signed_in):
    area.pupil.enrolments.all().delete()

    page = signed_in(area.lead).get(reverse("support:begin", args=[area.pupil.pk]))

    assert page.status_code == 404


def test_a_review_is_typed_and_read_on_the_plan(area, signed_in, at):
    plan = plans.begin(area)
    at(factories.moment(OCT_9, 15))
    form = {"came": ["pupil", "family"], "agreed": "The mentor stays"}
    form |= boxes("held_on", OCT_9) | boxes("next_review_on", date(2025, 11, 4))
    for target in plan.targets.all():
        form |= {f"how_{target.pk}": "better", f"figure_{target.pk}": "5 of 25"}

    page = signed_in(area.lead).post(reverse("support:review", args=[plan.pk]), form, follow=True)

    said = page.content.decode()
    assert "Came: the pupil, a parent or carer." in said
    assert "5 of 25" in said
    assert "Tuesday 4 November 2025" in said


def test_a_view_a_target_and_an_end_are_typed_each_on_a_page_of_its_own(area, signed_in):
    plan = plans.begin(area)
    client, target = signed_in(area.lead), plan.targets.first()
    worded = {key: plans.TARGET[key] for key in ("whose", "help", "baseline", "measure")}
    worded |= {"by_on": "5 12 2025"}

    def send(name, form, *more):
        answer = client.post(reverse(f"support:{name}", args=[plan.pk, *more]), form)
        assert answer.status_code == 302, answer.content.decode()

    send("hear", {"whose": "family", "said": "He is happier"})
    send("add-target", worded | {"what": "Eats breakfast"})
    send("amend-target", worded | {"what": "On time before lunch", "because": "Mornings first"}, target.pk)
    send("end", boxes("ended_on", plans.TODAY) | {"outcome": "other_help", "learned": "The mentor helped"})

    page = client.get(reverse("support:plan", args=[plan.pk])).content.decode()
    for said in ("He is happier", "Eats breakfast", "On time before lunch", "How it was worded before"):
        assert said in page
    assert "The mentor helped" in page
    assert client.get(reverse("support:amend-target", args=[plan.pk, target.pk])).status_code == 404


def test_the_duty_leads_back_to_the_plan_and_names_the_local_rule(area, signed_in):
    plan = plans.begin(area)
    duty = area.pupil.duties.get()

    page = signed_in(area.lead).get(reverse("duties:duty", args=[duty.pk])).content.decode()

    assert reverse("support:plan", args=[plan.pk]) in page
    assert "A local rule. It stands beside the law and changes nothing in it." in page
    assert "Hackney 2019, No Need to Exclude: Pastoral Support Programme" in page


def test_my_work_says_that_a_local_rule_asks_for_it(area, signed_in):
    plans.begin(area)

    page = signed_in(area.lead).get(reverse("worklist:my-work")).content.decode()

    assert "Review the plan of support" in page
    assert "Local rule" in page


def test_the_childs_page_shows_the_plan_and_offers_to_write_one(area, signed_in):
    plans.begin(area)

    page = signed_in(area.lead).get(reverse("children:child", args=[area.pupil.pk])).content.decode()

    assert "Pastoral support programme from 15 September 2025" in page
    assert reverse("support:begin", args=[area.pupil.pk]) in page


def test_a_class_teacher_reads_the_plan_and_is_offered_no_change(area, signed_in):
    plan = plans.begin(area)
    teacher = factories.person(Role.CLASS_TEACHER, area.school)

    page = signed_in(teacher).get(reverse("support:plan", args=[plan.pk])).content.decode()

    assert "In class on time for every lesson" in page
    assert "Record a review" not in page
    assert "End this plan" not in page
