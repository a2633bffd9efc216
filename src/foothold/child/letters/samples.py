"""Made-up facts for every kind of letter: what a template is tried with before it is used, and what tests read."""

from datetime import date

CHILD = {
    "name": "Rowan Ashdown",
    "first": "Rowan",
    "year_group": "9",
    "born_on": date(2012, 3, 4),
    "to_name": "Rosa Ashdown",
    "to_address": ["4 Canal Row", "Fernleigh", "FE1 4CR"],
    "school": "Alder Academy",
    "authority": "Fernleigh",
    "phone": "01632 960100",
    "signed_by": "Amina Farrow",
    "signed_as": "Headteacher",
    "decided_on": date(2026, 3, 3),
    "representations_to": "Clara Pike, clerk to the governing board, at the school, or clerk@alder.example",
    "remote_may_be_asked": True,
    "work": "It is on the school's homework site, and you can ask for it on paper.",
    "advice": ["Fernleigh SENDIASS, for parents of children with special needs: 01632 960123"],
    "what_happened": "Rowan threw a chair after being asked to leave the room. It hit the wall beside another pupil.",
}
AWAY = CHILD | {
    "length": "2 school days",
    "starts_on": date(2026, 3, 3),
    "starts_session": "morning",
    "ends_on": date(2026, 3, 4),
    "returns_on": date(2026, 3, 5),
    "returns_session": "morning",
    "returns_at": "8:50am",
    "public_place_days": [date(2026, 3, 3), date(2026, 3, 4)],
    "board": "consider",
}
FIRST_FIVE = [date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 9)]
SIX_DAYS = AWAY | {
    "length": "6 school days",
    "ends_on": date(2026, 3, 10),
    "returns_on": date(2026, 3, 11),
    "public_place_days": FIRST_FIVE,
    "day_six_on": date(2026, 3, 10),
    "day_six_by": "The school",
}
FACTS = {
    "suspension.up_to_5": AWAY,
    "suspension.over_5": SIX_DAYS
    | {"board": "if_asked", "term_total": "6 school days", "board_by_on": date(2026, 6, 4)},
    "suspension.over_15": SIX_DAYS
    | {"board": "must", "term_total": "15.5 school days", "board_by_on": date(2026, 3, 24)},
    "suspension.lunchtime": AWAY
    | {"length": "3 lunchtimes", "lunchtimes": True, "ends_on": date(2026, 3, 5)},
}
