"""Runs the tests that carry a requirement and says, id by id, which of them prove it."""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
IDS = ROOT / "tests" / "requirements.txt"
PROOF = ROOT / "build" / "requirements.json"
RUN = [
    ".venv/bin/pytest",
    "-n",
    "2",
    "-q",
    "-m",
    "requirement and not bench and not soak",
    "--proof",
    str(PROOF),
]
SOME_DID_NOT_PASS, NO_TESTS = 1, 5


def run_the_tests() -> int:
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.unlink(missing_ok=True)
    done = subprocess.run(RUN, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode not in (0, NO_TESTS):
        print(done.stdout)
    if done.returncode not in (0, SOME_DID_NOT_PASS, NO_TESTS) or not PROOF.exists():
        sys.exit("The tests did not run to their end, so nothing can be said. Their words are above.")
    return done.returncode


def proofs() -> dict[str, list[str]]:
    """The names of the passing tests of each id; a test that does not pass proves nothing."""
    found = defaultdict(list)
    for test in json.loads(PROOF.read_text()):
        for name in test["ids"] if test["passed"] else ():
            found[name].append(test["test"].rpartition("::")[2])
    return found


def report(ids: list[str], proven: dict[str, list[str]]) -> None:
    totals: dict[str, list[bool]] = defaultdict(list)
    for name in ids:
        tests = ", ".join(sorted(set(proven.get(name, []))))
        print(f"{name} proven by {tests}" if tests else f"{name} unproven")
        totals[name.partition("-")[0]].append(bool(tests))
    print()
    for seed, each in totals.items():
        print(f"{seed}: {sum(each)} of {len(each)} proven")
    print(f"All: {sum(map(sum, totals.values()))} of {len(ids)} proven")


def main() -> int:
    ids = [line for line in IDS.read_text().splitlines() if line and not line.startswith("#")]
    outcome = run_the_tests()
    report(ids, proofs())
    return 0 if outcome in (0, NO_TESTS) else 1


if __name__ == "__main__":
    sys.exit(main())
