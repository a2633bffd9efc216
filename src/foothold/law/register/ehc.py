"""Clocks of EHC needs assessments and annual reviews."""

from datetime import date

from foothold.law.provision import Confidence
from foothold.law.register import sources
from foothold.law.register.clock import Counting, Unit, Version, clock

C, C2 = Confidence.C, Confidence.C2
EHC_BEGIN = date(2014, 9, 1)

EHC_DECIDE = clock(
    "ehc.assess",
    6,
    Unit.WEEKS,
    Counting.AFTER,
    Version(
        "SI 2014/1530 reg 5(3)",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C2,
        "Within 6 weeks the authority decides whether to assess.",
    ),
    trigger="the request is received",
    responsible="local authority",
    outcome="a decision",
)
EHC_NO_PLAN = clock(
    "ehc.no_plan",
    16,
    Unit.WEEKS,
    Counting.AFTER,
    Version(
        "SI 2014/1530 reg 10(1)",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C2,
        "A parent is told within 16 weeks that there will be no plan.",
    ),
    trigger="the request is received",
    responsible="local authority",
    outcome="notice to the parent",
)
EHC_FINAL = clock(
    "ehc.final",
    20,
    Unit.WEEKS,
    Counting.AFTER,
    Version(
        "SI 2014/1530 reg 13(2)",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C,
        "The final plan is sent within 20 weeks of the request.",
    ),
    trigger="the request is received",
    responsible="local authority",
    outcome="the final plan",
)
EHC_ADVICE = clock(
    "ehc.advice",
    6,
    Unit.WEEKS,
    Counting.AFTER,
    Version(
        "SI 2014/1530 reg 8",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C2,
        "Advice is given within 6 weeks of the authority's request.",
    ),
    trigger="the authority asks for advice",
    responsible="whoever is asked",
    outcome="the advice",
)
EHC_REPLY = clock(
    "ehc.school_reply",
    15,
    Unit.CALENDAR_DAYS,
    Counting.AFTER,
    Version(
        "SEND Code of Practice",
        sources.NOT_SEEN,
        EHC_BEGIN,
        C2,
        "A school answers within 15 days when it is asked whether it can be named; in practice calendar days.",
    ),
    trigger="the authority consults a school",
    responsible="school",
    outcome="an answer",
)
EHC_COMMENTS = clock(
    "ehc.comments",
    15,
    Unit.CALENDAR_DAYS,
    Counting.INCLUDING,
    Version(
        "SI 2014/1530 reg 13(1)(a)",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C,
        "A parent has at least 15 days, beginning with the day of service, to comment on a draft plan.",
    ),
    trigger="the draft plan is served",
    responsible="local authority",
    outcome="time to comment",
)
EHC_ADVICE_EXEMPT = clock(
    "ehc.advice_exemption",
    4,
    Unit.WEEKS,
    Counting.NOT_COUNTED,
    Version(
        "SI 2014/1530 reg 10(4)(a)",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C2,
        "The time limit need not be met for advice asked of a school between one week before a closure of four weeks or"
        " more and one week before it reopens.",
    ),
    trigger="advice is asked of a school",
    responsible="local authority",
    outcome="an exemption",
)
EHC_NEXT_REVIEW = clock(
    "ehc.next_review",
    12,
    Unit.MONTHS,
    Counting.AFTER,
    Version(
        "SI 2014/1530 and Children and Families Act 2014",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C2,
        "The plan is reviewed within 12 months of the day it was made, then within 12 months of each review.",
    ),
    trigger="the plan is made, then each review",
    responsible="local authority",
    outcome="a review",
)
EHC_REVIEW_REPORT = clock(
    "ehc.review_report",
    2,
    Unit.WEEKS,
    Counting.AFTER,
    Version(
        "SI 2014/1530 reg 20",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C2,
        "The report follows within two weeks of the review meeting.",
    ),
    trigger="the review meeting",
    responsible="school",
    outcome="the report",
)
EHC_REVIEW = clock(
    "ehc.review",
    4,
    Unit.WEEKS,
    Counting.AFTER,
    Version(
        "SI 2014/1530 regs 20(10) and 22(2)(a); R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C2,
        "Within four weeks of the meeting the authority decides, and sends proposed amendments with the decision.",
    ),
    trigger="the review meeting",
    responsible="local authority",
    outcome="the decision, with the proposed amendments",
)
EHC_AMENDED = clock(
    "ehc.amended",
    12,
    Unit.WEEKS,
    Counting.AFTER,
    Version(
        "SI 2014/1530 reg 22(3)",
        sources.SI_2014_1530,
        EHC_BEGIN,
        C2,
        "The amended plan follows within 8 weeks of that notice, 12 weeks after the meeting at most.",
    ),
    trigger="the review meeting",
    responsible="local authority",
    outcome="the final amended plan",
)
