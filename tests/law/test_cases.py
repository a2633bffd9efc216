"""Every case of every file in tests/law/cases, and what happens to a case that is wrong."""

import copy
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from foothold.config import command, law_command
from foothold.law.cases.check import check
from foothold.law.cases.contract import QUESTIONS, answers

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
DOCUMENTS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES}
CASES = [
    pytest.param(document, case, id=f"{name}: {case['id']} {case['title']}")
    for name, document in DOCUMENTS.items()
    for case in document["cases"]
]
ACCEPTANCE = DOCUMENTS["acceptance"]


def alone(document, case):
    return {"calendars": document.get("calendars"), "cases": [case]}


def answered(document, case):
    [result] = check(alone(document, case))
    return result


@pytest.mark.parametrize(("document", "case"), CASES)
def test_what_the_law_says(document, case):
    result = answered(document, case)

    assert result.passed, "\n".join((*result.differences, *result.working))


@pytest.mark.parametrize(("document", "case"), CASES)
def test_a_case_with_any_one_answer_spoiled_does_not_pass(document, case):
    for spoiled in spoilt(case["expect"]):
        result = answered(document, case | {"expect": spoiled})

        assert not result.passed, spoiled


def spoilt(value):
    """Every way of getting one answer wrong."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from (value | {name: wrong} for wrong in spoilt(each))
    elif isinstance(value, list):
        yield [*value, "one more"]
        yield value[:-1] if value else ["something"]
        yield from (
            [*value[:place], wrong, *value[place + 1 :]]
            for place, each in enumerate(value)
            for wrong in spoilt(each)
        )
    else:
        yield from another(value)


def another(value):
    if isinstance(value, bool):
        return not value, None, int(value)
    if isinstance(value, int | float):
        return value + 1, value - 1, str(value), None
    if isinstance(value, date):
        return value + timedelta(1), value - timedelta(1), str(value), None
    if value is None:
        return date(2026, 1, 5), False, "", 0
    return f"{value} ", f"not {value}", None


def test_the_acceptance_cases_are_all_there_and_say_where_each_comes_from():
    assert len(ACCEPTANCE["cases"]) == 125
    for case in ACCEPTANCE["cases"]:
        assert case["source"]
        assert case["confidence"] in ("CONFIRMED", "MEMORY", "INTERPRETATION")


def test_no_two_cases_share_an_id_across_the_files():
    ids = [case["id"] for document in DOCUMENTS.values() for case in document["cases"]]

    assert len(ids) == len(set(ids))


def test_every_question_and_every_answer_is_asked_for_in_some_case():
    asked = {
        (case["question"], name)
        for document in DOCUMENTS.values()
        for case in document["cases"]
        for name in case["expect"]
    }

    assert {(name, answer) for name, kind in QUESTIONS.items() for answer in answers(kind)} == asked


A_DAY = date(2025, 11, 10)
SOUND = {
    "id": "X-1",
    "title": "One day",
    "question": "exclusion_days",
    "law_at": A_DAY,
    "calendar": "CAL-2526",
    "facts": {"exclusion": {"kind": "suspension", "starts_on": A_DAY, "length_half_days": 2}},
    "expect": {"return_on": date(2025, 11, 11)},
}


def with_fact(name, value):
    return {"facts": {"exclusion": SOUND["facts"]["exclusion"] | {name: value}}}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (
            {"question": "exclusion_hours"},
            "there is no question exclusion_hours; there are admission_register",
        ),
        ({"question": ["exclusion_days"]}, "the question must be a name"),
        ({"facts": {"suspension": {}}}, "exclusion_days has no suspension"),
        ({"facts": {"setting": {}}}, "exclusion_days has no setting"),
        ({"facts": {}}, "exclusion_days must state exclusion"),
        ({"facts": {"exclusion": 5}}, "exclusion_days: exclusion must be a list of names and values"),
        ({"facts": None}, "exclusion_days must be a list of names and values"),
        ({"expect": {"returns_on": A_DAY}}, "exclusion_days does not answer returns_on"),
        ({"expect": {5: A_DAY}}, "exclusion_days does not answer 5"),
        ({"expect": {}}, "the case expects nothing"),
        ({"expect": [A_DAY]}, "the case expects nothing"),
        ({"calendar": "CAL-1999"}, "there is no calendar CAL-1999 in the file"),
        ({"calendar": ["CAL-2526", 5]}, "a calendar is named by its name, or by a list of names"),
        ({"calendar": {"CAL-2526": 1}}, "a calendar is named by its name, or by a list of names"),
        ({"calendar": None}, "return_on: expected 2025-11-11; no answer: The case does not state calendar"),
        ({"law_at": "2025-11-10"}, "law_at must be a date"),
        ({"law_at": datetime(2025, 11, 10)}, "law_at must be a date"),  # noqa: DTZ001
        ({"remark": "a case has no remarks"}, "unknown in the case: remark"),
        (with_fact("length_days", 1), "exclusion_days: exclusion has no length_days"),
        (with_fact("length_half_days", "2"), "exclusion: length_half_days must be a int, not '2'"),
        (with_fact("length_half_days", True), "exclusion: length_half_days must be a int, not True"),
        (with_fact("starts_on", "2025-11-10"), "exclusion: starts_on must be a date, not '2025-11-10'"),
        (with_fact("decided_time", "25:10"), 'decided_time must be a time such as "13:10"'),
        (with_fact("decided_time", 800), 'decided_time must be a time such as "13:10"'),
        (with_fact("kind", "expulsion"), "kind must be one of suspension, lunchtime_suspension, permanent"),
        (
            with_fact("kind", ["suspension"]),
            "kind must be one of suspension, lunchtime_suspension, permanent",
        ),
        (with_fact("starts_on", None), "no answer: The case does not state when the exclusion starts"),
        (with_fact("starts_on", date(2025, 11, 8)), "no answer: 8 November 2025 is a Saturday"),
        (with_fact("length_half_days", 0), "an exclusion is at least one half school day"),
        (with_fact("length_half_days", -2), "an exclusion is at least one half school day"),
    ],
)
def test_a_case_that_is_wrong_fails_and_says_what_is_wrong(changed, says):
    result = answered(ACCEPTANCE, SOUND | changed)

    assert not result.passed
    assert says in " ".join(result.differences)


@pytest.mark.parametrize("name", ["id", "question", "law_at", "facts", "expect"])
def test_a_case_without_what_every_case_has_fails(name):
    result = answered(ACCEPTANCE, {key: value for key, value in SOUND.items() if key != name})

    assert result.differences == (f"missing in the case: {name}",)


@pytest.mark.parametrize("case", ["SUS-01", 5, None, ["id", "X-1"]])
def test_a_case_that_is_no_case_fails(case):
    assert answered(ACCEPTANCE, case).differences == ("a case must be a list of names and values",)


def test_the_sound_case_passes():
    assert answered(ACCEPTANCE, SOUND).passed


def test_two_cases_of_one_id_are_one_too_many():
    first, second = check({"calendars": ACCEPTANCE["calendars"], "cases": [SOUND, SOUND]})

    assert first.passed
    assert second.differences == ("another case has the same id",)


def spoiled_calendar(**changed):
    return {"CAL": ACCEPTANCE["calendars"]["CAL-2526"] | changed}


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({}, "the file has no cases"),
        ([], "the file has no cases"),
        (None, "the file has no cases"),
        ({"cases": []}, "the file has no cases"),
        ({"cases": "SUS-01"}, "the cases of the file must be a list"),
        ({"cases": [SOUND], "kases": []}, "the file has unknown parts: kases"),
        ({"cases": [SOUND], 5: []}, "the file has unknown parts: 5"),
        ({"cases": [SOUND], "calendars": []}, "there is no calendar CAL-2526 in the file"),
        (
            {"cases": [SOUND], "calendars": ["CAL"]},
            "the calendars of the file must be a list of names and values",
        ),
        ({"cases": [SOUND], "calendars": {"CAL": 5}}, "calendar CAL must be a list of names and values"),
        ({"cases": [SOUND], "calendars": spoiled_calendar(weeks=39)}, "calendar CAL has no weeks"),
        (
            {"cases": [SOUND], "calendars": spoiled_calendar(school_days=195)},
            "calendar CAL states 195 school days; its dates give 190",
        ),
        ({"cases": [SOUND], "calendars": spoiled_calendar(terms=[])}, "has no terms. Add its terms."),
        (
            {"cases": [SOUND], "calendars": spoiled_calendar(inset_days=5)},
            "calendar CAL: inset_days must be a list",
        ),
    ],
)
def test_a_file_that_is_wrong_is_one_failed_case(document, says):
    results = list(check(document))

    assert [result.passed for result in results] == [False]
    assert says in results[0].differences[0]


def test_a_difference_shows_every_day_that_was_counted():
    late = copy.deepcopy(next(case for case in ACCEPTANCE["cases"] if case["id"] == "SUS-07"))
    late["expect"]["meet_by"] = date(2026, 2, 24)

    result = answered(ACCEPTANCE, late)

    assert result.differences == ("meet_by: expected 2026-02-24; found 2026-03-03",)
    assert "Wed 4 Feb 2026: day 1" in result.working
    assert "Mon 16 Feb 2026 to Fri 20 Feb 2026 is in a school holiday and does not count" in result.working
    assert "Tue 3 Mar 2026: day 15" in result.working


class TestTheCommand:
    def run(self, *files):
        return law_command.main(["check", *map(str, files)])

    def test_says_how_many_passed_on_its_last_line(self, capsys):
        assert self.run(*FILES) == 0
        assert capsys.readouterr().out == f"{len(CASES)} passed, 0 failed\n"

    def test_one_spoiled_case_fails_it_and_is_named(self, tmp_path, capsys):
        spoiled = copy.deepcopy(ACCEPTANCE)
        spoiled["cases"][0]["expect"]["return_on"] = date(2025, 11, 12)
        path = tmp_path / "spoiled.yaml"
        path.write_text(yaml.safe_dump(spoiled))

        assert self.run(path) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith("SUS-01a")
        assert "  return_on: expected 2025-11-12; found 2025-11-11" in lines
        assert any(line.startswith("    how: ") for line in lines)
        assert lines[-1] == "124 passed, 1 failed"

    @pytest.mark.parametrize("content", [b"cases: [", b"\xff\xfe", b"- id: [}"])
    def test_a_file_that_cannot_be_read_fails_it(self, content, tmp_path, capsys):
        path = tmp_path / "unreadable.yaml"
        path.write_bytes(content)

        assert self.run(path) == 1
        assert "the file cannot be read" in capsys.readouterr().out

    def test_a_file_that_does_not_exist_fails_it(self, tmp_path, capsys):
        assert self.run(tmp_path / "nowhere.yaml") == 1
        assert capsys.readouterr().out.endswith("0 passed, 1 failed\n")

    def test_is_reached_from_the_console(self, monkeypatch, capsys):
        monkeypatch.setattr("sys.argv", ["foothold", "law", "check", str(FILES[0])])

        with pytest.raises(SystemExit) as ended:
            command.main()
        assert ended.value.code == 0
        assert capsys.readouterr().out.endswith("125 passed, 0 failed\n")
