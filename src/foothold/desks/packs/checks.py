"""Questions for the members of a governing board: the last page of every pack. Practice of local authorities."""

SOURCE = (
    "Practice of the kind published by local authorities, with the duties it rests on. Check before relying."
)

BEFORE = (
    "Has everybody had the same papers, and time to read them?",
    "Is every member impartial: no connection with the pupil, the family or what happened?",
    "Were the parents, the pupil, the headteacher and, where there are, the social worker, the virtual school head and"
    " the local authority invited?",
    "Can the pupil and the family take part and say what they want to say?",
)
DECISION = (
    "Lawful: was it for breaking the behaviour policy, by the headteacher, and not for an unlawful reason?",
    "Rational: does it follow from what was found?",
    "Reasonable: is it within what a headteacher may decide on these facts?",
    "Fair: was the pupil heard, and was what the pupil said looked into?",
    "Proportionate: would something less have done?",
    "Is it more likely than not that the pupil did this?",
)
ONE_OFF = (
    "Was this one breach serious by itself, without what happened before?",
    "Does the behaviour policy cover it, and was the policy followed?",
    "Would it seriously harm the education or welfare of the pupil or others if the pupil stayed?",
)
PERSISTENT = (
    "Were the breaches persistent, and is each of them in these papers?",
    "What support was given, by whom, and what came of it? What was left untried?",
    "Would it seriously harm the education or welfare of the pupil or others if the pupil stayed?",
)
EQUALITY = (
    "Special educational needs: were they known, and was the support that was promised given?",
    "Disability: were reasonable adjustments made? Is the decision because of something that comes from it?",
    "Did the school have due regard to equality duties, also for race, sex and religion?",
)
AT_THE_MEETING = (
    "The chair says who is who, what the board can decide, and in which order people speak.",
    "The headteacher gives the reasons; the family, the pupil and those who speak for them ask and answer.",
    "The headteacher and the family leave together before the members decide. Only the clerk stays with them.",
    "The decision and its reasons go to everybody in writing without delay.",
)


def questions(ground):
    """Groups of questions, each with its heading."""
    persistent = ground == "persistent"
    return (
        ("Before the meeting", BEFORE),
        ("About the decision", DECISION),
        ("Persistent breaches", PERSISTENT) if persistent else ("One breach", ONE_OFF),
        ("Needs and equality", EQUALITY),
        ("At the meeting", AT_THE_MEETING),
    )
