"""People are added by an administrator; nobody signs themselves up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class NobodySignsThemselvesUp(DefaultAccountAdapter):
    def is_open_for_signup(self, request: Any) -> bool:
        return False
