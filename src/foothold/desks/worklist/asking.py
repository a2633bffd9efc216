"""What My work asks the database, put together once for everybody of the same roles.

In these queries stand the organisations of the person, `today` and `soon`; each reading brings them.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, DateField, DateTimeField, Exists, Min, Q, Value

from foothold.child.duties.models import Duty, Handed, Recount
from foothold.ground.access.models import Person
from foothold.ground.kit.at_once import Given
from foothold.ground.kit.prepared import Prepared
from foothold.path.exclusions.models import Exclusion

TODAY, SOON = Given("today", DateField), Given("soon", DateField)
PERSON, SINCE = Given("person"), Given("since", DateTimeField)
WHEN = {"late": Q(due_on__lt=TODAY), "today": Q(due_on=TODAY), "soon": Q(due_on__gt=TODAY, due_on__lte=SOON)}
COLUMNS = (
    "pk",
    "what",
    "due_on",
    "provision",
    "basis__school",
    "basis__school__name",
    "pupil__given_name",
    "pupil__known_as",
    "pupil__family_name",
)
REMEMBERED = 500


@dataclass(frozen=True)
class Choice:
    """What part of the list to show."""

    whose: str = ""
    when: str = ""
    school: str | bool = ""
    """Which; or, in a query for all, whether there is one."""

    def __bool__(self):
        return any((self.whose, self.when, self.school))


def visible(somebody):
    """What is open, owed by their organisations, and may be seen by them."""
    mine = Duty.objects.visible_to(somebody, on=TODAY).open()
    return mine.owed_by_organisations_of(somebody, on=TODAY)


def chosen(somebody, choice):
    found = visible(somebody).filter(WHEN.get(choice.when, Q()))
    if choice.whose == "mine":
        found = found.work_of(somebody, on=TODAY)
    if choice.school:
        found = found.filter(basis__school=Given("school"))
    return found


@lru_cache(REMEMBERED)
def counted(somebody):
    """One row: how many in all, late, due today and soon."""
    parts = {name: Count("pk", filter=when) for name, when in WHEN.items()}
    return _one_row(visible(somebody), every=Count("pk"), **parts)


@lru_cache(REMEMBERED)
def owed(somebody):
    """One row: how many are owed by their organisations, those among them that they may not see."""
    return _one_row(Duty.objects.open().owed_by_organisations_of(somebody, on=TODAY), every=Count("pk"))


@lru_cache(REMEMBERED)
def next_on(somebody):
    """One row: the first day ahead on which something is owed, or None."""
    return _one_row(visible(somebody).filter(due_on__gt=TODAY), first=Min("due_on"))


@lru_cache(REMEMBERED)
def news(somebody):
    """One row: whether calendars moved anything since, whether anything passed to the organisations, and whether
    something waits for the person to confirm."""
    mine = Q(pk__in=[])
    for membership in somebody.memberships_on(TODAY):
        mine |= Q(now_owed_by=membership.organisation_id)
    kinds = (
        Recount.objects.filter(done_at__gte=SINCE),
        Handed.objects.filter(mine, handover__done_at__gte=SINCE),
        Exclusion.objects.filter(status=Exclusion.Status.TYPED, decided_by=PERSON),
    )
    return Prepared(Person.objects.filter(pk=PERSON).order_by().values_list(*map(Exists, kinds)))


@lru_cache(REMEMBERED)
def number(somebody, choice):
    return _one_row(chosen(somebody, choice), every=Count("pk"))


@lru_cache(REMEMBERED)
def page(somebody, choice, start, stop):
    """The rows of one page, in the order of the list."""
    return Prepared(chosen(somebody, choice).values_list(*COLUMNS)[start:stop])


def _one_row(rows, **what):
    return Prepared(rows.order_by().values(all_of_it=Value(1)).annotate(**what).values_list(*what))
