"""The facts of a bộ trình ký: every part with what can be printed of it, changes, counts, the code."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext as _

from documents.packages.papers import printable_parts
from documents.packages.queries.drafts import drafts as drafts_of
from documents.packages.queries.judgements import decisions_on_current
from documents.packages.services.paper_words import reading_to_print
from documents.packages.words.history import outcome_in_words
from documents.paper.changes import ChangesPaper, PartChange
from documents.paper.text import kilobytes
from documents.signing.papers.sign_sheet_facts import sheet_of
from documents.signing.papers.signing_set import BodyVerdict, SigningSet
from documents.signing.queries import code_of, last_judged
from documents.texts.compare.rows import blocks, folded_rows
from documents.texts.compare.summary import summarise

if TYPE_CHECKING:
    from documents.packages.models.drafts import Version, VersionPart
    from documents.packages.models.judgements import PackageDecision
    from documents.packages.models.packages import Package
    from documents.paper.parts import PartPaper

# The words of a file, and what could not be read of it.
_Words: TypeAlias = tuple[str, tuple[str, ...]]


def set_of(package: Package) -> SigningSet:
    """Everything on paper about the draft in force. Raises ValueError when there is none.

    Reads and compares files: never inside a transaction that writes.
    """
    if package.current is None:
        raise ValueError("a package without a draft has nothing to be signed")
    drafts = {version.pk: version for version in drafts_of(package)}
    current = drafts[package.current.pk]
    judged = last_judged(package)
    printed = printable_parts(package, current)
    return SigningSet(
        sheet=sheet_of(package),
        code=code_of(package),
        parts=printed,
        changes=_changes(package, current, drafts[judged.pk] if judged else None, printed),
        verdicts=tuple(_verdict(bound) for bound in decisions_on_current(package)),
    )


def _changes(
    package: Package, current: Version, judged: Version | None, printed: tuple[PartPaper, ...]
) -> ChangesPaper:
    draft = _("%(code)s, dự thảo lần %(number)d") % {"code": package.code, "number": current.number}
    if judged is None:
        why = _("Chưa có dự thảo nào trước dự thảo này được cơ quan quyết định hoặc người ký xem xét.")
        return ChangesPaper(draft, why, ())
    since = _(
        "So với dự thảo lần %(number)d, là bản mà cơ quan quyết định hoặc người ký đã xem xét gần nhất "
        "trước dự thảo này."
    )
    old = {row.code: row for row in judged.parts.all()}
    new = {row.code: row for row in current.parts.all()}
    known = {paper.sha256: (paper.text, paper.remarks) for paper in printed if paper.text}
    parts = [
        _change(part.title, old.get(part.code), new.get(part.code), known)
        for part in package.kind.parts
        if part.code in old or part.code in new
    ]
    return ChangesPaper(draft, since % {"number": judged.number}, tuple(parts))


def _change(
    title: str, old: VersionPart | None, new: VersionPart | None, known: dict[str, _Words]
) -> PartChange:
    if old is None or new is None:
        return PartChange(title, _("Thành phần mới thêm.") if new else _("Thành phần đã bỏ."))
    if old.blob.sha256 == new.blob.sha256:
        return PartChange(title, _("Không thay đổi."))
    (before, unread), (after, unread_now) = _words(old, known), _words(new, known)
    told = tuple(dict.fromkeys((*unread, *unread_now)))
    if not before or not after:
        facts = {"old": kilobytes(old.blob.size), "new": kilobytes(new.blob.size)}
        words_ = _("Đã thay tệp (%(old)s → %(new)s); hệ thống không đọc được chữ trong tệp để so sánh.")
        return PartChange(title, words_ % facts, told=told)
    rows = blocks(before, after)
    summary = summarise(rows).in_words()
    return PartChange(title, f"{summary[:1].upper()}{summary[1:]}.", tuple(folded_rows(rows)), told)


def _words(row: VersionPart, known: dict[str, _Words]) -> _Words:
    """The words of a part, "" when it has none that can be read, and what is told about them."""
    if row.blob.sha256 in known:
        return known[row.blob.sha256]
    found = reading_to_print(row)
    return found.text.strip(), found.warnings


def _verdict(bound: PackageDecision) -> BodyVerdict:
    decision = bound.decision
    figures = (decision.ballots_issued, decision.ballots_returned, decision.ballots_invalid)
    ballots = " / ".join(map(str, figures))
    facts = [
        (_("Ngày họp"), f"{decision.met_on:%d/%m/%Y}"),
        (_("Có mặt / tổng số"), f"{decision.present}/{decision.members}"),
        *([(_("Phiếu phát / thu / không hợp lệ"), ballots)] if decision.ballots_issued is not None else []),
        (_("Tán thành"), str(decision.votes_for)),
        (_("Không tán thành"), str(decision.votes_against)),
        (_("Ý kiến khác"), str(decision.other_opinion)),
        (_("Không biểu quyết"), str(decision.not_voting)),
        (_("Kết quả"), outcome_in_words(decision.outcome.code).capitalize()),
        (_("Về dự thảo lần"), str(bound.version.number)),
    ]
    told = {
        _("Theo"): decision.minutes_ref,
        _("Nội dung giao hoàn thiện"): decision.amendments,
        _("Ý kiến bảo lưu"): decision.dissent,
    }
    remarks = [f"{name}: {said}" for name, said in told.items() if said]
    return BodyVerdict(decision.body.name, tuple(facts), tuple(remarks))
