"""The package (hồ sơ văn kiện), who may see it (`visible_to` asks it of all), its bodies."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body, Congress
from congress.roles import KINDS, OFFICE, Right
from congress.settingup.standstill import found_running
from documents.packages.counting import DUE_FROM
from documents.packages.handlers import happened
from documents.packages.kinds import Kind, kind_of
from documents.packages.models.acting import Acting
from documents.packages.printed import fingerprint_with, printed_now
from workflows import clock
from workflows.models.sealing import FreeWords, WholeTable
from workflows.models.shaped import JsonTable
from workflows.naming import as_called
from workflows.port import Holder

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import QuerySet

    from congress.people.queries.hats import Hats
    from documents.packages.models.roles import PackageBody
    from documents.packages.models.steps import PackageStep
    from workflows.port import Capacity


# Where those who write work on: what is printed is summed up when the package leaves them.
WORKING_PHASES = ("preparation", "drafting", "consultation")


class Package(Acting):
    """One package of congress papers. Its state is written by `workflows.engine` only."""

    judged_with = ("current",)
    judged_beside: tuple[str, ...] = ("congress", "bound", "bound.body", "current.parts", "planned")
    # Where nobody said what it waits for, or from what its days are counted, it says what it said before.
    untold = {"waits_for": {}, "due_from": ""}

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="packages", verbose_name=_("đại hội"))
    code = models.CharField(_("mã hồ sơ"), max_length=40, unique=True)
    kind_code = models.CharField(_("loại"), max_length=40)
    title = models.CharField(_("tên hồ sơ"), max_length=300)
    folded = models.CharField(max_length=400, editable=False)
    confidential = models.BooleanField(_("lưu hành nội bộ"), default=False)
    # From what the deadline is counted; "" where nobody said.
    due_from = models.CharField(
        _("thời hạn tính từ"), max_length=10, choices=DUE_FROM, blank=True, editable=False
    )
    lead = models.ForeignKey(Body, models.PROTECT, related_name="led_packages", verbose_name=_("chủ trì"))
    current = models.ForeignKey(
        "documents.Version", models.PROTECT, null=True, editable=False, related_name="+"
    )
    # name -> digest of the rows that papers print beside the draft, as the last step found them.
    printed = JsonTable(default=dict, editable=False)
    # code of a package, or of a kind, -> whether this one waits for it, where that differs from its kind.
    waits_for = JsonTable(default=dict, editable=False)
    round = models.PositiveIntegerField(_("vòng"), default=1, editable=False)

    class Meta:
        verbose_name = _("hồ sơ văn kiện")
        verbose_name_plural = _("hồ sơ văn kiện")
        ordering = ("code",)
        indexes = [
            models.Index(fields=("congress", "state"), name="package_by_state"),
            models.Index(fields=("congress", "code"), name="package_by_code"),
            models.Index(fields=("due", "code"), name="package_by_due"),
            # The board: the late by their day, then the others; what else it counts by stands in the index.
            models.Index(
                fields=("congress", "next_due", "code", "latest_start"),
                name="package_on_board",
                condition=models.Q(counts=True),
            ),
        ]

    def listed(self, title: str) -> str:
        """A confidential title may hold a name; the search is the same in each language."""
        return self.kind.written if self.confidential else title

    def was_read(self) -> None:
        """Whether its congress was put away is asked no more, nor whose the draft in force is."""
        found_running(self.congress)
        if self.current:
            self.current.package = self

    @property
    def kind(self) -> Kind:
        """What its procedure says of this kind of package."""
        return kind_of(self.definition)

    @property
    def signer_title(self) -> str:
        """How who signs is called on paper here, such as "CHỦ TỊCH"."""
        return self.called(self.kind.signer_title)

    def called(self, words: str) -> str:
        """What a procedure file says for paper, as this congress says it."""
        return as_called(str(self.congress.words.get(words, words)), self.congress_id)

    @property
    def listed_title(self) -> str:
        """The title in rows that those outside may read: a confidential one's own may hold a name."""
        return self.kind.title if self.confidential else self.title

    @cached_property
    def bindings(self) -> list[PackageBody]:
        """The bodies bound to this package; read once for each object."""
        read = "bound" in getattr(self, "_prefetched_objects_cache", ())
        rows = self.bound.all() if read else self.bound.select_related("body")
        return sorted(rows, key=lambda one: (one.role, one.pk))

    def forget_bindings(self) -> None:
        """Other bodies were bound: whoever asks next reads them anew."""
        vars(self).pop("bindings", None)
        getattr(self, "_prefetched_objects_cache", {}).pop("bound", None)

    def fingerprint(self) -> str:
        """Hash over the parts of the draft in force and what is printed beside it; "" before the first."""
        return fingerprint_with(self.current.fingerprint if self.current else "", self.printed)

    @property
    def is_sealed(self) -> bool:
        """Whether somebody judges what is printed, so that each change of it is a step."""
        return not self.has_ended and self.has_left_drafting

    @property
    def has_ended(self) -> bool:
        """Whether it stands at an end of its procedure: signed, or given up."""
        stage = self.definition.stage_of(self.state)
        return stage is not None and stage.terminal

    @property
    def has_left_drafting(self) -> bool:
        """Whether it stands where others judge it, or have judged it."""
        stage = self.definition.stage_of(self.state)
        return stage is not None and stage.phase not in WORKING_PHASES

    @property
    def _working_stages(self) -> set[str]:
        return {one.code for one in self.definition.stage if one.phase in WORKING_PHASES}

    @property
    def sealings(self) -> QuerySet[PackageStep]:
        """The steps with which it left the writing, the last first."""
        left = self.steps.filter(track="", source__in=self._working_stages)
        return left.exclude(target__in=self._working_stages).order_by("-sequence")

    def worked_out(self, *, leaves: bool) -> dict[str, Any]:
        """What is printed beside the draft, when the package leaves a stage and while it is judged."""
        if not leaves and not self.is_sealed:
            return {}
        printed = printed_now(self, working=self._working_stages)
        return {} if printed == self.printed else {"printed": printed}

    def bodies(self, role: str) -> Sequence[Holder]:
        """The bodies that fill a role of the procedure here."""
        bound = (binding.body for binding in self.bindings if binding.role == role)
        return [Holder(name=body.name, body_id=body.pk) for body in bound]

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
        if holder == OFFICE:
            own = acting_for is None or acting_for == user
            return self._hats(user).at_the_office(self.congress_id) if own else None
        if right != Right.COORDINATE:
            return super().may(user, right, holder=holder, acting_for=acting_for, prefer=prefer, only=only)
        body_ids = [one for one in self._body_ids(holder) if only is None or one == only.body_id]
        worn = self._hats(user)
        if acting_for is None:
            return self._coordinating(worn, body_ids)
        # The office enters for one who coordinates; nobody coordinates in the name of one who does not.
        enters = worn.enters_for(self.congress_id)
        person = acting_for if enters and hasattr(acting_for, "username") else None
        return self._coordinating(self._hats(person), body_ids) if person else None

    def who_may(self, right: str, holder: str) -> str:
        """The offices of a role, in words."""
        return str(KINDS[OFFICE].label) if holder == OFFICE else super().who_may(right, holder)

    def is_visible(self, user: Any) -> bool:
        """Everything, to members of the congress; a confidential package only to bodies taking part."""
        hats = self._hats(user)
        if not self.confidential:
            return self.congress_id in hats.congresses
        readers = hats.bodies_with(Right.VIEW_CONFIDENTIAL)
        if any(binding.joined and binding.body_id in readers for binding in self.bindings):
            return True
        # A named reader reads as long as he serves in the congress, and to the end of his day.
        named = self.reading_grants.filter(person=user.pk, until__gte=clock.today(), end=None)
        return self.congress_id in hats.congresses and named.exists()

    def _coordinating(self, worn: Hats, body_ids: list[int]) -> Capacity | None:
        """Coordination is a right on the congress, used in the name of an organising body."""
        if not worn.coordinates(self.congress_id):
            return None
        return next((worn.worn[one].capacity() for one in body_ids if one in worn.worn), None)

    def stage_opened(
        self, stage: str, *, roles: Sequence[str], at: datetime, only: Collection[int] | None = None
    ) -> None:
        """From now on these roles take part, which lets their bodies see a confidential package."""
        if not any(one.role in roles and one.joined is None for one in self.bindings):
            return
        asked = self.bound.filter(role__in=roles, joined=None)
        (asked if only is None else asked.filter(body__in=only)).update(joined=at)

    def more_time_told(self, step: Any) -> None:
        """Who answers a request for more time hears of it, and who made it hears of the answer."""
        happened("more_time", self, step=step)

    def content_changed(self, step: Any) -> None:
        """What rests on this one hears of it."""
        happened("content_changed", self, step=step)

    def step_links(self) -> dict[str, Any]:
        """Each step points at the draft in force after it."""
        return {"version": self.current}

    def told(self) -> dict[str, Any]:
        """What everything else rests on: the kind, who may read it, who takes part, by when."""
        chosen: dict[str, Any] = {"waits_for": WholeTable(self.waits_for)} if self.waits_for else {}
        chosen |= {"due_from": self.due_from} if self.due_from else {}
        return chosen | {
            "code": self.code,
            "kind": self.kind_code,
            "title": FreeWords(self.title),
            "confidential": self.confidential,
            "due": self.due.isoformat() if self.due else None,
            "due_exclusive": self.due_exclusive,
            "lead": self.lead_id,
            "round": self.round,
            "printed": WholeTable(self.printed),
            "bound": sorted([one.role, one.body_id] for one in self.bindings),
        }
