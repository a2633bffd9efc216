"""Clocks of service by post, the independent review, claims, and the admission register."""

from datetime import date

from foothold.law.provision import Confidence
from foothold.law.register import sources
from foothold.law.register.clock import Counting, Unit, Version, clock

C, C2, M, I = Confidence.C, Confidence.C2, Confidence.M, Confidence.I
BEGIN = sources.REGULATIONS_2012_BEGIN
OLD_EXAMPLE = Version(
    "Published worked example for appeal panels, September 2004",
    sources.NOT_SEEN,
    date(2003, 9, 1),
    C,
    "A decision posted first class on Monday 13 September 2004 counts as given on Wednesday 15 September; the last day"
    " to apply is the fifteenth school day after that, Wednesday 6 October 2004.",
    sources.LAST_DAY_BEFORE_2012,
)

SERVICE_POST = clock(
    "service.post",
    2,
    Unit.WORKING_DAYS,
    Counting.AFTER,
    Version(
        "SI 2012/1033 reg 17(3) and Sch 1 para 1(2)",
        sources.SCHEDULES_2012,
        BEGIN,
        C,
        "A notice sent by first class post counts as given on the second working day after posting; one delivered by"
        " hand on the day of delivery.",
    ),
    OLD_EXAMPLE,
    trigger="posting first class",
    responsible="nobody: a rule of service",
    outcome="the day the notice counts as given",
)
APPLY = clock(
    "irp.apply",
    15,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "SI 2012/1033 Sch 1 para 2(1)",
        sources.SCHEDULES_2012,
        BEGIN,
        C,
        "An application for an independent review is made within 15 school days after the day on which the board's"
        " notice is given. A late application must be rejected.",
    ),
    OLD_EXAMPLE,
    trigger="the board's notice counts as given",
    responsible="parent",
    outcome="an application to the arranging authority",
)
APPLY_AFTER_CLAIM = clock(
    "irp.apply_after_claim",
    15,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "SI 2012/1033 Sch 1 para 2(2)",
        sources.SCHEDULES_2012,
        BEGIN,
        C2,
        "Where an Equality Act claim was made first, the application is made within 15 school days after the claim is"
        " finally determined.",
    ),
    trigger="the Equality Act claim is finally determined",
    responsible="parent",
    outcome="an application to the arranging authority",
)
HEARING = clock(
    "irp.hearing",
    15,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "SI 2012/1033 Sch 1 para 1(1)",
        sources.SCHEDULES_2012,
        BEGIN,
        C,
        "The review panel meets by the fifteenth school day after the day on which the application is made.",
    ),
    trigger="the application counts as made",
    responsible="local authority, or academy proprietor",
    outcome="the panel has met",
)
PAPERS = clock(
    "irp.papers",
    5,
    Unit.SCHOOL_DAYS,
    Counting.BACK,
    Version(
        "Statutory guidance on suspension and permanent exclusion",
        sources.NOT_SEEN,
        BEGIN,
        C2,
        "Papers go to the parties at least five school days before the hearing where possible.",
    ),
    trigger="the hearing",
    responsible="clerk",
    outcome="everyone has the papers",
)
RECONSIDER = clock(
    "irp.reconsider",
    10,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "SI 2012/1033 regs 8, 17(1) and (3) and 26; statutory guidance",
        sources.REG_17,
        BEGIN,
        C,
        "The governing board reconvenes within 10 school days after notice of the panel's decision is given, and tells"
        " everyone of its new decision without delay.",
    ),
    trigger="the panel's notice counts as given",
    responsible="governing board",
    outcome="a new decision",
)
READJUST = clock(
    "irp.readjust",
    10,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "SI 2012/1033 Sch 1; statutory guidance",
        sources.SCHEDULES_2012,
        BEGIN,
        C2,
        "Only after the panel has quashed the decision and directed reconsideration, and where reinstatement is not"
        " offered within 10 school days, a payment of 4,000 pounds may be ordered.",
    ),
    trigger="quashed and directed; notice counts as given",
    responsible="governing board",
    outcome="4,000 pounds to the local authority",
)
TRIBUNAL_CLAIM = clock(
    "ftt.claim",
    6,
    Unit.MONTHS,
    Counting.INCLUDING,
    Version(
        "Equality Act 2010 Sch 17 para 4",
        sources.NOT_SEEN,
        BEGIN,
        M,
        "A disability discrimination claim goes to the First-tier Tribunal within six months beginning with the act.",
    ),
    trigger="the exclusion",
    responsible="parent",
    outcome="a claim to the First-tier Tribunal",
)
DELETE_PEX = clock(
    "reg.delete_pex",
    1,
    Unit.CALENDAR_DAYS,
    Counting.AFTER,
    Version(
        "SI 2024/208 regs 9 and 13(4)",
        sources.SI_2024_208,
        sources.REGISTERS_2024,
        M,
        "The name stays on the admission register until the time for a review has passed with no application, the"
        " parent says in writing that none will be made, or a review has ended without reinstatement. The local"
        " authority then gets a deletion return.",
    ),
    trigger="the time to apply for a review ends",
    responsible="school",
    outcome="the name is taken off the register, with a deletion return",
)
NEW_PUPIL = clock(
    "reg.new_pupil",
    5,
    Unit.CALENDAR_DAYS,
    Counting.AFTER,
    Version(
        "SI 2024/208 reg 13(1)",
        sources.SI_2024_208,
        sources.REGISTERS_2024,
        C,
        "The local authority gets a new pupil return by the end of the fifth day after the name is entered.",
    ),
    trigger="the name is entered on the register",
    responsible="school",
    outcome="a new pupil return",
)
SICKNESS = clock(
    "reg.sickness",
    15,
    Unit.SCHOOL_DAYS,
    Counting.CUMULATIVE,
    Version(
        "SI 2024/208 reg 13(2) and (3)",
        sources.SI_2024_208,
        sources.REGISTERS_2024,
        C2,
        "The local authority gets a sickness return when absence for illness reaches, or is expected to reach, 15"
        " school days.",
    ),
    trigger="absence with code I in a school year",
    responsible="school",
    outcome="a sickness return",
)
CODES = clock(
    "reg.codes",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "SI 2024/208 reg 10, Tables 1 to 3",
        sources.SI_2024_208,
        sources.REGISTERS_2024,
        C,
        "Code E only while no education is provided; K where the local authority arranged it; D where the pupil is also"
        " on the provider's register; B at another approved place.",
    ),
    trigger="each session",
    responsible="school",
    outcome="a code in the attendance register",
)
SEN_EXPERT = clock(
    "irp.sen_expert",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 Sch 1; statutory guidance",
        sources.SCHEDULES_2012,
        BEGIN,
        C2,
        "A SEN expert is appointed where the parent asks for one with an application made in time, whether or not the"
        " school recognises special educational needs.",
    ),
    trigger="the parent asks for one with the application",
    responsible="local authority, or academy proprietor",
    outcome="a SEN expert advises the panel",
)
NOTIFY_OUTCOME = clock(
    "irp.notify_decision",
    None,
    Unit.WITHOUT_DELAY,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 Sch 1; statutory guidance",
        sources.SCHEDULES_2012,
        BEGIN,
        C2,
        "The review panel's decision and its reasons are sent to the parent, the governing board and the local"
        " authority without delay.",
    ),
    trigger="the panel's decision",
    responsible="local authority, or academy proprietor",
    outcome="everyone knows the decision",
)
NOTIFY_RECONSIDERED = clock(
    "irp.notify_reconsidered",
    None,
    Unit.WITHOUT_DELAY,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 reg 17(2)",
        sources.REG_17,
        BEGIN,
        C,
        "The governing board tells the parent, the headteacher, the local authority and the home authority of its"
        " reconsidered decision and its reasons without delay.",
    ),
    trigger="the reconsidered decision",
    responsible="governing board",
    outcome="everyone knows the new decision",
)
PASSES_REVIEW = clock(
    "owed.review",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 Sch 1 para 1",
        sources.SCHEDULES_2012,
        BEGIN,
        I,
        "The local authority arranges the review for a maintained school or pupil referral unit, the proprietor for an"
        " academy. Who goes on with it once another body is that is not said. Read here: that body, from that day; what"
        " kind of school it was when the pupil was excluded counts throughout.",
    ),
    trigger="another authority, or another trust, answers for the school",
    responsible="local authority, or academy proprietor",
    outcome="what is open of a review is owed by the body that arranges it now",
)
