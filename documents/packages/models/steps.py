"""The history of packages: one row a step, with real foreign keys to what it brought."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.people.models.acts import keeps_acts
from congress.people.models.bodies import Body
from documents.packages.models.drafts import Version
from documents.packages.models.judgements import Confirmation, PackageDecision, Signature, Verdict
from documents.packages.models.misprints import MisprintAnswer
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import PlannedDay, Step

# More than anybody does in one seat.
MANY = 5000


class PackageStep(Step):
    """A step of a package; written by `workflows.engine` only."""

    item = models.ForeignKey(Package, models.PROTECT, related_name="steps")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="steps")
    verdict = models.OneToOneField(Verdict, models.PROTECT, null=True, related_name="step")
    decision = models.OneToOneField(PackageDecision, models.PROTECT, null=True, related_name="step")
    confirmation = models.OneToOneField(Confirmation, models.PROTECT, null=True, related_name="step")
    signature = models.OneToOneField(Signature, models.PROTECT, null=True, related_name="step")
    misprint = models.OneToOneField(MisprintAnswer, models.PROTECT, null=True, related_name="step")

    class Meta(Step.Meta):
        verbose_name = _("bước đã thực hiện")
        verbose_name_plural = _("nhật ký xử lý")
        abstract = False


class PackageDay(PlannedDay):
    """The planned last day (inclusive) of one stage of a package; the last row of a stage counts."""

    item = models.ForeignKey(Package, models.PROTECT, related_name="planned")
    step = models.ForeignKey(PackageStep, models.PROTECT, related_name="days")

    class Meta(PlannedDay.Meta):
        verbose_name = _("mốc kế hoạch")
        verbose_name_plural = _("mốc kế hoạch")
        abstract = False
        indexes = [models.Index(fields=("item", "stage", "id"), name="package_day_of_stage")]


@keeps_acts
def last_step_in(person: int, body: int, after: date, until: date | None) -> date | None:
    """The last day in that time on which he made a step in the name of the body, or had it made for him."""
    steps = PackageStep.objects.filter(Q(acting_for=person) | Q(acting_for=None, actor=person), body=body)
    days = [clock.local_day(at) for at in steps.order_by("-at").values_list("at", flat=True)[:MANY]]
    return max((day for day in days if after < day and (until is None or day <= until)), default=None)
