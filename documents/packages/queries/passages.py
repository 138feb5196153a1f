"""Where the papers in force say some words: package, part and paragraph, for whoever may read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from documents.packages.models.drafts import VersionPart
from documents.packages.models.folded import FoldedParagraph
from documents.packages.models.paper_words import BlobText
from documents.texts.compare.follow import numbered
from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from documents.packages.models.packages import Package

# Fewer letters are in every paper.
SHORTEST = 3
MOST = 50
AROUND = 80


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: the part it stands in, its number, the words found and what stands around them."""

    part: VersionPart
    number: int
    before: str
    found: str
    after: str

    @classmethod
    def of(cls, part: VersionPart, number: int, body: str, line: str, sought: Sequence[str]) -> Passage:
        """The paragraph around the words; those that stand together there are shown together."""
        whole = " ".join(sought)
        shown = whole if whole in line else max(sought, key=len)
        start = line.index(shown)
        end = start + len(shown)
        if len(line) != len(body):
            # Marks are folded letter by letter; where that moved anything its start is shown.
            return cls(part, number, body[: 2 * AROUND], "", "")
        left = body.rfind(" ", 0, start - AROUND) + 1 if start > AROUND else 0
        before, after = body[left:start], body[end : end + AROUND]
        if left:
            before = f"… {before}"
        if end + AROUND < len(body):
            after = f"{after.rpartition(' ')[0]} …"
        return cls(part, number, before, body[start:end], after)


def passages(packages: QuerySet[Package], words: str) -> list[Passage]:
    """The paragraphs that hold every word, marks and case aside, of the drafts in force of these packages.

    Confidential packages are never searched, whoever asks. Three queries, whatever they find.
    """
    sought = searchable(words).split()
    if len("".join(sought)) < SHORTEST:
        return []
    drafts = packages.filter(confidential=False, counts=True).exclude(current=None).values("current")
    parts = VersionPart.objects.filter(version__in=drafts)
    holding = [Q(folded__contains=word) for word in sorted(sought, key=len, reverse=True)]
    found = FoldedParagraph.objects.filter(*holding, reading__blob__in=parts.values("blob"))
    rows = list(found.order_by("reading", "number")[:MOST])
    texts = BlobText.objects.only("text", "blob").in_bulk({row.reading_id for row in rows})
    bodies = {key: dict(numbered(reading.text)) for key, reading in texts.items()}
    papers = parts.filter(blob__in={reading.blob_id for reading in texts.values()})
    papers = papers.select_related("version__package__procedure").order_by("version__package__code", "id")
    return [
        Passage.of(part, row.number, bodies[row.reading_id][row.number], row.folded, sought)
        for part in papers.defer("version__package__procedure__canonical")
        for row in rows
        if texts[row.reading_id].blob_id == part.blob_id
    ]
