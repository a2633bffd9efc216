"""What an entry of the directory asks before an approach begins, held against who leads it and who takes part."""

from foothold.ground.organisations.models import TermDates
from foothold.path.approaches import directory

WHO_AGREES = {"parent": "parent_agreed_on", "child": "child_agreed_on"}
NOT_AGREED = {"parent": "the parents", "child": "the child"}


def of_leaders(rules, title, leaders):
    """Sentences about whoever leads it; `leaders` know whether they are trained."""
    if rules.trained and not any(leader.training_id for leader in leaders):
        yield f"Nobody who leads it is on record as trained in {title}. Record the training first."
    if len(leaders) < rules.staff:
        yield f"It is led by {rules.staff} members of staff together. {len(leaders)} on record."


def of_group(rules, places):
    """Sentences about the group as it is before it begins."""
    if len(places) < rules.group_from:
        yield f"A group has at least {rules.group_from} children. {len(places)} on record."
    if rules.consents and not places:
        yield "No child is on record yet, and so nobody's consent."
    yield from _of_mediators(rules, places)


def _of_mediators(rules, places):
    trained = [place for place in places if place.trained_hours >= rules.mediator_hours]
    if len(trained) < rules.mediators:
        yield (
            f"Mediators work in pairs, each with at least {rules.mediator_hours} hours of training."
            f" {len(trained)} on record."
        )


def of_place(rules, place, taken):
    """Sentences about one more child; `taken` places are full already."""
    if rules.group_to and taken >= rules.group_to:
        yield f"A group has at most {rules.group_to} children, and this one is full."
    for whose in rules.consents:
        if getattr(place, WHO_AGREES[whose]) is None:
            yield f"It begins only when {NOT_AGREED[whose]} agreed. Record the day they did."


def before_it_begins(delivery, on):
    """Everything that is still missing on a day, in sentences. Training that has run out counts no longer."""
    rules = directory.rules_of(delivery)
    leaders = list(delivery.leaders.select_related("training"))
    for leader in leaders:
        leader.training_id = leader.training_id if leader.training and leader.training.holds(on) else None
    return [
        *of_leaders(rules, delivery.title, leaders),
        *of_group(rules, list(delivery.places.all())),
    ]


def while_it_runs(delivery, on):
    """What its entry would say of it today: it lasts longer than it should."""
    rules = directory.rules_of(delivery)
    terms = TermDates.objects.filter(
        school_year__organisation=delivery.organisation_id,
        starts_on__lte=min(on, delivery.ended_on or on),
        ends_on__gte=delivery.starts_on,
    ).count()
    if rules.terms and terms > rules.terms:
        yield f"It is in its term number {terms}. Children usually return within {rules.terms} terms."
