"""Whom an organisation's own account lets in: people who were invited, known by an address the provider has checked."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render

from foothold.ground.access.models import Person


class OnlyThoseInvited(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """The first time, the account is tied to the person with that address; afterwards the account alone counts."""
        if sociallogin.is_existing:
            return
        person = _invited(sociallogin)
        if person is None:
            raise ImmediateHttpResponse(render(request, "sign_in/not_invited.html", status=403))
        sociallogin.connect(request, person)


def _invited(sociallogin: Any) -> Person | None:
    checked = [address.email for address in sociallogin.email_addresses if address.verified]
    found = [Person.objects.filter(email__iexact=email, is_active=True).first() for email in checked]
    return next((person for person in found if person), None)
