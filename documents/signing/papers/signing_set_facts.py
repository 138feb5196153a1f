"""The facts of a bộ trình ký: the sheet, every part with what can be printed of it, changes, the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.packages.papers import printable_parts
from documents.packages.queries.drafts import drafts_with_parts
from documents.signing.papers.changes_facts import changes_since_judged
from documents.signing.papers.sign_sheet_facts import sheet_of
from documents.signing.papers.signing_set import SigningSet
from documents.signing.queries import code_of

if TYPE_CHECKING:
    from documents.packages.models.packages import Package


def set_of(package: Package) -> SigningSet:
    """Everything on paper about the draft in force. Raises ValueError when there is none.

    Reads and compares files: never inside a transaction that writes.
    """
    if package.current is None:
        raise ValueError("a package without a draft has nothing to be signed")
    printed = printable_parts(package, drafts_with_parts(package).get(pk=package.current.pk))
    changes = changes_since_judged(package, printed)
    return SigningSet(
        sheet=sheet_of(package, changes),
        code=code_of(package),
        parts=printed,
        changes=changes,
        # What goes with a paper can be carried out of the house with it.
        with_originals=not package.confidential,
    )
