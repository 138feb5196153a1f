"""Recording what was signed on paper, from the code that the paper bears."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.seats import people_who_may
from congress.roles import Right
from documents.packages.services.scans import keep_picture, refuse_unseen
from documents.paper import codes
from workflows import engine
from workflows.engine.perform import remember
from workflows.errors import Busy, Forbidden, NotNow, Refused, Stale, Unmet

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.models.packages import Package
    from documents.packages.models.steps import PackageStep
    from documents.signing.queries import FoundCopy
    from workflows.procedures.rows import Transition

SIGNATURE = "signature"


def signing_move(package: Package) -> Transition | None:
    """The move that signs the package where it stands; None when it waits for no signature."""
    return package.definition.move_asking(SIGNATURE, package.state)


def _any_signing(package: Package) -> str:
    """The move that a second click repeats, when the package no longer waits for it."""
    return next((move.code for move in package.definition.moves() if SIGNATURE in move.answers), SIGNATURE)


def signers(package: Package) -> QuerySet[Person]:
    """Those who may sign it today; nobody when it waits for no signature."""
    move = signing_move(package)
    bodies = package.bodies(move.holder) if move else []
    return people_who_may(Right.SIGN, [one.body_id for one in bodies if one.body_id], own=True)


def sign_on_paper(
    found: FoundCopy,
    *,
    by: Person,
    signer: Person,
    at: datetime | date,
    scan: NewPart | None = None,
    request_id: str | None = None,
) -> PackageStep:
    """Record that the signer signed, at that hour, the very paper whose code was typed.

    `scan` is the picture of the signed sheet, already stored. Raises what `engine.perform` raises, and
    Stale or NotNow when the paper is not of the package as it stands; then nothing is written, except
    that the attempt is remembered.
    """
    package = found.package
    move = signing_move(package)
    try:
        with engine.whole():
            if by.pk == signer.pk:
                raise Forbidden(_("Người ký không tự ghi thay cho mình; đề nghị ký tại trang Ký duyệt."))
            # What is wrong with the paper itself is said first.
            if fault_of(found) is None:
                refuse_unseen(package, move, scan, request_id=request_id)
            step = _signed(found, move, by=by, signer=signer, at=at, request_id=request_id)
            keep_picture(step, scan, by=by)
    except Busy:
        raise
    except Refused as refused:
        # What the paper itself has wrong says more than that it is stale, or hidden from the recorder.
        told = (fault_of(found) if refused.status in (404, 409) else None) or refused
        # `perform` remembered it inside the transaction that is now undone.
        remember(package, move.code if move else _any_signing(package), by=by, refused=told)
        raise told from refused
    return step


def fault_of(found: FoundCopy) -> Refused | None:
    """Why nothing can be recorded from this paper; None when it can."""
    package, current = found.package, found.package.current
    if found.copy is not None:
        return Unmet(_("Mã này của bản in có số %(number)02d, không phải của bộ trình ký.") % _facts(found))
    if current is None or found.version.pk != current.pk:
        words = _(
            "Mã này của dự thảo lần %(printed)d, còn bản đang trình ký là dự thảo lần %(current)d; "
            "không ghi được chữ ký cho dự thảo khác."
        )
        return Stale(words % _facts(found))
    if signing_move(package) is None:
        words = _("Hồ sơ %(code)s hiện ở bước “%(stage)s”, không phải đang chờ ký duyệt.")
        return NotNow(words % _facts(found))
    if not found.in_force:
        return Stale(
            _(
                "Bộ giấy này in trước khi hồ sơ qua bước mới; cùng dự thảo lần %(printed)d nhưng phiếu không "
                "còn đúng. Đề nghị in lại bộ trình ký."
            )
            % _facts(found)
        )
    return None


def _facts(found: FoundCopy) -> dict[str, Any]:
    package = found.package
    return {
        "code": package.code,
        "stage": package.stage_label,
        "printed": found.version.number,
        "current": package.current.number if package.current else 0,
        "number": found.copy.number if found.copy else 0,
    }


def _signed(
    found: FoundCopy,
    move: Transition | None,
    *,
    by: Person,
    signer: Person,
    at: datetime | date,
    request_id: str | None,
) -> PackageStep:
    package = found.package
    step: Any = engine.perform(
        package,
        move.code if move else _any_signing(package),
        by=by,
        acting_for=signer,
        ground="paper",
        at=at,
        # What the paper shows, and not what the package has become since.
        seen=f"{found.revision}:{found.fingerprint}",
        signature=found.fingerprint,
        note=_kept("Ghi theo bộ trình ký in, mã bản in %(code)s.")
        % {"code": codes.make(found.package.pk, str(found.revision), found.fingerprint)},
        request_id=request_id,
    )
    done: PackageStep = step
    return done
