"""Invented names, put together at random. Any likeness to a real person or school is chance."""

from importlib import resources


def _read():
    found: dict[str, list[str]] = {}
    held: list[str] = []
    for line in (
        resources.files(__package__).joinpath("data", "names.txt").read_text(encoding="utf-8").splitlines()
    ):
        if line.startswith("["):
            held = found.setdefault(line.strip("[]"), [])
        else:
            held.extend(line.split())
    return found


_NAMES = _read()
GIVEN = {"F": _NAMES["girls"], "M": _NAMES["boys"]}
FAMILY = _NAMES["family"]
SECONDARIES = _NAMES["secondaries"]
PRIMARIES = _NAMES["primaries"]
SPECIALS = ["Willow Lodge School", "The Rowans School"]
REFERRAL_UNITS = ["Turnstone Centre", "Harbour Road Centre"]
PROVIDERS = ["Beacon AP", "Kestrel Trails", "Anvil Workshop", "Greenshoots Farm", "Studio Nine"]
FRONT_DOOR, UNIT = "First Access and Screening Team (FAST)", "Re-engagement Unit (REU)"
AGENCIES = ["Fernleigh Early Help", "Fernleigh Youth Justice Service", "Fernleigh Wellbeing Service"]
AGENCIES += [FRONT_DOOR, UNIT]
