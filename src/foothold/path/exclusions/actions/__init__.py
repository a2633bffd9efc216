"""What may be done about an exclusion, one module for each part of its life."""

from foothold.path.exclusions.actions.case import FAMILY
from foothold.path.exclusions.actions.closed_days import count_again, keep_length
from foothold.path.exclusions.actions.exclusion import (
    Record,
    cancel,
    confirm,
    consult,
    exclude_permanently,
    record,
    record_all,
    record_breach,
)
from foothold.path.exclusions.actions.letters import send_letter
from foothold.path.exclusions.actions.notice import give_notice

__all__ = [
    "FAMILY",
    "Record",
    "cancel",
    "confirm",
    "consult",
    "count_again",
    "exclude_permanently",
    "give_notice",
    "keep_length",
    "record",
    "record_all",
    "record_breach",
    "send_letter",
]
