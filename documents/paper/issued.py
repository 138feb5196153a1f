"""A paper that is issued with a number: as PDF, and as the Word file that the secretary goes on writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from reportlab.platypus import KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import cell, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.sheet import Foot, build_paper
from documents.paper.signature import SignatureBlock, signature
from documents.paper.text import day_in_words, month_in_words
from documents.paper.word_head import WordHead, centred, word_head
from documents.paper.word_table import WordSides, WordText, word_paper


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """What the paper says; `number` is None before it has one: then its day is left to be written by hand.

    `points` are paragraphs, each with what stands before it in bold; `title` and `name` stand under the form
    of signature, "" where the record does not say who signs.
    """

    org_lines: tuple[str, ...]
    place: str
    symbol: str
    number: int | None
    day: date
    internal: bool
    kind: str
    about: str
    opening: tuple[str, ...]
    ordered: str
    points: tuple[tuple[str, str], ...]
    form: str
    title: str
    name: str
    recipients: tuple[str, ...]


def render_issued(paper: IssuedPaper) -> bytes:
    """The paper as a PDF on A4; equal bytes for equal facts."""
    head = Letterhead(
        org_lines=paper.org_lines,
        symbol=paper.symbol,
        place=paper.place,
        day=paper.day,
        number=paper.number,
        internal=paper.internal,
        day_open=paper.number is None,
    )
    story = [*letterhead(head), *title(paper.kind, paper.about)]
    for words in paper.opening:
        story += paras(words, styles.BODY)
    story += [Spacer(0, 6), cell(paper.ordered, styles.TITLE), Spacer(0, 6)]
    for label, words in paper.points:
        story += paras(f"{label} {words}".strip(), styles.BODY)
    end = SignatureBlock(form=paper.form, title=paper.title, name=paper.name, recipients=paper.recipients)
    story.append(KeepTogether([Spacer(0, 14), signature(end)]))
    name = f"{paper.kind} – {paper.about}"
    foot = Foot(left=paper.kind.capitalize(), right=paper.about)
    return build_paper(story, title=name, author=" ".join(paper.org_lines), foot=foot)


def word_of_issued(paper: IssuedPaper) -> bytes:
    """The same words as .docx."""
    by_hand = _("ngày …… %(month)s") % {"month": month_in_words(paper.day)}
    day = day_in_words(paper.day) if paper.number is not None else by_hand
    head = WordHead(
        org_lines=paper.org_lines,
        number=paper.number,
        symbol=paper.symbol,
        place=paper.place,
        day=day,
        internal=paper.internal,
    )
    blocks: list[WordText | WordSides] = [
        *word_head(head),
        centred(paper.kind, bold=True),
        centred(paper.about, bold=True),
        *map(WordText, paper.opening),
        centred(paper.ordered, bold=True),
        *(WordText(f"{label} {words}".strip()) for label, words in paper.points),
    ]
    names = [WordText(f"- {one}", "left", size=11, indent=False) for one in paper.recipients]
    left = [WordText(_("Nơi nhận:"), "left", bold=True, size=12, indent=False), *names]
    right = [centred(line, bold=True) for line in (paper.form, paper.title, "\n\n\n", paper.name) if line]
    return word_paper([*blocks, WordSides(left, right, (82.5, 82.5))], lying=False)
