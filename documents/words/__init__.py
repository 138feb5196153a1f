"""What people read about a package: deadlines, history, stages and opinions in formal Vietnamese."""

from documents.words.days import (
    Label,
    call_to,
    deadline_in_words,
    deadline_label,
    last_day,
    size_in_words,
)
from documents.words.history import (
    Entry,
    count_in_words,
    ground_in_words,
    history_of,
    outcome_in_words,
    sentence,
)
from documents.words.opinions import changes, opinions
from documents.words.progress import Held, PhaseDays, Progress, Urged, progress_of, urged, working_days_held
from documents.words.stages import Holding, StageMark, holdings_of, stage_line

__all__ = [
    "Entry",
    "Held",
    "Holding",
    "Label",
    "PhaseDays",
    "Progress",
    "StageMark",
    "Urged",
    "call_to",
    "changes",
    "count_in_words",
    "deadline_in_words",
    "deadline_label",
    "ground_in_words",
    "history_of",
    "holdings_of",
    "last_day",
    "opinions",
    "outcome_in_words",
    "progress_of",
    "sentence",
    "size_in_words",
    "stage_line",
    "urged",
    "working_days_held",
]
