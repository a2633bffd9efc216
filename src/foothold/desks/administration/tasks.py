"""Long work of administration, in the background: what many schools owe, worked out again school by school."""

from django.db import transaction
from django_tasks import task

from foothold.child.duties.models import Recount
from foothold.desks.administration.actions import calendars as actions


@task()
def work_out_again(change):
    """One transaction a school, so that progress is seen and what is done stays done. Harmless when done again."""
    return finish(Recount.objects.filter(change=change))


def finish(recounts):
    """Works out what is still waiting; a school that somebody else took meanwhile is passed over."""
    return sum(
        _finish(pk) for pk in recounts.filter(done_at=None).order_by("pk").values_list("pk", flat=True)
    )


@transaction.atomic
def _finish(pk):
    waiting = Recount.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk, done_at=None)
    asked = waiting.select_related("school", "by").first()
    if asked is None:
        return False
    actions.work_out_again(by=asked.by, at=asked.asked_at, asked=[asked])
    return True
