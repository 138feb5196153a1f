"""What people read about a package: deadlines, history, stages and opinions in formal Vietnamese."""

from documents.words.days import (
    Label,
    call_to,
    deadline_in_words,
    deadline_label,
    last_day,
    size_in_words,
)
from documents.words.history import Entry, count_in_words, history_of, outcome_in_words, sentence
from documents.words.opinions import changes, opinions
from documents.words.stages import Holding, StageMark, holdings_of, stage_line

__all__ = [
    "Entry",
    "Holding",
    "Label",
    "StageMark",
    "call_to",
    "changes",
    "count_in_words",
    "deadline_in_words",
    "deadline_label",
    "history_of",
    "holdings_of",
    "last_day",
    "opinions",
    "outcome_in_words",
    "sentence",
    "size_in_words",
    "stage_line",
]
