"""Which server carries the e-mails: an address in one line. Without one they are printed."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BACKEND = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
LONGEST_WAIT = 10
"""Seconds after which a server that does not answer counts as not there; somebody waits for the page."""


def from_address(address: str) -> dict[str, Any]:
    """Django's settings from smtp://user:password@host:587 (encrypted once connected) or smtps://user:password@host."""
    if not address:
        return {}
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured("FOOTHOLD_SMTP must look like smtp://user:password@mail.example:587.")
    on_this_machine = parts.hostname in ("127.0.0.1", "localhost")
    return {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not on_this_machine,
        "EMAIL_TIMEOUT": LONGEST_WAIT,
    }
