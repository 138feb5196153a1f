"""The history of packages: one row a step, with real foreign keys to what it brought."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from documents.packages.models.drafts import Version
from documents.packages.models.judgements import Confirmation, PackageDecision, Signature, Verdict
from documents.packages.models.packages import Package
from workflows.models import Step


class PackageStep(Step):
    """A step of a package; written by `workflows.engine` only."""

    item = models.ForeignKey(Package, models.PROTECT, related_name="steps")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="steps")
    verdict = models.OneToOneField(Verdict, models.PROTECT, null=True, related_name="step")
    decision = models.OneToOneField(PackageDecision, models.PROTECT, null=True, related_name="step")
    confirmation = models.OneToOneField(Confirmation, models.PROTECT, null=True, related_name="step")
    signature = models.OneToOneField(Signature, models.PROTECT, null=True, related_name="step")

    class Meta(Step.Meta):
        verbose_name = _("bước đã thực hiện")
        verbose_name_plural = _("nhật ký xử lý")
        abstract = False
