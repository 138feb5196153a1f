"""Tables of documents: packages, their drafts, and what bodies and the chairman said of a draft."""

from documents.models.calls import Call
from documents.models.charters import CharterProposal, CharterText
from documents.models.comments import Comment, Disposition
from documents.models.consistency import Excused
from documents.models.copies import PaperCopy
from documents.models.drafts import Blob, JoinedPhoto, Version, VersionPart, Withdrawal
from documents.models.judgements import Confirmation, PackageDecision, Signature, Verdict
from documents.models.office import Objection, ObjectionAnswer
from documents.models.packages import Milestone, Package, PackageBody
from documents.models.parts import PartDraft, PartPlan
from documents.models.personnel import Nominee, NomineeCount, NomineePaper
from documents.models.readers import ReadingEnd, ReadingGrant
from documents.models.reading import BlobText, Conversion
from documents.models.scans import Scan
from documents.models.steps import PackageStep
from documents.models.viewings import Viewing
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
