"""Biên bản kiểm phiếu, as PDF and as the Word file in which the secretary goes on writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.platypus import KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, headed_section, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.sheet import WIDTH, Foot, build_paper
from documents.paper.signature import ROOM_TO_SIGN
from documents.paper.text import day_in_words
from documents.paper.word_head import WordHead, centred, word_head
from documents.paper.word_table import WordSides, WordText, word_paper

if TYPE_CHECKING:
    from documents.voting.papers.count_facts import CountRecord

HALVES = (82.5, 82.5)
ROMAN = ("I", "II", "III", "IV")


def render_count_record(record: CountRecord) -> bytes:
    """The record as a PDF on A4; equal bytes for equal facts."""
    head = Letterhead(
        org_lines=record.org_lines,
        symbol=record.symbol,
        place=record.place,
        day=record.met_on,
        internal=record.internal,
    )
    name = _("BIÊN BẢN KIỂM PHIẾU")
    story = [*letterhead(head), *title(name, record.about)]
    for heading, text in sections_of(record):
        story += headed_section(heading, paras(text, styles.BODY))
    halves = [WIDTH / 2, WIDTH / 2]
    signed = [
        columns([[cell(end, styles.SIGN_FORM) for end in record.ends]], widths=halves),
        Spacer(0, ROOM_TO_SIGN),
        columns([[cell(one, styles.SIGNER) for one in record.signs]], widths=halves),
    ]
    story.append(KeepTogether([Spacer(0, 14), *signed]))
    foot = Foot(left=name.capitalize(), right=f"{record.met_on:%d/%m/%Y}")
    return build_paper(story, title=f"{name} – {record.about}", author=" ".join(record.org_lines), foot=foot)


def word_of_count_record(record: CountRecord) -> bytes:
    """The same words as .docx."""
    head = WordHead(
        org_lines=record.org_lines,
        number=None,
        symbol=record.symbol,
        place=record.place,
        day=day_in_words(record.met_on),
        internal=record.internal,
    )
    blocks: list[WordText | WordSides] = [
        *word_head(head),
        centred(_("BIÊN BẢN KIỂM PHIẾU"), bold=True),
        centred(record.about, bold=True),
    ]
    for heading, text in sections_of(record):
        blocks += [WordText(heading, bold=True), WordText(text)]
    left, right = (
        [centred(end, bold=True), centred("\n\n\n"), centred(name, bold=True)]
        for end, name in zip(record.ends, record.signs, strict=True)
    )
    return word_paper([*blocks, WordSides(left, right, HALVES)], lying=False)


def sections_of(record: CountRecord) -> list[tuple[str, str]]:
    """Headings and words, numbered as they come; what nobody recorded is no section."""
    how = _("%(manner)s. %(way)s.") % {"manner": record.manner, "way": record.way}
    whole = f"{record.whole}." if record.whole else ""
    parts = (
        (_("Hình thức, quy định"), "\n".join((how, *record.rules))),
        (_("Thành phần"), "\n".join(record.turnout)),
        (
            _("Kết quả"),
            "\n".join(filter(None, (*record.results, whole))),
        ),
        (_("Ý kiến bảo lưu"), record.dissent),
    )
    told = [(heading, text) for heading, text in parts if text]
    return [(f"{ROMAN[number]}. {heading}", text) for number, (heading, text) in enumerate(told)]
