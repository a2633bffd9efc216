"""`foothold law check FILE...` and `foothold law dates ...`: the law on its own, for a lawyer or an engineer."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from foothold.config import law_dates
from foothold.law.cases.check import Result, check


def main(given: Sequence[str]) -> int:
    asked = _parser().parse_args(given)
    return int(asked.run(asked))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="foothold law", description="What the law says, without a database."
    )
    commands = parser.add_subparsers(required=True, metavar="check | dates")
    checking = commands.add_parser("check", help="run acceptance cases written in YAML")
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    checking.set_defaults(run=run_check)
    law_dates.add_to(commands)
    return parser


def run_check(asked: argparse.Namespace) -> int:
    results = [result for path in asked.files for result in _results(path)]
    for result in results:
        if not result.passed:
            _print(result)
    failed = sum(not result.passed for result in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _results(path: Path) -> list[Result]:
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        return [Result(str(path), "", (f"the file cannot be read: {problem}",))]
    return list(check(document))


def _print(result: Result) -> None:
    print(f"{result.id} {result.title}".rstrip(), file=sys.stdout)
    for difference in result.differences:
        print(f"  {difference}")
    for line in result.working:
        print(f"    how: {line}")
