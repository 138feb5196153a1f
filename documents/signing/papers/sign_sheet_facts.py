"""The facts of a phiếu trình ký, gathered from a package for `sign_sheet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.people.queries.congresses import office_body
from congress.roles import Right
from documents.packages.queries.judgements import signature_on_current
from documents.packages.queries.paper_signatures import paper_behind
from documents.packages.words.days import deadline_in_words
from documents.signing.papers.said_facts import opening_of, said_of
from documents.signing.papers.sign_sheet import ChangeLine, FileLine, SignSheet
from documents.signing.papers.signers import signer_of
from documents.signing.queries import code_of
from documents.signing.services.signing import signing_move
from workflows import clock, history
from workflows.queries import calendar_notes

if TYPE_CHECKING:
    from datetime import date

    from documents.packages.models.judgements import Signature
    from documents.packages.models.packages import Package
    from documents.packages.models.paper_signatures import PaperSignature
    from documents.paper.changes import ChangesPaper


def sheet_of(package: Package, changes: ChangesPaper | None = None) -> SignSheet:
    """The sheet for the draft in force, with what changed where that was worked out.

    Raises ValueError when there is no draft. Reads no file.
    """
    if package.current is None:
        raise ValueError("a package without a draft has no sheet")
    congress = package.congress
    office = office_body(congress)
    return SignSheet(
        org_lines=tuple(congress.org_lines),
        symbol=f"PTK-{congress.symbol}",
        place=congress.place,
        month=clock.today(),
        opening=opening_of(package),
        congress_name=congress.short_name,
        package_code=package.code,
        package_title=package.title,
        draft_number=package.current.number,
        code=code_of(package),
        files=_files(package),
        submitted_by=_submitted_by(package),
        said=said_of(package),
        office=office.name if office else "",
        recipients=tuple(dict.fromkeys(map(package.called, package.kind.recipients))),
        changes=tuple(ChangeLine(part.title, part.summary) for part in changes.parts) if changes else (),
        changes_note=changes.since if changes else "",
        author_note=package.current.note,
        deadline_words=" ".join([deadline_in_words(package), *(f"({note})" for note in calendar_notes())]),
        confidential=package.confidential,
        **_signing(package),
    )


def _signing(package: Package) -> dict[str, Any]:
    """Who signs or signed, when and how; and why it cannot be signed now."""
    signature, signer = signature_on_current(package), signer_of(package)
    waits = signing_move(package) is not None
    holders = [one.name for one in package.bodies("signer")]
    not_yet = _("CHƯA ĐẾN BƯỚC KÝ DUYỆT: hồ sơ đang ở bước “%(stage)s”.")
    return {
        "day": _day(package, signature) if signature or waits else None,
        "addressee": ", ".join(filter(None, (signer.name, *holders[:1]))),
        "signer_title": signer.title,
        "signer_name": signer.name,
        "instead": signer.instead,
        "on_behalf": signer.on_behalf,
        "not_yet": "" if signature or waits else not_yet % {"stage": package.stage_label},
        "signed_at": signature.at if signature else None,
        "signed_on_paper": signature is not None and signature.step.ground == "paper",
        "basis": signer.basis,
        "pen_words": _pen(paper_behind(signature)),
    }


def _files(package: Package) -> tuple[FileLine, ...]:
    """The parts of the draft in force, in the order of its kind."""
    rows = {part.code: part for part in package.current.parts.all()} if package.current else {}
    return tuple(
        FileLine(part.title, rows[part.code].name) for part in package.kind.parts if part.code in rows
    )


def _pen(paper: PaperSignature | None) -> str:
    """Who signed with a pen, who entered it and who compared it, each with his day."""
    if paper is None:
        return ""
    signature = paper.signature
    entered = {"who": paper.by, "day": f"{clock.local_day(paper.at):%d/%m/%Y}"}
    said = [
        _("Người ký: %(who)s, %(when)s.") % {"who": signature.signer, "when": signature.when},
        _("Người nhập: %(who)s, ngày %(day)s.") % entered,
    ]
    if not paper.is_compared:
        return " ".join([*said, _("Chờ đối chiếu.")])
    done = {"who": paper.compared.by, "day": f"{clock.local_day(paper.compared.at):%d/%m/%Y}"}
    return " ".join([*said, _("Người đối chiếu: %(who)s, ngày %(day)s.") % done])


def _day(package: Package, signature: Signature | None) -> date | None:
    """The day of the act that the sheet records: of the signature, or of coming before the signer."""
    if signature is not None:
        return clock.local_day(signature.at)
    came = package.steps.filter(target=package.state).exclude(source=package.state)
    last = came.order_by("-sequence").first()
    return clock.local_day(last.at) if last else None


def _submitted_by(package: Package) -> str:
    """The lead body, and who submitted the draft in its name, as he was called then."""
    for step in package.steps.order_by("-sequence"):
        move = package.definition.move_of_any(step.action, step.source)
        if move is not None and move.right == Right.SUBMIT and move.holder == "lead":
            who = history.names_of(step).person
            return f"{package.lead.name} ({who})" if who else package.lead.name
    return package.lead.name
