"""Biên bản kiểm phiếu, as PDF and as the Word file in which the secretary goes on writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.platypus import KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, headed_section, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.official import OfficialPaper, PlaceToSign
from documents.paper.sheet import WIDTH, Foot, build_paper
from documents.paper.signature import ROOM_TO_SIGN

if TYPE_CHECKING:
    from documents.voting.papers.count_facts import CountRecord

ROMAN = ("I", "II", "III", "IV")


def render_count_record(record: CountRecord) -> bytes:
    """The record as a PDF on A4; equal bytes for equal facts."""
    name = _("BIÊN BẢN KIỂM PHIẾU")
    story = [*letterhead(_head_of_record(record)), *title(name, record.about)]
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


def official_count_record(record: CountRecord) -> OfficialPaper:
    """The same words, to be filled into the Word model."""
    left, right = (
        PlaceToSign(title=end, name=name) for end, name in zip(record.ends, record.signs, strict=True)
    )
    return OfficialPaper(
        model="bien-ban-kiem-phieu",
        head=_head_of_record(record),
        kind=_("BIÊN BẢN KIỂM PHIẾU"),
        about=record.about,
        sections=tuple((heading, tuple(text.split("\n"))) for heading, text in sections_of(record)),
        left=left,
        right=right,
    )


def _head_of_record(record: CountRecord) -> Letterhead:
    return Letterhead(
        org_lines=record.org_lines,
        symbol=record.symbol,
        place=record.place,
        day=record.met_on,
        internal=record.internal,
    )


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
