"""Clocks of a suspension or permanent exclusion up to the governing board's decision, and of the sixth school day."""

from foothold.law.provision import Confidence
from foothold.law.register import sources
from foothold.law.register.clock import Counting, Unit, Version, clock

C, C2, I, M = Confidence.C, Confidence.C2, Confidence.I, Confidence.M
BEGIN = sources.REGULATIONS_2012_BEGIN
SINCE_2022 = sources.ALL_SUSPENSIONS_TO_AUTHORITY
TO_2022 = sources.LAST_DAY_OF_TERMLY_REPORT
ON_DECISION = "the headteacher's decision"
NOTICE_RECEIVED = "the board receives notice"

NOTIFY_PARENT = clock(
    "excl.notify_parent",
    None,
    Unit.WITHOUT_DELAY,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 5, 14 and 23",
        sources.REG_14,
        BEGIN,
        C,
        "The parent (the pupil at 18 or over) is told without delay of the exclusion, its period or permanence, the"
        " reasons, and the right to make representations; in writing too.",
    ),
    trigger=ON_DECISION,
    responsible="headteacher",
    outcome="the parent is told, in person and then in writing",
)
NOTIFY_LA = clock(
    "excl.notify_la",
    None,
    Unit.WITHOUT_DELAY,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 5, 14 and 23 as amended by SI 2022/788",
        sources.SI_2022_788,
        SINCE_2022,
        C,
        "The school's local authority is told of every suspension and permanent exclusion without delay; a permanent"
        " exclusion is also reported to the authority in whose area the pupil lives.",
    ),
    Version(
        "SI 2012/1033 regs 5, 14 and 23 as made",
        sources.REGULATIONS_2012,
        BEGIN,
        C,
        "The local authority is told without delay of a permanent exclusion, of more than 5 school days in a term and"
        " of a lost examination; of other suspensions once a term.",
        TO_2022,
    ),
    trigger=ON_DECISION,
    responsible="headteacher",
    outcome="the local authority knows; the home authority too where the exclusion is permanent",
)
NOTIFY_SW_VSH = clock(
    "excl.notify_sw_vsh",
    None,
    Unit.WITHOUT_DELAY,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 5, 14 and 23 as amended by SI 2022/788",
        sources.SI_2022_788,
        SINCE_2022,
        C,
        "The pupil's social worker, and the virtual school head of a looked-after pupil, are told without delay.",
    ),
    trigger=ON_DECISION,
    responsible="headteacher",
    outcome="the social worker and the virtual school head know",
)
NOTIFY_GB = clock(
    "excl.notify_gb",
    None,
    Unit.WITHOUT_DELAY,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 5, 14 and 23",
        sources.REG_14,
        BEGIN,
        C,
        "The governing board is told without delay of a permanent exclusion, of more than 5 school days in a term, and"
        " of a lost public examination or national curriculum test.",
    ),
    trigger=ON_DECISION,
    responsible="headteacher",
    outcome="the governing board knows",
)
NOTIFY_GB_TERMLY = clock(
    "excl.notify_gb_termly",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 5, 14 and 23",
        sources.REGULATIONS_2012,
        BEGIN,
        M,
        "Other suspensions are reported to the governing board once a term.",
    ),
    trigger=ON_DECISION,
    responsible="headteacher",
    outcome="the governing board knows of the term's suspensions",
)
CONSIDER_15 = clock(
    "gb.consider_15",
    15,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "SI 2012/1033 regs 6, 15 and 24",
        sources.REG_24,
        BEGIN,
        C2,
        "The governing board meets to consider reinstatement within 15 school days of receiving notice of a permanent"
        " exclusion, of more than 15 school days in a term, or of a lost examination or test.",
    ),
    trigger=NOTICE_RECEIVED,
    responsible="governing board",
    outcome="the board has met and decided whether the pupil is reinstated",
)
CONSIDER_50 = clock(
    "gb.consider_50",
    50,
    Unit.SCHOOL_DAYS,
    Counting.AFTER,
    Version(
        "SI 2012/1033 regs 6, 15 and 24(1)(c)",
        sources.REG_24,
        BEGIN,
        C2,
        "Where suspensions pass 5 but not 15 school days in a term and the parent makes representations, the governing"
        " board considers reinstatement within 50 school days of receiving notice.",
    ),
    trigger=NOTICE_RECEIVED,
    responsible="governing board",
    outcome="the board has met and decided whether the pupil is reinstated",
)
CONSIDER_REPRESENTATIONS = clock(
    "gb.consider_representations",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 6, 15 and 24",
        sources.REG_24,
        BEGIN,
        C2,
        "Where suspensions do not pass 5 school days in a term the governing board considers any representations made."
        " It has no duty to meet, no time limit, and cannot direct reinstatement.",
    ),
    trigger="representations made",
    responsible="governing board",
    outcome="the board has considered what the parent said",
)
EXAM_TARGET = clock(
    "gb.exam_target",
    None,
    Unit.NO_NUMBER,
    Counting.BACK,
    Version(
        "SI 2012/1033 regs 6, 15 and 24(1)(b)(ii)",
        sources.REG_24,
        BEGIN,
        C2,
        "Where a public examination or national curriculum test would be lost, the board meets before it so far as"
        " reasonably practicable; in a maintained school the chair alone may decide if a quorum is not practicable.",
    ),
    trigger="the examination or test",
    responsible="governing board, or its chair alone",
    outcome="the board has met before the examination",
)
OVER_5 = clock(
    "excl.term_over5",
    5,
    Unit.SCHOOL_DAYS,
    Counting.CUMULATIVE,
    Version(
        "SI 2012/1033 regs 14(2)(b)(i) and 24(1)(c)(i)",
        sources.REG_24,
        BEGIN,
        C,
        "More than 5 school days in any term. Exactly 5 is not more than 5.",
    ),
    trigger="suspensions in a term",
    responsible="nobody: a threshold",
    outcome="the governing board is told without delay and considers representations at a meeting",
)
OVER_15 = clock(
    "excl.term_over15",
    15,
    Unit.SCHOOL_DAYS,
    Counting.CUMULATIVE,
    Version(
        "SI 2012/1033 reg 24(1)(b)(i)",
        sources.REG_24,
        BEGIN,
        C,
        "More than 15 school days in any term. Exactly 15 is not more than 15.",
    ),
    trigger="suspensions in a term",
    responsible="nobody: a threshold",
    outcome="the governing board must meet",
)
YEAR_CAP = clock(
    "excl.year_cap",
    45,
    Unit.SCHOOL_DAYS,
    Counting.CUMULATIVE,
    Version(
        "SI 2012/1033 regs 4, 13 and 22",
        sources.REGULATIONS_2012,
        BEGIN,
        C2,
        "A pupil may be suspended for at most 45 school days in a school year, all schools together.",
    ),
    trigger="suspensions in a school year, all schools",
    responsible="headteacher",
    outcome="a longer suspension is not lawful",
)
NO_EXTENSION = clock(
    "excl.no_extension",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Statutory guidance on suspension and permanent exclusion",
        sources.NOT_SEEN,
        BEGIN,
        C2,
        "A suspension may not be lengthened or turned into a permanent exclusion. In exceptional cases, usually where"
        " further evidence has come to light, a new one may begin straight after it ends.",
    ),
    trigger="a wish to change an exclusion",
    responsible="headteacher",
    outcome="a new exclusion, with its own reasons and notices",
)
ONLY_THE_HEAD = clock(
    "excl.only_the_head",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Education Act 2002 s.51A; SI 2012/1033 regs 4, 13 and 22",
        sources.REGULATIONS_2012,
        BEGIN,
        C2,
        "Only the headteacher (or acting headteacher, principal, or teacher in charge of a pupil referral unit) may"
        " suspend or permanently exclude, and only on disciplinary grounds.",
    ),
    trigger=ON_DECISION,
    responsible="headteacher",
    outcome="a decision that counts",
)
EARLY_ANNUAL_REVIEW = clock(
    "excl.early_annual_review",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Statutory guidance on suspension and permanent exclusion",
        sources.NOT_SEEN,
        BEGIN,
        C2,
        "Permanent exclusion of a pupil with an EHC plan is avoided as far as possible; an early or interim annual"
        " review is asked for.",
    ),
    trigger="a pupil with an EHC plan at risk of permanent exclusion",
    responsible="headteacher",
    outcome="the local authority is asked for an early annual review",
)
TWO_LIMBS = clock(
    "pex.two_limbs",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Statutory guidance on suspension and permanent exclusion",
        sources.NOT_SEEN,
        BEGIN,
        C2,
        "A pupil is permanently excluded only for a serious breach or persistent breaches of the behaviour policy, and"
        " only where allowing the pupil to stay would seriously harm the education or welfare of the pupil or others.",
    ),
    trigger=ON_DECISION,
    responsible="headteacher",
    outcome="both limbs of the test met and recorded",
)
CANCELLATION = clock(
    "excl.cancellation",
    None,
    Unit.WITHOUT_DELAY,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 8A and 17A, inserted by SI 2023/571",
        sources.SI_2023_571,
        sources.CANCELLATION_BEGINS,
        C,
        "The headteacher may cancel an exclusion until the board has begun its meeting, but not where the pupil has"
        " been or would be excluded for more than 45 school days in the year. Everyone told is told again without"
        " delay, with reasons in writing, and the pupil is reinstated.",
    ),
    Version(
        "Statutory guidance, September 2022 to August 2023",
        sources.NOT_SEEN,
        SINCE_2022,
        C2,
        "Cancelling was a practice described in guidance only; the regulations gave no power.",
        sources.LAST_DAY_WITHOUT_CANCELLATION,
    ),
    trigger="the headteacher cancels",
    responsible="headteacher",
    outcome="the pupil is back and everyone knows why",
)
CORRECTION = clock(
    "excl.correction",
    None,
    Unit.WITHOUT_DELAY,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 5, 14 and 23",
        sources.REG_14,
        BEGIN,
        I,
        "The notice states the period or permanence and the reasons. What follows where it stated them wrongly is not"
        " said. Read here: everyone whose notice said so is told in writing, without delay, what is right; the day the"
        " first notice was given stays.",
    ),
    trigger="something the notice said is corrected",
    responsible="headteacher",
    outcome="everyone told knows what is right, and what was wrong",
)
REMOTE_MEETING = clock(
    "gb.remote_meeting",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 reg 24(3A) and (3B) as amended by SI 2023/571",
        sources.SI_2023_571,
        sources.CANCELLATION_BEGINS,
        C,
        "On the parent's request the board meets remotely if everyone can take part and the meeting can be fair.",
    ),
    trigger="the parent's request",
    responsible="governing board",
    outcome="how the meeting is held",
)
INVITE = clock(
    "gb.invite",
    None,
    Unit.NO_NUMBER,
    Counting.NOT_COUNTED,
    Version(
        "Statutory guidance on suspension and permanent exclusion",
        sources.NOT_SEEN,
        BEGIN,
        C2,
        "The parent (who may bring a friend or be represented), the headteacher, the local authority and, where there"
        " are, the social worker and the virtual school head are invited to the governing board's meeting.",
    ),
    trigger="the meeting is arranged",
    responsible="clerk",
    outcome="everyone who may be heard is invited",
)
BOARD_PAPERS = clock(
    "gb.papers",
    5,
    Unit.SCHOOL_DAYS,
    Counting.BACK,
    Version(
        "Statutory guidance on suspension and permanent exclusion",
        sources.NOT_SEEN,
        BEGIN,
        M,
        "Papers go to everyone invited at least five school days before the governing board's meeting where possible.",
    ),
    trigger="the meeting",
    responsible="clerk",
    outcome="everyone has the same papers",
)
NOTIFY_DECISION = clock(
    "gb.notify_decision",
    None,
    Unit.WITHOUT_DELAY,
    Counting.NOT_COUNTED,
    Version(
        "SI 2012/1033 regs 6, 15 and 24",
        sources.REG_24,
        BEGIN,
        M,
        "The governing board tells the parent, the headteacher and the local authority (after a permanent exclusion the"
        " home authority too) of its decision and its reasons, in writing and without delay. Where it does not"
        " reinstate after a permanent exclusion, the notice says how, where and until when a review may be asked for.",
    ),
    trigger="the governing board's decision",
    responsible="governing board",
    outcome="everyone knows the decision, and the parent the right to a review",
)
