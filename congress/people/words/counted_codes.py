"""Numbers a secret counts out, how many stand on a printed card, and how the secret is kept.

The counting is that of RFC 4226 and RFC 6238, by the library that also locks backups.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP
from django.conf import settings

# What every app of telephones takes for granted.
APP_LENGTH, APP_SECONDS = 6, 30
# Figures of a number on a printed card, and how many numbers a card has.
CARD_LENGTH, CARD_LINES = 8, 30


def fresh_secret() -> bytes:
    """Twenty bytes that nobody guesses, as RFC 4226 wants them."""
    return secrets.token_bytes(20)


def counted_code(secret: bytes, number: int, *, length: int) -> str:
    """The number of figures that stands at one place of the row."""
    return HOTP(secret, length, SHA1()).generate(number).decode("ascii")  # noqa: S303 - the one that apps know


def app_step(moment: float) -> int:
    """The place in the row that an app shows at a moment (seconds since 1970)."""
    return int(moment // APP_SECONDS)


def card_lines(secret: bytes) -> list[str]:
    """What is printed on a card, its first line first."""
    return [counted_code(secret, line, length=CARD_LENGTH) for line in range(1, CARD_LINES + 1)]


def typed_by_hand(secret: bytes) -> str:
    """The secret as an app takes it where no camera reads the picture: groups of four."""
    text = str(base64.b32encode(secret), "ascii")
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def sealed_secret(secret: bytes) -> str:
    """The secret as it is kept: a backup without the settings of the site opens no account."""
    return str(_seal().encrypt(secret), "ascii")


def opened_secret(sealed: str) -> bytes | None:
    """The secret again; None where another key of the site sealed it, or the row was spoilt."""
    try:
        return _seal().decrypt(sealed)
    except InvalidToken:
        return None


def _seal() -> MultiFernet:
    keys = (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))
    digests = (hashlib.sha256(f"second keys {key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
