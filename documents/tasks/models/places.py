"""What a task and a plan have in common: a code in a congress, and rights that follow from its bodies."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.settingup.standstill import found_running
from documents.packages.models.acting import Acting

LONGEST_TITLE = 300


class OfCongress(Acting):
    """Something of one congress that every member of its working bodies may read."""

    congress = models.ForeignKey(
        Congress, models.PROTECT, related_name="%(class)ss", verbose_name=_("đại hội")
    )
    code = models.CharField(_("mã"), max_length=40, unique=True)
    title = models.CharField(_("nội dung"), max_length=LONGEST_TITLE)
    folded = models.CharField(max_length=400, editable=False)
    round = models.PositiveIntegerField(_("vòng"), default=1, editable=False)

    class Meta:
        abstract = True

    def was_read(self) -> None:
        """Whether its congress was put away is asked no more."""
        found_running(self.congress)

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is to be done."""
        stage = self.definition.stage_of(self.state)
        return stage is not None and stage.terminal

    def is_visible(self, user: Any) -> bool:
        """Whether the user sits in a working body of the congress."""
        return self.congress_id in self._hats(user).congresses
