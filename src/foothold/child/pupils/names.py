"""Finding a child by what somebody typed: part of a name, with or without accents, or with a slip."""

import unicodedata

from rapidfuzz import fuzz


def search_key(*names):
    return " ".join(plain(name) for name in names if name)


def plain(text):
    """Lower case without accents, apostrophes or hyphens, as people type names in a hurry."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (letter if letter.isalnum() else " " if letter in " -" else "" for letter in letters)
    return " ".join("".join(kept).split())


def pieces(text):
    """Overlapping three-letter pieces: a slip spoils some of them and leaves others to find the name by."""
    return {word[start : start + 3] for word in plain(text).split() for start in range(max(1, len(word) - 2))}


def likeness(typed, key):
    """0 to 100: how well each word typed is met by its best word in the key."""
    words = key.split()
    scores = [max((fuzz.ratio(part, word) for word in words), default=0) for part in plain(typed).split()]
    return sum(scores) / len(scores) if scores else 0
