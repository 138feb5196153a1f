"""The last day planned for one stage of one item, each change a row of its own: the last one counts."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.models.append_only import AppendOnly
from workflows.models.sealing import FreeWords


class PlannedDay(AppendOnly):
    """A planned last day (inclusive); written by `workflows.engine` only, with the step that brought it.

    A concrete one adds `item` (foreign key to the tracked model, related_name "planned") and `step`
    (foreign key to its steps, related_name "days"). `proposed` is one that the procedure gave whoever
    received the item late or out of its turn; every other was said by a person, whom the step names.
    """

    # What is left out where it is empty: a row that kept nothing of it says this.
    untold: ClassVar[dict[str, Any]] = {"reason": ""}

    stage = models.CharField(_("bước"), max_length=40)
    day = models.DateField(_("thời hạn"))
    reason = models.CharField(_("lý do thay đổi"), max_length=400, blank=True)
    proposed = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.stage} {self.day:%d/%m/%Y}"

    def told(self) -> dict[str, Any]:
        """What the row says, as the step that brought it keeps it."""
        day = self.day.isoformat()
        said = {"stage": self.stage, "day": day, "proposed": self.proposed, "reason": FreeWords(self.reason)}
        return {name: value for name, value in said.items() if value != ""}
