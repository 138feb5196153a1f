"""New numbers in old references, and what no number can put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.laws import Owner
from documents.charter.law.references import NumberMention, Reference, references
from workflows.text import searchable

if TYPE_CHECKING:
    from documents.charter.law.articles import Charter


class Trouble(StrEnum):
    """DANGLING leads nowhere; DOUBTFUL should be read by a person."""

    DANGLING = "dangling"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class TroubledReference:
    """A reference in trouble: where it stands in the new charter, its words, and a sentence."""

    trouble: Trouble
    article: int
    clause: int | None
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Old number → new number, None for what is repealed; of clauses by old number of the article."""

    articles: Mapping[int, int | None]
    clauses: Mapping[int, Mapping[int, int | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CharterPlace:
    """Where a text stands: its article in force, and article and clause afterwards."""

    old_article: int
    article: int
    clause: int | None = None

    @property
    def words(self) -> str:
        """The place as people say it."""
        if self.clause is None:
            return _("Điều %(number)d") % {"number": self.article}
        return _("Khoản %(clause)d Điều %(number)d") % {"clause": self.clause, "number": self.article}


def own_name(charter: Charter) -> str:
    """By what the charter is known to itself: its preamble, folded."""
    return searchable(charter.preamble)


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
                new = _new_number(mention, numbers, place)
                if new is not None:
                    text = text[: mention.start] + str(new) + text[mention.end :]
    return text, findings


def _new_number(mention: NumberMention, numbers: Numbers, place: CharterPlace) -> int | None:
    if mention.kind == "article":
        return numbers.articles.get(mention.number)
    if mention.kind == "clause":
        return numbers.clauses.get(mention.article or place.old_article, {}).get(mention.number)
    return None


def _findings(reference: Reference, numbers: Numbers, place: CharterPlace) -> Iterator[TroubledReference]:
    if reference.owner is Owner.PERHAPS_OTHER and any(
        mention.kind != "point" and _new_number(mention, numbers, place) not in {None, mention.number}
        for mention in reference.mentions
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
        target = _repealed(mention, numbers, place)
        if target:
            facts = {"place": place.words, "words": reference.words, "target": target}
            sentence = _("%(place)s dẫn chiếu “%(words)s”, nhưng %(target)s (theo số hiện hành) đã bãi bỏ.")
            yield _finding(Trouble.DANGLING, reference, place, sentence % facts)
    for one, two in pairwise(reference.mentions):
        if two.through and two.kind == "article" and not _holds(one.number, two.number, numbers):
            facts = {"place": place.words, "words": reference.words}
            sentence = _(
                "%(place)s: “%(words)s” là một khoảng các điều; sau khi đánh số lại, khoảng này không còn "
                "gồm đúng các điều như trước. Đề nghị kiểm tra."
            )
            yield _finding(Trouble.DOUBTFUL, reference, place, sentence % facts)


def _finding(trouble: Trouble, reference: Reference, place: CharterPlace, sentence: str) -> TroubledReference:
    return TroubledReference(trouble, place.article, place.clause, reference.words, sentence)


def _repealed(mention: NumberMention, numbers: Numbers, place: CharterPlace) -> str:
    """What was repealed of the article or clause that is mentioned, in words; "" when it is there."""
    if mention.kind == "point":
        return ""
    number, article = mention.number, mention.article or place.old_article
    if mention.kind == "article":
        gone = numbers.articles.get(number, number) is None
        return _("Điều %(number)d") % {"number": number} if gone else ""
    # A clause goes with its article, and then the article is what was repealed.
    there = numbers.articles.get(article, article) is not None
    if not there or numbers.clauses.get(article, {}).get(number, number) is not None:
        return ""
    if mention.article is None:
        return _("khoản %(number)d") % {"number": number}
    return _("khoản %(clause)d Điều %(number)d") % {"clause": number, "number": mention.article}


def _holds(first: int, last: int, numbers: Numbers) -> bool:
    ends = numbers.articles.get(first), numbers.articles.get(last)
    if ends[0] is None or ends[1] is None:
        return True
    kept = {numbers.articles.get(number) for number in range(first, last + 1)} - {None}
    return kept == set(range(ends[0], ends[1] + 1))
