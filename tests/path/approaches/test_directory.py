"""The directory: every entry whole, found by need, phase and level, and a new version counts from its day."""

from datetime import date

import pytest

from foothold.ground.kit.refusals import Refused
from foothold.path.approaches import directory, entries
from foothold.path.approaches.entries import Level

TODAY = date(2025, 11, 10)
NEXT_SUMMER = date(2026, 6, 1)

ALL = {
    "S4-39": "whole-school-behaviour-policy",
    "S4-41": "social-and-emotional-learning",
    "S4-42": "restorative-approaches",
    "S4-44": "solution-focused-approaches",
    "S4-45": "anti-bullying",
    "S4-48": "mindfulness",
    "S4-51": "solihull-approach",
    "S4-53": "staff-sharing",
    "S4-54": "peer-mediation",
    "S4-55": "pastoral-support-programme",
    "S4-56": "re-engagement-unit",
    "S4-57": "circle-of-friends",
    "S4-58": "team-teach",
    "S4-60": "parenting-programmes",
    "S4-61": "school-counselling",
    "S4-63": "nurture-groups",
    "S4-65": "part-time-timetable",
    "S4-66": "short-term-placement",
    "S4-67": "ehc-needs-assessment",
    "S4-68": "in-year-transfer",
    "S4-69": "managed-move",
    "S4-70": "suspension",
    "S4-71": "permanent-exclusion",
}


def entry(key):
    return directory.in_force(directory.published()[key], TODAY)


def keys(**asked):
    return [each.key for each in directory.narrowed(directory.on(TODAY), **asked)]


def test_the_directory_has_the_approaches_of_the_guide_and_no_other():
    assert {each.key for each in directory.on(TODAY)} == set(ALL.values())
    assert len(ALL) == 23


@pytest.mark.requirement("S4-72")
@pytest.mark.parametrize("each", directory.on(TODAY), ids=lambda each: each.key)
def test_every_entry_answers_why_how_at_which_level_and_how_to_find_out_more(each):
    assert each.why
    assert len(each.how) >= 2
    assert each.levels or each.key == "in-year-transfer"
    assert each.contact
    assert each.source.startswith("London Borough of Hackney, No Need to Exclude, October 2019:")


@pytest.mark.parametrize("each", directory.on(TODAY), ids=lambda each: each.key)
def test_every_entry_says_what_it_takes_how_one_knows_and_names_no_person(each):
    assert all((each.who, each.length, each.often, each.size, each.consent, each.prerequisites))
    assert each.measures
    assert each.evidence
    assert "@" not in each.contact
    assert not any(character.isdigit() for character in each.contact)


@pytest.mark.requirement("S4-41", "S4-42", "S4-44", "S4-48", "S4-49", "S4-53")
def test_the_levels_are_those_of_the_guide_and_what_is_our_reading_says_so():
    assert entry("whole-school-behaviour-policy").levels == (Level.UNIVERSAL,)
    assert entry("whole-school-behaviour-policy").level_is_ours
    assert entry("social-and-emotional-learning").levels == (Level.UNIVERSAL, Level.UNIVERSAL_PLUS)
    assert entry("restorative-approaches").levels == (Level.UNIVERSAL, Level.UNIVERSAL_PLUS, Level.COMPLEX)
    assert "four questions" in entry("restorative-approaches").how[0].lower()
    assert "Few sessions are needed." in entry("solution-focused-approaches").why
    assert "repeated over time" in entry("anti-bullying").why[0]
    assert not entry("mindfulness").level_is_ours
    assert ".b for secondary" in entry("mindfulness").how[1]
    assert "made for one child" in entry("mindfulness").how[2]
    assert "next meeting" in entry("staff-sharing").how[3]


@pytest.mark.requirement("S4-52", "S4-60", "S4-61")
def test_numbers_of_the_guide_stand_in_the_entries():
    assert "10 weeks" in entry("solihull-approach").length
    assert "three groups a year" in entry("solihull-approach").often
    assert entry("team-teach").length.startswith("6 hours in a mainstream school and 12 hours")
    assert "95 in 100" in entry("team-teach").why[0]
    assert "up to the age of 12" in entry("parenting-programmes").evidence
    assert entry("school-counselling").length == "From one session to two years"
    assert "Parents can ask" in entry("school-counselling").how[3]


@pytest.mark.parametrize("key", ["part-time-timetable", "managed-move", "permanent-exclusion"])
def test_an_entry_says_where_national_guidance_differs_from_the_guide(key):
    assert "DfE" in entry(key).differs


def test_it_is_narrowed_by_need_phase_level_and_words_together():
    assert keys(need="friendships", phase="primary", level="universal_plus", word="classmates") == [
        "circle-of-friends"
    ]
    assert keys(word="CLASSMATES week") == ["circle-of-friends"]
    assert keys(word="submarine") == []
    assert "in-year-transfer" not in keys(level="complex")
    assert "re-engagement-unit" not in keys(phase="secondary")


@pytest.mark.requirement("S4-17")
def test_the_pyramid_counts_an_approach_at_each_of_its_levels():
    found = dict(directory.by_level(directory.on(TODAY)))
    assert list(found) == [Level.COMPLEX, Level.UNIVERSAL_PLUS, Level.UNIVERSAL]
    assert all(number == len(keys(level=level)) for level, number in found.items())


def file(*days):
    """A file of one approach with a version from each of these days, titled by it."""
    text = (
        directory.resources.files("foothold.path.approaches") / "published/anti-bullying.yaml"
    ).read_text()
    one = text.removeprefix("versions:\n")
    versions = [
        one.replace("2019-10-01", str(day)).replace("Preventing bullying", f"Since {day.year}")
        for day in days
    ]
    return "versions:\n" + "".join(versions)


def test_a_new_version_counts_from_its_day_and_the_one_before_stays_readable():
    versions = entries.read("anti-bullying", file(date(2019, 10, 1), NEXT_SUMMER))
    assert directory.in_force(versions, date(2026, 5, 31)).title == "Since 2019"
    assert directory.in_force(versions, NEXT_SUMMER).title == "Since 2026"
    assert directory.in_force(versions, date(2019, 9, 30)) is None


def test_two_versions_do_not_begin_on_one_day():
    with pytest.raises(Refused, match="two versions begin on the same day"):
        entries.read("anti-bullying", file(NEXT_SUMMER, NEXT_SUMMER))


@pytest.mark.parametrize(
    ("part", "becomes", "said"),
    [
        ("    in_short:", "    inshort:", "look again at in_short, inshort"),
        ("levels: [universal]", "levels: [everybody]", "levels does not know everybody"),
        ("title: Since 2026", "title: 3", "title needs words"),
        ("strength: law", "strength: proven", "evidence does not know proven"),
        ("    consent:", "    rules: {staf: 2}\n    consent:", "there is no rule called staf"),
    ],
)
def test_a_file_that_cannot_be_right_is_refused_and_names_the_part(part, becomes, said):
    with pytest.raises(Refused, match=said):
        entries.read("anti-bullying", file(NEXT_SUMMER).replace(part, becomes))
