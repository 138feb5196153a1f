"""Keeping the picture of a paper with the step that rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.packages.answers.drafts import keep_beside, stored_blob
from documents.packages.models.scans import Scan
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.models.steps import PackageStep


def attach_scan(step: PackageStep, scan: NewPart | None, by: Person) -> None:
    """Keep the picture with the step; the same picture sent twice is kept once."""
    if scan is None or step.scans.filter(blob__sha256=scan.sha256).exists():
        return
    # One letter may speak of several packages: its picture is stored once.
    keep_beside(scan, by=by, at=clock.now())
    Scan.objects.create(step=step, blob=stored_blob(scan), name=scan.name, by=by)
