"""Old Vietnamese fonts (TCVN3, VNI): recognised, marked in the text, and turned into Unicode when asked."""

from __future__ import annotations

import re

from documents.texts.reading import markup
from documents.texts.reading.letters import turned
from documents.texts.reading.syllables import marked_words, share

# Signs that Unicode keeps for such private use: what begins here is in an old font, until the end.
# Capitals: a font such as .VnTimeH draws small letters as capitals.
BEGINS = {"TCVN3": "\ufdd0", "TCVN3H": "\ufdd1", "VNI": "\ufdd2"}
ENDS = "\ufddf"
_KINDS = {sign: kind for kind, sign in BEGINS.items()}
_NONE = re.compile("[\ufdd0-\ufdef]")
_SIGN = re.compile("([\ufdd0-\ufdef])")
_OTHERS = "[^\ufdd0-\ufdef]*"
_SEAM = re.compile("|".join(f"{sign}{_OTHERS}(?:{ENDS}{sign}{_OTHERS})+{ENDS}" for sign in _KINDS))
# Letters that no old font has: whoever typed them typed Unicode, whatever the font is called.
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300\u0301\u0303\u0309\u0323"
    "\u1ea0-\u1ef9]"
)
_CAPITALS = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}(?![^\W\d_])")


TABLES = ("TCVN3", "VNI")


def kind_of_font(name: str) -> str:
    """The kind of old font of this name (a key of BEGINS), or ""."""
    lower = name.strip().lower()
    if lower.startswith(".vn"):
        return "TCVN3H" if lower.endswith("h") else "TCVN3"
    return "VNI" if re.match(r"vni(?:-|\s|$)", lower) else ""


def without_marks(text: str) -> str:
    """The text without any of the signs kept for marks."""
    return _NONE.sub("", text)


def between_marks(text: str, kind: str) -> str:
    """The text between marks, when it is typed in a font of this kind and not in Unicode after all."""
    if not kind or not text or _UNICODE.search(text):
        return text
    return f"{BEGINS[kind]}{text}{ENDS}"


def unmarked(html: str) -> str:
    """Cleaned HTML without marks and without the soft hyphens that stand for a letter in TCVN3."""
    return without_marks(html).replace("\xad", "")


def recognised(html: str) -> str:
    """The font ("TCVN3", "VNI") when the marked letters are truly typed in it, else ""."""
    spoken: dict[str, str] = {}
    kind = ""
    for piece in _SIGN.split(re.sub(r"<[^>]*>", " ", _seamless(html))):
        if _SIGN.fullmatch(piece):
            kind = _KINDS.get(piece, "")
        elif kind:
            spoken[kind[:5]] = spoken.get(kind[:5], "") + piece + " "
    proved = {}
    for font, text in spoken.items():
        # The table makes more Vietnamese of a text than is there already.
        before, after = marked_words(text), marked_words(to_unicode(text[:20_000], font))
        if share(after) > share(before) and share(after) >= 0.5:
            proved[font] = text
    return max(proved, key=lambda kind: len(proved[kind]), default="")


def guessed(text: str) -> str:
    """The font ("TCVN3", "VNI") when a text of unknown font reads as Vietnamese only by that table, else "".

    At least four different words must come of it, nearly all of them Vietnamese, and no letter may
    be one that only Unicode has; so French, German or ordinary Vietnamese text never passes.
    """
    before = marked_words(text)
    if text.isascii() or _UNICODE.search(text) or share(before) >= 0.5:
        return ""
    after = {kind: marked_words(to_unicode(text[:20_000], kind)) for kind in TABLES}
    best = max(after, key=lambda kind: share(after[kind]))
    return best if len(after[best]) >= 4 and share(after[best]) >= 0.85 else ""


def converted_html(html: str, *, whole: str = "") -> str:
    """The cleaned HTML in Unicode: the marked pieces, or all of it from the font `whole`."""
    if whole:
        return markup.each_text(without_marks(html), lambda text: to_unicode(text, whole))
    state = [""]
    return markup.each_text(_seamless(html), lambda text: _piecewise(text, state))


def to_unicode(text: str, kind: str) -> str:
    """The text of one font in Unicode NFC; `kind` is a key of BEGINS."""
    read = turned(text, kind[:5])
    if kind == "TCVN3H":
        return read.upper()
    if kind != "TCVN3" or len(text) != len(read):
        return read
    # TCVN3 has no capitals with tones: "B¸O" is BÁO. Each sign became one sign, so places agree.
    return _CAPITALS.sub(lambda word: _one_word(text[word.start() : word.end()], word.group()), read)


def _one_word(before: str, after: str) -> str:
    typed = [sign for sign in before if sign.isascii() and sign.isalpha()]
    return after.upper() if len(typed) > 1 and all(sign.isupper() for sign in typed) else after


def _seamless(html: str) -> str:
    """Joins neighbours of one font, whose letters may begin in one piece and end in the next."""
    return _SEAM.sub(lambda match: f"{match.group()[0]}{without_marks(match.group())}{ENDS}", html)


def _piecewise(text: str, state: list[str]) -> str:
    """One piece of text; marks opened in it hold until they are closed, perhaps in a later piece."""
    out = []
    for piece in _SIGN.split(text):
        if _SIGN.fullmatch(piece):
            state[0] = _KINDS.get(piece, "")
        else:
            out.append(to_unicode(piece, state[0]) if state[0] else piece)
    return "".join(out)
