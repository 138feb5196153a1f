"""Rich text (.rtf): paragraphs, tables and notes, in the letters of its code pages and fonts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from documents.texts.reading import legacy
from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.markup import escaped
from documents.texts.reading.page_edges import edges_say
from documents.texts.reading.rtf_paper import RichPaper

_TOKEN = re.compile(
    rb"\\(?:'(?P<hex>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_DEEPEST = 500
# Groups whose words are no words of the text.
_UNSEEN = {
    b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"headerl", b"headerr",
    b"headerf", b"footer", b"footerl", b"footerr", b"footerf", b"generator", b"fldinst", b"datastore",
    b"themedata", b"nonshppict", b"annotation", b"atnid", b"atnauthor", b"atnref", b"atndate", b"xe",
    b"tc", b"bkmkstart", b"bkmkend", b"listtable", b"listoverridetable", b"rsidtbl", b"latentstyles",
    b"pgdsctbl", b"filetbl", b"revtbl", b"xmlnstbl", b"colorschememapping", b"wgrffmtfilter", b"sp",
    b"docvar", b"userprops", b"ftnsep", b"ftnsepc", b"aftnsep", b"aftnsepc", b"template", b"falt",
    b"panose", b"fontemb", b"upr", b"pnseclvl",
}  # fmt: skip
_SIGNS = {
    b"tab": " ", b"line": "<br>", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"endash": "–", b"emdash": "—", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_LOOKS = {
    b"v": ("is_hidden", ""),
    b"caps": ("is_capital", ""),
    b"scaps": ("is_capital", ""),
    b"strike": ("is_struck", ""),
    b"striked": ("is_struck", ""),
    b"deleted": ("is_deleted", ""),
    b"revised": ("is_revised", ""),
    b"super": ("raised", "sup"),
    b"sub": ("raised", "sub"),
    b"nosupersub": ("raised", ""),
    b"up": ("raised", "sup"),
    b"dn": ("raised", "sub"),
}
_BREAKS = {b"par", b"sect", b"page", b"column"}
# Code pages by the character set of a font; what is not here is Western Windows.
_CHARSETS = {163: "cp1258", 238: "cp1250", 204: "cp1251", 161: "cp1253", 162: "cp1254", 186: "cp1257"}
_TOLD = {b"annotation": "comments", b"pict": "pictures"}


class _Font(NamedTuple):
    code_page: str = ""
    legacy: str = ""


@dataclass(slots=True)
class _Group:
    """What holds for the words at one depth of the file."""

    is_unseen: bool = False
    is_edge: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    is_capital: bool = False
    is_deleted: bool = False
    is_revised: bool = False
    raised: str = ""
    font: int = 0
    skip: int = 1
    is_font_table: bool = False
    note: int = 0
    is_new: bool = True


def read_rtf(data: bytes) -> Found:
    """What is in an .rtf that the door let in; raises Fault."""
    reader = _RichText(data)
    reader.read()
    return Found(
        "".join([*reader.paper.out, *reader.paper.notes]), [(code, 0) for code in sorted(reader.told)]
    )


class _RichText:
    """Goes through the file once, group by group."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.paper = RichPaper()
        self.told: set[str] = set()
        self._groups = [_Group()]
        self._fonts: dict[int, _Font] = {}
        self._code_page = "cp1252"
        self._bytes = bytearray()
        self._to_skip = 0
        self._in_table = False
        self._noted = 0
        self._kept: list[tuple[int, list[str]]] = []
        self._acts: dict[bytes, Callable[[int | None], None]] = {
            b"shptxt": self._box,
            b"fonttbl": self._font_table,
            b"footnote": self._note,
            b"u": self._letter,
            b"uc": self._skipped,
            b"f": self._font,
            b"fcharset": self._charset,
            b"ansicpg": self._page,
            b"plain": self._plain,
            b"cell": self._cell,
            b"nestcell": self._cell,
            b"row": self._row,
            b"nestrow": self._row,
            b"intbl": self._within,
            b"pard": self._without,
        }

    def read(self) -> None:
        """All of it."""
        for found in _TOKEN.finditer(self.data):
            kind = found.lastgroup
            if kind not in {"hex", "text"}:
                self._flush()
            if kind == "open":
                self._open()
            elif kind == "close":
                self._close()
            elif kind == "hex":
                self._byte(bytes.fromhex(found["hex"].decode()))
            elif kind == "text":
                self._byte(found["text"])
            elif kind == "sign":
                self._sign(found["sign"])
            else:
                self._control(found["word"], found["number"])
        self._flush()
        self.paper.end_paragraph(in_table=False)
        self.paper.end_table()

    @property
    def _now(self) -> _Group:
        return self._groups[-1]

    def _open(self) -> None:
        if len(self._groups) > _DEEPEST:
            raise Fault("deep")
        self._groups.append(replace(self._now, is_new=True, note=0))

    def _close(self) -> None:
        if len(self._groups) > 1:
            group = self._groups.pop()
            if group.note:
                words, self.paper.line = "".join(self.paper.line), self._kept.pop()[1]
                self.paper.notes.append(f"<p><sup>[{group.note}]</sup> {words}</p>")

    def _byte(self, raw: bytes) -> None:
        skipped = min(self._to_skip, len(raw))
        self._to_skip -= skipped
        self._bytes += raw[skipped:]

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            # A destination that a reader need not know; those with words of the text are opened below.
            self._now.is_unseen = True
        elif sign in {b"{", b"}", b"\\"}:
            self._say(sign.decode())
        elif sign in {b"~", b"_", b"-"}:
            self._say({b"~": " ", b"_": "-", b"-": "\xad"}[sign])
        elif sign in {b"\r", b"\n"}:
            self._paragraph()

    def _control(self, word: bytes, digits: bytes | None) -> None:
        group, number = self._now, int(digits) if digits else None
        was_new, group.is_new = group.is_new, False
        if word in _UNSEEN and was_new:
            group.is_unseen = True
            group.is_edge |= word.startswith((b"header", b"footer"))
            self.told |= {_TOLD[word]} if word in _TOLD else set()
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        elif word in self._acts:
            self._acts[word](number)
        elif word in _BREAKS:
            self._paragraph()
        elif word in _LOOKS:
            # In half points, as in .docx: a letter moved by less is set neatly, not raised.
            self._look(group, word, is_on=number is None or number >= (6 if word in {b"up", b"dn"} else 1))

    def _look(self, group: _Group, word: bytes, *, is_on: bool) -> None:
        name, raised = _LOOKS[word]
        if name == "raised":
            group.raised = raised if is_on else ""
        else:
            setattr(group, name, is_on)
        self.told |= {"tracked"} if is_on and word in {b"deleted", b"revised"} else set()

    def _plain(self, _number: int | None) -> None:
        group = self._now
        group.is_hidden = group.is_struck = group.is_deleted = group.is_capital = False
        group.raised = ""

    def _cell(self, _number: int | None) -> None:
        if not self._now.is_unseen:
            self.paper.end_cell()

    def _row(self, _number: int | None) -> None:
        if not self._now.is_unseen:
            self.paper.end_row()

    def _within(self, _number: int | None) -> None:
        self._in_table = True

    def _without(self, _number: int | None) -> None:
        self._in_table = False

    def _box(self, _number: int | None) -> None:
        """The words of a text box, inside a group that is unseen otherwise."""
        self._now.is_unseen = False
        self._paragraph()

    def _font_table(self, _number: int | None) -> None:
        self._now.is_unseen = self._now.is_font_table = True

    def _font(self, number: int | None) -> None:
        self._now.font = number or 0

    def _charset(self, number: int | None) -> None:
        if self._now.is_font_table:
            known = self._fonts.get(self._now.font, _Font())
            self._fonts[self._now.font] = _Font(_CHARSETS.get(number or 0, ""), known.legacy)

    def _page(self, number: int | None) -> None:
        self._code_page = f"cp{number or 1252}"

    def _skipped(self, number: int | None) -> None:
        self._now.skip = number or 0

    def _letter(self, number: int | None) -> None:
        """A letter by its number in Unicode, which a file writes as a signed one."""
        code = (number or 0) % 0x10000
        self._say("" if 0xD800 <= code < 0xE000 or not code else chr(code))
        self._to_skip = self._now.skip

    def _flush(self) -> None:
        """The bytes read so far, as letters of the font they stand in."""
        raw, self._bytes = bytes(self._bytes), bytearray()
        if not raw:
            return
        self._now.is_new = False
        font = self._fonts.get(self._now.font, _Font())
        if self._now.is_font_table:
            name = raw.decode("latin-1").strip(" ;")
            kind = legacy.kind_of_font(name)
            self._fonts[self._now.font] = _Font(font.code_page, kind) if name else font
            return
        try:
            text = raw.decode(font.code_page or self._code_page, errors="replace")
        except LookupError:
            text = raw.decode("cp1252", errors="replace")
        self._say(legacy.between_marks(legacy.without_marks(text), font.legacy), is_marked=True)

    def _say(self, text: str, *, is_marked: bool = False) -> None:
        group = self._now
        group.is_new = False
        if group.is_edge and edges_say(text):
            self.told.add("page_edges")
        if group.is_unseen or group.is_deleted:
            return
        if group.is_hidden:
            self.told.add("hidden_text")
            return
        if group.is_capital and text != "<br>" and legacy.without_marks(text) == text:
            text = text.upper()
        markup = text if text == "<br>" else escaped(text if is_marked else legacy.without_marks(text))
        if group.is_struck:
            self.told.add("struck_text")
            markup = f"<s>{markup}</s>"
        self.paper.put(f"<{group.raised}>{markup}</{group.raised}>" if group.raised else markup)

    def _paragraph(self) -> None:
        if not self._now.is_unseen and not self._kept:
            self.paper.end_paragraph(in_table=self._in_table)
        elif self._kept:
            self.paper.put(" ")

    def _note(self, _number: int | None) -> None:
        # Some programs write a note as a destination that a reader need not know.
        self._now.is_unseen = self._groups[-2].is_unseen if len(self._groups) > 1 else True
        if self._now.is_unseen:
            return
        self._noted += 1
        self.paper.put(f"<sup>[{self._noted}]</sup>")
        self._now.note = self._noted
        self._kept.append((self._noted, self.paper.line))
        self.paper.line = []
