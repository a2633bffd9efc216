"""Long work of administration, in the background: what many schools owe, worked out again a few schools at a time."""

from itertools import groupby, islice
from operator import itemgetter

from django.db import transaction
from django_tasks import task

from foothold.child.duties.models import Recount
from foothold.desks.administration.actions import calendars as actions
from foothold.ground.kit import one_by_one

AT_A_TIME = 10


@task()
def work_out_again(change):
    """A few schools in one transaction, so that progress is seen and what is done stays done. Harmless when done
    again."""
    return finish(Recount.objects.filter(change=change))


def finish(recounts):
    """Works out what is still waiting, change by change; a school that somebody else took meanwhile is passed over.

    Where one of several cannot be done, the others are done each alone.
    """
    waiting = recounts.filter(done_at=None).order_by("change", "pk").values_list("change", "pk")
    done, stuck = 0, []
    for _, of_one in groupby(waiting, key=itemgetter(0)):
        for some in batched(of_one):
            pks = [pk for _, pk in some]
            try:
                done += _finish(pks)
            except Exception:  # whatever it is, it is met again below, by itself
                stuck += pks
    return done + one_by_one.each(([pk] for pk in stuck), _finish)


def batched(rows):
    rows = iter(rows)
    return iter(lambda: list(islice(rows, AT_A_TIME)), [])


@transaction.atomic
def _finish(pks):
    waiting = Recount.objects.select_for_update(of=("self",), skip_locked=True).filter(
        pk__in=pks, done_at=None
    )
    asked = list(waiting.select_related("school", "by").order_by("pk"))
    if asked:
        actions.work_out_again(by=asked[0].by, at=asked[0].asked_at, asked=asked)
    return len(asked)
