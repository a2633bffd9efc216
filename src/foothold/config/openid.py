"""Signing in with an organisation's own accounts (OpenID Connect): read from a file, in the words of this project."""

import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

NEEDED = ("name", "server", "client_id", "secret")
KNOWN = {*NEEDED, "email_is_checked"}
ON_THIS_MACHINE = ("127.0.0.1", "localhost")


def read(path: Path) -> dict[str, Any]:
    """Allauth's settings from a file with a part for each provider; no file, no provider.

    `email_is_checked` (true, or a list of domains) is for a provider that vouches for its addresses without saying so
    in each token, as a single tenant of Entra does.
    """
    if not path.exists():
        return {}
    parts = tomllib.loads(path.read_text(encoding="utf-8"))
    return {"openid_connect": {"APPS": [_app(name, said, path) for name, said in parts.items()]}}


def _app(name: str, said: dict[str, Any], path: Path) -> dict[str, Any]:
    missing = [each for each in NEEDED if not said.get(each)]
    unknown = sorted(set(said) - KNOWN)
    if missing or unknown:
        raise ImproperlyConfigured(
            f"{path}, [{name}]: missing {', '.join(missing) or 'nothing'}; not known {', '.join(unknown) or 'nothing'}."
        )
    address = urlsplit(said["server"])
    if address.scheme != "https" and address.hostname not in ON_THIS_MACHINE:
        raise ImproperlyConfigured(f"{path}, [{name}]: the server's address must begin with https:.")
    return {
        "provider_id": name,
        "name": said["name"],
        "client_id": said["client_id"],
        "secret": said["secret"],
        "settings": {
            "server_url": said["server"],
            "oauth_pkce_enabled": True,
            "verified_email": said.get("email_is_checked", False),
        },
    }
