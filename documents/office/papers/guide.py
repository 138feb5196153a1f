"""Hướng dẫn nửa trang: numbered steps for one role, on A5."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from reportlab.platypus import Spacer

from documents.paper import styles
from documents.paper.base import cell, para
from documents.paper.sheet import HALF, build_paper


@dataclass(frozen=True, slots=True)
class GuidePaper:
    """Everything the half page says."""

    organisation: tuple[str, ...]
    title: str
    whom: str
    steps: tuple[str, ...]
    note: str
    help_line: str


def render_guide(guide: GuidePaper) -> bytes:
    """The guide as PDF, one page of A5."""
    story = [
        *(cell(line, styles.ORGANISATION) for line in guide.organisation),
        Spacer(0, 10),
        cell(guide.title, styles.TITLE),
        cell(_("Dành cho: %(whom)s") % {"whom": guide.whom}, styles.MARK),
        Spacer(0, 4),
        *(para(f"{number}. {step}", styles.STEP) for number, step in enumerate(guide.steps, start=1)),
        Spacer(0, 4),
        *([para(guide.note, styles.REMARK)] if guide.note else []),
        para(guide.help_line, styles.REMARK),
    ]
    return build_paper(story, title=guide.title, author=" ".join(guide.organisation), sheet=HALF)
