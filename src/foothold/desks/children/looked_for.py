"""What somebody looks for, closed up for the address of a page: a name in an address would stand in the browser's
history and in the log of whatever server is in front."""

import base64

from django.utils.crypto import salted_hmac


def sealed(person, words):
    """The words as only this installation can read them, and only for this person. None of them leave none."""
    return _box().encrypt(f"{person.pk} {words}".encode()).decode() if words else ""


def unsealed(person, seal):
    """The words again; none where another person, or another installation, closed them up."""
    from cryptography.fernet import InvalidToken

    try:
        owner, _, words = _box().decrypt(seal.encode()).decode().partition(" ")
    except InvalidToken:
        return ""
    return words if owner == str(person.pk) else ""


def _box():
    from cryptography.fernet import Fernet

    key = salted_hmac(__name__, "what is looked for", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
