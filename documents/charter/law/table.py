"""Bảng so sánh Điều lệ as data: number, text in force, draft, reason and ground."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.deriving import correspondence, derived, heading_changes
from documents.texts.compare.exact import compare
from documents.texts.compare.segments import Segment

if TYPE_CHECKING:
    from documents.charter.law.articles import Article, Charter
    from documents.charter.law.numbers import ArticleNumber


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One row. `number` is TT; `current` and `draft` are segments, deleted words marked in the one and
    inserted words in the other. A row of kept articles stands for several.
    """

    number: int
    kind: AmendmentKind
    articles: tuple[ArticleNumber, ...]
    current: tuple[Segment, ...]
    draft: tuple[Segment, ...]
    reason: str = ""
    ground: str = ""

    @classmethod
    def of(cls, group: Sequence[_Change], number: int, amendments: Sequence[Amendment]) -> ComparisonRow:
        """One change, or neighbours that are all kept."""
        first = group[0]
        articles = tuple(change.old.number for change in group if change.old)
        if first.kind is AmendmentKind.KEEP:
            # What the draft column says of kept articles: whether their numbers or references changed.
            news = [change.new.number for change in group if change.new]
            words = _("Giữ nguyên.")
            if news != _olds(group):
                words = _("Giữ nguyên nội dung, đánh số lại thành %(articles)s.") % {"articles": _span(news)}
            pairs = [(change.old, change.new) for change in group if change.old and change.new]
            repaired = [new.number for old, new in pairs if old.body.split() != new.body.split()]
            if repaired:
                listed = ", ".join(str(number) for number in repaired)
                words += " " + _("Sửa số dẫn chiếu tại Điều %(articles)s.") % {"articles": listed}
            return cls(number, AmendmentKind.KEEP, articles, (_keep(_span(_olds(group))),), (_keep(words),))
        old, new = first.old, first.new
        if old is None:
            current, draft = [_keep(_("(Chưa quy định)"))], [Segment("insert", new.text if new else "")]
        elif new is None:
            current, draft = [Segment("delete", old.text)], [_keep(_("(Bãi bỏ)"))]
        else:
            segments = compare(old.text, new.text)
            current = [segment for segment in segments if segment.op != "insert"]
            draft = [segment for segment in segments if segment.op != "delete"]
        current[:0], draft[:0] = _standing(old), _standing(new)

        reason, ground = first.why(amendments)
        return cls(number, first.kind, articles, tuple(current), tuple(draft), reason, ground)


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """The rows in the order of the draft, how many articles of each kind, and what no row can say."""

    rows: tuple[ComparisonRow, ...]
    counts: Mapping[AmendmentKind, int]
    notes: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """The counts in words: "sửa đổi 4 điều; bổ sung mới 1 điều; giữ nguyên 25 điều"."""
        order = (
            AmendmentKind.AMEND,
            AmendmentKind.ADD,
            AmendmentKind.REPEAL,
            AmendmentKind.MOVE,
            AmendmentKind.KEEP,
        )
        facts = [
            {"kind": kind.label.lower(), "count": self.counts[kind]} for kind in order if self.counts[kind]
        ]
        return "; ".join(_("%(kind)s %(count)d điều") % fact for fact in facts)


@dataclass(frozen=True, slots=True)
class _Change:
    """An article on its way from the one charter to the other."""

    kind: AmendmentKind
    old: Article | None
    new: Article | None

    def why(self, amendments: Sequence[Amendment]) -> tuple[str, str]:
        """Reason and ground; of amendments to single clauses, each under its clause."""
        if self.old is None:
            place = self.new.number if self.new else None
            named = [
                line
                for line in amendments
                if line.kind is AmendmentKind.ADD and line.article is None and line.place == place
            ]
        else:
            named = [line for line in amendments if line.article == self.old.number]
        return _joined(named, [line.reason for line in named]), _joined(
            named, [line.ground for line in named]
        )


def comparison_table(
    current: Charter, draft: Charter, amendments: Iterable[Amendment] = ()
) -> ComparisonTable:
    """The table for these two charters. What changed is read from the texts, never from what is said.

    `amendments` give reasons and grounds only; a change without one has empty cells there.
    """
    listed = tuple(amendments)

    # In the order of the draft, what is repealed behind the article before it.
    numbers = correspondence(current, draft)
    kinds = {line.article: line.kind for line in derived(current, draft, numbers) if line.article is not None}
    sources = {new: old for old, new in numbers.articles.items()}
    changes = []
    for article in draft:
        old = current.article(sources.get(article.number))
        changes.append(_Change(kinds[old.number] if old else AmendmentKind.ADD, old, article))
    for article in current:
        if kinds[article.number] is AmendmentKind.REPEAL:
            before = current[: current.index(article)]
            previous = before[-1] if before else None
            places = [place for place, change in enumerate(changes, 1) if previous and change.old is previous]
            changes.insert(places[0] if places else 0, _Change(AmendmentKind.REPEAL, article, None))

    rows = [ComparisonRow.of(group, number, listed) for number, group in enumerate(_grouped(changes), 1)]
    counts = Counter(change.kind for change in changes)
    return ComparisonTable(tuple(rows), counts, heading_changes(current, draft))


def _grouped(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Each change by itself, kept neighbours together."""
    group: list[_Change] = []
    for change in changes:
        last, old = group[-1] if group else None, change.old
        kept = last is not None and last.kind is change.kind is AmendmentKind.KEEP
        if kept and last and last.old and old and old.number.follows(last.old.number):
            group.append(change)
            continue
        if group:
            yield group
        group = [change]
    if group:
        yield group


def _olds(group: Sequence[_Change]) -> list[ArticleNumber]:
    return [change.old.number for change in group if change.old]


def _span(numbers: Sequence[ArticleNumber]) -> str:
    if len(numbers) == 1:
        return _("Điều %(number)s") % {"number": numbers[0]}
    return _("Điều %(first)s đến Điều %(last)s") % {"first": numbers[0], "last": numbers[-1]}


def _joined(named: Sequence[Amendment], texts: Sequence[str]) -> str:
    said = []
    for line, text in zip(named, texts, strict=True):
        clause = ""
        if line.of_clause:
            clause = _("Khoản mới: ")
        if line.of_clause and line.clause is not None:
            clause = _("Khoản %(clause)d: ") % {"clause": line.clause}
        if text.strip():
            said.append(f"{clause}{text.strip()}")
    return "\n".join(said)


def _standing(article: Article | None) -> list[Segment]:
    """The part in which an article stands, where its number alone would name several."""
    return [_keep(f"({article.number.part})\n")] if article and article.number.part else []


def _keep(text: str) -> Segment:
    return Segment("keep", text)
