"""Codes that people type from paper: which signs they are made of, how they are printed and compared."""

from __future__ import annotations

import secrets

from workflows.text import clean

# No letter or figure that is taken for another when read from paper (0 O, 1 I L, 5 S, 2 Z, 8 B).
LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"
GROUP, LENGTH = 4, 12


def fresh_slip_code() -> str:
    """A code that nobody guesses: fifty-five bits."""
    return "".join(secrets.choice(LETTERS) for _place in range(LENGTH))


def printed_code(code: str) -> str:
    """The code as it is printed: "ACDE-FGHJ-KMNP"."""
    return "-".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def bare(code: str) -> str:
    """The code as it is compared, however it was typed."""
    return "".join(sign for sign in clean(code).upper() if sign.isalnum())
