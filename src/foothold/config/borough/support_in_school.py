"""What the school of the demonstration, and some others, offer of the directory of approaches."""

from datetime import timedelta

from foothold.child.pupils.models import Pupil
from foothold.ground.access.roles import Tie
from foothold.path.approaches import actions, directory
from foothold.path.approaches.actions import delivery
from foothold.path.approaches.models import Offer

OFFERED = {
    "whole-school-behaviour-policy": "",
    "restorative-approaches": "Chats by everybody; conferences by the pastoral team.",
    "anti-bullying": "",
    "pastoral-support-programme": "Led by the inclusion lead.",
    "circle-of-friends": "Years 7 and 8, with our educational psychologist.",
    "nurture-groups": "The Lodge, mornings. Eight places.",
    "school-counselling": "Tuesdays and Thursdays.",
    "peer-mediation": "Year 10 mediators at both breaks.",
}
NOT_OFFERED = {"mindfulness": "Two members of staff begin the foundation course next term."}
ELSEWHERE = ("restorative-approaches", "school-counselling", "nurture-groups", "peer-mediation", "team-teach")
TRAINED = (
    ("solution-focused-approaches", "Ines Okafor", "SENCO and inclusion lead", 14, None),
    ("staff-sharing", "Tom Vale", "Teacher of English", 6, None),
    ("team-teach", "Dara Byrne", "Designated safeguarding lead", 6, 40),
    ("team-teach", "Amina Farrow", "Headteacher", 6, 400),
)
SEVEN = 7


def add(scene):
    """The school of the demonstration says much; some of the others say a little, and the rest nothing yet."""
    since = scene.calendar.years[-2].terms[0].starts_on
    for stands, notes in ((Offer.Stands.OFFERS, OFFERED), (Offer.Stands.DOES_NOT, NOT_OFFERED)):
        for key, note in notes.items():
            _say(scene, scene.school, scene.head, key, stands, since, note)
    others = [school for school in scene.laid.schools if school.pk != scene.school.pk]
    for number, school in enumerate(others[:12]):
        key = ELSEWHERE[number % len(ELSEWHERE)]
        _say(scene, school, scene.staff.heads[school.pk], key, Offer.Stands.OFFERS, since, "")
    _train(scene, since)
    _run(scene)


def _train(scene, since):
    for key, name, works_as, hours, days_left in TRAINED:
        actions.train(
            by=scene.head,
            at=scene.at,
            organisation=scene.school,
            approach=directory.published()[key][0].named,
            name=name,
            works_as=works_as,
            hours=hours,
            given_by="Fernleigh Educational Psychology Service",
            from_on=since,
            to_on=scene.today + timedelta(days=days_left) if days_left else None,
        )


def _run(scene):
    """A nurture group that runs, and a circle of friends that waits for a child."""
    first = scene.school_days_ago(30)
    nurture = _plan(scene, "nurture-groups", first, 60)
    tied = {"links__organisation": scene.school, "links__tie": Tie.ON_ROLL, "links__from_on__lte": first}
    for pupil in (
        Pupil.objects.filter(**tied, links__to_on=None).distinct().order_by("-born_on", "pk")[:SEVEN]
    ):
        agreed = first - timedelta(days=4)
        delivery.join(
            by=scene.head,
            at=scene.at,
            delivery=nurture,
            pupil=pupil,
            joined_on=first,
            parent_agreed_on=agreed,
            child_agreed_on=agreed,
        )
    if nurture.places.count() == SEVEN:
        delivery.begin(by=scene.head, at=scene.at, delivery=nurture)
    _plan(scene, "circle-of-friends", scene.today, 10)


def _plan(scene, key, starts_on, sessions):
    return delivery.plan(
        by=scene.head,
        at=scene.at,
        organisation=scene.school,
        approach=directory.published()[key][0].named,
        starts_on=starts_on,
        sessions=sessions,
        others=("Ines Okafor", "Tom Vale"),
    )


def _say(scene, school, head, key, stands, since, note):
    actions.offer(
        by=head,
        at=scene.at,
        organisation=school,
        approach=directory.published()[key][0].named,
        stands=stands,
        from_on=since,
        note=note,
    )
