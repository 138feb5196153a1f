"""The forecast of one package in words, as an office says it: nobody is blamed, a stage is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.board.queries.forecast import LEAST, Ahead, forecast_of
from workflows import clock
from workflows.queries import calendar_in_force
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from datetime import date

    from documents.board.queries.forecast import StageTimes
    from documents.packages.models.packages import Package


def forecast_in_words(package: Package, times: StageTimes, *, since: date) -> str:
    """How many days late it may be and the stage to look after; that too little is known; that it is in time.

    `since` is when the present stage was entered. "" for what has no last day.
    """
    if times.finished < LEAST:
        return _("Chưa đủ số liệu để dự báo")
    found = forecast_of(
        stages_ahead(package),
        times,
        today=clock.today(),
        since=since,
        last_day=last_day_of(package),
        calendar=calendar_in_force(),
    )
    if found is None:
        return ""
    if not found.late_days:
        return _("Dự báo kịp thời hạn")
    words = ngettext(
        "Có nguy cơ chậm %(days)d ngày; khâu cần tập trung: %(stage)s",
        "Có nguy cơ chậm %(days)d ngày; khâu cần tập trung: %(stage)s",
        found.late_days,
    )
    return words % {"days": found.late_days, "stage": package.definition.label_of(found.stage)}


def stages_ahead(package: Package) -> list[Ahead]:
    """The present stage and those after it on the main way, with their planned days; no terminal one."""
    definition, plan = package.definition, package.plan_days
    ahead, way = definition.ahead(package.state), definition.main_way()
    beyond = [code for code in way if code in ahead and code != package.state]
    codes = [package.state, *beyond]
    stages = [stage for code in codes if (stage := definition.stage_of(code)) and not stage.terminal]
    return [Ahead(stage.code, plan.get(stage.code)) for stage in stages]
