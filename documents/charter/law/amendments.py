"""What is to become of an article or a clause, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from documents.charter.law.numbers import ArticleNumber


class AmendmentKind(StrEnum):
    """The five things that can become of an article; the values are stored and stay."""

    KEEP = "keep"
    AMEND = "amend"
    ADD = "add"
    REPEAL = "repeal"
    MOVE = "move"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            AmendmentKind.KEEP: _("Giữ nguyên"),
            AmendmentKind.AMEND: _("Sửa đổi"),
            AmendmentKind.ADD: _("Bổ sung mới"),
            AmendmentKind.REPEAL: _("Bãi bỏ"),
            AmendmentKind.MOVE: _("Chuyển vị trí"),
        }[self]


@dataclass(frozen=True, slots=True)
class Amendment:
    """One line of the proposal.

    article: its number in the charter in force, None for a new article. clause: its number there, None
    when the whole article is meant. A new clause names the article, and no clause.
    text: the new wording, with or without "Điều 7." and "2.", in the numbering of the draft: its
    references are not repaired.
    place: the number it has afterwards; wanted for what is added or moved. "12a" stands behind 12
    and leaves the numbers after it; 13 moves them on. Figures are taken as numbers (`ArticleNumber.of`).
    Where articles are numbered anew under each chapter, it says under which: "3 Chương II".
    chapter: where a new or moved article stands ("Chương II"); empty: beside the article before it.
    """

    kind: AmendmentKind
    article: ArticleNumber | None = None
    clause: int | None = None
    text: str = ""
    place: ArticleNumber | None = None
    chapter: str = ""
    reason: str = ""
    ground: str = ""

    def __post_init__(self) -> None:
        for name in ("article", "place"):
            given: ArticleNumber | int | str | None = getattr(self, name)
            object.__setattr__(self, name, None if given is None else ArticleNumber.of(given))

    @property
    def of_clause(self) -> bool:
        """Whether it speaks of one clause only."""
        return self.clause is not None or (self.kind is AmendmentKind.ADD and self.article is not None)

    @property
    def subject(self) -> str:
        """What it speaks of, as people say it: "Điều 7", "khoản 2 Điều 7", "Điều 12 mới"."""
        if self.article is None:
            return _("Điều %(number)s mới") % {"number": self.place} if self.place else _("Điều mới")
        if not self.of_clause:
            return _("Điều %(number)s") % {"number": self.article}
        if self.clause is not None:
            return _("khoản %(clause)d Điều %(number)s") % {"clause": self.clause, "number": self.article}
        facts = {"clause": self.place or "…", "number": self.article}
        return _("khoản %(clause)s mới của Điều %(number)s") % facts
