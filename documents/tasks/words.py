"""What people read about tasks and plans: labels of moves, the history in sentences, days and calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.words.days import Label, deadline_label, planned_day
from documents.packages.words.history import HistoryLine, done_by, outcome_in_words, time_in_words
from workflows import clock, history
from workflows.history import Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.tasks.models.places import OfCongress
    from documents.tasks.models.tasks import Task
    from workflows.models import Step
    from workflows.procedures.rows import Transition


def label_of(move: Transition) -> str:
    """The label of a move; of what every procedure has, in the words of a task instead of a package."""
    own = {
        "cancel": _("Hủy nhiệm vụ"),
        "pause": _("Tạm dừng nhiệm vụ"),
        "resume": _("Cho tiếp tục nhiệm vụ"),
        "replan": _("Thay đổi thời hạn"),
        "look_again": _("Đưa vào diện rà soát lại"),
        "work_again": _("Giao làm lại"),
        "upheld": _("Xác nhận giữ nguyên"),
    }
    return own.get(move.code) or move.label


def task_label(task: Task) -> Label:
    """How the deadline of a task stands, by its own row alone."""
    if not task.counts:
        return Label("none", _("Đã hủy"))
    if task.next_due is None:
        return Label("done", _("Đã hoàn thành"))
    return deadline_label(task.next_due)


def days_in_words(task: Task) -> str:
    """From when until when: "từ 01/03/2022 đến hết ngày 25/03/2022"."""
    day = task.lead_day
    until = _("đến hết ngày %(day)s") % {"day": planned_day(day)} if day else _("không đặt thời hạn")
    if task.start is None:
        return until
    return _("từ %(start)s %(until)s") % {"start": f"{task.start:%d/%m/%Y}", "until": until}


def history_lines(item: OfCongress, steps: Sequence[Step]) -> list[HistoryLine]:
    """The history of a task or a plan in sentences, the newest first."""
    words = history.words_of(steps)
    return [
        HistoryLine(
            step.at,
            clock.in_words(step.at),
            _sentence(item, step, Names.read(words.get(step.names_digest, ""))),
            words.get(step.note_digest, ""),
            step.entered if step.by_day or (step.entered - step.at).total_seconds() > 60 else None,
        )
        for step in reversed(steps)
    ]


def _sentence(item: OfCongress, step: Step, names: Names) -> str:
    move = item.definition.move_of_any(step.action, step.source)
    words = _("%(who)s – %(what)s") % {
        "who": done_by(step, names),
        "what": label_of(move) if move else step.action,
    }
    details = ", ".join(filter(None, (time_in_words(step), _brought(step))))
    return f"{words}: {details}." if details else f"{words}."


def _brought(step: Step) -> str:
    """The number of a decision that was reported, or how a plan was decided on; words stand above."""
    note = getattr(step, "note", None)
    if note is not None:
        return str(note.number)
    decision = getattr(step, "decision", None)
    if decision is None:
        return ""
    facts = {
        "day": f"{decision.met_on:%d/%m/%Y}",
        "for": decision.votes_for,
        "present": decision.present,
        "outcome": outcome_in_words(decision.outcome.code),
    }
    return _("họp ngày %(day)s, tán thành %(for)d/%(present)d – %(outcome)s") % facts
