"""The rows of a plan as a list, and the plans of a congress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from documents.tasks.models.plans import Plan
    from documents.tasks.models.values import PlanRow


def rows_listing(
    plan: Plan, rows: Sequence[PlanRow], names: Mapping[int, str], *, edited: bool
) -> Listing[PlanRow]:
    """The rows of one version; each leads to its form where the reader may change it."""

    def url(row: PlanRow) -> str:
        return reverse("plan-row", args=[plan.code, row.number]) if edited else ""

    columns: list[Column[PlanRow]] = [
        Column(_("Nhiệm vụ"), lambda row: f"{row.number}. {row.title}", 50, link=url),
        Column(_("Chủ trì"), lambda row: names.get(row.lead or 0, ""), 30),
        Column(_("Phối hợp"), lambda row: _named(row.supporting, names), 30),
        Column(_("Để biết"), lambda row: _named(row.informed, names), 30),
        Column(_("Bắt đầu"), lambda row: row.start, 13, whole=True),
        Column(_("Thời hạn"), lambda row: row.due, 13, whole=True),
        Column(_("Kết quả phải đạt"), lambda row: row.result, 40),
        Column(_("Làm sau dòng"), lambda row: ", ".join(map(str, row.after)), 12),
        Column(_("Mục"), lambda row: row.source, 10),
    ]
    return Listing(
        _("Nhiệm vụ trong kế hoạch"), columns, rows, empty=_("Kế hoạch chưa có nhiệm vụ nào."), look="block"
    )


def _named(ids: Sequence[int], names: Mapping[int, str]) -> str:
    return ", ".join(names[one] for one in ids if one in names)


def plans_listing(plans: Sequence[Plan]) -> Listing[Plan]:
    """Plans with where each stands and how many tasks the version in force has."""
    columns: list[Column[Plan]] = [
        Column(
            _("Kế hoạch"),
            lambda plan: plan.title,
            50,
            link=lambda plan: reverse("task-plan", args=[plan.code]),
        ),
        Column(_("Mã"), lambda plan: plan.code, 16, whole=True),
        Column(_("Cơ quan lập"), lambda plan: plan.owner.name, 32),
        Column(_("Đang ở"), lambda plan: plan.stage_label, 34),
        Column(
            _("Số nhiệm vụ có hiệu lực"), lambda plan: len(plan.approved.rows) if plan.approved else 0, 12
        ),
    ]
    return Listing(_("Kế hoạch"), columns, plans, empty=_("Chưa có kế hoạch nào."))
