"""Rich text (.rtf): paragraphs, tables and notes, in the letters of its code pages and fonts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from documents.texts.reading import legacy
from documents.texts.reading.docx_fields import shown_alone
from documents.texts.reading.docx_formulas import moved
from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.markup import STRUCK, escaped, struck
from documents.texts.reading.page_edges import edges_say
from documents.texts.reading.rtf_formulas import RichEquation
from documents.texts.reading.rtf_groups import RichField, RichGroup
from documents.texts.reading.rtf_letters import HALF, RichLetters
from documents.texts.reading.rtf_paper import RichPaper
from documents.texts.reading.rtf_words import BREAKS, LOOKS, ROWS, SIGNS, TOKEN, TOLD, UNSEEN

_DEEPEST = 500


def read_rtf(data: bytes) -> Found:
    """What is in an .rtf that the door let in; raises Fault."""
    reader = _RichText(data)
    reader.read()
    words = "".join([*reader.paper.out, *reader.paper.notes])
    told = reader.told | reader.paper.told | ({"odd_signs"} if HALF in words else set())
    return Found(words.replace(HALF, "\u25a1"), [(code, 0) for code in sorted(told)])


class _RichText:
    """Goes through the file once, group by group."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.paper = RichPaper()
        self.told: set[str] = set()
        self._groups = [RichGroup()]
        self._letters = RichLetters()
        self._bytes = bytearray()
        self._in_table = self._in_list = self._has_number = False
        self._to_skip = self._noted = 0
        self._kept: list[tuple[int, list[str]]] = []
        self._acts: dict[bytes, Callable[[int | None], None]] = {
            b"shptxt": self._box,
            b"mmath": self._as_around,
            b"moMathPara": self._equation,
            b"moMath": self._equation,
            b"field": self._field,
            b"fldinst": self._instruction,
            b"listtext": self._numbered,
            b"pntext": self._numbered,
            b"ls": self._list,
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
        for match in TOKEN.finditer(self.data):
            kind = match.lastgroup
            if kind not in {"hex", "text"}:
                self._flush()
            if kind == "open":
                self._open()
            elif kind == "close":
                self._close()
            elif kind == "hex":
                self._byte(bytes.fromhex(match["hex"].decode()))
            elif kind == "text":
                self._byte(match["text"])
            elif kind == "sign":
                self._sign(match["sign"])
            else:
                self._control(match["word"], match["number"])
        self._flush()
        self.paper.end_paragraph(in_table=False)
        self.paper.end_table()

    @property
    def _now(self) -> RichGroup:
        return self._groups[-1]

    def _open(self) -> None:
        if len(self._groups) > _DEEPEST:
            raise Fault("deep")
        self._end_half()
        self._groups.append(replace(self._now, is_new=True, note=0))

    def _close(self) -> None:
        if len(self._groups) == 1:
            return
        self._end_half()
        group = self._groups.pop()
        if group.note:
            words, self.paper.line = "".join(self.paper.line), self._kept.pop()[1]
            self.paper.notes.append(f"<p><sup>[{group.note}]</sup> {words}</p>")
        if group.equation and not self._now.equation:
            words = group.equation.after(self.paper.last)
            self.told |= {"struck_text"} if STRUCK in words else set()
            self.paper.put(escaped(words))
        if group.field and group.field is not self._now.field and not group.is_unseen:
            self._shown(group.field)

    def _shown(self, field: RichField) -> None:
        """What a field shows that has no words of its own in the file."""
        shown = shown_alone(field.instruction) if self.paper.size == field.size else ""
        self.told |= {"odd_fields"} if shown is None else set()
        if shown:
            self._say(shown)

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
        if word in UNSEEN and was_new:
            group.is_unseen = True
            group.is_edge |= word.startswith((b"header", b"footer"))
            # The picture of an equation is for readers that do not know equations.
            group.is_drawn |= word == b"mmathPict"
            self.told |= {TOLD[word]} if word in TOLD and not group.is_drawn else set()
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif group.equation and was_new and word.startswith(b"m"):
            self._as_around(number)
            group.equation = group.equation.below(word)
        elif word in self._acts:
            self._acts[word](number)
        elif word in BREAKS:
            self._paragraph()
        elif word in ROWS:
            self.paper.describe_row(word)
        elif word in LOOKS:
            # In half points, as in .docx: a letter moved by less is set neatly, not raised.
            self._look(group, word, is_on=number is None or number >= (6 if word in {b"up", b"dn"} else 1))

    def _look(self, group: RichGroup, word: bytes, *, is_on: bool) -> None:
        name, raised = LOOKS[word]
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
        self._in_table = self._in_list = False

    def _box(self, _number: int | None) -> None:
        """The words of a text box, inside a group that is unseen otherwise."""
        self._now.is_unseen = False
        self._paragraph()

    def _as_around(self, _number: int | None) -> None:
        """A destination whose words are words of the text, though a reader need not know it."""
        self._now.is_unseen = self._groups[-2].is_unseen if len(self._groups) > 1 else True

    def _equation(self, number: int | None) -> None:
        self._as_around(number)
        self._now.equation = RichEquation()

    def _field(self, _number: int | None) -> None:
        self._now.field = RichField(self.paper.size)

    def _instruction(self, _number: int | None) -> None:
        self._now.is_unseen = self._now.is_instruction = True

    def _numbered(self, _number: int | None) -> None:
        self._has_number = True

    def _list(self, number: int | None) -> None:
        self._in_list = bool(number) if not self._now.is_unseen else self._in_list

    def _font_table(self, _number: int | None) -> None:
        self._now.is_unseen = self._now.is_font_table = True

    def _font(self, number: int | None) -> None:
        self._now.font = number or 0

    def _charset(self, number: int | None) -> None:
        if self._now.is_font_table:
            self._letters.in_charset(self._now.font, number or 0)

    def _page(self, number: int | None) -> None:
        self._letters.code_page = f"cp{number or 1252}"

    def _skipped(self, number: int | None) -> None:
        self._now.skip = number or 0

    def _letter(self, number: int | None) -> None:
        if letter := self._letters.numbered(number or 0):
            self._put(letter)
        self._to_skip = self._now.skip

    def _flush(self) -> None:
        """The bytes read so far, as letters of the font they stand in."""
        raw, self._bytes = bytes(self._bytes), bytearray()
        if not raw:
            return
        self._now.is_new = False
        if self._now.is_font_table:
            self._letters.listed(self._now.font, raw)
        else:
            self._say(self._letters.decoded(raw, self._now.font), is_marked=True)

    def _end_half(self) -> None:
        if half := self._letters.halved():
            self._put(half)

    def _say(self, text: str, *, is_marked: bool = False) -> None:
        self._put(self._letters.halved() + text, is_marked=is_marked)

    def _put(self, text: str, *, is_marked: bool = False) -> None:
        group = self._now
        group.is_new = False
        self.told |= {"page_edges"} if group.is_edge and edges_say(text) else set()
        if group.is_instruction and group.field:
            group.field.instruction += text
        if group.is_unseen or group.is_deleted:
            self.paper.has_lost_words |= group.is_deleted and not group.is_unseen
            return
        if group.is_hidden:
            self.told.add("hidden_text")
            return
        if group.is_capital and text != "<br>" and legacy.without_marks(text) == text:
            text = text.upper()
        self.told |= {"struck_text"} if group.is_struck else set()
        words = text if is_marked else legacy.without_marks(text)
        if group.equation:
            words = moved(words, group.raised)
            group.equation.say(struck(words) if group.is_struck else words)
            return
        markup = text if text == "<br>" else escaped(words)
        if group.is_struck:
            markup = f"<s>{markup}</s>"
        self.paper.put(f"<{group.raised}>{markup}</{group.raised}>" if group.raised else markup)

    def _paragraph(self) -> None:
        if self._now.is_deleted or self._now.is_hidden:
            return
        if not self._now.is_unseen and not self._kept:
            if self._in_list and not self._has_number and self.paper.line:
                self.told.add("odd_fields")
            self._has_number = False
            self.paper.end_paragraph(in_table=self._in_table)
        elif self._kept:
            self.paper.put(" ")

    def _note(self, number: int | None) -> None:
        self._as_around(number)
        if self._now.is_unseen:
            return
        self._noted += 1
        self.paper.put(f"<sup>[{self._noted}]</sup>")
        self._now.note = self._noted
        self._kept.append((self._noted, self.paper.line))
        self.paper.line = []
