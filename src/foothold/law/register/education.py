"""Clocks of education and care while a pupil is away: work, the sixth school day, the parent's days, the return."""

from datetime import date

from foothold.law.provision import Confidence
from foothold.law.register import sources
from foothold.law.register.clock import Counting, Unit, Version, clock

C, C2, M, I = Confidence.C, Confidence.C2, Confidence.M, Confidence.I
BEGIN = sources.REGULATIONS_2012_BEGIN

S104_NOTICE = clock(
    "excl.s104_notice",
    0,
    Unit.SCHOOL_DAYS,
    Counting.INCLUDING,
    Version(
        "Education and Inspections Act 2006 s.104; SI 2007/1870 regs 6 and 7",
        sources.SI_2007_1870,
        BEGIN,
        C,
        "The parent is told the days on which the pupil must be kept out of public places, and of the education from"
        " the sixth school day, by the end of the afternoon session on the first day of exclusion.",
    ),
    trigger="the first day of exclusion",
    responsible="headteacher",
    outcome="the parent has the notice of the days and of the education from the sixth school day",
)
S104_FURTHER = clock(
    "excl.s104_further",
    48,
    Unit.HOURS,
    Counting.BACK,
    Version(
        "SI 2007/1870 reg 6(2) to (4)",
        sources.SI_2007_1870,
        BEGIN,
        C,
        "Where the education from the sixth school day could not be described in time, a further notice follows"
        " without delay and at least 48 hours before it starts; a parent may waive this where it starts before day 6.",
    ),
    trigger="the education starts",
    responsible="headteacher",
    outcome="the parent knows where, when and with whom the education starts",
)
SET_WORK = clock(
    "excl.set_work",
    5,
    Unit.SCHOOL_DAYS,
    Counting.INCLUDING,
    Version(
        "Statutory guidance on suspension and permanent exclusion",
        sources.NOT_SEEN,
        BEGIN,
        C2,
        "Work is set and marked for the first five school days.",
    ),
    trigger="the first day of exclusion",
    responsible="school",
    outcome="work set and marked",
)
REINTEGRATION = clock(
    "excl.reintegration_meeting",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Statutory guidance on suspension and permanent exclusion",
        sources.NOT_SEEN,
        BEGIN,
        M,
        "A reintegration meeting is held on or before the return. A parent who does not come cannot make the suspension"
        " last longer.",
    ),
    trigger="the return to school",
    responsible="school",
    outcome="a plan for the return",
)
DAY_6_SCHOOL = clock(
    "day6.school",
    6,
    Unit.SCHOOL_DAYS,
    Counting.INCLUDING,
    Version(
        "Education and Inspections Act 2006 s.100; SI 2007/1870 reg 3(3) as amended by SI 2014/3216",
        sources.SI_2014_3216,
        date(2015, 1, 5),
        C,
        "The governing board (in an academy the proprietor) arranges suitable full-time education from the sixth"
        " consecutive school day of suspension, in one period or several.",
    ),
    Version(
        "Education and Inspections Act 2006 s.100; SI 2007/1870 reg 3",
        sources.SI_2007_1870,
        date(2007, 9, 1),
        C,
        "The governing board arranges suitable full-time education from the sixth school day of a fixed period.",
        date(2015, 1, 4),
    ),
    trigger="the first day of a run of suspension",
    responsible="governing board or proprietor",
    outcome="suitable full-time education",
)
DAY_6_LA = clock(
    "day6.la",
    6,
    Unit.SCHOOL_DAYS,
    Counting.INCLUDING,
    Version(
        "Education Act 1996 s.19(3A); SI 2007/1870 reg 4",
        sources.SI_2007_1870,
        date(2007, 9, 1),
        C,
        "The local authority arranges suitable full-time education from the sixth school day of a permanent exclusion,"
        " and of a suspension from a pupil referral unit.",
    ),
    trigger="the first day of a permanent exclusion",
    responsible="home authority",
    outcome="suitable full-time education",
)
FROM_DAY_1 = clock(
    "day6.recommended_from_day_1",
    1,
    Unit.SCHOOL_DAYS,
    Counting.INCLUDING,
    Version(
        "Statutory guidance on suspension and permanent exclusion",
        sources.NOT_SEEN,
        BEGIN,
        C2,
        "For a looked-after pupil, or one with a social worker, education from the first day is recommended.",
    ),
    trigger="the first day of exclusion",
    responsible="school and local authority",
    outcome="education from the first day",
)
PARENT_DAYS = clock(
    "s103.parent",
    5,
    Unit.SCHOOL_DAYS,
    Counting.INCLUDING,
    Version(
        "Education and Inspections Act 2006 s.103",
        sources.EIA_2006_S103,
        date(2007, 9, 1),
        C,
        "On the first five school days, if named in the notice, the parent keeps the pupil out of public places in"
        " school hours; it ends earlier where education starts earlier.",
    ),
    trigger="the first day of exclusion",
    responsible="parent",
    outcome="the pupil is not in a public place without good reason",
)
INTERIM_PEP = clock(
    "excl.interim_pep_review",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Statutory guidance in force from 26 July 2026",
        sources.NOT_SEEN,
        sources.GUIDANCE_2026,
        C2,
        "An interim review of the personal education plan is considered for a looked-after pupil at risk of exclusion.",
    ),
    trigger="a looked-after pupil at risk of exclusion",
    responsible="school and virtual school head",
    outcome="a review considered",
)
PASSES_HOME = clock(
    "owed.home_authority",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Education Act 1996 s.19(3A); SI 2012/1033 reg 2",
        sources.REGULATIONS_2012,
        BEGIN,
        I,
        "The home authority is the one in whose area the pupil lives. Who owes what is still open once the pupil lives"
        " elsewhere is not said. Read here: the authority of the new home, from that day.",
    ),
    trigger="the pupil comes to live in another area",
    responsible="home authority",
    outcome="what is open is owed by the authority in whose area the pupil lives",
)
PASSES_SCHOOLS = clock(
    "owed.school_authority",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 2 and 14; SI 2007/1870 reg 4",
        sources.REGULATIONS_2012,
        BEGIN,
        I,
        "The local authority is the school's. Who owes what is still open once the school lies in another area is not"
        " said. Read here: the authority of that area, from that day.",
    ),
    trigger="the school comes into another authority's area",
    responsible="local authority",
    outcome="what is open is owed by the authority in whose area the school lies",
)
UNTIL_BACK = clock(
    "day6.until_back",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Education and Inspections Act 2006 s.100; Education Act 1996 s.19(3A); SI 2007/1870 regs 3 and 4",
        sources.SI_2007_1870,
        BEGIN,
        I,
        "Education is owed from the sixth school day of exclusion. Until when, once a governing board has reinstated"
        " the pupil for a later day, is not said. Read here: whoever owed it owes it until the pupil is back.",
    ),
    trigger="a reinstatement from a later day",
    responsible="governing board of a suspended pupil's school, local authority otherwise",
    outcome="no school day without education before the pupil is back",
)
