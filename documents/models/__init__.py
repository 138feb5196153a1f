"""Tables of documents: packages, their drafts, and what bodies and the chairman said of a draft."""

from documents.models.charters import CharterProposal, CharterText
from documents.models.consistency import Excused
from documents.models.drafts import Blob, JoinedPhoto, Version, VersionPart, Withdrawal
from documents.models.judgements import Confirmation, PackageDecision, Signature, Verdict
from documents.models.office import Call, Objection, ObjectionAnswer, PaperCopy, Scan
from documents.models.packages import Milestone, Package, PackageBody
from documents.models.parts import PartDraft, PartPlan
from documents.models.personnel import Nominee, NomineeCount, NomineePaper, ReadingEnd, ReadingGrant
from documents.models.reading import BlobText, Comment, Conversion, Disposition, Viewing
from documents.models.steps import PackageStep
from documents.models.writing import Editing, Writing

__all__ = [
    "Blob",
    "BlobText",
    "Call",
    "CharterProposal",
    "CharterText",
    "Comment",
    "Confirmation",
    "Conversion",
    "Disposition",
    "Editing",
    "Excused",
    "JoinedPhoto",
    "Milestone",
    "Nominee",
    "NomineeCount",
    "NomineePaper",
    "Objection",
    "ObjectionAnswer",
    "Package",
    "PackageBody",
    "PackageDecision",
    "PackageStep",
    "PaperCopy",
    "PartDraft",
    "PartPlan",
    "ReadingEnd",
    "ReadingGrant",
    "Scan",
    "Signature",
    "Verdict",
    "Version",
    "VersionPart",
    "Viewing",
    "Withdrawal",
    "Writing",
]
