"""New numbers in old references, and what no number can put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.articles import BlockKind
from documents.charter.law.laws import Owner
from documents.charter.law.references import NumberMention, Reference, references
from workflows.text import searchable

if TYPE_CHECKING:
    from documents.charter.law.articles import Charter
    from documents.charter.law.numbers import ArticleNumber


class Trouble(StrEnum):
    """DANGLING leads nowhere; DOUBTFUL should be read by a person."""

    DANGLING = "dangling"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class TroubledReference:
    """A reference in trouble: where it stands in the new charter, its words, and a sentence."""

    trouble: Trouble
    article: ArticleNumber
    clause: int | None
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Old number → new number, None for what is repealed; of clauses by old number of the article."""

    articles: Mapping[ArticleNumber, ArticleNumber | None]
    clauses: Mapping[ArticleNumber, Mapping[int, int | None]] = field(default_factory=dict)
    # The numbers that articles have which are new.
    added: frozenset[ArticleNumber] = frozenset()

    def meant(self, mention: NumberMention, place: CharterPlace) -> ArticleNumber | None:
        """The article in force that a text standing there means."""
        if mention.article is None or place.old_article is None:
            return mention.article or place.old_article
        return mention.article.among(self.articles, near=place.old_article.part)

    def repealed(self, mention: NumberMention, place: CharterPlace) -> str:
        """What was repealed of the article or clause that is mentioned, in words; "" when it is there."""
        article = self.meant(mention, place)
        if mention.kind == "point" or article is None:
            return ""
        there = self.articles.get(article, article) is not None
        if mention.kind == "article":
            return "" if there else _("Điều %(number)s") % {"number": article}
        # A clause goes with its article, and then the article is what was repealed.
        number = mention.clause or 0
        if not there or self.clauses.get(article, {}).get(number, number) is not None:
            return ""
        if mention.article is None:
            return _("khoản %(number)d") % {"number": number}
        return _("khoản %(clause)d Điều %(number)s") % {"clause": number, "number": article}

    def hold(self, first: ArticleNumber, last: ArticleNumber) -> bool:
        """Whether the articles from the one to the other are those that were, without a gap or a newcomer."""
        ends = self.articles.get(first), self.articles.get(last)
        if ends[0] is None or ends[1] is None:
            return True
        kept = {old: new for old, new in self.articles.items() if new is not None}
        before = {old for old in kept if first <= old <= last}
        after = {old for old, new in kept.items() if ends[0] <= new <= ends[1]}
        figures = {int(kept[old]) for old in before}
        whole = figures == set(range(int(ends[0]), int(ends[1]) + 1))
        return before == after and whole and not any(ends[0] < new < ends[1] for new in self.added)


@dataclass(frozen=True, slots=True)
class CharterPlace:
    """Where a text stands: its article in force, and article and clause afterwards."""

    old_article: ArticleNumber | None
    article: ArticleNumber
    clause: int | None = None

    @property
    def words(self) -> str:
        """The place as people say it."""
        if self.clause is None:
            return _("Điều %(number)s") % {"number": self.article}
        return _("Khoản %(clause)d Điều %(number)s") % {"clause": self.clause, "number": self.article}


def own_name(charter: Charter) -> str:
    """By what the charter is known to itself: its preamble and the headings of its parts, folded."""
    parts = (heading.text for heading in charter.headings if heading.part is BlockKind.PART)
    return searchable("\n".join([charter.preamble, *parts]))


def repaired(
    text: str, numbers: Numbers, place: CharterPlace, *, own: str = ""
) -> tuple[str, list[TroubledReference]]:
    """The text with the new numbers, and the references that could not be given one.

    A reference to something repealed keeps its words: which article takes its place is for people to say.
    """
    findings: list[TroubledReference] = []
    for reference in reversed(references(text, own_name=own)):
        findings[:0] = _findings(reference, numbers, place)
        if reference.owner is Owner.OURS:
            for mention in reversed(reference.mentions):
                new = _rewritten(mention, numbers, place)
                if new is not None:
                    text = text[: mention.start] + new + text[mention.end :]
    return text, findings


def _rewritten(mention: NumberMention, numbers: Numbers, place: CharterPlace) -> str | None:
    """The mention under the new number; None where it keeps its words."""
    article = numbers.meant(mention, place)
    if mention.kind == "article" and article and mention.article:
        new = numbers.articles.get(article)
        # In another part the words "Điều 3" would mean another article.
        there = article.part if mention.article.part else place.article.part
        return None if new is None or new.part != there else new.written_like(mention.value)
    if mention.kind == "clause" and mention.clause and article:
        clause = numbers.clauses.get(article, {}).get(mention.clause)
        return str(clause) if clause is not None else None
    return None


def _findings(reference: Reference, numbers: Numbers, place: CharterPlace) -> Iterator[TroubledReference]:
    if reference.owner is Owner.PERHAPS_OTHER and any(
        _rewritten(mention, numbers, place) not in {None, mention.value} for mention in reference.mentions
    ):
        facts = {"place": place.words, "words": reference.words}
        sentence = _(
            "%(place)s: “%(words)s” đứng ngay sau tên một văn bản khác nên được để nguyên số. "
            "Đề nghị kiểm tra đây là điều của văn bản nào."
        )
        yield _finding(Trouble.DOUBTFUL, reference, place, sentence % facts)
    if reference.owner is not Owner.OURS:
        return
    for mention in reference.mentions:
        target = numbers.repealed(mention, place)
        if target:
            facts = {"place": place.words, "words": reference.words, "target": target}
            sentence = _("%(place)s dẫn chiếu “%(words)s”, nhưng %(target)s (theo số hiện hành) đã bãi bỏ.")
            yield _finding(Trouble.DANGLING, reference, place, sentence % facts)
    if any(_is_of_two(mention, numbers, place) for mention in reference.mentions):
        facts = {"place": place.words, "words": reference.words}
        sentence = _(
            "%(place)s: “%(words)s” có thể là điều của nhiều phần, chương, vì số điều bắt đầu lại ở mỗi "
            "phần, chương và đã thay đổi. Đề nghị kiểm tra."
        )
        yield _finding(Trouble.DOUBTFUL, reference, place, sentence % facts)
    for number_mention, two in pairwise(reference.mentions):
        first, last = numbers.meant(number_mention, place), numbers.meant(two, place)
        through = two.through and two.kind == "article" and number_mention.article and two.article
        if through and first and last and not numbers.hold(first, last):
            facts = {"place": place.words, "words": reference.words}
            sentence = _(
                "%(place)s: “%(words)s” là một khoảng các điều; sau khi đánh số lại, khoảng này không còn "
                "gồm đúng các điều như trước. Đề nghị kiểm tra."
            )
            yield _finding(Trouble.DOUBTFUL, reference, place, sentence % facts)


def _is_of_two(mention: NumberMention, numbers: Numbers, place: CharterPlace) -> bool:
    """Whether several articles have the number mentioned, and the one that is meant now has another."""
    article = numbers.meant(mention, place)
    new = numbers.articles.get(article) if article else None
    if mention.kind != "article" or article is None or new is None or not article.part:
        return False
    away = new.part != (article.part if mention.article and mention.article.part else place.article.part)
    alike = [number for number in numbers.articles if number.plain == article.plain]
    bare = mention.article is not None and not mention.article.part
    return away or (bare and len(alike) > 1 and new.plain != article.plain)


def _finding(trouble: Trouble, reference: Reference, place: CharterPlace, sentence: str) -> TroubledReference:
    return TroubledReference(trouble, place.article, place.clause, reference.words, sentence)
