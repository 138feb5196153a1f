"""From which Word model a paper of a congress is made, and the paper made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.packages.models.word_models import ExchangedModel
from documents.paper.word_faults import faults_of_model
from documents.paper.word_filled import filled_word
from documents.paper.word_layout import shipped_model

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from documents.paper.official import OfficialPaper


def exchanged_model(congress: Congress, paper: str) -> ExchangedModel | None:
    """The file that is in use in place of the shipped model; None where that is."""
    row = ExchangedModel.objects.filter(congress=congress, paper=paper).last()
    return row if row is not None and row.docx is not None else None


def model_in_use(congress: Congress, paper: str) -> bytes:
    """The model from which this paper is made. Raises KeyError for a paper without one."""
    row = exchanged_model(congress, paper)
    return bytes(row.docx) if row is not None and row.docx is not None else shipped_model(paper)


def word_of(paper: OfficialPaper, congress: Congress) -> bytes:
    """The paper as .docx, from the model of its congress.

    From the shipped one where a file of an earlier release has fields that this one does not know any more:
    the page of the model says so.
    """
    row = exchanged_model(congress, paper.model)
    if row is None or faults_of_model(paper.model, bytes(row.docx or b"")):
        return filled_word(shipped_model(paper.model), paper)
    return filled_word(bytes(row.docx or b""), paper)
