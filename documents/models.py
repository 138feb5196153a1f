"""Tables of documents: packages, their drafts, and what bodies and the chairman said of a draft."""

from documents.appraising.models import VerdictNumber
from documents.board.models import Call
from documents.charter.models import CharterProposal, CharterReading, CharterText
from documents.consistency.models import Excused
from documents.consulting.models.calls import UnitCall, UnitReminder
from documents.consulting.models.own_congress import OwnCongress
from documents.consulting.models.replies import DraftAnswer, DraftRemark, Reply, ReplyFor, ReplyRuling
from documents.consulting.models.rounds import (
    AskedUnit,
    ExtraDay,
    Round,
    RoundDraft,
    RoundEnd,
    RoundLetter,
    Sending,
)
from documents.convening.models import (
    AgendaDropped,
    AgendaItem,
    AgendaPaper,
    ConvenedMeeting,
    ConveningEnd,
    InvitationNumber,
)
from documents.deciding.models import (
    ConclusionTask,
    Meeting,
    MeetingCorrection,
    MeetingPaper,
    MeetingVote,
    MinutesNumber,
    VoteUntied,
)
from documents.drafting.models.parts import PartDraft, PartPlan
from documents.drafting.models.writing import Editing, Writing
from documents.issuing.models import PaperIssue
from documents.looks.models import Look
from documents.office.models import EntryConfirmed, Objection, ObjectionAnswer
from documents.opinions.models import Comment
from documents.packages.models.drafts import Blob, JoinedPhoto, Version, VersionPart, Withdrawal
from documents.packages.models.folded import FoldedParagraph
from documents.packages.models.incoming import (
    DroppedScan,
    IncomingBatch,
    IncomingPaper,
    PaperCancelled,
    PaperSorting,
    SpokenConfirmed,
)
from documents.packages.models.judgements import Confirmation, PackageDecision, Signature, Verdict
from documents.packages.models.misprints import MisprintAnswer, MisprintLimit, MisprintProposal
from documents.packages.models.packages import Package
from documents.packages.models.paper_signatures import PaperCompared, PaperSignature
from documents.packages.models.paper_words import BlobText, Conversion
from documents.packages.models.readers import ReadingEnd, ReadingGrant
from documents.packages.models.remarks import Disposition, SynthesisIssue
from documents.packages.models.roles import PackageBody
from documents.packages.models.scans import Scan
from documents.packages.models.steps import PackageDay, PackageStep
from documents.packages.models.stores import BackupTaken, StoreMark
from documents.packages.models.viewings import Viewing
from documents.packages.models.word_models import ExchangedModel
from documents.personnel.models import CountsAnnounced, Nominee, NomineeCount, NomineePaper
from documents.postponing.models import PackagePostponement
from documents.registers.models import RegisterChange, RegisterLine
from documents.signing.models import PaperCopy, SignedSet, StampedPaper
from documents.synthesis.models import RemarkJoin, TakenPaper, TakenRemark
from documents.tasks.models.plans import Plan, PlanStep, PlanVersion
from documents.tasks.models.tasks import Task, TaskBody, TaskDay, TaskFile, TaskNote, TaskStep, TaskUrging
from documents.telling.models import UrgingLetter, UrgingLetterWork
from documents.voting.models.ballots import OpenBallot, SecretBox, SecretSum
from documents.voting.models.polls import Poll, PollCount, PollEnd, PollQuestion, PollVoter
from documents.voting.models.rules import VotingRule

__all__ = [
    "AgendaDropped",
    "AgendaItem",
    "AgendaPaper",
    "AskedUnit",
    "BackupTaken",
    "Blob",
    "BlobText",
    "Call",
    "CharterProposal",
    "CharterReading",
    "CharterText",
    "Comment",
    "ConclusionTask",
    "Confirmation",
    "ConvenedMeeting",
    "ConveningEnd",
    "Conversion",
    "CountsAnnounced",
    "Disposition",
    "DraftAnswer",
    "DraftRemark",
    "DroppedScan",
    "Editing",
    "EntryConfirmed",
    "ExchangedModel",
    "Excused",
    "ExtraDay",
    "FoldedParagraph",
    "IncomingBatch",
    "IncomingPaper",
    "InvitationNumber",
    "JoinedPhoto",
    "Look",
    "Meeting",
    "MeetingCorrection",
    "MeetingPaper",
    "MeetingVote",
    "MinutesNumber",
    "MisprintAnswer",
    "MisprintLimit",
    "MisprintProposal",
    "Nominee",
    "NomineeCount",
    "NomineePaper",
    "Objection",
    "ObjectionAnswer",
    "OpenBallot",
    "OwnCongress",
    "Package",
    "PackageBody",
    "PackageDay",
    "PackageDecision",
    "PackagePostponement",
    "PackageStep",
    "PaperCancelled",
    "PaperCompared",
    "PaperCopy",
    "PaperIssue",
    "PaperSignature",
    "PaperSorting",
    "PartDraft",
    "PartPlan",
    "Plan",
    "PlanStep",
    "PlanVersion",
    "Poll",
    "PollCount",
    "PollEnd",
    "PollQuestion",
    "PollVoter",
    "ReadingEnd",
    "ReadingGrant",
    "RegisterChange",
    "RegisterLine",
    "RemarkJoin",
    "Reply",
    "ReplyFor",
    "ReplyRuling",
    "Round",
    "RoundDraft",
    "RoundEnd",
    "RoundLetter",
    "Scan",
    "SecretBox",
    "SecretSum",
    "Sending",
    "Signature",
    "SignedSet",
    "SpokenConfirmed",
    "StampedPaper",
    "StoreMark",
    "SynthesisIssue",
    "TakenPaper",
    "TakenRemark",
    "Task",
    "TaskBody",
    "TaskDay",
    "TaskFile",
    "TaskNote",
    "TaskStep",
    "TaskUrging",
    "UnitCall",
    "UnitReminder",
    "UrgingLetter",
    "UrgingLetterWork",
    "Verdict",
    "VerdictNumber",
    "Version",
    "VersionPart",
    "Viewing",
    "VoteUntied",
    "VotingRule",
    "Withdrawal",
    "Writing",
]
