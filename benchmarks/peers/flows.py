"""The flow of the peer: begun, reviewed, submitted; each step asks for the right on this one process."""

from __future__ import annotations

from typing import Any

from viewflow import this
from viewflow.workflow import flow, lock
from viewflow.workflow.flow.views import UpdateProcessView

from benchmarks.peers.models import Review


def concrete(process: Any) -> Review:
    """The row the right is granted on: guardian knows no right of the parent table."""
    return process if isinstance(process, Review) else process.coerced


class ReviewFlow(flow.Flow):
    """Two human tasks in a row, locked as its manual recommends."""

    process_class = Review
    lock_class = lock.SelectForUpdateLock
    lock_impl = lock.SelectForUpdateLock(nowait=False)

    start = flow.StartHandle().Next(this.judge)
    judge = (
        flow.View(UpdateProcessView.as_view(fields=["passed"]))
        .Permission("peers.judge_review", obj=concrete)
        .Next(this.submit)
    )
    submit = (
        flow.View(UpdateProcessView.as_view(fields=["passed"]))
        .Permission("peers.submit_review", obj=concrete)
        .Next(this.end)
    )
    end = flow.End()
