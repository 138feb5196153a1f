"""Tables of the engine: what is tracked, its steps, duties, notices, procedures and days."""

from workflows.models.append_only import AppendOnly, HistoryIsFinal
from workflows.models.days import ExceptionDay, FrozenDay
from workflows.models.destruction import Destruction
from workflows.models.ledger import Ledgered, LedgeredQuerySet, LedgerLine
from workflows.models.procedure import Edition, ProcedureVersion
from workflows.models.records import Duty, Notice, Refusal
from workflows.models.sealing import SealedText
from workflows.models.tracked import Step, Tracked

__all__ = [
    "AppendOnly",
    "Destruction",
    "Duty",
    "Edition",
    "ExceptionDay",
    "FrozenDay",
    "HistoryIsFinal",
    "LedgerLine",
    "Ledgered",
    "LedgeredQuerySet",
    "Notice",
    "ProcedureVersion",
    "Refusal",
    "SealedText",
    "Step",
    "Tracked",
]
