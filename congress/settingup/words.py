"""Sentences kept of a set-up, and what a new congress is called where nothing else was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
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
BODY_ADDED = _kept("Thêm cơ quan %(body)s, mã %(code)s")
NAME_ADDED = _kept("Thêm vào “%(sort)s”: %(name)s, quyền như %(like)s")
NAME_ENDED = _kept("Thôi dùng trong “%(sort)s”: %(name)s")
BODY_CHANGED = _kept("Sửa cơ quan “%(before)s”, nay là “%(after)s”")
FIRST_OFFICER = _kept("Ghi %(who)s phụ trách %(body)s")
CONGRESS = _kept("Đại hội %(name)s")


@dataclass(frozen=True, slots=True)
class ShareWords:
    """A share as people say it: numerator, denominator, whether it must be exceeded."""

    label: Any
    share: tuple[int, int, bool]


SHARES = {
    "half": ShareWords(_("quá nửa (trên 1/2)"), (1, 2, True)),
    "two_thirds": ShareWords(_("từ hai phần ba trở lên (2/3)"), (2, 3, False)),
    "three_quarters": ShareWords(_("từ ba phần tư trở lên (3/4)"), (3, 4, False)),
    "all": ShareWords(_("tất cả"), (1, 1, False)),
}


def share_of(numerator: int, denominator: int, *, strict: bool) -> str:
    """The code of a share; "" for one that is not among the usual ones."""
    wanted = (numerator, denominator, strict)
    return next((code for code, row in SHARES.items() if row.share == wanted), "")


def short_name_of(short: str, number: int | None) -> str:
    """What a congress is called in a word: "Đại hội V", or after its association."""
    if number:
        return CONGRESS % {"name": counted_in_roman(number)}
    # Who typed the name of the congress itself meant it so.
    return short if searchable(short).startswith("dai hoi") else CONGRESS % {"name": short}


def term_of(opening: date, years: int) -> str:
    """The term that begins with a congress: "2027–2032"."""
    return f"{opening.year}–{opening.year + years}"


def name_after(name: str, *, numbers: tuple[int | None, int | None], terms: tuple[str, str]) -> str:
    """The full name of the next congress: the last one's, its number and term moved on; "" if it bears none.

    Each pair says what stood of the last congress and what is said of the next.
    """
    before, now = (counted_in_roman(number or 0) for number in numbers)
    counted = re.sub(rf"\b(lần thứ) {before}\b", rf"\1 {now}", name) if before and now else name
    moved = counted.replace(*terms) if terms[0] else counted
    return "" if moved == name else moved


def congress_code(symbol: str, number: int | None, opening: date) -> str:
    """The code in addresses and codes of packages: letters and figures anybody can type."""
    letters = "".join(sign for sign in searchable(symbol).upper() if sign.isascii() and sign.isalnum())
    return f"{letters[:12] or 'DH'}{number or opening.year}"
