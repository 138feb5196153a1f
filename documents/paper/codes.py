"""Codes on printed papers: short, made to be typed, and a typing error is noticed.

Nothing of a code is stored. It says which package the paper is of (the first four signs, hidden under the
rest) and, in seven signs, which text at which step; the twelfth sign is the check.

The alphabet has 23 signs, which is a prime: with a different weight at each place, a sum modulo a prime
notices every wrong sign and every swap of two. It has no vowels, no D and no W, which a Vietnamese keyboard
would turn into other letters behind the back of a scanner, and of signs that look alike only one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from workflows.text import composed

ALPHABET = "0123456789CFGHJKMNPRTVX"
# What is read or typed in place of a sign that looks like it.
LOOK_ALIKES = str.maketrans("OQILSZBU", "0011528V")
LENGTH = 12
SHORT = 8
# A code with every gap and percent sign that a scanner may add.
LONGEST = 200
GROUP = 4
BASE = len(ALPHABET)
_PLACE_SIGNS, _DIGEST_SIGNS = 4, 7
PLACES = BASE**_PLACE_SIGNS
_DIGESTS = BASE**_DIGEST_SIGNS
SHORT_CODES = BASE ** (SHORT - 1)
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_GAPS = re.compile(r"[\s.\-‐-―−_]+")
_IN_ADDRESS = re.compile(r"(?:[?&]ma=|/kiem-tra/)([^&#/]*)", re.IGNORECASE)


class Mistyped(ValueError):
    """No paper ever bore this code: a sign is wrong, missing, too many, or two were swapped."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code whose check is right: in groups of four, and the id of its package modulo PLACES."""

    text: str
    place: int

    def package_ids(self, last: int) -> range:
        """The ids of packages it may belong to, up to the last that was given."""
        return range(self.place, last + 1, PLACES)


def make(package_id: int, step: str, fingerprint: str) -> str:
    """The code of a paper printed of the text with this fingerprint, at this step: "4F7K-9HXC-2TRP"."""
    words = f"{package_id}\n{step}\n{fingerprint}".encode()
    digest = int.from_bytes(hashlib.sha256(words).digest(), "big") % _DIGESTS
    # Without this the papers of one package, and of the next, would differ in few signs.
    place = (package_id + digest) % PLACES
    signs = _signs(place, _PLACE_SIGNS) + _signs(digest, _DIGEST_SIGNS)
    return in_fours(signs + next(sign for sign in ALPHABET if not _sum(signs + sign)))


def parse_code(typed: str) -> Code:
    """The code as typed or scanned: spaces, hyphens and case aside, look-alikes put right.

    It may stand in an address, after "ma=" or "/kiem-tra/". Raises Mistyped.
    """
    signs = normal(typed)
    if len(signs) != LENGTH or not set(signs) <= _VALUES.keys() or _sum(signs):
        raise Mistyped(signs)
    digest = _number(signs[_PLACE_SIGNS:-1])
    return Code(in_fours(signs), (_number(signs[:_PLACE_SIGNS]) - digest) % PLACES)


def normal(typed: str) -> str:
    """The signs alone, as they would be printed; nothing is checked."""
    found = _IN_ADDRESS.search(typed)
    text = composed(found[1] if found else typed, limit=LONGEST, form="NFKC")
    return _GAPS.sub("", text).upper().translate(LOOK_ALIKES)


def short_code(number: int) -> str:
    """A code of eight signs for any number below `SHORT_CODES`, the last sign the check: "4F7K9HXC"."""
    signs = _signs(number, SHORT - 1)
    return signs + next(sign for sign in ALPHABET if not _sum(signs + sign))


def parse_short(typed: str) -> str:
    """The eight signs as typed: spaces, hyphens and case aside, look-alikes put right. Raises Mistyped."""
    signs = normal(typed)
    if len(signs) != SHORT or not set(signs) <= _VALUES.keys() or _sum(signs):
        raise Mistyped(signs)
    return signs


def in_fours(signs: str) -> str:
    """The signs in groups of four with hyphens."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def _signs(number: int, length: int) -> str:
    found = ""
    for _place in range(length):
        number, value = divmod(number, BASE)
        found = ALPHABET[value] + found
    return found


def _number(signs: str) -> int:
    total = 0
    for sign in signs:
        total = total * BASE + _VALUES[sign]
    return total


def _sum(signs: str) -> int:
    """The weighted sum modulo the prime: 0 for a code that is right. Weights 1 to 12 are all different."""
    return sum(weight * _VALUES[sign] for weight, sign in enumerate(signs, 1)) % BASE
