"""Whether words of a Vietnamese text came out in pieces: “H ội”, “ph ương h ướng”, “th ng”."""

from __future__ import annotations

import re
from functools import lru_cache

from documents.texts.reading.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aăâeêioôơuưy")
_BARE = str.maketrans(
    "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ",
    "aaaaaăăăăăâââââeeeeeêêêêêiiiiioooooôôôôôơơơơơuuuuuưưưưưyyyyy",
)
# The words of the language that begin with a vowel, without their tone; of one marked letter, with it.
_BEGIN_WITH_A_VOWEL = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âm ân âp ât âu ây e em en eo ep êch êm "
    "ên êp êt êu i im in it iu o oa oai oan oang oanh oăt oc oe oi om on ong op ot ôc ôi ôm ôn ông ôp "
    "ơi ơn u uc ui um un ung uôn uông up ut uy uyên uych ưa ưc ưng ươc ươm ươn ươt ưu y yêm yên yêng yêt yêu"
)
_WHOLE = frozenset(_BEGIN_WITH_A_VOWEL.split()) | frozenset("àạýởôổồ")
_UNITS = frozenset(("kg", "km", "cm", "mm", "ml", "kw", "hz", "tr", "x"))
# "Điểm đ khoản 2" names a letter.
_POINT = "điểm "
_LONGEST = 7


def cut_words(text: str) -> tuple[int, int]:
    """How many words of the text are pieces of one, and how many words it has.

    A piece has no vowel, or one with which no word begins; beside it stands what makes it a syllable, or
    it stands alone in small letters because the rest of it was lost.
    """
    words = [(match[0].lower(), *match.span()) for match in _WORD.finditer(text)]
    cut = 0
    for at, (word, start, end) in enumerate(words):
        if not _is_piece(word):
            continue
        near = ((words[one], words[one + 1]) for one in (at - 1, at) if 0 <= one < len(words) - 1)
        makes_one = any(text[one[2] : two[1]].isspace() and is_syllable(one[0] + two[0]) for one, two in near)
        cut += makes_one or _is_left_over(text, start, end)
    return cut, len(words)


@lru_cache(maxsize=4096)
def _is_piece(word: str) -> bool:
    """Whether the lower-case word is no whole one: no vowel, or one with which no word begins."""
    bare = word.translate(_BARE)
    if len(word) > _LONGEST or word in _WHOLE or (len(word) > 1 and bare in _WHOLE):
        return False
    return bare[0] in _VOWELS or _VOWELS.isdisjoint(bare)


def _is_left_over(text: str, start: int, end: int) -> bool:
    """Whether small letters without a vowel stand between spaces, and name no unit behind a figure."""
    word, around = text[start:end], text[start - 1 : start] + text[end : end + 1]
    is_point = text[max(0, start - len(_POINT)) : start].lower() == _POINT
    if is_point or word in _UNITS or not word.islower() or not word.replace("đ", "").isascii():
        return False
    return _VOWELS.isdisjoint(word) and around.isspace() and len(around) > 1 and not text[start - 2].isdigit()
