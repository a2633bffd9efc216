"""What the school of the demonstration, and some others, offer of the directory of approaches."""

from foothold.path.approaches import actions, directory
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
