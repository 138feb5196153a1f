"""A charter package as data: the text in force, what is proposed, what is still wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from documents.charter.law import checking
from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.consolidation import consolidate
from documents.charter.law.errors import CharterFault
from documents.charter.law.lost import still_standing
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.outlines import charter_of, cut_otherwise, outline_of
from documents.charter.law.reading import parse
from documents.charter.law.structure import structural
from documents.charter.law.table import comparison_table
from documents.charter.models import CharterProposal, CharterReading, CharterText
from documents.packages.models.drafts import VersionPart
from documents.packages.models.paper_words import BlobText

if TYPE_CHECKING:
    from documents.charter.law.articles import Charter
    from documents.charter.law.consolidation import Consolidated
    from documents.charter.law.outlines import CutOtherwise, Outline
    from documents.charter.law.structure import ProposalFault
    from documents.charter.law.table import ComparisonTable
    from documents.packages.models.packages import Package

# What a line speaks of: article and clause in force, and the new number of what is new.
Key: TypeAlias = tuple[ArticleNumber | None, int | None, ArticleNumber | None]
# The part of a package that holds the whole of the amended charter.
WHOLE_TEXT = "toan-van"


@dataclass(frozen=True)
class CharterState:
    """The charter of a package at one moment. `seen` is the number of the last proposal, 0 before any."""

    stored: CharterText
    seen: int
    lines: tuple[Amendment, ...]
    whole_text: str = ""
    outline: Outline | None = None
    # What could not be read of the file with the whole text of the draft.
    whole_unread: tuple[str, ...] = ()
    # The same of the file from which the lines were read, which need not be that one.
    lines_unread: tuple[str, ...] = ()

    @cached_property
    def current(self) -> Charter:
        """The charter in force, cut as it was when something was first proposed for it."""
        if self.outline is None or (self.anew and outline_of(self.anew) == self.outline):
            return self.anew or parse(self.stored.text)
        return charter_of(self.stored.text, self.outline)

    @cached_property
    def anew(self) -> Charter | None:
        """The same as the readers of today cut it, if they can."""
        try:
            return parse(self.stored.text)
        except CharterFault:
            return None

    @cached_property
    def cut_otherwise(self) -> tuple[CutOtherwise, ...]:
        """The articles of which today's readers would hold other words: for a person to take or to leave."""
        return cut_otherwise(self.current, self.anew) if self.anew else ()

    @cached_property
    def amendments(self) -> tuple[Amendment, ...]:
        """What is proposed, with "giữ nguyên" for every article of which nothing is said."""
        named = {line.article for line in self.lines}
        kept = [
            Amendment(AmendmentKind.KEEP, article.number)
            for article in self.current
            if article.number not in named
        ]
        return (*self.lines, *kept)

    @property
    def proposes_nothing(self) -> bool:
        """Whether every article is to stay as it stands: then there is nothing yet to submit."""
        return all(line.kind is AmendmentKind.KEEP for line in self.lines)

    @cached_property
    def consolidated(self) -> Consolidated | None:
        """The amended charter; None while the amendments do not fit one another."""
        try:
            return consolidate(self.current, self.amendments)
        except CharterFault:
            return None

    @cached_property
    def drafted(self) -> Charter | None:
        """The whole text that the drafters handed in, if it can be read as a charter."""
        try:
            return parse(self.whole_text) if self.whole_text else None
        except CharterFault:
            return None

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """What looks wrong in the texts themselves, and is for a person to say."""
        doubts = [*self.unread, *(_told_of_current(one) for one in self.current.warnings)]
        if self.outline is not None and self.anew is None:
            words = _(
                "Phần mềm hiện nay không tự chia được Điều lệ hiện hành thành điều; bảng giữ cách chia cũ."
            )
            doubts.append(words)
        return (*doubts, *(_told_of_draft(one) for one in self._doubts_of_draft))

    @property
    def _doubts_of_draft(self) -> tuple[str, ...]:
        """What looks wrong in the whole text handed in; a repeal of what still stands there is one of it."""
        if self.drafted is None:
            return ()
        repeals = (line for line in self.lines if line.kind is AmendmentKind.REPEAL and not line.of_clause)
        gone = {line.article for line in repeals if self.current.article(line.article) and line.article}
        gone -= set(self.drafted.doubted)
        return (*self.drafted.warnings, *still_standing(self.current, self.drafted, gone))

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """What could not be read of the files with the texts, for the page and for what is printed."""
        current = (_told_of_current(one) for one in self.stored.unread)
        draft = dict.fromkeys((*self.lines_unread, *self.whole_unread))
        return (*current, *(_told_of_draft(one) for one in draft))

    @cached_property
    def faults(self) -> tuple[ProposalFault, ...]:
        """What is to be put right before submission, article by article.

        Judged on the whole text handed in with the draft, where there is one: an article said to be
        kept must read there as it reads in force (scenario 5). Before that, on the consolidated text.
        """
        if self.drafted:
            return checking.proposal_faults(self.current, self.drafted, self.amendments)
        if self.consolidated:
            return checking.proposal_faults(self.current, self.consolidated.charter, self.amendments)
        return structural(self.current, self.amendments)

    @cached_property
    def table(self) -> ComparisonTable | None:
        """Bảng so sánh; None while the amendments do not fit one another."""
        if self.consolidated is None:
            return None
        return comparison_table(self.current, self.consolidated.charter, self.amendments)

    def line(self, subject: Key) -> Amendment | None:
        """What is proposed for that article or clause, or under that new number."""
        return next((line for line in self.lines if key(line) == subject), None)

    def lines_of(self, article: ArticleNumber) -> list[Amendment]:
        """What is proposed for an article in force and its clauses."""
        return [line for line in self.lines if line.article == article]


def doubts_of(text: str) -> tuple[str, ...]:
    """What looks wrong in the whole text of a charter, each a sentence; none where it is no charter."""
    try:
        return parse(text).warnings
    except CharterFault:
        return ()


def _told_of_current(doubt: str) -> str:
    return _("Điều lệ hiện hành: %(doubt)s") % {"doubt": doubt}


def _told_of_draft(doubt: str) -> str:
    return _("Toàn văn dự thảo: %(doubt)s") % {"doubt": doubt}


def key(line: Amendment) -> Key:
    """What a line speaks of: article and clause in force; of a new article or clause, its new number."""
    fresh = line.kind is AmendmentKind.ADD
    return line.article, line.clause, line.place if fresh else None


def charter_state(package: Package) -> CharterState | None:
    """The charter of this package; None before its text in force was entered. Three queries at most."""
    readings = CharterReading.objects.filter(charter=OuterRef("pk")).order_by("-pk").values("outline")
    texts = CharterText.objects.annotate(outline=Subquery(readings[:1]))
    stored = texts.filter(package=package).order_by("-pk").first()
    if stored is None:
        return None
    last = CharterProposal.objects.filter(charter=stored).order_by("-number").first()
    lines = tuple(from_row(row) for row in last.lines) if last else ()
    blobs = VersionPart.objects.filter(version=package.current_id, code=WHOLE_TEXT).values("blob")
    reading = BlobText.objects.current().filter(blob__in=blobs).first()
    whole, unread = (reading.text, tuple(reading.warnings)) if reading else ("", ())
    told = tuple(last.unread) if last else ()
    # Without a row of it the question gives an empty list, as no charter is cut.
    return CharterState(
        stored, last.number if last else 0, lines, whole, stored.outline or None, unread, told
    )


def has_charter(package: Package) -> bool:
    """Whether packages of this kind hold a charter: one of their parts is the whole of it."""
    return package.kind.part(WHOLE_TEXT) is not None


def to_row(line: Amendment) -> dict[str, Any]:
    """A line as it is stored: a plain number as a number, "12a" as text."""
    named = ((name, getattr(line, name)) for name in Amendment.__slots__)
    return {name: value.stored if isinstance(value, ArticleNumber) else value for name, value in named}


def from_row(row: dict[str, Any]) -> Amendment:
    """A stored line."""
    return Amendment(**(row | {"kind": AmendmentKind(row["kind"])}))
