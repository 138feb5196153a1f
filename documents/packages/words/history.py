"""The history of a package in sentences, made when it is shown; the record keeps facts, not sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.people import Person
from documents.packages.printed import change_in_words
from documents.packages.words.spoken import spoken_ground
from workflows import clock, history
from workflows.extensions import GRANTED, REFUSED, SHORTENED, answer_in, request_in
from workflows.history import Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.packages.models.judgements import PackageDecision
    from documents.packages.models.steps import PackageStep
    from workflows.models import Step
    from workflows.procedures.schema import Definition


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the history."""

    at: datetime
    when: str
    sentence: str
    note: str = ""
    entered: datetime | None = None
    scans: tuple[int, ...] = ()
    objection: str = ""
    settled: str = ""
    confirmed: str = ""


def history_of(steps: list[PackageStep], definition: Definition) -> list[HistoryLine]:
    """The history in sentences, the newest first."""
    words = history.words_of(steps)
    found: list[HistoryLine] = []
    # What was changed again and again by one person is one line, dated by the last time.
    for _key, rows in groupby(reversed(steps), key=_alike):
        entries = list(rows)
        step = entries[0]
        late = step.by_day or (step.entered - step.at).total_seconds() > 60
        objection = getattr(step, "objection", None)
        settled = getattr(objection, "answer", None)
        found.append(
            HistoryLine(
                step.at,
                clock.in_words(step.at),
                sentence(step, definition, Names.read(words.get(step.names_digest, "")), times=len(entries)),
                words.get(step.note_digest, ""),
                step.entered if late else None,
                tuple(scan.pk for scan in step.scans.all()),
                objection.text if objection else "",
                settled.text if settled else "",
                _confirmed(step, words.get(step.note_digest, "")),
            )
        )
    return found


def _confirmed(step: PackageStep, note: str) -> str:
    """Of what was only said: whether he who said it has confirmed it, when, by what."""
    called = step.ground == "telephone"
    if not called and not spoken_ground(step, note):
        return ""
    row = getattr(step, "entry_confirmed", None)
    if row is None:
        return _("qua điện thoại, chờ xác nhận") if called else _("căn cứ theo lời nói, chờ xác nhận")
    facts = {"day": f"{clock.local_day(row.at):%d/%m/%Y}", "why": row.reason}
    words = _("qua điện thoại, đã xác nhận ngày %(day)s: %(why)s")
    return (words if called else _("căn cứ theo lời nói, đã xác nhận ngày %(day)s: %(why)s")) % facts


def sentence(step: PackageStep, definition: Definition, names: Names, *, times: int = 1) -> str:
    """Who did what, in whose name, how often, with what result: one sentence, with the names of its day."""
    move = definition.move_of_any(step.action, step.source)
    what = move.label if move else _special(step)
    details = ", ".join(filter(None, (tell(step) for tell in DETAILS)))
    if times > 1:
        details = _("%(times)d lần") % {"times": times}
    who = done_by(step, names)
    words = _("%(who)s – %(what)s") % {"who": who, "what": what}

    return f"{words}: {details}." if details else f"{words}."


def done_by(step: Step, names: Names) -> str:
    """Who made a step, in whose name and on what ground, with the names of its day."""
    body = f" ({names.body})" if names.body else ""
    if step.rule:
        if step.action.startswith(history.CONTENTS):
            return _("Tự ghi nhận")
        return _("Quy trình tự chuyển")
    if not names.acting_for:
        return f"{names.actor or _('(họ tên đã hủy)')}{body}"
    facts = {
        "actor": names.actor,
        "other": names.acting_for,
        "ground": _grounds().get(step.ground, step.ground),
        "day": step.at.astimezone(clock.HANOI).strftime("%d/%m/%Y"),
    }
    if step.ground == "delegation":
        return _("%(actor)s thực hiện theo ủy quyền của %(other)s") % facts + body
    return _("%(actor)s nhập thay %(other)s theo %(ground)s ngày %(day)s") % facts + body


def count_in_words(bound: PackageDecision) -> str:
    """The count of a decision and what it comes to."""
    decision = bound.decision

    ballots = ""
    # Of a vote name by name the row keeps the weakest count, which is that of one name alone.
    if decision.ballots_issued is not None and not bound.names:
        words = _("phiếu phát ra %(issued)d, thu về %(returned)d, hợp lệ %(valid)d, không hợp lệ %(invalid)d")
        ballots = words % {
            "issued": decision.ballots_issued,
            "returned": decision.ballots_returned,
            "valid": decision.ballots_valid,
            "invalid": decision.ballots_invalid,
        }
    figures = {**decision.figures, "outcome": outcome_in_words(decision.outcome.code)}
    whole = _(
        "có mặt %(present)d/%(members)d, tán thành %(for)d, không tán thành %(against)d, "
        "ý kiến khác %(other)d, không biểu quyết %(silent)d – %(outcome)s"
    )
    by_name = _("biểu quyết từng người, số phiếu của mỗi người ghi trong biên bản kiểm phiếu – %(outcome)s")
    words = (by_name if bound.names else whole) % figures

    if decision.confirmer is None:
        amendments = ""
    else:
        facts = {"what": decision.amendments, "who": decision.confirmer.name}
        amendments = _("giao hoàn thiện: %(what)s (%(who)s xác nhận)") % facts
    return "; ".join(filter(None, (names_in_words(bound.names), ballots, words, amendments, _owed(bound))))


def names_in_words(names: Sequence[int]) -> str:
    """How many names of a list passed of how many; "" where no names were voted on (people.md, change 1)."""
    if not names:
        return ""
    return _("%(passed)d/%(all)d hồ sơ được xác nhận") % {"passed": names[0], "all": names[1]}


def _owed(bound: PackageDecision) -> str:
    """The papers with which it passed though they were lacking: who brings each, and by when."""
    if not bound.owed:
        return ""
    people = Person.objects.in_bulk({one["who"] for one in bound.owed})
    words = _("%(title)s (%(who)s, trước ngày %(day)s)")
    told = [
        words
        % {
            "title": one["title"],
            "who": people.get(one["who"], ""),
            "day": f"{date.fromisoformat(one['until']):%d/%m/%Y}",
        }
        for one in bound.owed
    ]
    return _("cho bổ sung: %(papers)s") % {"papers": "; ".join(told)}


def outcome_in_words(code: str) -> str:
    """What a count comes to."""
    return {"passed": _("thông qua"), "failed": _("không thông qua")}.get(code, _("không đủ số người dự họp"))


def _alike(step: PackageStep) -> tuple[object, ...]:
    # What was said with a reason is a line of its own.
    if not step.action.startswith(history.CONTENTS) or step.note_digest:
        return (step.sequence,)
    return step.action, step.actor_id, clock.local_day(step.at)


def _special(step: PackageStep) -> str:
    if step.action.startswith(history.CONTENTS):
        name = step.action.removeprefix(history.CONTENTS)
        own = {
            "title": _("Đổi tên hồ sơ"),
            "waits_for": _("Đổi danh sách hồ sơ phải chờ"),
            "due_from": _("Đổi căn cứ tính thời hạn"),
            "strike": _("Rút tên khỏi danh sách"),
            "misprint": _("Xác nhận sửa lỗi kỹ thuật"),
        }
        return own.get(name) or change_in_words(name)
    if step.action != history.TRANSFER:
        return step.action
    return _("Chuyển hồ sơ sang quy trình %(code)s lần %(number)d") % {
        "code": step.procedure.code,
        "number": step.procedure.number,
    }


def _draft(step: PackageStep) -> str:
    brought = step.says_of("version")
    return _named(step) if brought and "withdrawal" not in brought else ""


def _named(step: PackageStep) -> str:
    if step.version is None:
        return ""
    facts = {"number": step.version.number, "code": step.version.check_code}
    return _("dự thảo lần %(number)d, mã kiểm tra %(code)s") % facts


def _verdict(step: PackageStep) -> str:
    if step.verdict is None or step.verdict.takes_back_id:
        return ""
    facts = {"number": step.version.number if step.version else 0, "said": step.verdict.in_words.lower()}
    # A body that judges says it of the draft, one that is asked says it for itself.
    words = (
        _("dự thảo lần %(number)d: %(said)s")
        if step.verdict.opinion
        else _("dự thảo lần %(number)d %(said)s")
    )
    return words % facts


def _count(step: PackageStep) -> str:
    bound = step.decision
    if bound is None:
        return ""
    met = _("họp ngày %(day)s") % {"day": bound.decision.met_on.strftime("%d/%m/%Y")}
    return f"{met}, {count_in_words(bound)}"


def _withdrawn(step: PackageStep) -> str:
    if step.version is None or "withdrawal" not in step.says_of("version"):
        return ""
    return _("dự thảo lần %(number)d") % {"number": step.version.number}


def _confirmation(step: PackageStep) -> str:
    return _named(step) if step.confirmation else ""


def _signature(step: PackageStep) -> str:
    return _named(step) if step.signature else ""


def time_in_words(step: Step) -> str:
    """What a step says of more time: until when it was asked for, or what was answered; else ""."""
    asked, answered = request_in(step), answer_in(step)
    if asked:
        return _("đến %(day)s") % {"day": f"{asked.day:%d/%m/%Y}"}
    return more_time_in_words(*answered) if answered else ""


def more_time_in_words(outcome: str, day: date | None) -> str:
    """What was answered to a request for more time; "" where nothing was."""
    said = {
        GRANTED: _("đồng ý đến %(day)s"),
        SHORTENED: _("rút ngắn, đến %(day)s"),
        REFUSED: _("không đồng ý"),
    }
    return said.get(outcome, "") % {"day": f"{day:%d/%m/%Y}" if day else ""}


def ground_in_words(ground: str) -> str:
    """Why an entry made for somebody else counts."""
    return _grounds().get(ground, ground)


def _grounds() -> dict[str, str]:
    return {"paper": _("phiếu giấy"), "telephone": _("điện thoại"), "delegation": _("ủy quyền")}


# What a step brought, each told by one of these.
DETAILS = (_draft, _withdrawn, _verdict, _count, _confirmation, _signature, time_in_words)
