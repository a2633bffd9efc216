"""The work of a day: what is due by itself. Each job may run any number of times a day."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.management import call_command

from foothold.child.duties import tasks as duties
from foothold.child.duties.models import Recount
from foothold.desks.administration import tasks as administration
from foothold.desks.worklist import tasks as worklist
from foothold.ground.kit import drafts
from foothold.path.exclusions import tasks as exclusions

DRAFTS_KEPT = timedelta(days=30)
RESULTS_KEPT_DAYS = 14


def calendars(at: datetime) -> str:
    """Schools whose duties are still to be worked out again, for example because no worker was running."""
    return (
        f"{administration.finish(Recount.objects.all())} schools worked out again after a change of calendar"
    )


def handovers(at: datetime) -> str:
    """Schools and children for whom another body answers from today on."""
    return f"{duties.pass_on(at)} changes of who answers for a child or a school carried out"


def run_out(at: datetime) -> str:
    """What turned on something that did not happen in time."""
    return f"{exclusions.run(at)} things about exclusions ended by themselves"


def e_mails(at: datetime) -> str:
    return f"{worklist.send_digests(at, settings.SITE)} daily e-mails sent"


def old_drafts(at: datetime) -> str:
    return f"{drafts.throw_away_older(at - DRAFTS_KEPT)} drafts older than 30 days thrown away"


def ended_sign_ins(at: datetime) -> str:
    call_command("clearsessions")
    return "sign-ins that have ended are cleared away"


def old_results(at: datetime) -> str:
    call_command("prune_db_task_results", min_age_days=RESULTS_KEPT_DAYS, queue_name="*", verbosity=0)
    return "results of old background work are cleared away"


JOBS: tuple[Callable[[datetime], str], ...] = (
    calendars,
    handovers,
    run_out,
    e_mails,
    old_drafts,
    ended_sign_ins,
    old_results,
)
