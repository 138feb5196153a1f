"""Recording what was signed on paper, from the code that the paper bears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.people import Person
from congress.people.queries.seats import people_who_may
from congress.roles import Right
from documents.packages.answers.values import PenSignature, Return
from documents.packages.handlers import happened
from documents.packages.queries.paper_signatures import paper_behind
from documents.packages.services.scans import keep_picture
from documents.signing.queries import code_on, signer_now
from workflows import engine
from workflows.engine.perform import remember
from workflows.errors import Busy, Forbidden, NotNow, Refused, Stale, Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from documents.packages.answers.values import NewPart
    from documents.packages.models.packages import Package
    from documents.packages.models.steps import PackageStep
    from documents.signing.queries import FoundCopy
    from workflows.procedures.rows import Transition

SIGNATURE, RETURN = "signature", "return"


def signing_move(package: Package) -> Transition | None:
    """The move that signs the package where it stands; None when it waits for no signature."""
    return package.definition.move_asking(SIGNATURE, package.state)


def _any_move(package: Package, answer: str) -> str:
    """The move that a second click repeats, when the package no longer waits for it."""
    moves = (move for move in package.definition.moves() if move.right == Right.SIGN)
    return next((move.code for move in moves if answer in move.answers), answer)


def signers(package: Package) -> QuerySet[Person]:
    """Those who may sign it today; nobody when it waits for no signature."""
    move = signing_move(package)
    bodies = package.bodies(move.holder) if move else []
    return people_who_may(Right.SIGN, [one.body_id for one in bodies if one.body_id], own=True)


@dataclass(frozen=True, slots=True)
class SheetBack:
    """What the office has in hand: who wrote on the sheet, when, its photograph if there is one.

    `kept_at` says where the original lies. `words` are the signer's; a bút phê is carried out by `holder`
    (id of a body) until `until`.
    """

    signer: Person
    at: datetime | date
    kept_at: str
    words: str = ""
    holder: int | None = None
    until: date | None = None
    scan: NewPart | None = None


def sign_on_paper(
    found: FoundCopy, sheet: SheetBack, *, by: Person, request_id: str | None = None
) -> PackageStep:
    """Record that the signer signed, at that hour, the very paper whose code was typed.

    It counts for tracking only until somebody else has compared it. What he wrote beside his name goes to
    whoever carries it out. Raises what `engine.perform` raises, and Stale or NotNow when the paper is not of
    the package as it stands; then nothing is written, except that the attempt is remembered.
    """
    package, code = found.package, code_on(found)
    move = signing_move(package)
    kept_at, words = clean(sheet.kept_at), clean(sheet.words, lines=True)
    pen = PenSignature(found.fingerprint, code, kept_at, words, sheet.holder, sheet.until)

    def signed() -> PackageStep:
        faults = _sheet_faults(pen)
        if faults:
            raise Unmet(fields=faults)
        known = request_id and package.steps.filter(request_id=request_id).exists()
        action = move.code if move else _any_move(package, SIGNATURE)
        step = _performed(found, action, sheet, by, request_id, signature=pen)
        paper = paper_behind(step.signature)
        if paper is not None and paper.words and not known:
            happened("directed", package, step=step, paper=paper)
        return step

    return _recorded(found, signed, SIGNATURE, sheet, by=by)


def return_on_paper(
    found: FoundCopy, sheet: SheetBack, *, by: Person, request_id: str | None = None
) -> PackageStep:
    """Record that the signer sent the paper back, with what he wrote on it. Raises like `sign_on_paper`."""
    words = clean(sheet.words, lines=True)
    package = found.package
    move = package.definition.move_asking(RETURN, package.state)

    def returned() -> PackageStep:
        action = move.code if move else _any_move(package, RETURN)
        return _performed(found, action, sheet, by, request_id, note=words, **{RETURN: Return()})

    return _recorded(found, returned, RETURN, sheet, by=by)


def _recorded(
    found: FoundCopy, write: Callable[[], PackageStep], answer: str, sheet: SheetBack, *, by: Person
) -> PackageStep:
    """The step and its photograph in one transaction; why not, as the paper in hand explains it."""
    package = found.package
    move = package.definition.move_asking(answer, package.state)
    try:
        with engine.whole():
            if by.pk == sheet.signer.pk:
                raise Forbidden(_("Người ký không tự ghi thay cho mình; đề nghị ký tại trang Ký duyệt."))
            # Nothing of the package says so: the sheet alone does.
            if (withdrawn := _withdrawn(found)) is not None:
                raise withdrawn
            step = write()
            keep_picture(step, sheet.scan, by=by)
    except Busy:
        raise
    except Refused as refused:
        # What the paper itself has wrong says more than that it is stale, or hidden from the recorder.
        told = (fault_of(found) if refused.status in (404, 409) else None) or refused
        # `perform` remembered it inside the transaction that is now undone.
        remember(package, move.code if move else _any_move(package, answer), by=by, refused=told)
        raise told from refused
    return step


def _sheet_faults(pen: PenSignature) -> dict[str, list[str]]:
    """What is lacking of a sheet, by field; a remark of the signer has somebody who carries it out."""
    faults = {} if pen.kept_at else {"kept_at": [_("Phải ghi bản gốc để ở đâu.")]}
    if pen.words and pen.holder is None:
        faults["holder"] = [_("Phải chọn cơ quan thực hiện bút phê.")]
    if pen.words and pen.until is None:
        faults["until"] = [_("Phải ghi thời hạn thực hiện bút phê.")]
    return faults


def awaits_no_signature(package: Package) -> NotNow:
    """What is told of a package that waits for no signature."""
    words = _("Hồ sơ %(code)s hiện ở bước “%(stage)s”, không phải đang chờ ký duyệt.")
    return NotNow(words % {"code": package.code, "stage": package.stage_label})


def fault_of(found: FoundCopy) -> Refused | None:
    """Why nothing can be recorded from this paper; None when it can."""
    package, current = found.package, found.package.current
    if found.copy is not None:
        return Unmet(
            _("Mã này của bản in có số %(number)02d, không phải của bộ trình ký.") % _copy_facts(found)
        )
    if current is None or found.version.pk != current.pk:
        words = _(
            "Mã này của dự thảo lần %(printed)d, còn bản đang trình ký là dự thảo lần %(current)d; "
            "không ghi được chữ ký cho dự thảo khác."
        )
        return Stale(words % _copy_facts(found))
    if (withdrawn := _withdrawn(found)) is not None:
        return withdrawn
    if signing_move(package) is None:
        return awaits_no_signature(package)
    if not found.in_force:
        return Stale(
            _(
                "Bộ giấy này in trước khi hồ sơ qua bước mới; cùng dự thảo lần %(printed)d nhưng phiếu không "
                "còn đúng. Đề nghị in lại bộ trình ký."
            )
            % _copy_facts(found)
        )
    return None


def _withdrawn(found: FoundCopy) -> Stale | None:
    """A sheet for the hand of somebody who is not the head any more."""
    package = found.package
    if not found.signer or signing_move(package) is None or found.signer == signer_now(package):
        return None
    words = _("Bộ giấy này in cho %(who)s ký, đã thu hồi vì người ký thay đổi; đề nghị in lại.")
    return Stale(words % {"who": Person.objects.get(pk=found.signer)})


def _copy_facts(found: FoundCopy) -> dict[str, Any]:
    package = found.package
    return {
        "code": package.code,
        "stage": package.stage_label,
        "printed": found.version.number,
        "current": package.current.number if package.current else 0,
        "number": found.copy.number if found.copy else 0,
    }


def _performed(
    found: FoundCopy, action: str, sheet: SheetBack, by: Person, request_id: str | None, **answers: Any
) -> PackageStep:
    note = answers.pop("note", "") or _kept("Ghi theo bộ trình ký in, mã bản in %(code)s.") % {
        "code": code_on(found)
    }
    step: Any = engine.perform(
        found.package,
        action,
        by=by,
        acting_for=sheet.signer,
        ground="paper",
        at=sheet.at,
        # What the paper shows, and not what the package has become since.
        seen=f"{found.revision}:{found.fingerprint}",
        note=note,
        request_id=request_id,
        **answers,
    )
    done: PackageStep = step
    return done
