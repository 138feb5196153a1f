"""What a task and a plan have in common: a code in a congress, and rights that follow from its bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.queries.hats import Hats, capacity, lender_of
from congress.people.queries.hats import hats as hats_of
from congress.roles import Right
from congress.settingup.standstill import found_running, shared_lock
from workflows.models import Tracked
from workflows.procedures import store
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from workflows.port import Capacity
    from workflows.procedures.schema import Definition

LONGEST_TITLE = 300


class OfCongress(Tracked):
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

    def __str__(self) -> str:
        return f"{self.code} – {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store, with the title in NFC and the folded form of what is searched."""
        for name, value in self.titled(self.title).items():
            setattr(self, name, value)
        super().save(*args, **kwargs)

    def titled(self, title: str) -> dict[str, str]:
        """The columns that a title fills."""
        words = clean(title)
        return {"title": words, "folded": searchable(f"{self.code} {words}")[:400]}

    @classmethod
    def lock_too(cls) -> dict[str, Any]:
        """While it moves, nobody puts its congress away."""
        return shared_lock("congress_id")

    def was_read(self) -> None:
        """Whether its congress was put away is asked no more."""
        found_running(self.congress)

    @property
    def definition(self) -> Definition:
        """The procedure it is pinned to."""
        return store.load(self.procedure).definition

    @property
    def stage_label(self) -> str:
        """The state in words."""
        return self.definition.label_of(self.state)

    @property
    def has_ended(self) -> bool:
        """Whether nothing more is to be done."""
        stage = self.definition.stage_of(self.state)
        return stage is not None and stage.terminal

    def may(
        self,
        user: Any,
        right: str,
        *,
        holder: str,
        acting_for: Any = None,
        prefer: int | None = None,
        only: Any = None,
    ) -> Capacity | None:
        """The capacity in which the user may use `right` today through a body of `holder`, or `only` that."""
        able = [one.body_id for one in self.bodies(holder) if one.body_id]
        return capacity(
            user,
            Right(right),
            [one for one in able if only is None or one == only.body_id],
            acting_for=acting_for,
            prefer=prefer,
            congress_id=self.congress_id,
            worn=self._hats(user),
        )

    def capacities(self, user: Any, right: str, *, holder: str) -> list[tuple[int, str]]:
        """(body id, name) of every body of the role in whose name the user may act for himself today."""
        worn = self._hats(user)
        bodies = [one for one in self.bodies(holder) if one.body_id and right in worn.rights(one.body_id)]
        return [(one.body_id, one.name) for one in bodies if one.body_id]

    def in_stead(self, user: Any, right: str, *, holder: str, prefer: int | None = None) -> dict[str, Any]:
        """What tells `engine.perform` that the user's right here was lent to him; {} for one of his own."""
        body_ids = [one.body_id for one in self.bodies(holder) if one.body_id]
        lender = lender_of(self._hats(user), right, body_ids, prefer=prefer)
        return {"acting_for": lender, "ground": "delegation"} if lender else {}

    def is_visible(self, user: Any) -> bool:
        """Whether the user sits in a working body of the congress."""
        return self.congress_id in self._hats(user).congresses

    def serves(self, user: Any, role: str) -> bool:
        """Whether the user sits today in a body that fills the role."""
        return any(one.body_id in self._hats(user).worn for one in self.bodies(role))

    def who_may(self, right: str, holder: str) -> str:
        """The offices of a role, in words."""
        return ", ".join(one.name for one in self.bodies(holder)) or _t("cơ quan được phân công")

    def _hats(self, user: Any) -> Hats:
        if user.pk not in self._worn:
            self._worn[user.pk] = hats_of(user)
        return self._worn[user.pk]

    @cached_property
    def _worn(self) -> dict[int, Hats]:
        return {}
