"""“Thông báo”: what was told to the reader, the latest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.queries.hats import hats as hats_of
from congress.people.services.telling import told_to
from documents.desk.pages.tables import SHOWN
from documents.packages.models.packages import Package
from documents.packages.queries.visible import visible_to
from documents.packages.words.days import Label, call_to, deadline_label
from workflows.models import Duty, Notice

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """What the reader's bodies should hear about, the newest first."""
    entries = [_notice(row, package, waits) for row, package, waits in notices_in_sight(request)]
    context = {"entries": entries, "told": told_to(request.user)[:SHOWN]}
    return render(request, "desk/notices.html", context)


def notices_in_sight(request: HttpRequest) -> list[tuple[Notice, Package, bool]]:
    """The newest notices of the reader's bodies on packages he may open, and whether each still waits."""
    hats = hats_of(request.user)
    held = [pair for pair in hats.pairs() if pair[1] != "view"]
    rows = Notice.objects.none()
    if held:
        bodies, rights = {pair[0] for pair in held}, {pair[1] for pair in held}
        rows = Notice.objects.filter(holder__in=bodies, right__in=rights).order_by("-created", "-id")
    found = [row for row in rows[: SHOWN * 4] if (row.holder, row.right) in set(held)][:SHOWN]
    seen = visible_to(request.user, hats=hats).select_related("procedure")
    packages = {one.pk: one for one in seen.filter(pk__in={row.item_id for row in found})}
    waiting = _still_waiting(packages)
    return [
        (row, packages[row.item_id], (row.item_id, row.stage, row.right, row.holder) in waiting)
        for row in found
        if row.item_id in packages
    ]


def _still_waiting(packages: Iterable[int]) -> set[tuple[int, str, str, int | None]]:
    """Which duties are open: a notice of work that was done since must not cry that it is late."""
    rows = Duty.objects.open_for(Package).filter(item_id__in=packages)
    return set(rows.values_list("item_id", "stage", "right", "holder"))


def _notice(row: Notice, package: Package, open_still: bool) -> dict[str, Any]:  # noqa: FBT001 - a fact about the row
    stage = package.definition.label_of(row.stage)
    sentence = _("%(code)s – %(title)s: %(stage)s. %(call)s.")
    facts = {"code": package.code, "title": package.title, "stage": stage, "call": call_to(row.right)}
    return {
        "at": row.created,
        "sentence": sentence % facts,
        "url": reverse("package", args=[package.code]),
        "label": deadline_label(row.due) if open_still else Label("done", _("Đã xong")),
    }
