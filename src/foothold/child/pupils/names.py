"""What a child is called, and finding a child by what somebody typed: part of a name, with or without accents, or
with a slip."""

import unicodedata

from rapidfuzz import fuzz


def called(given, known_as, family):
    """The name a child goes by."""
    return f"{known_as or given} {family}"


def initials(given, known_as, family):
    return f"{(known_as or given)[:1]}{family[:1]}"


def search_key(*names):
    return " ".join(plain(name) for name in names if name)


def plain(text):
    """Lower case without accents, apostrophes or hyphens, as people type names in a hurry."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (letter if letter.isalnum() else " " if letter in " -" else "" for letter in letters)
    return " ".join("".join(kept).split())


LETTERS = 7
"""A number of the database holds so many letters."""


def places(key):
    """Where each part of a name begins in the alphabet: every word from its first letter on, its second, and so on."""
    return {place(word[start:]) for word in key.split() for start in range(max(1, len(word) - 1))}


def place(part, filled_up=b"\x00"):
    """The first seven letters as a number, because every database puts numbers in the same order."""
    return int.from_bytes(part.encode()[:LETTERS].ljust(LETTERS, filled_up))


def span(beginning):
    """The places of all that begins with some letters."""
    return place(beginning), place(beginning, b"\xff")


def pieces(text):
    """Overlapping three-letter pieces: a slip spoils some of them and leaves others to find the name by."""
    return {word[start : start + 3] for word in plain(text).split() for start in range(max(1, len(word) - 2))}


def likeness(typed, key):
    """0 to 100: how well each word typed is met by its best word in the key."""
    words = key.split()
    scores = [max((fuzz.ratio(part, word) for word in words), default=0) for part in plain(typed).split()]
    return sum(scores) / len(scores) if scores else 0
