"""What bears on two children of the school of the demonstration, and what a primary school told it about a third."""

from datetime import date, time, timedelta

from foothold.child.pupils import actions as pupils
from foothold.child.pupils import facts as pupil_facts
from foothold.child.pupils.models import Pupil
from foothold.ground.kit import clock
from foothold.path.inclusion import actions

PRIMARY_YEARS = 7
BEARS = {
    "Calloway": (
        "Talk with the mother and the form tutor",
        "child.humour family.one_adult school.belongs child.change family.parting community.homeless",
    ),
    "Holloway": (
        "Two talks with Jem, and the father on the telephone",
        "child.solves community.activities school.relationships child.learning",
    ),
}
TOLD = {
    "strengths": "Builds anything out of cardboard, and explains how.",
    "helps": "A map of the day, and a job to do at lesson changes.",
    "avoid": "Being called out in front of the class.",
    "needs": "Reads slowly: texts are read aloud, and answers may be spoken.",
    "worries": "The dinner hall, and the bus.",
    "people": "Mr Adeyemi, teaching assistant, has known Ottoline since Year 3.",
    "view_pupil": "I want to know where I can go when it is loud.",
}


def tell(scene):
    named = {pupil.family_name: pupil for pupil in Pupil.objects.filter(links__organisation=scene.school)}
    for family, (rests_on, factors) in BEARS.items():
        actions.set_factors(
            by=scene.staff.demo["Ines Okafor"],
            at=_at(scene.school_days_ago(20)),
            pupil=named[family],
            school=scene.school,
            factors=factors.split(),
            rests_on=rests_on,
        )
    _came_from_primary(scene)


def _came_from_primary(scene):
    """On the roll of a primary school until August, and on that of a secondary school since September."""
    primary = next(each for each in scene.laid.schools if each.phase == "primary")
    head, september = scene.staff.heads[primary.pk], pupil_facts.school_year_start(scene.today)
    year = september.year
    made = Pupil(
        given_name="Ottoline", family_name="Brandt", born_on=date(year - 11, 5, 6), sex=Pupil.Sex.FEMALE
    )
    began = date(year - PRIMARY_YEARS, 9, 1)
    pupil = pupils.add(by=head, at=scene.at, school=primary, pupil=made, starts_on=began)
    june = date(year, 6, 18)
    told = TOLD | {"family_told_on": june - timedelta(days=2)}
    actions.write_transition(by=head, at=_at(june), pupil=pupil, school=primary, told=told)
    pupils.leave(by=head, at=_at(june), pupil=pupil, last_on=september - timedelta(days=1))
    pupils.enrol(by=scene.office, at=scene.at, school=scene.school, pupil=pupil, starts_on=september)


def _at(on):
    return clock.moment_of(on, time(15, 30))
