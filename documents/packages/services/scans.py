"""Keeping the picture of a paper with the step that rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from congress.people.services.telling import tell
from congress.people.words.addressed import spoken_to
from documents.packages.answers.drafts import keep_beside, stored_blob
from documents.packages.models.scans import Scan
from documents.packages.told import said_in
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.models.steps import PackageStep


SIGNED = _kept("%(by)s đã ghi nhận chữ ký trên giấy của %(whom)s đối với %(title)s (%(code)s), ký %(when)s.")


def keep_picture(step: PackageStep, scan: NewPart | None, *, by: Person) -> None:
    """Keep the picture with a step made from somebody's paper; of his signature the signer is told, once."""
    signature, before = step.signature, step.scans.exists()
    attach_scan(step, scan, by)
    if signature is not None and not before:
        package, signer = step.item, signature.signer
        facts = {
            "by": by,
            "whom": spoken_to(signer, package.congress.association) or signer,
            "code": package.code,
            "title": package.listed_title,
            "when": clock.in_a_sentence(step.at),
        }
        said = said_in(step.body, SIGNED % facts)
        tell(signer, said, event="signed_for", by=by, congress=package.congress_id)


def attach_scan(step: PackageStep, scan: NewPart | None, by: Person) -> None:
    """Keep the picture with the step; the same picture sent twice is kept once."""
    if scan is None or step.scans.filter(blob__sha256=scan.sha256).exists():
        return
    # One letter may speak of several packages: its picture is stored once.
    keep_beside(scan, by=by, at=clock.now())
    Scan.objects.create(step=step, blob=stored_blob(scan), name=scan.name, by=by)
