"""HTML made of what was read: cleaned, in one form of Unicode, and as plain lines."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

import nh3

from documents.texts.reading import raised
from documents.texts.reading.faults import Fault
from workflows.text import clean, composed

LETTERS = 1_500_000
# Old converters wrote the Icelandic letter, which looks like the Vietnamese one.
ETH = ("Ð", "Đ")
# Before struck words in a plain text, where no line can be drawn through them.
STRUCK = "gạch bỏ"
_TAGS = {"a", "b", "blockquote", "br", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "li", "ol", "p", "s"}
_TAGS |= {"strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"}
_ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "ol": {"start"}}
_ATTRIBUTES |= {tag: {"align"} for tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6")}
# The sides to which a line is set where it does not begin at the left.
SIDES = ("center", "right")
_SCHEMES = {"http", "https", "mailto"}
_LINK = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_BREAKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "ul", "br", "table", "blockquote"})
_ONLY_BARS = re.compile(r"[| ]+")


class _Unseen(dict[int, int | None]):
    """For str.translate: drops control, bidi and lone surrogate signs, keeps line breaks and soft hyphens."""

    def __missing__(self, code: int) -> int | None:
        sign = chr(code)
        kept = sign in "\n\t\xad" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
        self[code] = code if kept else None
        return self[code]


_UNSEEN = _Unseen()


def escaped(text: str) -> str:
    """The text as it may stand in HTML."""
    return html.escape(text, quote=False)


def paragraph_markup(lines: Iterable[str]) -> str:
    """Each line with words in it as a paragraph."""
    return "".join(f"<p>{escaped(line)}</p>" for line in lines if line.strip())


def struck(words: str) -> str:
    """Struck words as a plain text marks them."""
    return f"[{STRUCK}: {words}]"


def joined_struck(words: str) -> str:
    """Pieces that were struck side by side as one."""
    return words.replace(f"][{STRUCK}: ", "")


def opening(tag: str, side: str = "") -> str:
    """The tag that begins a paragraph or heading, set to one of SIDES or as usual."""
    return f'<{tag} align="{side}">' if side in SIDES else f"<{tag}>"


def table_markup(rows: Iterable[Iterable[str]]) -> str:
    """A plain table of texts."""
    cells = ("".join(f"<td>{escaped(cell)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def safe(raw: str) -> str:
    """The HTML with harmless tags only, no link but http, https and mailto, text in NFC."""
    if len(raw) > 8 * LETTERS:
        raise Fault("huge")
    cleaned = nh3.clean(
        # What was struck in several pieces is one.
        raw.replace("</s><s>", ""),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        attribute_filter=_attribute_kept,
        link_rel="noopener noreferrer nofollow",
    )
    return each_text(cleaned, _composed)


def each_text(markup: str, change: Callable[[str], str]) -> str:
    """The HTML with every piece of text between two tags changed; tags stay as they are."""
    pieces = _TAG.split(markup)
    pieces[::2] = [escaped(change(html.unescape(piece))) if piece else "" for piece in pieces[::2]]
    return "".join(pieces)


def tidied(markup: str) -> str:
    """HTML whose texts were changed after it was cleaned: NFC again, no unseen signs."""
    return each_text(markup, _composed).replace("\xad", "")


def lines_of(markup: str) -> str:
    """The words of cleaned HTML: a paragraph or a table row a line, " | " between the cells of a row."""
    return "\n".join(
        line
        for line in clean("".join(_pieces(markup)), lines=True).split("\n")
        if line and not _ONLY_BARS.fullmatch(line)
    )


def bare_text(markup: str) -> str:
    """The words of cleaned HTML with the soft hyphens that stand for a letter in TCVN3."""
    return html.unescape(_TAG.sub(" ", markup))


def _pieces(markup: str) -> Iterator[str]:
    rows: list[int] = []
    small, before = "", ""
    for piece in _TAG.split(markup):
        if piece.startswith("<") and (match := _NAME.match(piece)):
            name, closing = match.group(2), bool(match.group(1))
            if name in {"sup", "sub"}:
                small = "" if closing else name
            said = _between(name, closing=closing, rows=rows)
        else:
            said = html.unescape(piece).replace("\n", " ")
            said = raised.apart(said, before, lowered=small == "sub") if small else said
        before = said or before
        yield said


def _between(name: str, *, closing: bool, rows: list[int]) -> str:
    """What a tag is in plain text; `rows` counts the cells of each table row that is open."""
    if name == "tr":
        if not closing:
            rows.append(0)
        elif rows:
            rows.pop()
        return " " if rows and (closing or len(rows) > 1) else "\n"
    if name == "s":
        return "]" if closing else f" [{STRUCK}: "
    if name in {"td", "th"} and rows and not closing:
        rows[-1] += 1
        return " | " if rows[-1] > 1 else ""
    if name in _BREAKS:
        return " " if rows else "\n"
    return ""


def _attribute_kept(tag: str, attribute: str, value: str) -> str | None:
    """A link inside the file leads nowhere on a page; a number of columns beyond reason breaks one."""
    if attribute == "href":
        return value if _LINK.match(value) else None
    if attribute in {"colspan", "rowspan", "start"}:
        return value if re.fullmatch(r"[0-9]{1,3}", value) else None
    if attribute == "align":
        return value if value in SIDES else None
    # `rel`, which the cleaner itself sets.
    return value


def _composed(text: str) -> str:
    return composed(text.translate(_UNSEEN))
