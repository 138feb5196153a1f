"""Papers for signers and readers that take longer than people wait, and what tells one from another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from documents.packages.queries.drafts import drafts_with_parts
from documents.packages.queries.judgements import decisions_on_current
from documents.packages.queries.kept_words import weights_of
from documents.packages.services.paper_pages import marks_of_pages
from documents.paper.fingerprint import drawn_by, printed_key
from documents.paper.language import on_paper
from documents.signing.papers.copies_facts import copy_marks
from documents.signing.papers.sign_sheet_facts import sheet_of
from documents.signing.queries import code_of, last_judged

if TYPE_CHECKING:
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package
    from documents.packages.queries.kept_words import PartWeight
    from documents.signing.models import PaperCopy

LONG_SET, LONG_COPIES = "signing_set", "numbered_copies"
# Letters, some fifty pages, and bytes of scans above which a paper takes longer than people wait.
LETTERS, BYTES = 150_000, 4_000_000
DRAWN_BY = ("signing", "packages", "paper", "texts/compare")


def key_of_long_set(package: Package) -> str | None:
    """The fingerprint of what a long bộ trình ký prints; None for a short one, or where a file was not read.

    The package has a draft. Reads no file.
    """
    judged = last_judged(package)
    versions = {package.current_id, judged.pk if judged else None}
    drafts = [draft for draft in drafts_with_parts(package) if draft.pk in versions]
    parts = [part for draft in drafts for part in draft.parts.all()]
    weights = weights_of(parts)
    if weights is None or not _is_long(weights):
        return None
    with on_paper():
        sheet = asdict(sheet_of(package))
    verdicts = [
        (str(one.pk), one.decision.amendments, one.decision.dissent) for one in decisions_on_current(package)
    ]
    marks = [*(one.mark for one in weights), *marks_of_pages(parts)]
    facts = (code_of(package), {name: str(told) for name, told in sheet.items()}, verdicts, marks)
    return printed_key(drawn_by(*DRAWN_BY), *facts)


def key_of_long_copies(package: Package, copies: Sequence[PaperCopy]) -> str | None:
    """The same of these numbered copies of one draft, which is printed once for each."""
    draft = _with_parts(package, copies[0].version)
    parts = list(draft.parts.all())
    weights = weights_of(parts)
    if weights is None or not _is_long(weights * len(copies)):
        return None
    marks = [asdict(one) for one in copy_marks(copies)]
    facts = (
        package.code,
        package.congress.org_lines,
        marks,
        [one.mark for one in weights],
        marks_of_pages(parts),
    )
    return printed_key(drawn_by(*DRAWN_BY), *facts)


def _with_parts(package: Package, version: Version) -> Version:
    return drafts_with_parts(package).get(pk=version.pk)


def _is_long(weights: Iterable[PartWeight]) -> bool:
    found = list(weights)
    return sum(one.letters for one in found) >= LETTERS or sum(one.size for one in found) >= BYTES
