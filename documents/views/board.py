"""Bảng tiến độ: packages × phases, with planned and real days, who holds each and what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress import queries as people
from congress.context import long_day
from documents import queries, words
from workflows import clock
from workflows.models.records import NO_DATE

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from documents.models import Package


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every package of the reader's congresses, the latest first; confidential ones by row only."""
    hats = people.hats(request.user)
    packages = list(queries.with_paper(queries.listed_to(request.user, hats=hats)).order_by("code"))
    opened = queries.visible_ids(request.user, packages, hats=hats)
    duties = queries.duties_of(packages)
    contacts = queries.contacts_for([duty for held in duties.values() for duty in held])
    left = queries.phases_left(packages)
    rows = [
        _row(package, words.holdings_of(package, duties[package.pk], contacts), left[package.pk], opened)
        for package in packages
    ]
    rows.sort(key=lambda row: (row["due"], row["package"].code))
    context = {
        "rows": rows,
        "phases": queries.phases_of(packages),
        "today": long_day(clock.today()),
        "numbers": _numbers(rows),
    }
    return render(request, "documents/board.html", context)


def _row(
    package: Package, holdings: list[words.Holding], left: dict[str, Any], opened: set[int]
) -> dict[str, Any]:
    due = min((holding.due for holding in holdings if holding.due), default=NO_DATE)
    return {
        "package": package,
        "opened": package.pk in opened,
        "stage": package.stage_label,
        "due": due,
        "label": words.deadline_label(due) if holdings else words.Label("done", _("Đã hoàn thành")),
        "holdings": holdings,
        "held": _days_held(holdings),
        "cells": _cells(package, left),
    }


def _cells(package: Package, left: dict[str, Any]) -> list[dict[str, str]]:
    stage = package.definition.stage_of(package.state)
    cells = []
    for phase in package.definition.phase:
        planned = queries.planned_for_phase(package, phase.code)
        done = left.get(phase.code)
        here = stage is not None and stage.phase == phase.code
        cells.append(
            {
                "label": phase.label,
                "planned": planned.strftime("%d/%m") if planned else "",
                "done": done.astimezone(clock.HANOI).strftime("%d/%m") if done and not here else "",
                "here": "here" if here else "",
            }
        )
    return cells


def _days_held(holdings: list[words.Holding]) -> str:
    if not holdings:
        return ""
    since = min(holding.since for holding in holdings)
    days = (clock.today() - clock.local_day(since)).days
    return _("giữ %(days)d ngày, từ %(since)s") % {
        "days": days,
        "since": clock.local_day(since).strftime("%d/%m/%Y"),
    }


def _numbers(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    tones = [row["label"].tone for row in rows]
    late = tones.count("late")
    return [
        {"count": len(rows), "label": _("Hồ sơ"), "tone": "none"},
        {"count": late, "label": _("Quá hạn"), "tone": "late" if late else "none"},
        {"count": tones.count("soon"), "label": _("Sắp đến hạn"), "tone": "soon"},
        {"count": tones.count("done"), "label": _("Đã hoàn thành"), "tone": "ok"},
    ]
