"""Made-up facts for every kind of letter: what a template is tried with before it is used, and what tests read."""

from datetime import date
from typing import Any

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
PERMANENT = CHILD | {
    "permanent": True,
    "starts_on": date(2026, 3, 3),
    "starts_session": "morning",
    "harm": "Two pupils no longer feel safe in lessons.",
    "history": ["two suspensions this school year", "a mentor and a support plan, since September"],
    "public_place_days": FIRST_FIVE,
    "day_six_on": date(2026, 3, 10),
    "day_six_by": "Fernleigh local authority",
    "board": "must",
    "board_by_on": date(2026, 3, 24),
}
PROVISION = {
    "education_starts_on": date(2026, 3, 10),
    "sooner_agreed": False,
    "day_six_place": "Beacon AP, 12 Mill Lane, Fernleigh FE3 1BA",
    "day_six_times": "9:00am to 3:00pm, Monday to Friday",
    "day_six_report_to": "Logan Thorne at the front desk",
    "day_six_bring": "a pen and any medicine; lunch is free",
}
MEETING = {
    "clerk": "Clara Pike",
    "meeting_on": date(2026, 3, 23),
    "meeting_time": "4:30pm",
    "meeting_place": "the library of Alder Academy",
    "meeting_remote": False,
    "papers_before": 5,
    "papers_by_on": date(2026, 3, 16),
}
DECIDED = {
    "board_reasons": "The board found that the knife was brought to school on purpose. It thought about needs and"
    " about what else could have been done.",
    "chair_alone": False,
    "back_on_words": "Wednesday 25 March 2026 at 8:50am",
    "review_to": "the Review Clerk, Foxglove Trust, Harbour Road, Fernleigh FE2 7QB",
}
REVIEWED = {
    "review_clerk": "Rafi Stone",
    "arranged_by": "Foxglove Trust",
    "review_decided_on": date(2026, 5, 6),
    "panel_reasons": "The minutes do not show that the board thought about needs or about other steps.",
    "again_on": date(2026, 5, 14),
}
CLAIM_OPEN = {"claim_made_on": date(2026, 3, 24), "claim_open": True, "claim_decided_on": None}
CLAIM_DECIDED = CLAIM_OPEN | {"claim_open": False, "claim_decided_on": date(2026, 6, 10)}
GROWN = {
    "adult": True,
    "name": "Sam Grown",
    "first": "Sam",
    "year_group": "13",
    "born_on": date(2007, 10, 1),
    "public_place_days": [],
    "day_six_on": None,
    "day_six_by": "",
}
"""A pupil of 18, of no compulsory school age: the letters are the pupil's own and say "you"."""
HEARD = {
    "meeting_on": date(2026, 5, 6),
    "meeting_place": "Fernleigh Town Hall, room 2",
    "sen_expert": True,
}
CANCELLED = {
    "cancelled_on": date(2026, 3, 4),
    "cancelled_because": "A pupil who was there says that somebody else threw the chair. I believe this to be true.",
}
TOLD = SIX_DAYS | {"board": "must", "term_total": "15.5 school days", "board_by_on": date(2026, 3, 24)}
_BODY = {"to_address": [], "dear": "colleague"}
TO: dict[str, dict[str, Any]] = {
    "headteacher": {"to_name": "Amina Farrow", "to_address": ["Headteacher", "Alder Academy"]},
    "board": _BODY | {"to_name": "The governing board of Alder Academy"},
    "authority": _BODY | {"to_name": "Fernleigh local authority"},
    "home_authority": _BODY | {"to_name": "Oakshire local authority"},
    "social_worker": _BODY | {"to_name": "The social worker of Rowan Ashdown", "may_join_remotely": True},
    "virtual_school_head": _BODY | {"to_name": "The virtual school head", "may_join_remotely": True},
}
TOLD_OF_IT = ("board", "authority", "home_authority", "social_worker", "virtual_school_head")
INVITED = ("headteacher", "authority", "social_worker", "virtual_school_head")
AFTER_BOARD = ("headteacher", "authority", "home_authority")
_REVIEWED = PERMANENT | REVIEWED | {"panel_outcome": "quash_and_direct"}
_AGAIN = PERMANENT | MEETING | DECIDED | _REVIEWED
_DECLINED = PERMANENT | MEETING | DECIDED | {"apply_by_on": date(2026, 4, 28)}
FACTS = {
    "suspension.up_to_5": AWAY,
    "suspension.over_5": SIX_DAYS
    | {"board": "if_asked", "term_total": "6 school days", "board_by_on": date(2026, 6, 4)},
    "suspension.over_15": SIX_DAYS
    | {"board": "must", "term_total": "15.5 school days", "board_by_on": date(2026, 3, 24)},
    "suspension.lunchtime": AWAY
    | {"length": "3 lunchtimes", "lunchtimes": True, "ends_on": date(2026, 3, 5)},
    "permanent.exclusion": PERMANENT,
    "schooling.first_days": SIX_DAYS,
    "schooling.day_six": SIX_DAYS | PROVISION,
    "schooling.return": AWAY | {"return_meeting": "Wednesday 4 March 2026 at 3:30pm in Mrs Farrow's office"},
    "board.invitation": PERMANENT | MEETING,
    "board.papers": PERMANENT | MEETING,
    "board.not_reinstated": _DECLINED,
    "board.reinstated": PERMANENT | MEETING | DECIDED | {"reinstated": True},
    "board.considered": AWAY | MEETING | DECIDED | {"considered": True},
    "review.hearing": PERMANENT | MEETING | REVIEWED | HEARD,
    "review.upheld": PERMANENT | REVIEWED | {"panel_outcome": "uphold"},
    "review.recommended": PERMANENT | REVIEWED | {"panel_outcome": "recommend_reconsideration"},
    "review.quashed": PERMANENT | REVIEWED | {"panel_outcome": "quash_and_direct"},
    "board.offered_back": PERMANENT | MEETING | DECIDED | REVIEWED | {"reinstated": True},
    "board.not_offered_back": PERMANENT | MEETING | DECIDED | REVIEWED,
    **{f"notice.{name}": (PERMANENT if name == "home_authority" else TOLD) | TO[name] for name in TOLD_OF_IT},
    **{f"invited.{name}": PERMANENT | MEETING | to for name, to in TO.items() if name in INVITED},
    **{
        f"heard.{name}": PERMANENT | MEETING | REVIEWED | HEARD | to
        for name, to in TO.items()
        if name != "home_authority"
    },
    **{f"decided.{name}": _DECLINED | to for name, to in TO.items() if name in AFTER_BOARD},
    **{f"reviewed.{name}": _REVIEWED | to for name, to in TO.items() if name in ("board", "authority")},
    **{f"again.{name}": _AGAIN | to for name, to in TO.items() if name in AFTER_BOARD},
    "cancelled.family": AWAY | CANCELLED,
    **{f"cancelled.{name}": AWAY | CANCELLED | TO[name] for name in TOLD_OF_IT if name != "home_authority"},
    "authority.acknowledgement": PERMANENT
    | PROVISION
    | {
        "writer": "Fernleigh",
        "to_name": "Amina Farrow",
        "to_address": ["Headteacher", "Alder Academy"],
        "officer": "Bea Marlow",
    },
}
OF_ADULTS = {
    name: facts | GROWN | ({"to_name": "Sam Grown"} if facts["to_name"] == CHILD["to_name"] else {})
    for name, facts in FACTS.items()
    if name not in ("schooling.first_days", "schooling.day_six", "authority.acknowledgement")
}
"""The same at 18. Three kinds are not written then: what they tell of is owed at compulsory school age only."""
_WRONGLY_TOLD = {
    "corrects_on": date(2026, 3, 3),
    "corrected": ["The last day: now Wednesday 4 March 2026. We told you Thursday 5 March 2026."],
}
PUT_RIGHT = (
    "suspension.up_to_5",
    "suspension.lunchtime",
    "permanent.exclusion",
    "notice.board",
    "schooling.first_days",
    "schooling.day_six",
    "schooling.return",
    "board.invitation",
    "invited.authority",
)
MORE = {
    **{f"{name}, put right": (name, FACTS[name] | _WRONGLY_TOLD) for name in PUT_RIGHT},
    "decided.authority, reinstated": ("decided.authority", _DECLINED | {"reinstated": True}),
    "decided.authority, by the chair": ("decided.authority", _DECLINED | {"chair_alone": True}),
    "decided.headteacher, considered": (
        "decided.headteacher",
        AWAY | MEETING | DECIDED | {"considered": True},
    ),
    "reviewed.board, upheld": ("reviewed.board", _REVIEWED | {"panel_outcome": "uphold"}),
    "again.authority, reinstated": ("again.authority", _AGAIN | {"reinstated": True}),
    "invited.social_worker, remote": (
        "invited.social_worker",
        PERMANENT | MEETING | {"meeting_remote": True, "meeting_place": "the link in the e-mail"},
    ),
    "board.not_reinstated, a claim is open": (
        "board.not_reinstated",
        _DECLINED | CLAIM_OPEN | {"apply_by_on": None},
    ),
    "board.not_reinstated, a claim was decided": (
        "board.not_reinstated",
        _DECLINED | CLAIM_DECIDED | {"apply_by_on": date(2026, 7, 1)},
    ),
}
"""Cases in which a letter says something else."""
CASES = (
    {name: (name, facts) for name, facts in FACTS.items()}
    | {f"{name} at 18": (name, facts) for name, facts in OF_ADULTS.items()}
    | MORE
)
"""Every made-up case by its name: the kind of letter, and the facts."""
