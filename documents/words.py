"""What people read about a package: sentences of its history, deadlines, the line of stages, holders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.models.drafts import check_code
from workflows import clock, deadlines, history
from workflows.models.records import NO_DATE
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from congress.models import Membership
    from documents.models import Package, PackageDecision, PackageStep, Verdict, Version
    from workflows.models import Duty
    from workflows.procedures.schema import Definition

# Stages beside the main line: shown only while the package stands in one.
SIDE_STAGES = ("returned", "rejected")
GROUNDS = {"paper": "phiếu giấy", "telephone": "điện thoại", "delegation": "ủy quyền"}


@dataclass(frozen=True, slots=True)
class Label:
    """A deadline in words; the tone only repeats it in colour."""

    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history."""

    at: datetime
    sentence: str
    note: str = ""
    entered: datetime | None = None


@dataclass(frozen=True, slots=True)
class StageMark:
    """One stage on the line."""

    label: str
    status: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """Who has it now: the body, since when, until when, and whom to call."""

    body: str
    since: datetime
    due: date | None
    right: str
    contact: Membership | None


TONES = {"overdue": "late", "today": "soon", "soon": "soon", "left": "ok", "done": "done", "done_late": "done"}


def deadline_label(last_day: date | None) -> Label:
    """The state of a deadline (last day inclusive) today: "Quá hạn 2 ngày – hạn 16/03/2022"."""
    if last_day is None or last_day == NO_DATE:
        return Label("none", _("Không đặt thời hạn"))
    found = deadlines.label(last_day, clock.today(), calendar=calendar_in_force())
    text = _("%(state)s – hạn %(day)s") % {"state": found.text, "day": last_day.strftime("%d/%m/%Y")}
    return Label(TONES.get(found.code, "none"), text)


def deadline_in_words(package: Package) -> str:
    """The package's own deadline as the report words it: "trước ngày 30/03/2022 (chậm nhất …)"."""
    if package.due is None:
        return _("không đặt thời hạn")
    return deadlines.Deadline(package.due, exclusive=package.due_exclusive).in_words


def last_day(package: Package) -> date | None:
    """The last day (inclusive) of the package's own deadline."""
    if package.due is None:
        return None
    return deadlines.Deadline(package.due, exclusive=package.due_exclusive).last_day


def history_of(steps: list[PackageStep], definition: Definition) -> list[Entry]:
    """The history in sentences, the newest first."""
    notes = history.notes_of(steps)
    return [_entry(step, definition, notes.get(step.note_digest, "")) for step in reversed(steps)]


def sentence(step: PackageStep, definition: Definition) -> str:
    """Who did what, in whose name, with what result: one sentence."""
    move = definition.move(step.action, step.source)
    what = move.label if move else step.action
    details = ", ".join(filter(None, (_draft(step), _verdict(step), _count(step.decision), _signature(step))))
    words = _("%(who)s – %(what)s") % {"who": _who(step), "what": what}
    return f"{words}: {details}." if details else f"{words}."


def count_in_words(bound: PackageDecision) -> str:
    """The count of a decision and what it comes to."""
    decision = bound.decision
    facts = {
        "present": decision.present,
        "members": decision.members,
        "for": decision.votes_for,
        "against": decision.votes_against,
        "other": decision.other_opinion,
        "silent": decision.not_voting,
        "outcome": outcome_in_words(decision.outcome.code),
    }
    return (
        _(
            "có mặt %(present)d/%(members)d, tán thành %(for)d, không tán thành %(against)d, "
            "ý kiến khác %(other)d, không biểu quyết %(silent)d – %(outcome)s"
        )
        % facts
    )


def outcome_in_words(code: str) -> str:
    """What a count comes to."""
    return {"passed": _("thông qua"), "failed": _("không thông qua")}.get(code, _("không đủ số người dự họp"))


def stage_line(package: Package, steps: Iterable[PackageStep], holdings: list[Holding]) -> list[StageMark]:
    """The way of the package: what is done and when, where it stands and with whom, what comes."""
    stages = [one for one in package.definition.stage if one.code not in SIDE_STAGES or one.code == package.state]
    codes = [stage.code for stage in stages]
    here = codes.index(package.state) if package.state in codes else 0
    left = {step.source: step.at for step in steps if step.source != step.target}
    marks = []
    for place, stage in enumerate(stages):
        if place < here or (place == here and stage.terminal):
            marks.append(StageMark(stage.label, "passed", _left_on(left.get(stage.code))))
        elif place == here:
            marks.append(_here(stage.label, holdings))
        else:
            marks.append(StageMark(stage.label, "next", _planned(package.due_for(stage.code))))
    return marks


def holdings_of(
    package: Package, duties: Iterable[Duty], contacts: Mapping[tuple[int, str], Membership]
) -> list[Holding]:
    """The open duties with the office that holds each and a person to call there."""
    names = {binding.body_id: binding.body.name for binding in package.bindings}
    return [
        Holding(
            body=names[duty.holder],
            since=duty.opened,
            due=None if duty.due == NO_DATE else duty.due,
            right=duty.right,
            contact=contacts.get((duty.holder, duty.right)),
        )
        for duty in duties
        if duty.holder in names
    ]


def size_in_words(size: int) -> str:
    """A file size people read: "82 KB", "1,4 MB"."""
    if size < 1024:
        return f"{size} byte"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")


def _entry(step: PackageStep, definition: Definition, note: str) -> Entry:
    late = (step.entered - step.at).total_seconds() > 60
    return Entry(step.at, sentence(step, definition), note, step.entered if late else None)


def _who(step: PackageStep) -> str:
    body = f" ({step.body.name})" if step.body else ""
    if step.acting_for is None:
        return f"{step.actor}{body}"
    facts = {"actor": step.actor, "other": step.acting_for, "ground": GROUNDS.get(step.ground, step.ground)}
    return _("%(actor)s nhập thay %(other)s theo %(ground)s") % facts + body


def _draft(step: PackageStep) -> str:
    if step.version is None or step.action != "revise":
        return ""
    facts = {"number": step.version.number, "code": check_code(step.fingerprint)}
    return _("dự thảo lần %(number)d, mã kiểm tra %(code)s") % facts


def _verdict(step: PackageStep) -> str:
    if step.verdict is None:
        return ""
    facts = {"number": step.version.number if step.version else 0}
    words = _("dự thảo lần %(number)d đạt") if step.verdict.passed else _("dự thảo lần %(number)d chưa đạt")
    return words % facts


def _count(bound: Any) -> str:
    if bound is None:
        return ""
    met = _("họp ngày %(day)s") % {"day": bound.decision.met_on.strftime("%d/%m/%Y")}
    return f"{met}, {count_in_words(bound)}"


def _signature(step: PackageStep) -> str:
    if step.signature is None:
        return ""
    facts = {"number": step.version.number if step.version else 0, "code": check_code(step.fingerprint)}
    return _("dự thảo lần %(number)d, mã kiểm tra %(code)s") % facts


def _left_on(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return _("Xong %(day)s") % {"day": moment.astimezone(clock.HANOI).strftime("%d/%m/%Y")}


def _planned(day: date | None) -> str:
    return _("Hạn %(day)s") % {"day": day.strftime("%d/%m/%Y")} if day else ""


def _here(label: str, holdings: list[Holding]) -> StageMark:
    names = ", ".join(dict.fromkeys(holding.body for holding in holdings))
    late = any(holding.due and holding.due < clock.today() for holding in holdings)
    note = _("Đang chờ: %(names)s") % {"names": names} if names else ""
    return StageMark(label, "late" if late else "now", note)


def call_to(right: str) -> str:
    """What one who is waited for is asked to do: the words of his main button."""
    calls = {
        "draft": _("Tiếp tục soạn thảo"),
        "submit": _("Hoàn thiện và trình"),
        "review": _("Đọc và cho ý kiến"),
        "verify": _("Thẩm tra dự thảo"),
        "record": _("Ghi kết quả họp"),
        "sign": _("Xem và ký duyệt"),
    }
    return calls.get(right, _("Xem hồ sơ"))


def changes(version: Version, before: Version | None) -> list[str]:
    """What a draft changed against the one before: parts added, replaced, with their sizes."""
    old = {part.code: part.blob for part in before.parts.all()} if before else {}
    found = []
    for part in version.parts.all():
        was, now = old.get(part.code), part.blob
        facts = {"name": part.name, "new": size_in_words(now.size)}
        if was is None and before is not None:
            found.append(_("Thêm: %(name)s (%(new)s)") % facts)
        elif was is not None and was.sha256 != now.sha256:
            facts["old"] = size_in_words(was.size)
            found.append(_("Thay: %(name)s (%(old)s → %(new)s)") % facts)
    return found


def opinions(versions: Iterable[Version], steps: list[PackageStep]) -> list[dict[str, Any]]:
    """Verdicts and decisions draft by draft, the newest draft first, with the words given."""
    notes = history.notes_of([step for step in steps if step.verdict_id])
    said = {step.verdict_id: notes.get(step.note_digest, "") for step in steps if step.verdict_id}
    found = []
    for version in versions:
        rows = [_opinion(verdict, said.get(verdict.pk, "")) for verdict in version.verdicts.all()]
        rows += [_resolution(bound) for bound in version.decisions.all()]
        if rows:
            found.append({"number": version.number, "rows": rows})
    return found


def _opinion(verdict: Verdict, note: str) -> dict[str, Any]:
    return {
        "body": verdict.body.name,
        "tone": "ok" if verdict.passed else "late",
        "outcome": _("Đạt") if verdict.passed else _("Chưa đạt"),
        "at": verdict.at,
        "text": note,
    }


def _resolution(bound: PackageDecision) -> dict[str, Any]:
    decision = bound.decision
    text = _("Họp ngày %(day)s, biên bản %(minutes)s: %(count)s.") % {
        "day": decision.met_on.strftime("%d/%m/%Y"),
        "minutes": decision.minutes_ref,
        "count": count_in_words(bound),
    }
    if decision.dissent:
        text += " " + _("Ý kiến bảo lưu: %(words)s") % {"words": decision.dissent}
    passed = decision.outcome.code == "passed"
    return {
        "body": decision.body.name,
        "tone": "ok" if passed else "late",
        "outcome": outcome_in_words(decision.outcome.code),
        "at": decision.entered,
        "text": text,
    }
