"""A made-up download of the national register of schools."""

import csv
import io
from datetime import date

from foothold.ground.outside import gias

DAY_ONE, DAY_TWO = date(2025, 9, 8), date(2026, 1, 12)
OTHER_COLUMNS = [f"Column {number}" for number in range(104)]
COLUMNS = ["Street", *gias.NEEDED, "HeadLastName", *OTHER_COLUMNS]
NUMBERS = iter(range(900001, 999999))

MAINTAINED = {"TypeOfEstablishment (code)": "1", "TypeOfEstablishment (name)": "Community school"}
ACADEMY = {
    "TypeOfEstablishment (code)": "34",
    "TypeOfEstablishment (name)": "Academy converter",
    "Trusts (code)": "5001",
    "Trusts (name)": "Foxglove Trust",
}


def row(**cells):
    number = next(NUMBERS)
    usual = {
        "URN": str(number),
        "LA (code)": "980",
        "LA (name)": "Fernleigh",
        "EstablishmentNumber": "4001",
        "EstablishmentName": f"School {number}",
        "EstablishmentStatus (code)": "1",
        "OpenDate": "01-09-2012",
        "PhaseOfEducation (code)": "4",
        "Town": "Fernleigh",
        "Postcode": "FL1 1AA",
    }
    return usual | MAINTAINED | cells


def as_file(*rows, columns=COLUMNS):
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    file.seek(0)
    return file
