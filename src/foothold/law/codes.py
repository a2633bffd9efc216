"""DfE code lists with the days from which they hold. Sources: Common Basic Data Set (CBDS), May 2026 edition; code
lists published by local authorities and suppliers. The first day of the thirteen reason codes that are new in CBDS
May 2026 was not found: 1 August 2026 is inferred (tag I)."""

from dataclasses import dataclass
from datetime import date

from foothold.law.errors import NoKnownValue
from foothold.law.provision import Confidence

REASONS_AT_MOST = 3
REASON_LIST_BEGINS = date(2020, 8, 1)
NEW_REASONS_BEGIN = date(2026, 8, 1)


@dataclass(frozen=True, slots=True)
class Code:
    """One code, what it means, and its first day. `instead` names the older codes to use before it."""

    code: str
    means: str
    from_on: date = REASON_LIST_BEGINS
    instead: tuple[str, ...] = ()
    confidence: Confidence = Confidence.C2

    def holds(self, day: date) -> bool:
        """Whether the code was in use on a day."""
        return self.from_on <= day


def _new(code: str, means: str, *instead: str) -> Code:
    return Code(code, means, NEW_REASONS_BEGIN, instead, Confidence.I)


REASONS: dict[str, Code] = {
    each.code: each
    for each in (
        Code("PP", "Physical assault against a pupil"),
        Code("PA", "Physical assault against an adult"),
        Code("VP", "Verbal abuse or threatening behaviour against a pupil"),
        Code("VA", "Verbal abuse or threatening behaviour against an adult"),
        Code("OW", "Use or threat of use of an offensive weapon or prohibited item"),
        _new("BW", "Found to have brought in an offensive weapon or prohibited item", "OW"),
        Code("BU", "Bullying"),
        _new("TB", "Cyber-bullying or threatening behaviour online", "BU", "MT"),
        Code("RA", "Racist abuse, including bullying"),
        Code("LG", "Abuse against sexual orientation or gender identity, including bullying"),
        Code("DS", "Abuse relating to disability, including bullying"),
        Code("SM", "Sexual misconduct"),
        _new("SB", "Harmful sexual behaviour", "SM"),
        _new("MB", "Misogynistic behaviour", "BU", "SM"),
        _new("AB", "Misandry behaviour", "BU", "SM"),
        Code("DA", "Drug and alcohol related"),
        _new("DR", "Drug related", "DA"),
        _new("AR", "Alcohol related", "DA"),
        _new("SR", "Smoking related", "DA", "DB"),
        _new("VR", "Vape related", "DA", "DB"),
        Code("DM", "Damage"),
        Code("TH", "Theft"),
        Code("DB", "Persistent or general disruptive behaviour"),
        _new("LD", "Persistent low-level disruptive behaviour", "DB"),
        _new("CB", "Persistent challenging disruptive behaviour", "DB"),
        Code("MT", "Inappropriate use of social media or online technology"),
        _new("MP", "Inappropriate use of a mobile phone", "MT"),
        _new("OS", "Misbehaviour outside school", "DB"),
        Code("PH", "Wilful and repeated breach of protective measures in place for public health"),
    )
}
"""Reasons for an exclusion; up to three may be given since 2020/21, in no order."""

SEN_PROVISION = {"N": "No special educational need", "K": "SEN support", "E": "EHC plan"}
SEN_TYPES = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication needs",
    "HI": "Hearing impairment",
    "VI": "Vision impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autistic spectrum disorder",
    "DS": "Down syndrome",
    "OTH": "Other difficulty or disability",
    "NSA": "SEN support but no specialist assessment of type of need",
}
ETHNICITIES = {
    "WBRI": "White British",
    "WIRI": "White Irish",
    "WIRT": "Traveller of Irish heritage",
    "WROM": "Gypsy or Roma",
    "WOTH": "Any other White background",
    "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African",
    "MWAS": "White and Asian",
    "MOTH": "Any other mixed background",
    "AIND": "Indian",
    "APKN": "Pakistani",
    "ABAN": "Bangladeshi",
    "AOTH": "Any other Asian background",
    "BCRB": "Black Caribbean",
    "BAFR": "Black African",
    "BOTH": "Any other Black background",
    "CHNE": "Chinese",
    "OOTH": "Any other ethnic group",
    "REFU": "Refused",
    "NOBT": "Information not yet obtained",
}


def reasons_on(day: date) -> tuple[Code, ...]:
    """Reason codes in force for an exclusion of a day. Raises NoKnownValue before the 2020/21 list."""
    if day < REASON_LIST_BEGINS:
        raise NoKnownValue(
            f"The reason codes of {day:%-d %B %Y} are not known here; the list starts on 1 August 2020."
        )
    return tuple(code for code in REASONS.values() if code.holds(day))


def faults(reasons: tuple[str, ...], day: date) -> tuple[str, ...]:
    """What is not right about reason codes entered for an exclusion of a day, as sentences; empty where all is well."""
    found = []
    if len(reasons) > REASONS_AT_MOST:
        found.append(f"{len(reasons)} reasons were given. Choose the {REASONS_AT_MOST} that matter most.")
    for reason in unknown_on(reasons, day):
        found.append(f"{reason} is not a reason code on {day:%-d %B %Y}. {_choose(reason)}")
    return tuple(found)


def unknown_on(reasons: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Reason codes that are not in force on a day, or not codes at all."""
    held = {code.code for code in reasons_on(day)}
    return tuple(reason for reason in reasons if reason not in held)


def use_instead(reasons: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Codes of the day to choose from instead of newer ones, without repeats."""
    wrong = unknown_on(reasons, day)
    return tuple(
        dict.fromkeys(code for reason in wrong if reason in REASONS for code in REASONS[reason].instead)
    )


def _choose(reason: str) -> str:
    instead = REASONS[reason].instead if reason in REASONS else ()
    return f"Choose {' or '.join(instead)} instead." if instead else "Choose one from the list."
