"""What keeps a proposal from being submitted, article by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.deriving import correspondence, is_kept, old_references, renumbered_text
from documents.charter.law.repair import Numbers, own_name
from documents.charter.law.structure import FaultCode, ProposalFault, structural
from documents.texts.compare.exact import compare

if TYPE_CHECKING:
    from documents.charter.law.articles import Article, Charter

MOST_WORDS = 5


def proposal_faults(
    current: Charter, draft: Charter, amendments: Sequence[Amendment]
) -> tuple[ProposalFault, ...]:
    """Everything to be put right before "Trình duyệt"; nothing when the proposal is complete.

    Amendments that do not fit (`structural`), a change without its reason, an article said to be kept
    that differs (with the words), one that changed and is not listed, one listed that did not change,
    and references in the draft that still bear the old numbers.
    """
    numbers, own = correspondence(current, draft), own_name(current)
    faults = list(structural(current, amendments))
    for amendment in amendments:
        if amendment.kind is not AmendmentKind.KEEP and not amendment.reason.strip():
            facts = {"subject": amendment.subject, "kind": amendment.kind.label.lower()}
            sentence = _("%(subject)s (%(kind)s): chưa nêu “Lý do”.") % facts
            sentence = sentence[0].upper() + sentence[1:]
            faults.append(ProposalFault(FaultCode.NO_REASON, amendment.article or amendment.place, sentence))
    for article in current:
        faults += _of_article(article, draft, amendments, numbers, own)
    added = {item.place for item in amendments if item.kind is AmendmentKind.ADD and not item.of_clause}
    for article in draft:
        if article.number not in added | set(numbers.articles.values()):
            sentence = _("Điều %(number)s mới của dự thảo chưa có trong bảng sửa đổi.")
            words = sentence % {"number": article.number}
            faults.append(ProposalFault(FaultCode.NOT_LISTED, article.number, words))
    return tuple(faults)


def _of_article(
    article: Article, draft: Charter, amendments: Sequence[Amendment], numbers: Numbers, own: str
) -> Iterator[ProposalFault]:
    named = [item for item in amendments if item.article == article.number]
    drafted = draft.article(numbers.articles[article.number])
    if drafted is None:
        # An article in force that the draft does not have.
        facts = {"number": article.number}
        if not named:
            sentence = _("Điều %(number)s không còn trong dự thảo nhưng chưa có trong bảng sửa đổi.") % facts
            yield ProposalFault(FaultCode.NOT_LISTED, article.number, sentence)
        elif AmendmentKind.REPEAL not in {item.kind for item in named}:
            sentence = _("Điều %(number)s không ghi “bãi bỏ” nhưng không còn trong dự thảo.") % facts
            yield ProposalFault(FaultCode.NOT_KEPT, article.number, sentence)

        return
    facts = {"number": article.number, "new": drafted.number}
    if old_references(article, drafted, numbers, own):
        words = "; ".join(changed_words(drafted.body, renumbered_text(article, numbers, own)))
        sentence = _("Điều %(new)s của dự thảo còn dẫn chiếu theo số cũ. Cần sửa số: %(words)s.")
        yield ProposalFault(FaultCode.OLD_REFERENCE, article.number, sentence % (facts | {"words": words}))
    kept, said = is_kept(article, drafted, numbers, own), {item.kind for item in named}
    if not kept and not said:
        sentence = _("Điều %(number)s đã thay đổi trong dự thảo nhưng chưa có trong bảng sửa đổi.")
        yield ProposalFault(FaultCode.NOT_LISTED, article.number, sentence % facts)
    elif not kept and said <= {AmendmentKind.KEEP, AmendmentKind.MOVE}:
        kinds = ", ".join(sorted(kind.label.lower() for kind in said))
        words = "; ".join(changed_words(renumbered_text(article, numbers, own), drafted.body))
        sentence = _("Điều %(number)s ghi “%(kind)s” nhưng dự thảo khác: %(words)s.")
        told = facts | {"kind": kinds, "words": words}
        yield ProposalFault(FaultCode.NOT_KEPT, article.number, sentence % told)
    elif kept and said & {AmendmentKind.AMEND, AmendmentKind.REPEAL}:
        sentence = _("Điều %(number)s ghi có thay đổi nhưng dự thảo giữ nguyên nội dung.")
        yield ProposalFault(FaultCode.NOT_CHANGED, article.number, sentence % facts)


def changed_words(old: str, new: str) -> list[str]:
    """The first changes in words: "“hai” thành “ba”", "thêm “mới”", "bỏ “cũ”"."""
    segments = [segment for segment in compare(old, new) if segment.text.strip()]
    found: list[str] = []
    deleted = ""
    for op, text in [*segments, ("keep", "")]:
        if deleted and op != "insert":
            found.append(_("bỏ “%(old)s”") % {"old": deleted})
        if op == "insert":
            facts = {"old": deleted, "new": text.strip()}
            found.append((_("“%(old)s” thành “%(new)s”") if deleted else _("thêm “%(new)s”")) % facts)
        deleted = text.strip() if op == "delete" else ""
    return [*found[:MOST_WORDS], "…"] if len(found) > MOST_WORDS else found
