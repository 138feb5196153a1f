"""Whether each reference of a charter leads somewhere in that same charter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.laws import Owner
from documents.charter.law.references import NumberMention, references
from documents.charter.law.repair import CharterPlace, Trouble, TroubledReference, own_name

if TYPE_CHECKING:
    from documents.charter.law.articles import Article, Charter
    from documents.charter.law.numbers import ArticleNumber


def lost(charter: Charter) -> tuple[TroubledReference, ...]:
    """The references to an article, clause or point that the charter does not have, in order."""
    own, articles, troubled_references = own_name(charter), charter.by_number(), []
    for article in charter:
        lead = article.lead.removeprefix(article.head)
        pieces = [(None, lead), *((clause.number, clause.text) for clause in article.clauses)]
        for number, text in pieces:
            place = CharterPlace(article.number, article.number, number)
            for reference in references(text, own_name=own):
                absent = [_absent(mention, articles, place) for mention in reference.mentions]
                missing = next(filter(None, absent), "")
                if reference.owner is Owner.OURS and missing:
                    facts = {"place": place.words, "words": reference.words, "target": missing}
                    words = _("%(place)s dẫn chiếu “%(words)s”, nhưng điều lệ không có %(target)s.") % facts
                    trouble = TroubledReference(
                        Trouble.DANGLING, place.article, place.clause, reference.words, words
                    )
                    troubled_references.append(trouble)
    return tuple(troubled_references)


def _absent(mention: NumberMention, articles: dict[ArticleNumber, Article], place: CharterPlace) -> str:
    # The first thing that is not there, in words; "" when all is.
    asked = mention.article
    number = asked.among(articles, near=place.article.part) if asked else place.article
    article = articles.get(number)
    if article is None:
        return _("Điều %(number)s") % {"number": number}
    if mention.clause is None:
        return ""
    clause = article.clause(mention.clause)
    if clause is None:
        return _("khoản %(clause)d Điều %(number)s") % {"clause": mention.clause, "number": number}
    if mention.kind == "clause" or mention.value.lower() in {point.letter for point in clause.points}:
        return ""
    facts = {"point": mention.value, "clause": mention.clause, "number": number}
    return _("điểm %(point)s khoản %(clause)d Điều %(number)s") % facts
