"""Meetings about children at the school of the demonstration: held weeks ago, held last week, called for next week.

Something decided is done, something is late, something comes back. A service and a family were invited for one child.
"""

from datetime import time, timedelta

from foothold.child.pupils.models import Pupil
from foothold.ground.kit import clock
from foothold.ground.policy.local_settings import MAP
from foothold.path.panels import actions, facts

AGO, LAST, NEXT = -41, -6, 8
"""In calendar days from today."""
NOOR, JEM, ROWAN = ("Noor", "Calloway"), ("Jem", "Holloway"), ("Rowan", "Ashdown")
SAID = {
    NOOR: "Draws well, and is kind to younger pupils. Lessons after the break go wrong most often.",
    JEM: "Proud of two weeks without a call home. The mentor helps.",
    ROWAN: "Patient with younger pupils. Mornings at home are hard since the move.",
}
WHY = "Late to half of all lessons, and the form tutor is worried."


def tell(scene):
    """Called, held and recorded in the order in which it happened."""
    first = _call(scene, AGO)
    for child, decision in ((NOOR, "school_help"), (JEM, "plan")):
        _speak(scene, first, child, decision)
    second = _call(scene, LAST)
    _speak(scene, second, ROWAN, "outside")
    for item in second.items.filter(status="on_agenda"):
        _go_on(scene, item)
    _done(scene, first)
    _call(scene, NEXT)


def _call(scene, days):
    day = _day(scene, days)
    before = min(day - timedelta(days=7), scene.today)
    return actions.call(
        by=scene.staff.demo["Ines Okafor"],
        at=_at(before),
        organisation=scene.school,
        kind=MAP,
        meeting={
            "held_on": day,
            "starts_at": time(15, 30),
            "place": "The library",
            "chair": scene.staff.demo["Ines Okafor"],
        },
    )


def _speak(scene, meeting, child, decision):
    given, family = child
    pupil = Pupil.objects.get(given_name=given, family_name=family)
    lead, day = scene.staff.demo["Ines Okafor"], meeting.held_on
    invited = _guests(scene, pupil, day)
    known = {"by": lead, "pupil": pupil, "meeting": meeting, "guests": invited}
    item = meeting.items.filter(pupil=pupil).first() or actions.put_on(at=_at(day), why=WHY, **known)
    own, *rest = item.invited.filter(side="school")
    asked = item.invited.filter(side="service").first() or own
    actions.record(
        by=lead,
        at=_at(day, 17),
        item=item,
        came={each.pk: "came" for each in item.invited.exclude(side="pupil")},
        said=SAID[child],
        decision=decision,
        rationale="What was tried helped a little. The family asks for the same person every week.",
        undertakings=[
            _thing("Meet at the gate each morning for three weeks", own, day, 21),
            _thing("Offer a place in the Friday group", asked, day, 14),
            _thing("Ring home each Friday with what went well", (rest or [own])[0], day, 56),
        ],
    )


def _go_on(scene, item):
    """What was decided the time before is not done yet, and stands."""
    actions.record(
        by=scene.staff.demo["Ines Okafor"],
        at=_at(item.meeting.held_on, 17),
        item=item,
        came={each.pk: "came" for each in item.invited.all()},
        decision="go_on",
        rationale="It began late. It is given the time that was agreed.",
    )


def _guests(scene, pupil, day):
    asked = facts.guests(pupil, scene.school, day)
    return [each for each in asked if each.side in ("pupil", "family", "service")][:5] + [
        each for each in asked if each.name in ("Ines Okafor", "Dara Byrne")
    ]


def _thing(what, owner, day, days):
    return {"what": what, "owner": owner, "by_on": day + timedelta(days=days)}


def _done(scene, meeting):
    """The first thing decided for each child was done; the second is late, the third still to come."""
    for item in meeting.items.all():
        done_on = meeting.held_on + timedelta(days=20)
        actions.finish(
            by=scene.staff.demo["Ines Okafor"],
            at=_at(done_on),
            undertaking=item.undertakings.order_by("pk").first(),
            done_on=done_on,
            how="Every morning but two",
        )


def _day(scene, days):
    return scene.calendar.this_or_next_school_day(scene.today + timedelta(days=days))


def _at(day, hour=15):
    return clock.moment_of(day, time(hour))
