"""What stories about tasks say again and again: a task that is given, rows of a plan, a count that passes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from documents.models import Plan
from documents.packages.answers.values import Count
from documents.tasks.models.values import PlanRow, TaskFacts, TaskReport
from documents.tasks.services.giving import give_task
from documents.tasks.services.plans import open_plan
from tests.cast import perform

DUE = date(2022, 3, 25)
DONE = TaskReport("Đã ký hợp đồng giữ hội trường.")


def facts(cast, **more):
    """A task of Tiểu ban Tài chính."""
    told = TaskFacts(title="Chọn địa điểm, giữ hội trường", lead=cast.bodies.TBTC.pk, due=DUE, source="A.2")
    return replace(told, **more)


def given(cast, **more):
    return give_task(cast.congress, facts(cast, **more), by=cast.btc)


def row(cast, number, title="Kế hoạch kinh phí", **more):
    told = PlanRow(number=number, title=title, lead=cast.bodies.TBTC.pk, due=DUE, source="A.3")
    return replace(told, **more)


def drawn_up(cast, *rows, by=None):
    """A plan of Tiểu ban Tài chính with these rows, or with three."""
    plan = open_plan(cast.bodies.TBTC, by=by or cast.tbtc)
    perform(plan, "file_rows", cast.tbtc, plan_rows=rows or tuple(row(cast, number) for number in (1, 2, 3)))
    return plan


def five(votes_for=3, met_on=date(2022, 3, 18)):
    """What Thường trực, five of them, decided."""
    against = 5 - votes_for
    return Count(met_on, 5, votes_for, against, 0, 0, "04/BB-TT")


def approve(plan, cast, votes_for=3):
    perform(plan, "put_forward", cast.tbtc)
    perform(plan, "approve", cast.thuongtruc, plan_decision=five(votes_for))
    return Plan.objects.get(pk=plan.pk)
