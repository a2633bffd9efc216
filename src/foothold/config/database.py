"""Where the data are: an address in one line, for SQLite or PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

KEPT_OPEN = 60
"""Seconds. A connection is opened, and the tables looked up, once for many pages and not for each."""


def from_address(address: str) -> dict[str, Any]:
    """Django's settings from sqlite:///path/to/file or postgresql://user:password@host:port/name?option=value."""
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme == "postgresql":
        return _postgresql(parts)
    raise ImproperlyConfigured(
        f"FOOTHOLD_DATABASE begins with {parts.scheme or 'nothing'}:. It must begin with sqlite: or postgresql:."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "foothold.config.in_turn",
        "NAME": path,
        "CONN_MAX_AGE": KEPT_OPEN,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
        },
    }


def _postgresql(parts: Any) -> dict[str, Any]:
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": KEPT_OPEN,
        "OPTIONS": options,
    }
