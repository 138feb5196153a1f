"""Pen signatures: which wait for a second person, and which of them count already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.packages.models.paper_signatures import PaperSignature
from documents.packages.queries.judgements import signature_on_current
from workflows.kept import kept_by_the_book

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from documents.packages.models.judgements import Signature
    from documents.packages.models.packages import Package


def paper_behind(signature: Signature | None) -> PaperSignature | None:
    """How a signature was given with a pen; None for one on the screen, or from before this was kept."""
    rows = PaperSignature.objects.select_related("by", "compared__by", "holder")
    return rows.filter(signature=signature).first() if signature else None


def awaits_comparison(package: Package) -> PaperSignature | None:
    """The pen signature of the package that counts for tracking only, until it is compared; else None."""
    paper = paper_behind(signature_on_current(package))
    return None if paper is None or paper.is_compared else paper


@kept_by_the_book
def any_uncompared() -> bool:
    """Whether any pen signature, in force or not, was not compared."""
    return PaperSignature.objects.filter(compared=None).exists()


def uncompared(congress: Congress | int) -> list[PaperSignature]:
    """The pen signatures in force that nobody compared, the oldest first."""
    if not any_uncompared():
        return []
    rows = PaperSignature.objects.filter(signature__version__package__congress=congress, compared=None)
    rows = rows.select_related(
        "by",
        "signature__signer",
        "signature__version__package__procedure",
        "signature__version__package__current",
    )
    found = []
    for row in rows.order_by("at", "pk"):
        now = signature_on_current(row.signature.version.package)
        if now is not None and now.pk == row.signature_id:
            found.append(row)
    return found
