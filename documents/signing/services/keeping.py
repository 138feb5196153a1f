"""The paper of a signature, made once when it counts and kept byte for byte."""

from __future__ import annotations

from io import BytesIO

from django.db import IntegrityError, transaction
from django.db.models import F

from documents.packages.models.drafts import Blob
from documents.packages.models.judgements import Signature
from documents.packages.models.packages import Package
from documents.packages.queries.visible import with_paper
from documents.signing.models import SignedSet
from documents.signing.queries import signature_that_counts
from documents.texts.files import PAPERS
from workflows.background.asking import asked_for
from workflows.errors import NotNow

# The kind of work that draws one.
KEPT_SET = "signed_set"


def key_of_signed_set(signature: Signature) -> str:
    """What tells this paper from others among the works of the worker."""
    return f"signature {signature.pk}"


def kept_set_of(signature: Signature) -> SignedSet | None:
    """The kept paper of a signature, with its file; None where it is not yet made."""
    return SignedSet.objects.filter(signature=signature).select_related("blob").first()


def keep_signed_set(signature: Signature, data: bytes, *, code: str) -> SignedSet:
    """Keep the paper of a signature, drawn now; what another kept first stays. Never inside a transaction."""
    stored = PAPERS.keep(BytesIO(data))
    facts = {"name": stored.name, "sha256": stored.sha256, "size": stored.size}
    # Nobody searches its words: they are those of the draft.
    facts |= {"extension": "pdf", "content_type": "application/pdf", "readable": False}
    try:
        with transaction.atomic():
            blob = Blob.objects.create(**facts)
            row = SignedSet(signature=signature, blob=blob, code=code, step_hash=signature.step.own_hash)
            row.save()
    except IntegrityError:
        row = SignedSet.objects.select_related("blob").get(signature=signature)
    return row


def ask_for_new_signed_sets() -> None:
    """Ask the worker for the paper of each signature that counts and has none yet; asked twice, made once."""
    new = Signature.objects.filter(kept_set=None, version=F("version__package__current"))
    rows = Package.objects.filter(congress__archived=None, versions__signatures__in=new).distinct()
    for package in with_paper(rows):
        try:
            signature = signature_that_counts(package)
        except NotNow:
            continue
        if signature in new:
            key = key_of_signed_set(signature)
            asked_for(KEPT_SET, key, facts={"key": key, "package": package.pk})
