"""The amendments that lead from the charter in force to a draft of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.errors import CharterFault
from documents.charter.law.matching import matched_articles, matched_clauses, unmoved
from documents.charter.law.parts import part_key
from documents.charter.law.repair import CharterPlace, Numbers, own_name, repaired

if TYPE_CHECKING:
    from documents.charter.law.articles import Article, Charter


def derive_amendments(current: Charter, draft: Charter) -> tuple[Amendment, ...]:
    """One amendment for each article in force, in order, then one for each new article.

    Raises CharterFault where one of the two numbers its articles anew under parts that the other has not.

    An article that only bears another number, and follows it in its references, is kept. Reasons and
    grounds are empty: people give them. `consolidate(current, derive(current, draft))` has the articles
    of the draft.
    """
    if list(map(part_key, current.parts)) != list(map(part_key, draft.parts)):
        sentence = _(
            "Điều lệ hiện hành và dự thảo không đánh số điều theo cùng một cách, hoặc không có cùng "
            "các phần, chương (hiện hành: %(old)s; dự thảo: %(new)s). Khi số điều bắt đầu lại ở mỗi "
            "phần, chương thì chưa lấy được thay đổi từ toàn văn: đề nghị ghi đề xuất cho từng điều."
        )
        through = _("đánh số liên tục")
        facts = {"old": ", ".join(current.parts) or through, "new": ", ".join(draft.parts) or through}
        raise CharterFault(sentence % facts)
    return derived(current, draft, correspondence(current, draft))


def derived(current: Charter, draft: Charter, numbers: Numbers) -> tuple[Amendment, ...]:
    """The same for who already knows what became of each number."""
    stayed = unmoved([new for new in numbers.articles.values() if new is not None])
    own, listed = own_name(current), []
    for article in current:
        new = numbers.articles[article.number]
        drafted = draft.article(new) if new is not None else None
        if drafted is None:
            listed.append(Amendment(AmendmentKind.REPEAL, article.number))
            continue
        # What loses its letter or gets one, or stands in another part, is put there: numbers alone would
        # leave it as it was.
        put = (drafted.number.letter, drafted.number.part) != (article.number.letter, article.number.part)
        moved, kept = drafted.number not in stayed or put, is_kept(article, drafted, numbers, own)
        kind = AmendmentKind.MOVE if moved else AmendmentKind.KEEP
        place, chapter = (drafted.number, drafted.chapter) if moved else (None, "")
        text = "" if kept else drafted.text
        kind = kind if kept else AmendmentKind.AMEND
        listed.append(Amendment(kind, article.number, text=text, place=place, chapter=chapter))
    known = set(numbers.articles.values())
    added = [
        Amendment(AmendmentKind.ADD, text=fresh.text, place=fresh.number, chapter=fresh.chapter)
        for fresh in draft
        if fresh.number not in known
    ]
    return (*listed, *added)


def correspondence(current: Charter, draft: Charter) -> Numbers:
    """What became of each number in force: articles by likeness, and their clauses."""
    matched = matched_articles(current, draft)
    articles, drafted = current.by_number(), draft.by_number()
    clauses = {old: matched_clauses(articles[old], drafted[new]) for old, new in matched.items()}
    return Numbers(
        articles={number: matched.get(number) for number in articles},
        clauses={
            old: {clause.number: found.get(clause.number) for clause in articles[old].clauses}
            for old, found in clauses.items()
        },
        added=frozenset(drafted) - frozenset(matched.values()),
    )


def renumbered_text(article: Article, numbers: Numbers, own: str) -> str:
    """The text, without its number, that an article has when nothing but numbers changed."""
    new = numbers.articles.get(article.number) or article.number
    return repaired(article.body, numbers, CharterPlace(article.number, new), own=own)[0]


def is_kept(article: Article, drafted: Article, numbers: Numbers, own: str) -> bool:
    """Whether the draft has the same text, its references repaired or still the old ones."""
    same = {_flat(article.body), _flat(renumbered_text(article, numbers, own))}
    return _flat(drafted.body) in same


def old_references(article: Article, drafted: Article, numbers: Numbers, own: str) -> bool:
    """Whether the draft kept the text and forgot to repair its references."""
    right = _flat(renumbered_text(article, numbers, own))
    return _flat(article.body) == _flat(drafted.body) != right


def heading_changes(current: Charter, draft: Charter) -> tuple[str, ...]:
    """Chapters and the preamble where the draft differs; no amendment to an article can say that."""
    old = [_flat(heading.text) for heading in current.headings]
    new = [_flat(heading.text) for heading in draft.headings]
    gone = [_("Dự thảo bỏ “%(heading)s”.") % {"heading": text} for text in old if text not in new]
    come = [_("Dự thảo thêm “%(heading)s”.") % {"heading": text} for text in new if text not in old]
    return (*gone, *come)


def _flat(text: str) -> str:
    """The words on one line: where a line breaks says nothing."""
    return " ".join(text.split())
