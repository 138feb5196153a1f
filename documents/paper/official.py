"""The words of an official paper, part by part, drawn as a PDF in the form of Nghị định 30/2020."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from documents.paper import styles
from documents.paper.base import cell, columns, grid, headed_section, paras
from documents.paper.letterhead import Letterhead, letterhead, title
from documents.paper.sheet import WIDTH, Foot, Story, build_paper
from documents.paper.signature import ROOM_TO_SIGN, SignatureBlock, signature
from documents.paper.word_models import WORD_MODELS

if TYPE_CHECKING:
    from reportlab.platypus import Flowable


# As high as a row must be for a hand.
SIGN_HERE = 11 * mm
# Of so many columns on upright paper each is too narrow for the usual type.
MANY = 7


@dataclass(frozen=True, slots=True)
class PlaceToSign:
    """Who signs: in whose name ("TM. BAN CHẤP HÀNH"), as what, and his name; "" for what nobody has said."""

    form: str = ""
    title: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialPaper:
    """What one paper says, part by part; a part that is empty is not printed.

    `model` is the code of its Word model, whose columns `rows` fill. `sections` and `after`, which stands
    below the table, are headings with their paragraphs; a heading may be "". `left` signs beside `right`.
    """

    model: str
    head: Letterhead
    right: PlaceToSign
    left: PlaceToSign | None = None
    kind: str = ""
    about: str = ""
    mark: str = ""
    to: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    ordered: str = ""
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    after: tuple[tuple[str, tuple[str, ...]], ...] = ()
    recipients: tuple[str, ...] = ()
    annexes: tuple[tuple[str, tuple[str, ...]], ...] = ()


def render_official(paper: OfficialPaper) -> bytes:
    """The paper as a PDF on A4; equal bytes for equal words. Raises DoesNotFitError."""
    name = f"{paper.kind} – {paper.about}"
    story = [
        *letterhead(paper.head),
        *(title(paper.kind, paper.about, mark=paper.mark) if paper.kind else []),
        *(cell(line, styles.ADDRESSEE) for line in sent_to_lines(paper.to)),
        *_in_paragraphs(paper.opening),
        *([Spacer(0, 6), cell(paper.ordered, styles.TITLE), Spacer(0, 6)] if paper.ordered else []),
        *_headed(paper.sections),
        *_ruled(paper),
        *_headed(paper.after),
        KeepTogether([Spacer(0, 14), *_end(paper)]),
    ]
    foot = Foot(left=paper.kind.capitalize(), right=paper.about)
    return build_paper(story, title=name, author=" ".join(paper.head.org_lines), foot=foot)


def sent_to_lines(to: Sequence[str]) -> tuple[str, ...]:
    """The words "Kính gửi:" and whom; a line each where there are several (Phụ lục I, mục II.9)."""
    if len(to) < 2:
        return tuple(f"Kính gửi: {whom}" for whom in to)
    ends = [";"] * (len(to) - 1) + ["."]
    return ("Kính gửi:", *(f"- {whom}{end}" for whom, end in zip(to, ends, strict=True)))


def _in_paragraphs(words: Sequence[str]) -> Story:
    return [piece for text in words for piece in paras(text, styles.BODY)]


def _headed(sections: Sequence[tuple[str, tuple[str, ...]]]) -> Story:
    story: Story = []
    for heading, words in sections:
        story += headed_section(heading, _in_paragraphs(words)) if heading else _in_paragraphs(words)
    return story


def _ruled(paper: OfficialPaper) -> Story:
    model = WORD_MODELS[paper.model]
    if not model.columns or not paper.rows:
        return []
    widths = [column.width * mm for column in model.columns]
    style = styles.CELL if len(widths) < MANY else styles.CELL_SMALL
    rows = [[cell(words, style) for words in row] for row in paper.rows]
    heads = [str(column.heading) for column in model.columns]
    return [
        Spacer(0, 2 * mm),
        grid(heads, rows, widths=widths, least=SIGN_HERE if model.signed_in_rows else None),
        Spacer(0, 2 * mm),
    ]


def _end(paper: OfficialPaper) -> list[Flowable]:
    """Who signs, beside whom the paper goes to; or two who sign beside each other."""
    if paper.left is None:
        block = SignatureBlock(*_as_signed(paper.right), recipients=paper.recipients)
        return [signature(block)]
    both, halves = (paper.left, paper.right), [WIDTH / 2, WIDTH / 2]
    heads = [[cell(one.form or one.title, styles.SIGN_FORM) for one in both]]
    names = [[cell(one.name, styles.SIGNER) for one in both]]
    return [columns(heads, widths=halves), Spacer(0, ROOM_TO_SIGN), columns(names, widths=halves)]


def _as_signed(place: PlaceToSign) -> tuple[str, str, str]:
    return place.form, place.title, place.name
