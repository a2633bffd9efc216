"""What may be done about an exclusion, one module for each part of its life."""

from foothold.path.exclusions.actions.board import arrange_board_meeting, decide_as_board, represent
from foothold.path.exclusions.actions.case import FAMILY
from foothold.path.exclusions.actions.closed_days import count_again, keep_length
from foothold.path.exclusions.actions.correct import correct
from foothold.path.exclusions.actions.education import (
    arrange_education,
    begin_education,
    delete_from_register,
    except_education,
)
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
from foothold.path.exclusions.actions.letters import correct_last_day, send_letter
from foothold.path.exclusions.actions.notice import give_notice, take_back_notices
from foothold.path.exclusions.actions.notices import Given, give_all
from foothold.path.exclusions.actions.review import (
    apply_for_review,
    arrange_hearing,
    claim,
    decide_review,
    determine_claim,
    reconsider,
    settle_readjustment,
    waive_review,
)
from foothold.path.exclusions.actions.told import ask_who_waits

__all__ = [
    "FAMILY",
    "Given",
    "Record",
    "apply_for_review",
    "arrange_board_meeting",
    "arrange_education",
    "arrange_hearing",
    "ask_who_waits",
    "begin_education",
    "cancel",
    "claim",
    "confirm",
    "consult",
    "correct",
    "correct_last_day",
    "count_again",
    "decide_as_board",
    "decide_review",
    "delete_from_register",
    "determine_claim",
    "except_education",
    "exclude_permanently",
    "give_all",
    "give_notice",
    "keep_length",
    "reconsider",
    "record",
    "record_all",
    "record_breach",
    "represent",
    "send_letter",
    "settle_readjustment",
    "take_back_notices",
    "waive_review",
]
