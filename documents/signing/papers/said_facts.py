"""Everything that bodies said of a package, as lines of a paper: opinions, verifications, votes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.models.judgements import Verdict
from documents.packages.named import name_keeper
from documents.packages.queries.judgements import confirmations, decisions_on_current
from documents.packages.queries.misprints import drafts_corrected
from documents.packages.words.history import names_in_words, outcome_in_words
from documents.packages.words.misprints import corrected_in_words
from documents.packages.words.roles import ROLE_DEEDS
from documents.signing.papers.sign_sheet import SaidLine
from workflows import clock, history

if TYPE_CHECKING:
    from documents.packages.models.judgements import PackageDecision
    from documents.packages.models.packages import Package


def said_of(package: Package) -> tuple[SaidLine, ...]:
    """The last conclusion of each body asked to judge, of whatever draft, then the votes that stand.

    What was taken back is none; a vote on another text than the one in force is none either. A body that
    did the same several times (it fills several levels) is numbered: "cho ý kiến (lần 2)".
    """
    lines = [*verdicts_said(package), *map(line_of, decisions_on_current(package))]
    often = Counter((line.body, line.deed) for line in lines if line.deed)
    met: Counter[tuple[str, str]] = Counter()
    for place, line in enumerate(lines):
        key = line.body, line.deed
        met[key] += 1
        if often[key] > 1:
            facts = {"deed": line.deed, "number": met[key]}
            lines[place] = replace(line, deed=_("%(deed)s (lần %(number)d)") % facts)
    return tuple(lines)


def _told_figures(bound: PackageDecision) -> list[str]:
    """The figures of one vote; those of each name stand in the record of the count alone."""
    decision, facts = bound.decision, bound.decision.figures
    if bound.names:
        return [_("Biểu quyết từng người; %(names)s") % {"names": names_in_words(bound.names)}]
    words = _(
        "Có mặt %(present)d/%(members)d; tán thành %(for)d, không tán thành %(against)d, "
        "ý kiến khác %(other)d"
    )
    told = [words % facts]
    if decision.ballots_issued is None:
        told.append(_("không biểu quyết %(silent)d") % facts)
    else:
        ballots = {
            "issued": decision.ballots_issued,
            "returned": decision.ballots_returned,
            "invalid": decision.ballots_invalid,
        }
        told.append(_("phiếu phát ra %(issued)d, thu về %(returned)d, không hợp lệ %(invalid)d") % ballots)
    return told


def line_of(bound: PackageDecision) -> SaidLine:
    """One vote with all its figures; invalid ballots are never counted among those who did not vote."""
    decision = bound.decision
    remarks = {
        _("Theo"): decision.minutes_ref,
        _("Nội dung giao hoàn thiện"): decision.amendments,
        _("Ý kiến bảo lưu"): decision.dissent,
        _("Ký xác nhận"): name_keeper().attested(bound.version.package) if bound.names else "",
    }
    return SaidLine(
        body=decision.body.name,
        deed=str(ROLE_DEEDS.get(bound.role, "")),
        on=decision.met_on,
        draft_number=bound.version.number,
        outcome=outcome_in_words(decision.outcome.code).capitalize(),
        words=f"{'; '.join(_told_figures(bound))}.",
        remarks=tuple(f"{name}: {said}" for name, said in remarks.items() if said),
    )


def opening_of(package: Package) -> str:
    """The first line of what is to be signed: which draft, who passed it, and whether it changed since."""
    number = package.current.number if package.current else 0
    votes = decisions_on_current(package)
    if not votes:
        return _("Dự thảo lần %(number)d, chưa có cơ quan nào biểu quyết.") % {"number": number}
    last = votes[-1]
    decision = last.decision
    agreed = {"for": decision.votes_for, "present": decision.present}
    facts = {
        "number": number,
        "voted": last.version.number,
        "body": decision.body.name,
        "day": f"{decision.met_on:%d/%m/%Y}",
        # Of a list voted on name by name how many names passed.
        "how": names_in_words(last.names) or _("%(for)d/%(present)d tán thành") % agreed,
        "outcome": outcome_in_words(decision.outcome.code),
    }
    corrected = corrected_in_words(package.current)
    if corrected and last.version in drafts_corrected(package.current):
        words = _(
            "Đúng dự thảo lần %(voted)d mà %(body)s thông qua ngày %(day)s (%(how)s); "
            "%(corrected)s. Bản này là dự thảo lần %(number)d, ngoài ra không sửa chữ nào."
        )
        return words % (facts | {"corrected": corrected})
    if last.version_id != package.current_id:
        return " ".join(
            filter(
                None,
                (_amended(package, last, facts), corrected and f"{corrected[:1].upper()}{corrected[1:]}."),
            )
        )
    if decision.outcome.code != "passed":
        words = _("Dự thảo lần %(number)d: %(body)s %(outcome)s ngày %(day)s (%(how)s).")
        return words % facts
    words = _(
        "Đúng dự thảo lần %(number)d mà %(body)s thông qua ngày %(day)s (%(how)s); từ đó không sửa chữ nào."
    )
    return words % facts


def _amended(package: Package, voted: PackageDecision, facts: dict[str, object]) -> str:
    """The line of a draft that is the amended form of the one that was voted on."""
    confirmed = confirmations(package).filter(decision=voted).order_by("id").last()
    words = _(
        "Dự thảo lần %(number)d, là bản hoàn thiện của dự thảo lần %(voted)d mà %(body)s thông qua "
        "ngày %(day)s (%(how)s)."
    )
    told = [words % facts]
    if confirmed is not None:
        by = {"who": confirmed.body.name, "day": f"{clock.local_day(confirmed.at):%d/%m/%Y}"}
        told.append(_("%(who)s xác nhận bản hoàn thiện ngày %(day)s.") % by)
    return " ".join(told)


def verdicts_said(package: Package) -> list[SaidLine]:
    """The last conclusion of each body in each role, in the order in which they were said."""
    rows = Verdict.objects.filter(version__package=package, version__withdrawal=None, takes_back=None)
    rows = rows.exclude(taken_back_by__isnull=False).select_related("body", "version", "step")
    last = {(row.role, row.body_id): row for row in rows.order_by("id")}
    words = history.words_of([row.step for row in last.values()])
    return [
        SaidLine(
            body=row.body.name,
            deed=str(ROLE_DEEDS.get(row.role, "")),
            on=clock.local_day(row.at),
            draft_number=row.version.number,
            outcome=row.in_words,
            words=words.get(row.step.note_digest, ""),
        )
        for row in sorted(last.values(), key=lambda row: row.pk)
    ]
