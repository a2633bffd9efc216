"""Clocks outside exclusion itself: off site, alternative provision, admissions, EHC plans, money, data protection."""

from datetime import date, timedelta

from foothold.law.provision import Confidence
from foothold.law.register import sources
from foothold.law.register.clock import Counting, Unit, Version, clock

C, C2, M = Confidence.C, Confidence.C2, Confidence.M
EHC_BEGIN = date(2014, 9, 1)
CODE_2021 = date(2021, 9, 1)
AP_GUIDE_2025 = date(2025, 2, 1)
OFF_SITE_BEGIN = date(2010, 9, 1)
REVIEWS_CHANGED = date(2013, 1, 1)

OFF_NOTICE = clock(
    "off.notice",
    2,
    Unit.SCHOOL_DAYS,
    Counting.BACK,
    Version(
        "SI 2010/1156 regs 2 and 3",
        sources.SI_2010_1156,
        OFF_SITE_BEGIN,
        C,
        "Notice of an off-site direction is given as soon as practicable and not less than two school days before the"
        " first school day at the other place.",
    ),
    trigger="the first school day off site",
    responsible="governing board",
    outcome="the parent has notice; the local authority too where there is an EHC plan",
)
OFF_POWER = clock(
    "off.power",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Education Act 2002 s.29A; SI 2010/1156; the 2026 Regulations on academies and pupil referral units",
        sources.SI_2010_1156,
        sources.GUIDANCE_2026,
        C2,
        "Maintained schools, academies and management committees of pupil referral units may direct a pupil off site"
        " for education intended to improve behaviour.",
    ),
    Version(
        "Education Act 2002 s.29A; SI 2010/1156",
        sources.SI_2010_1156,
        OFF_SITE_BEGIN,
        C,
        "The governing body of a maintained school may direct a pupil off site for education intended to improve"
        " behaviour. An academy used its general powers; a pupil referral unit had no such power.",
        sources.GUIDANCE_2026 - timedelta(days=1),
    ),
    trigger="a direction",
    responsible="governing board",
    outcome="the pupil must attend elsewhere",
)
OFF_REVIEW_REQUEST = clock(
    "off.review_request",
    10,
    Unit.WEEKS,
    Counting.BACK,
    Version(
        "SI 2010/1156 reg 4A, inserted by SI 2012/2532",
        sources.SI_2012_2532,
        REVIEWS_CHANGED,
        C,
        "On a written request from the parent, or from the local authority for an EHC plan, a review meeting is held as"
        " soon as reasonably practicable unless one was held in the 10 weeks before the request.",
    ),
    trigger="the written request",
    responsible="governing board",
    outcome="a review meeting",
)
OFF_INVITE = clock(
    "off.invite",
    6,
    Unit.CALENDAR_DAYS,
    Counting.BACK,
    Version(
        "SI 2010/1156 regs 5 and 6",
        sources.SI_2010_1156,
        OFF_SITE_BEGIN,
        M,
        "Invitations to a review meeting are given in writing at least six days before it.",
    ),
    trigger="the review meeting",
    responsible="governing board",
    outcome="invitations",
)
OFF_OUTCOME = clock(
    "off.outcome",
    6,
    Unit.CALENDAR_DAYS,
    Counting.AFTER,
    Version(
        "SI 2010/1156 regs 5 and 6",
        sources.SI_2010_1156,
        OFF_SITE_BEGIN,
        M,
        "The decision and its reasons are given in writing within six days after the review meeting.",
    ),
    trigger="the review meeting",
    responsible="governing board",
    outcome="a written decision with reasons",
)
AP_REVIEW = clock(
    "ap.review",
    None,
    Unit.HALF_TERM,
    Counting.NOT_COUNTED,
    Version(
        "DfE, Arranging alternative provision, February 2025",
        sources.NOT_SEEN,
        AP_GUIDE_2025,
        C2,
        "A placement is reviewed at least once every half-term; a school tells its local authority of every placement"
        " it arranges.",
    ),
    trigger="the placement starts",
    responsible="commissioner",
    outcome="a review and an updated plan",
)
AP_REGISTRATION = clock(
    "ap.registration",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Education and Skills Act 2008 Part 4, as explained in HL5450 (2023)",
        sources.NOT_SEEN,
        date(2008, 9, 1),
        C2,
        "A place that gives full-time education to five or more pupils of compulsory school age, or to one with an EHC"
        " plan or looked after, must register as an independent school. Over 18 hours a week is treated as full-time.",
    ),
    trigger="full-time education",
    responsible="provider",
    outcome="registration as an independent school",
)
PART_TIME = clock(
    "ptt.limits",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Working together to improve school attendance, part-time timetables",
        sources.NOT_SEEN,
        sources.REGISTERS_2024,
        C2,
        "A part-time timetable is exceptional, temporary, as short as possible, agreed with the parent, formally"
        " reviewed, has an end, and is not used to manage behaviour.",
    ),
    trigger="a part-time timetable",
    responsible="school",
    outcome="full-time education again",
)
MANAGED_MOVE = clock(
    "move.no_trial",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Statutory guidance in force from 26 July 2026",
        sources.NOT_SEEN,
        sources.GUIDANCE_2026,
        C2,
        "A managed move is voluntary and permanent, and cannot be a trial. An off-site direction with dual registration"
        " may come first if its aim is to improve behaviour.",
    ),
    trigger="a managed move",
    responsible="both schools",
    outcome="a permanent transfer everybody agreed to",
)
SEPARATION = clock(
    "sep.not_a_suspension",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Statutory guidance in force from 26 July 2026",
        sources.NOT_SEEN,
        sources.GUIDANCE_2026,
        C2,
        "Keeping pupils apart after an allegation of harm is recorded apart from exclusions and is not a suspension;"
        " the local authority's duty under Education Act 1996 s.19 is engaged.",
    ),
    trigger="an allegation of harm",
    responsible="school and local authority",
    outcome="education meanwhile",
)
IN_YEAR_AIM = clock(
    "adm.in_year_aim",
    10,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "School Admissions Code 2021, in-year applications",
        sources.NOT_SEEN,
        CODE_2021,
        C2,
        "The aim is to tell the parent the outcome in writing within 10 school days.",
    ),
    trigger="the application is received",
    responsible="admission authority",
    outcome="the parent knows",
)
IN_YEAR = clock(
    "adm.in_year",
    15,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "School Admissions Code 2021, in-year applications",
        sources.NOT_SEEN,
        CODE_2021,
        C2,
        "The parent must be told the outcome in writing within 15 school days of receipt.",
    ),
    trigger="the application is received",
    responsible="admission authority",
    outcome="the parent knows",
)
FAIR_ACCESS = clock(
    "fap.place",
    20,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "School Admissions Code 2021, fair access",
        sources.NOT_SEEN,
        CODE_2021,
        C2,
        "Once it is agreed that the fair access protocol applies, a place is allocated within 20 school days.",
    ),
    trigger="it is agreed that the protocol applies",
    responsible="local authority or panel",
    outcome="a place",
)
RELEVANT_DATE = clock(
    "fin.relevant_date",
    6,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "School and Early Years Finance Regulations; SI 2024/66 reg 39",
        sources.SI_2024_66_REG_39,
        date(2012, 4, 1),
        M,
        "Weeks of funding are counted from the sixth school day following the date of the permanent exclusion.",
    ),
    trigger="the date of the permanent exclusion",
    responsible="local authority",
    outcome="the weeks that follow the pupil",
)
PUPIL_FUNDING = clock(
    "fin.reduction",
    None,
    Unit.WEEKS,
    Counting.NOT_COUNTED,
    Version(
        "SI 2024/66 reg 39(2)",
        sources.SI_2024_66_REG_39,
        date(2012, 4, 1),
        C,
        "The reduction is A x B / 52 + C: the amount for a full funding period, the complete weeks left, and any"
        " financial adjustment order; for a leaver excluded on or after 1 April the weeks left in the school year.",
    ),
    trigger="a permanent exclusion",
    responsible="local authority",
    outcome="money follows the pupil",
)
SUBJECT_ACCESS = clock(
    "dp.sar",
    1,
    Unit.MONTHS,
    Counting.AFTER,
    Version(
        "UK GDPR arts 12 and 15; Data (Use and Access) Act 2025",
        sources.NOT_SEEN,
        date(2018, 5, 25),
        C2,
        "A subject access request is answered within one month of receiving the information needed to identify the"
        " person and the request; two months more where it is complex.",
    ),
    trigger="the information needed is received",
    responsible="controller",
    outcome="an answer",
)
RELEVANT_PERSON = clock(
    "excl.relevant_person",
    18,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 reg 2",
        sources.REGULATIONS_2012,
        sources.REGULATIONS_2012_BEGIN,
        C,
        "The relevant person is a parent of a pupil under 18, and from 18 on the pupil: notices, representations and"
        " the right to a review are then the pupil's own.",
    ),
    trigger="the eighteenth birthday",
    responsible="headteacher, governing board and whoever arranges a review",
    outcome="whoever holds the rights is told and heard",
)
