"""What the law makes owed, word for word."""

from tests.law import every_duty


def test_every_duty_says_what_was_read_and_agreed_on():
    """Where this fails on purpose: python -m tests.law.every_duty, then read what changed in every_duty.txt."""
    assert every_duty.told() == every_duty.WRITTEN.read_text(encoding="utf-8")


def test_every_rule_is_among_them():
    assert {rule for rule, _ in every_duty.CASES.values()} == set(every_duty.rules.RULES)
