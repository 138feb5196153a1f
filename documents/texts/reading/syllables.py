"""Whether a word can be Vietnamese: how a reader tells true letters from an old font's."""

from __future__ import annotations

import re

from workflows.text import composed, decomposed

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_START = "(?:ngh|ng|nh|gh|kh|ph|th|tr|ch|gi|qu|[bcdđghklmnpqrstvx])?"
# Every rhyme of the language without its tone; what follows "qu" or "gi" is among them.
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em "
    "en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om "
    "on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um "
    "un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyp uyu ư ưa ưc ưi ưm ưn "
    "ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu êng oong ooc uen"
)
_SYLLABLE = re.compile(f"{_START}(?:{'|'.join(_RHYMES.split())})")
_WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 20_000


def share(words: set[str]) -> float:
    """How many of these words can be Vietnamese, from 0 to 1; 0 when there are none."""
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def marked_words(text: str) -> set[str]:
    """The distinct words, in lower case, that have a letter beyond ASCII; only the beginning is asked."""
    return {word.lower() for word in _WORD.findall(text[:ENOUGH]) if not word.isascii()}


def is_syllable(word: str) -> bool:
    """Whether this one lower-case word is a Vietnamese syllable with at most one tone."""
    bare, tones = _TONES.subn("", decomposed(word))
    return tones <= 1 and _SYLLABLE.fullmatch(composed(bare)) is not None
