"""Tables of documents: packages, their drafts, and what bodies and the chairman said of a draft."""

from documents.models.drafts import Blob, Version, VersionPart
from documents.models.judgements import PackageDecision, Signature, Verdict
from documents.models.packages import Milestone, Package, PackageBody
from documents.models.steps import PackageStep

__all__ = [
    "Blob",
    "Milestone",
    "Package",
    "PackageBody",
    "PackageDecision",
    "PackageStep",
    "Signature",
    "Verdict",
    "Version",
    "VersionPart",
]
