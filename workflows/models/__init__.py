"""Tables of the engine: what is tracked, its steps and tracks, duties, notices, procedures and days."""

from workflows.models.append_only import AppendOnly, HistoryIsFinal
from workflows.models.background import Beat, Job, JobPhase, Wish
from workflows.models.days import ExceptionDay, FrozenDay
from workflows.models.destruction import Destruction
from workflows.models.ledger import Ledgered, LedgeredQuerySet, LedgerLine
from workflows.models.planned import PlannedDay
from workflows.models.procedure import Edition, ProcedureVersion
from workflows.models.records import Duty, Notice, Refusal
from workflows.models.sealing import SealedText
from workflows.models.tracked import Step, Tracked
from workflows.models.tracks import Event, Track

__all__ = [
    "AppendOnly",
    "Beat",
    "Destruction",
    "Duty",
    "Edition",
    "Event",
    "ExceptionDay",
    "FrozenDay",
    "HistoryIsFinal",
    "Job",
    "JobPhase",
    "LedgerLine",
    "Ledgered",
    "LedgeredQuerySet",
    "Notice",
    "PlannedDay",
    "ProcedureVersion",
    "Refusal",
    "SealedText",
    "Step",
    "Track",
    "Tracked",
    "Wish",
]
