"""A name as lists write it, taken apart: form of address, Ông or Bà, rank, and the name itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workflows.text import clean, searchable

COMRADE = "Đồng chí"
# As they stand before a name, without marks and full stops; what is kept is written in full.
_FORMS = {"dong chi": COMRADE, "d/c": COMRADE, "dc": COMRADE, "đ/c": COMRADE}
_HONORIFICS = {"ong": "Ông", "ba": "Bà"}
_ARMY = (
    "Đại tướng",
    "Thượng tướng",
    "Trung tướng",
    "Thiếu tướng",
    "Đô đốc",
    "Phó Đô đốc",
    "Chuẩn Đô đốc",
    "Đại tá",
    "Thượng tá",
    "Trung tá",
    "Thiếu tá",
    "Đại úy",
    "Thượng úy",
    "Trung úy",
    "Thiếu úy",
)
_LEARNED = (
    "Giáo sư",
    "Phó Giáo sư",
    "Tiến sĩ",
    "Thạc sĩ",
    "Bác sĩ",
    "Kỹ sư",
    "Luật sư",
    "Cử nhân",
    "GS",
    "PGS",
    "TSKH",
    "TS",
    "ThS",
    "BS",
    "KS",
    "LS",
    "NGND",
    "NGƯT",
    "NSND",
    "NSƯT",
    "TTND",
    "TTƯT",
    "Anh hùng LLVTND",
    "Anh hùng Lao động",
    "AHLLVT",
    "AHLLVTND",
)
_RANKS = {searchable(rank): rank for rank in (*_ARMY, *_LEARNED)}
# The longest that is tried: "anh hung lao dong".
_LONGEST = 4
_SIGNS = re.compile(r"[.,;:()]+")
# "GS.TS.Nguyễn" hides three words in one; a single letter with a full stop ("H.") is part of the name.
_JOINED = re.compile(r"(?<=[^\W\d_]{2})\.(?=\w)")
# "Ông Ích Khiêm" is a man of the house of Ông: so few words behind it may be a whole name.
_FEW = 2


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name and what stood before it; `unsure` where "Ông" or "Bà" may be the family name."""

    full_name: str
    honorific: str = ""
    form_of_address: str = ""
    rank: str = ""
    unsure: bool = False


def name_parts(text: str, *, honorific: str = "") -> NameParts:
    """Take a written name apart; `honorific` is what a column of its own says, "" without one."""
    words = _JOINED.sub(". ", clean(text).strip(" -–,;")).split()
    ranks: list[str] = []
    form, own, unsure = "", "", False
    while len(words) > 1:
        size, kind, found = _leading(words)
        if not size:
            break
        rest = len(words) - size
        if kind == "honorific" and rest <= _FEW:
            if honorific or rest < _FEW:
                break
            unsure = True
        words = words[size:]
        form, own = (found if kind == "form" else form), (found if kind == "honorific" else own)
        ranks += [found] if kind == "rank" else []
    return NameParts(_cased(" ".join(words)), honorific or own, form, ", ".join(ranks), unsure)


def same_name(one: str) -> str:
    """What two writings of one name have in common: letter case does not count, marks do."""
    return clean(one).casefold()


def honorific_of(text: str) -> tuple[str, str]:
    """(Ông or Bà, form of address) that a column of its own says; ("", "") where it says neither."""
    said = searchable(_SIGNS.sub("", text))
    woman, man = said in {"nu", "f"}, said in {"nam", "m"}
    return _HONORIFICS.get(said, "Bà" if woman else "Ông" if man else ""), _FORMS.get(said, "")


def _leading(words: list[str]) -> tuple[int, str, str]:
    """How many words before the name belong to one form, what sort, and how it is written in full."""
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        said = searchable(_SIGNS.sub("", " ".join(words[:size])))
        for kind, table in (("form", _FORMS), ("honorific", _HONORIFICS), ("rank", _RANKS)):
            if said in table and _is_abbreviation_or_word(words[:size], table[said]):
                return size, kind, table[said]
    return 0, "", ""


def _is_abbreviation_or_word(words: list[str], full: str) -> bool:
    """Whether marks agree where both have them: "Bá" is a name, "Bà" is not; "BS" is not "Bs."-anybody."""
    said = _SIGNS.sub("", " ".join(words)).casefold()
    return said in (full.casefold(), searchable(said)) or full == COMRADE


def _cased(name: str) -> str:
    """NGUYỄN VĂN AN as Nguyễn Văn An; a name in mixed letters stays as it is."""
    if not name.isupper() or len(name) < 2:
        return name
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split())
