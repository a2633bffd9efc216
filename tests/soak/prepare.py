"""Makes an authority, and a school with a calendar around today, a head, an office and pupils. Answers who and when."""

import json
import sys
from datetime import date, timedelta

import django

DAYS = 40


def main(pupils):
    from django.core.management import call_command

    from foothold.ground.access.roles import Role
    from foothold.ground.kit import clock
    from tests import factories

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    today = clock.today()
    years = [year(today.year - 1), year(today.year)]
    school = factories.school(authority=factories.authority(), years=years)
    head = member(factories.person(Role.HEADTEACHER, school, name="Amina Head"), "head")
    office = member(factories.person(Role.SCHOOL_OFFICE, school, name="Otto Office"), "office")
    made = [factories.pupil(school, by=office, given_name=f"Ada{number}") for number in range(pupils)]
    return {
        "school": school.pk,
        "head": head.pk,
        "pupils": [pupil.pk for pupil in made],
        "days": [day.isoformat() for day in school_days(school, today)],
    }


def member(person, name):
    person.email = f"{name}@demo.foothold.example"
    person.save()
    return person


def year(begins):
    """A school year that leaves out nothing but August, so that there are always school days behind today."""
    return {
        "name": f"{begins}/{(begins + 1) % 100:02}",
        "terms": [
            ("autumn", date(begins, 9, 1), date(begins, 12, 20)),
            ("spring", date(begins + 1, 1, 4), date(begins + 1, 3, 26)),
            ("summer", date(begins + 1, 4, 12), date(begins + 1, 7, 24)),
        ],
        "closed": [],
    }


def school_days(school, today):
    """The last school days before today, oldest first."""
    from foothold.ground.organisations import calendars

    calendar = calendars.calendar_of(school)
    found, day = [], today
    while len(found) < DAYS:
        day -= timedelta(days=1)
        if calendar.is_school_day(day):
            found.append(day)
    return found[::-1]


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main(**json.load(sys.stdin))))
