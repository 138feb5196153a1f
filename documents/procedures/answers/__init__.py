"""What moves of packages ask for: a draft, a verdict, a count, a reason, a signature."""

from documents.procedures.answers import decisions, drafts, signatures, verdicts
from documents.procedures.answers.values import Ballots, Count, Draft, NewPart, Return

__all__ = [
    "Ballots",
    "Count",
    "Draft",
    "NewPart",
    "Return",
    "decisions",
    "drafts",
    "signatures",
    "verdicts",
]
