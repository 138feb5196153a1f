"""Sentences kept of a set-up, and what a new congress is called where nothing else was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from congress.settingup.proposals import counted_in_roman
from workflows.text import searchable

if TYPE_CHECKING:
    from datetime import date

SET_UP = _kept("Thiết lập %(congress)s, ngày khai mạc %(day)s, %(bodies)d cơ quan, %(kinds)d loại hồ sơ")
SEAT_AGAIN = _kept("Tiếp tục nhiệm vụ từ %(congress)s")
ARCHIVED = _kept("Đưa vào lưu trữ. Lý do: %(why)s")
BROUGHT_BACK = _kept("Đưa ra khỏi lưu trữ. Lý do: %(why)s")
KIND_BOUND = _kept("Định cơ quan cho loại hồ sơ “%(kind)s”")
KIND_LEFT_OUT = _kept("Bỏ loại hồ sơ “%(kind)s”")
CHANGED = _kept("Sửa thông tin tổ chức và %(congress)s")
POSTPONED = _kept(
    "Đổi ngày khai mạc từ %(old)s sang %(new)s, nhiệm kỳ %(term)s, "
    "theo văn bản %(number)s ngày %(day)s của %(body)s"
)
FIRST_OFFICER = _kept("Ghi %(who)s phụ trách %(body)s")
CONGRESS = _kept("Đại hội %(name)s")


def short_name_of(short: str, number: int | None) -> str:
    """What a congress is called in a word: "Đại hội V", or after its association."""
    if number:
        return CONGRESS % {"name": counted_in_roman(number)}
    # Who typed the name of the congress itself meant it so.
    return short if searchable(short).startswith("dai hoi") else CONGRESS % {"name": short}


def term_of(opening: date, years: int) -> str:
    """The term that begins with a congress: "2027–2032"."""
    return f"{opening.year}–{opening.year + years}"


def congress_code(symbol: str, number: int | None, opening: date) -> str:
    """The code in addresses and codes of packages: letters and figures anybody can type."""
    letters = "".join(sign for sign in searchable(symbol).upper() if sign.isascii() and sign.isalnum())
    return f"{letters[:12] or 'DH'}{number or opening.year}"
