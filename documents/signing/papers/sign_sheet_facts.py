"""The facts of a phiếu trình ký, gathered from a package for `sign_sheet`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.queries.drafts import draft_and_before
from documents.packages.queries.judgements import decisions_on_current, signature_on_current
from documents.packages.queries.paper_signatures import paper_behind
from documents.packages.words.days import deadline_in_words
from documents.packages.words.history import outcome_in_words
from documents.signing.papers.sign_sheet import ChangeLine, DecisionLine, FileLine, SignSheet
from documents.signing.papers.signers import signer_of
from workflows import clock
from workflows.queries import calendar_notes

if TYPE_CHECKING:
    from datetime import datetime

    from documents.packages.models.drafts import Version
    from documents.packages.models.judgements import PackageDecision
    from documents.packages.models.packages import Package
    from documents.packages.models.paper_signatures import PaperSignature


def sheet_of(package: Package) -> SignSheet:
    """The sheet for the draft in force. Raises ValueError when there is none."""
    if package.current is None:
        raise ValueError("a package without a draft has no sheet")
    kind, congress = package.kind, package.congress
    current, before = draft_and_before(package)
    signature, signer = signature_on_current(package), signer_of(package)
    return SignSheet(
        org_lines=tuple(congress.org_lines),
        symbol=f"PTK-{congress.symbol}",
        place=congress.place,
        day=clock.today(),
        congress_name=congress.short_name,
        package_code=package.code,
        package_title=package.title,
        draft_number=current.number,
        check_code=current.check_code,
        files=_files(package, current),
        drafted_by=package.lead.name,
        decisions=tuple(_decision(bound) for bound in decisions_on_current(package)),
        signer_title=signer.title,
        sign_form=package.called(kind.sign_form),
        signer_name=signer.name,
        instead=signer.instead,
        on_behalf=signer.on_behalf,
        changes=_changes(package, current, before),
        changes_note="" if before else _("Dự thảo đầu tiên, không có bản trước để so sánh."),
        author_note=current.note,
        deadline_words=" ".join([deadline_in_words(package), *calendar_notes()]),
        signed_at=signature.at if signature else None,
        signed_on_paper=signature is not None and signature.step.ground == "paper",
        pen_words=_pen(paper_behind(signature)),
        recipients=tuple(dict.fromkeys(map(package.called, kind.recipients))),
        confidential=package.confidential,
    )


def _pen(paper: PaperSignature | None) -> str:
    """Who signed with a pen, who entered it and who compared it, each with his day."""
    if paper is None:
        return ""
    signature = paper.signature
    said = [
        _("Người ký: %(who)s, %(when)s.") % {"who": signature.signer, "when": signature.when},
        _("Người nhập: %(who)s, ngày %(day)s.") % {"who": paper.by, "day": _day(paper.at)},
    ]
    if not paper.is_compared:
        return " ".join([*said, _("Chờ đối chiếu.")])
    done = {"who": paper.compared.by, "day": _day(paper.compared.at)}
    return " ".join([*said, _("Người đối chiếu: %(who)s, ngày %(day)s.") % done])


def _day(at: datetime) -> str:
    return f"{clock.local_day(at):%d/%m/%Y}"


def _files(package: Package, version: Version) -> tuple[FileLine, ...]:
    titles = {part.code: part.title for part in package.kind.parts}
    rows = {part.code: part for part in version.parts.all()}
    return tuple(
        FileLine(titles[code], rows[code].name, rows[code].blob.size, rows[code].blob.sha256)
        for code in titles
        if code in rows
    )


def _decision(bound: PackageDecision) -> DecisionLine:
    decision = bound.decision
    return DecisionLine(
        body=decision.body.name,
        met_on=decision.met_on,
        members=decision.members,
        present=decision.present,
        votes_for=decision.votes_for,
        against=decision.votes_against,
        other=decision.other_opinion,
        not_voting=decision.not_voting,
        outcome=outcome_in_words(decision.outcome.code).capitalize(),
        minutes_ref=decision.minutes_ref,
        dissent=decision.dissent,
    )


def _changes(package: Package, version: Version, before: Version | None) -> tuple[ChangeLine, ...]:
    if before is None:
        return ()
    old = {part.code: part.blob for part in before.parts.all()}
    new = {part.code: part.blob for part in version.parts.all()}
    found = []
    for part in package.kind.parts:
        was, now = old.get(part.code), new.get(part.code)
        if now is None or (was is not None and was.sha256 == now.sha256):
            continue
        what = _("Thay bằng bản mới") if was else _("Thêm mới")
        found.append(ChangeLine(part.title, what, was.size if was else None, now.size))
    return tuple(found)
