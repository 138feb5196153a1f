"""Cặp trình ký: all that waits for one signer in one PDF, each set as it is, behind a list of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from documents.paper import sheaf, styles
from documents.paper.base import cell, grid
from documents.paper.sheet import WIDTH, build_paper
from documents.paper.text import day

if TYPE_CHECKING:
    from documents.paper.sheet import Story


@dataclass(frozen=True, slots=True)
class FolderedSet:
    """One set in the folder: of which package and draft, until when it is to be signed, its own PDF.

    opening: the first line of its sheet, which draft it is and who passed it.
    """

    package_code: str
    title: str
    opening: str
    due: date
    pdf: bytes


@dataclass(frozen=True, slots=True)
class SigningFolder:
    """The folder of one signer as it stood on `on`; `signer` with his office, as he is called on paper."""

    org_lines: tuple[str, ...]
    signer: str
    on: date
    sets: tuple[FolderedSet, ...]


def render_signing_folder(folder: SigningFolder) -> bytes:
    """The list, then every set unchanged, with its own code and its own numbers; a bookmark to each."""
    counts = [sheaf.page_count(one.pdf) for one in folder.sets]
    # How long the list is does not depend on the numbers in it.
    room = sheaf.page_count(_list(folder, counts, [0] * len(counts)))
    starts = [*accumulate(counts[:-1], initial=room + 1)]
    first = _list(folder, counts, starts)
    marks = [
        (f"{one.package_code} – {one.title}", at - 1) for one, at in zip(folder.sets, starts, strict=True)
    ]
    papers = [first, *(one.pdf for one in folder.sets)]
    return sheaf.joined(papers, title=_("Cặp trình ký"), author=" ".join(folder.org_lines), marks=marks)


def _list(folder: SigningFolder, counts: Sequence[int], starts: Sequence[int]) -> bytes:
    rows = [
        [
            cell(str(number), styles.CELL_CENTRE),
            [cell(f"{one.package_code} – {one.title}", styles.CELL), cell(one.opening, styles.CELL_ITALIC)],
            cell(day(one.due), styles.CELL_CENTRE),
            cell(str(pages), styles.CELL_COUNT),
            cell(str(start), styles.CELL_COUNT),
        ]
        for number, (one, pages, start) in enumerate(zip(folder.sets, counts, starts, strict=True), 1)
    ]
    head = [_("TT"), _("Hồ sơ"), _("Thời hạn"), _("Số trang"), _("Từ trang")]
    told = {"sets": len(folder.sets), "pages": sum(counts), "day": day(folder.on)}
    words = _("Đến ngày %(day)s có %(sets)d hồ sơ chờ ký, cộng %(pages)d trang.")
    note = _("Mỗi bộ mang mã riêng ở chân trang; ký vào phiếu trình ký ở đầu mỗi bộ.")
    story: Story = [
        *(cell(line, styles.PLACE_AND_DAY) for line in folder.org_lines),
        Spacer(0, 6 * mm),
        cell(_("CẶP TRÌNH KÝ"), styles.TITLE),
        cell(_("Kính trình: %(who)s") % {"who": folder.signer}, styles.ADDRESSEE),
        cell(words % told, styles.PLACE_AND_DAY),
        Spacer(0, 4 * mm),
        grid(head, rows, widths=[10 * mm, WIDTH - 76 * mm, 26 * mm, 20 * mm, 20 * mm]),
        Spacer(0, 4 * mm),
        cell(note, styles.NOTICE),
    ]
    return build_paper(story, title=_("Cặp trình ký"), author="")
