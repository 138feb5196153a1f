"""The papers of a nominee as they can be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from documents.packages.papers import printable

if TYPE_CHECKING:
    from documents.packages.services.words_awaited import Filed
    from documents.paper.parts import PartPaper
    from documents.personnel.models import NomineePaper


def nominee_paper_of(title: str, row: NomineePaper) -> PartPaper:
    """One paper of a nominee's dossier that has a file, ready to be printed. Reads its file."""
    return printable(title, cast("Filed", row))
