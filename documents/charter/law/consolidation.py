"""The consolidated charter: the text in force with the amendments worked in, renumbered and repaired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.articles import Charter, Heading
from documents.charter.law.errors import CharterFault
from documents.charter.law.marks import with_article_number
from documents.charter.law.parts import part_depth
from documents.charter.law.pieces import PlannedArticle, article_numbers, items
from documents.charter.law.reading import parse
from documents.charter.law.repair import CharterPlace, Numbers, Trouble, TroubledReference, own_name, repaired
from documents.charter.law.structure import structural
from documents.charter.law.targets import lost

if TYPE_CHECKING:
    from documents.charter.law.amendments import Amendment
    from documents.charter.law.numbers import ArticleNumber


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The new charter, what became of each number in force, and the references to look at."""

    charter: Charter
    numbers: Numbers
    findings: tuple[TroubledReference, ...]

    @property
    def text(self) -> str:
        """The whole text, to print or to store."""
        return self.charter.text

    @property
    def dangling(self) -> tuple[TroubledReference, ...]:
        """The references that lead nowhere."""
        return tuple(finding for finding in self.findings if finding.trouble is Trouble.DANGLING)


def consolidate(current: Charter, amendments: Sequence[Amendment]) -> Consolidated:
    """The charter with the amendments; articles are numbered anew (`article_numbers`), references follow.

    Raises CharterFault when the amendments do not fit the charter or one another (`structural`), or a
    new text holds more than one article.
    """
    faults = structural(current, amendments)
    if faults:
        raise CharterFault(" ".join(fault.sentence for fault in faults))
    plan, own = items(current, amendments), own_name(current)

    places = article_numbers(plan)
    new = {item.old: number for number, item in zip(places, plan, strict=True) if item.old is not None}
    numbers = Numbers(
        articles={article.number: new.get(article.number) for article in current},
        clauses={item.old: item.clauses for item in plan if item.old is not None},
        added=frozenset(places) - frozenset(new.values()),
    )

    # The text of the article under its number, and the references in it that found no number.
    written: list[tuple[str, list[TroubledReference]]] = []
    for number, item in zip(places, plan, strict=True):
        texts, findings = [], []
        for piece in item.pieces:
            place = CharterPlace(item.old, number, piece.number)
            text, references = (
                (piece.text, []) if piece.fresh else repaired(piece.text, numbers, place, own=own)
            )
            texts.append(text)
            findings += references
        written.append((with_article_number(item.head, number) + "\n".join(texts), findings))

    charter = _assembled(current, plan, [text for text, _found in written])
    references = [finding for _text, some in written for finding in some]
    first = {
        (reference.article, reference.clause or 0, reference.words): reference
        for reference in reversed([*references, *lost(charter)])
    }
    return Consolidated(charter, numbers, tuple(first[key] for key in sorted(first)))


def depth_of(charter: Charter) -> int:
    """Under which parts its articles are numbered anew, as `parse` is told."""
    return max(map(part_depth, charter.parts), default=0)


def _assembled(current: Charter, plan: Sequence[PlannedArticle], texts: Sequence[str]) -> Charter:
    """The articles under their chapters; CharterFault when a new text brings in further articles."""
    headings = [heading.text for heading in current.headings]
    written: list[str] = []
    done = 0
    # How many headings stand before each article in force, by its number and by its chapter.
    own: dict[ArticleNumber, int] = {}
    chapters: dict[tuple[str, str], int] = {}
    parts: dict[str, int] = {}
    passed = 0
    for block in current.blocks:
        if isinstance(block, Heading):
            passed += 1
        else:
            part = block.number.part
            own[block.number] = chapters[part, block.chapter] = passed
            parts.setdefault(part, passed)
    # And before each of the new charter. One that is new or moved stands in its chapter if it names one, else
    # with the article before it; never before or behind its neighbours that stayed.
    frames: list[int] = []
    for place, item in enumerate(plan):
        after = (own[other.old] for other in plan[place:] if other.old and not other.place)
        most = next(after, len(current.headings))
        before = frames[-1] if frames else min(own.values())
        part = item.place.part if item.place else ""
        wanted = chapters.get((part, item.chapter), parts[part] if part else before) if item.place else most
        frames.append(max(before, min(wanted, most)))
    for frame, text in zip(frames, texts, strict=True):
        written += [*headings[done:frame], text]
        done = max(done, frame)
    charter = parse("\n".join([*written, *headings[done:]]), depth=depth_of(current))
    if [article.number for article in charter] != article_numbers(plan):
        raise CharterFault(_("Nội dung mới có dòng bắt đầu như một điều khác (“Điều …”)."))
    return charter
