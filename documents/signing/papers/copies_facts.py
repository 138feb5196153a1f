"""The facts of numbered copies: the parts of the draft, and the mark of each copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from documents.packages.papers import printable_parts
from documents.signing.papers.copies import CopiedDraft, Copy
from documents.signing.queries import code_of_copy

if TYPE_CHECKING:
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package
    from documents.signing.models import PaperCopy


def draft_of(package: Package, version: Version) -> CopiedDraft:
    """What every copy of that draft holds. Reads files: never inside a transaction that writes."""
    return CopiedDraft(
        package_code=package.code,
        number=version.number,
        org=" ".join(package.congress.org_lines),
        parts=printable_parts(package, version),
    )


def copy_marks(copies: Sequence[PaperCopy]) -> list[Copy]:
    """The number, the reader and the code of each."""
    return [Copy(copy.number, str(copy.reader), code_of_copy(copy)) for copy in copies]
