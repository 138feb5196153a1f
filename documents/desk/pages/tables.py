"""The table of packages that home and the list both show: its columns, and how many rows at most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.packages.words.days import Label, deadline_label
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from workflows.standing import Standing


SHOWN = 50


def table_of(rows: list[Package], opened: set[int], standings: Mapping[int, Standing]) -> dict[str, Any]:
    """The packages as components/table.html draws them; those in `opened` bear their title and a link."""
    columns = [_("Hồ sơ"), _("Mã"), _("Chủ trì"), _("Bước hiện tại"), _("Hạn của bước"), _("Thời hạn")]
    return {
        "caption": _("Hồ sơ văn kiện"),
        "quiet": True,
        "columns": columns,
        "rows": [_row(package, columns, package.pk in opened, standings[package.pk]) for package in rows],
        "empty": _("Không có hồ sơ nào."),
    }


def _row(package: Package, columns: list[str], opened: bool, standing: Standing) -> list[dict[str, Any]]:  # noqa: FBT001 - a fact about the row
    link = {"url": reverse("package", args=[package.code])} if opened else {}
    due = last_day_of(package)
    texts = [package.code, package.lead.name, package.stage_label]
    cells = [{"text": text, "label": label} for text, label in zip(texts, columns[1:4], strict=True)]
    day = due.strftime("%d/%m/%Y") if due else "–"
    title = package.title if opened else _("%(title)s (lưu hành nội bộ)") % {"title": package.listed_title}
    cells[0]["whole"] = True
    step = deadline_label(standing.due) if standing.holder else Label("done", _("Đã hoàn thành"))
    cells.append({"text": step.text, "tone": step.tone, "label": columns[4]})
    return [{"text": title, "label": columns[0], **link}, *cells, {"text": day, "label": columns[5]}]
