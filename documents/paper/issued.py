"""A paper that is issued with a number: as PDF, and as the words of the Word file that is written on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from documents.paper.letterhead import Letterhead
from documents.paper.official import OfficialPaper, PlaceToSign, render_official


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
    return render_official(official_issued(paper, "nghi-quyet"))


def official_issued(paper: IssuedPaper, model: str) -> OfficialPaper:
    """The same words, to be filled into the Word model of this code."""
    points = tuple(f"{label} {words}".strip() for label, words in paper.points)
    return OfficialPaper(
        model=model,
        head=Letterhead(
            org_lines=paper.org_lines,
            symbol=paper.symbol,
            place=paper.place,
            day=paper.day,
            number=paper.number,
            internal=paper.internal,
            day_open=paper.number is None,
        ),
        kind=paper.kind,
        about=paper.about,
        opening=paper.opening,
        ordered=paper.ordered,
        sections=(("", points),) if points else (),
        right=PlaceToSign(paper.form, paper.title, paper.name),
        recipients=paper.recipients,
    )
