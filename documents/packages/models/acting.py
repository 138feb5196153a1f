"""Who may do what with something of a congress: its rights follow from the bodies that fill its roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _t

from congress.people.queries.hats import Hats, capacity, lender_of
from congress.people.queries.hats import hats as hats_of
from congress.roles import Right
from congress.settingup.standstill import shared_lock
from documents.packages.handlers import happened
from workflows.models import Tracked
from workflows.procedures import store
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workflows.port import Capacity, Holder
    from workflows.procedures.schema import Definition


class Acting(Tracked):
    """Something that moves in one congress: a package, a task, a plan. Which bodies, each says itself."""

    congress_id: int
    code: Any
    title: Any

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.code} – {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store, with the title in NFC and the folded form of what everybody may search."""
        for name, value in self.titled(self.title).items():
            setattr(self, name, value)
        super().save(*args, **kwargs)

    def titled(self, title: str) -> dict[str, str]:
        """The columns that a title fills."""
        words = clean(title)
        return {"title": words, "folded": searchable(f"{self.code} {self.listed(words)}")[:400]}

    def listed(self, title: str) -> str:
        """What lists call it, and what is searched."""
        return title

    @classmethod
    def lock_too(cls) -> dict[str, Any]:
        """While it moves, nobody puts its congress away."""
        return shared_lock("congress_id")

    def step_taken(self, step: Any, opened: Sequence[Any]) -> None:
        """Whom the step concerns hears of it."""
        happened("stepped", self, step=step, opened=opened)

    def duties_taken_away(self, gone: Sequence[Any], step: Any) -> None:
        """Who was waited for and is no more by another's act hears of it."""
        happened("taken_away", self, gone=gone, step=step)

    def duties_moved(self, moved: Sequence[Any], step: Any) -> None:
        """Who is waited for until another day hears of it."""
        happened("moved", self, moved=moved, step=step)

    @property
    def definition(self) -> Definition:
        """The procedure it is pinned to."""
        return store.load(self.procedure).definition

    @property
    def stage_label(self) -> str:
        """The state in words."""
        return self.definition.label_of(self.state)

    def may(
        self,
        user: Any,
        right: str,
        *,
        holder: str,
        acting_for: Any = None,
        prefer: int | None = None,
        only: Holder | None = None,
    ) -> Capacity | None:
        """The capacity in which the user may use `right` today through a body of `holder`, or `only` that."""
        return capacity(
            user,
            Right(right),
            [one for one in self._body_ids(holder) if only is None or one == only.body_id],
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
        lender = lender_of(self._hats(user), right, self._body_ids(holder), prefer=prefer)
        return {"acting_for": lender, "ground": "delegation"} if lender else {}

    def serves(self, user: Any, role: str) -> bool:
        """Whether the user sits today in a body that fills the role."""
        return any(one.body_id in self._hats(user).worn for one in self.bodies(role))

    def who_may(self, right: str, holder: str) -> str:
        """The offices of a role, in words."""
        return ", ".join(one.name for one in self.bodies(holder)) or _t("cơ quan được phân công")

    def _body_ids(self, holder: str) -> list[int]:
        return [one.body_id for one in self.bodies(holder) if one.body_id]

    def _hats(self, user: Any) -> Hats:
        """What the user may today, read once for each object: the engine judges a freshly read one."""
        if user.pk not in self._worn:
            self._worn[user.pk] = hats_of(user)
        return self._worn[user.pk]

    @cached_property
    def _worn(self) -> dict[int, Hats]:
        return {}
