"""Bộ trình ký: the sheet, the text, what changed, what was decided; one code on every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from documents.paper import sheaf, styles
from documents.paper.base import cell, columns, headed_section, paras
from documents.paper.changes import changes_story
from documents.paper.marks import Mark, strip
from documents.paper.parts import PartPaper, printed
from documents.paper.sheet import WIDTH, Foot, Story, build_paper
from documents.signing.papers.sign_sheet import SignSheet, render_sign_sheet

if TYPE_CHECKING:
    from documents.paper.changes import ChangesPaper
    from documents.paper.sheet import Told

LABEL = 46 * mm


@dataclass(frozen=True, slots=True)
class BodyVerdict:
    """What one body decided on the very text of this set: a heading, and each figure with its name."""

    body: str
    facts: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SigningSet:
    """Everything a signer reads on paper; `code` (of `documents.paper.codes`) stands on every page."""

    sheet: SignSheet
    code: str
    parts: tuple[PartPaper, ...]
    changes: ChangesPaper
    verdicts: tuple[BodyVerdict, ...]


def render_signing_set(papers: SigningSet, told: Told | None = None) -> bytes:
    """The whole set as one PDF on A4, ready to be printed, signed and brought back.

    `told` hears how many of its papers are drawn.
    """
    sheet = papers.sheet
    foot = Foot(left=_draft(sheet), right=_("Bộ trình ký"))
    drawn: list[Callable[[], bytes]] = [
        lambda: render_sign_sheet(sheet),
        *(partial(printed, part, foot=foot) for part in papers.parts),
        lambda: _set(changes_story(papers.changes), sheet, foot),
        lambda: _set(_verdicts(papers), sheet, foot),
    ]
    bound = []
    for number, draw in enumerate(drawn, 1):
        bound.append(draw())
        if told:
            told(number, len(drawn) + 1)
    mark = Mark(papers.code, _("Bộ trình ký %(draft)s") % {"draft": _draft(sheet)})
    return sheaf.bound(bound, strip(mark), title=_title(sheet), author=_org(sheet))


def _set(story: Story, sheet: SignSheet, foot: Foot) -> bytes:
    return build_paper(story, title=_title(sheet), author=_org(sheet), foot=foot)


def _verdicts(papers: SigningSet) -> Story:
    """The counts, a line each: to be read by people who want figures larger than a table has."""
    found: Story = [
        cell(_("KẾT QUẢ BIỂU QUYẾT"), styles.TITLE),
        cell(_draft(papers.sheet), styles.PLACE_AND_DAY),
        Spacer(0, 3 * mm),
    ]
    if not papers.verdicts:
        return [*found, *paras(_("Chưa có kết quả biểu quyết nào được ghi."), styles.BODY)]
    for verdict in papers.verdicts:
        remarks = [words for remark in verdict.remarks for words in paras(remark, styles.REMARK)]
        cells = [[cell(name, styles.FACT), cell(value, styles.FACT_STRONG)] for name, value in verdict.facts]
        if len(cells) % 2:
            cells.append(["", ""])
        rows = [[*one, *two] for one, two in zip(cells[::2], cells[1::2], strict=True)]
        found += headed_section(
            verdict.body, [columns(rows, widths=[LABEL, WIDTH / 2 - LABEL] * 2), *remarks]
        )
    return found


def _draft(sheet: SignSheet) -> str:
    facts = {"package": sheet.package_code, "number": sheet.draft_number}
    return _("%(package)s, dự thảo lần %(number)d") % facts


def _title(sheet: SignSheet) -> str:
    return _("Bộ trình ký %(draft)s") % {"draft": _draft(sheet)}


def _org(sheet: SignSheet) -> str:
    return " ".join(sheet.org_lines)
