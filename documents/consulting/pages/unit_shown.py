"""What pages show of a unit: each round with its drafts and answers, who leads it, what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.consulting.models.replies import ACCOUNT, LINK
from documents.consulting.queries.unit_page import letter_in_words
from documents.packages.words.days import planned_day
from documents.paper.listing import Column, Listing
from workflows import clock
from workflows.deadlines import working_days_left
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from congress.people.models.units import Unit, UnitSuccession
    from documents.consulting.models.replies import DraftAnswer, Reply
    from documents.consulting.models.rounds import RoundDraft
    from documents.consulting.queries.unit_page import AskedRound, Results
    from documents.packages.queries.remarks import RemarkOutcome


def unit_round_facts(asked: AskedRound, results: Results, *, token: str = "") -> dict[str, Any]:
    """One round as the unit's page shows it; without a token nothing leads anywhere, as for the office.

    `results`: what became of what the unit said, of packages whose synthesis is published.
    """
    told: dict[str, Any] = {
        "round": asked.round,
        "letter": letter_in_words(asked),
        "until": time_left_in_words(asked),
        "open": not asked.is_closed,
        "in_time": asked.in_time,
        "owed": len(asked.owed),
        "drafts": [_draft_facts(asked, draft, results, token) for draft in asked.drafts],
        "replies": [_reply_facts(asked, reply, token) for reply in asked.replies],
        "contested": contested_in_words(asked),
    }
    if token and told["open"]:
        told["answer_url"] = reverse("unit-answer", args=[token, asked.round.pk])
    return told


def own_round_facts(asked: AskedRound, results: Results) -> dict[str, Any]:
    """The same for who answers for the unit by his account: where he reads, answers, and corrects."""
    told = unit_round_facts(asked, results)
    key = asked.asked[0].pk
    if told["open"]:
        told["answer_url"] = reverse("own-answer", args=[key])
    for draft, row in zip(asked.drafts, told["drafts"], strict=True):
        row["url"] = "" if row["gone"] else reverse("own-draft", args=[draft.pk])
        if row["url"] and draft.package_id in results and not draft.package.confidential:
            row["table_url"] = reverse("own-table", args=[draft.pk])
    for reply, row in zip(asked.replies, told["replies"], strict=True):
        if reply.ground == ACCOUNT:
            row["receipt_url"] = reverse("own-receipt", args=[reply.pk])
        if asked.may_correct(reply, ACCOUNT):
            row["correct_url"] = f"{reverse('own-answer', args=[key])}?sua={reply.pk}"
    return told


def time_left_in_words(asked: AskedRound) -> str:
    """Until when answers are awaited, and how many working days that leaves."""
    if asked.is_closed:
        return _("Đợt lấy ý kiến này đã kết thúc, không nhận thêm ý kiến.")
    day = {"day": planned_day(asked.last_day)}
    if not asked.in_time:
        words = _(
            "Thời hạn đã hết ngày %(day)s. Ý kiến gửi lúc này vẫn được nhận, ghi là “gửi sau thời hạn”."
        )
        return words % day
    left = working_days_left(clock.today(), asked.last_day, calendar=calendar_in_force())
    told = ngettext("còn %(left)d ngày làm việc", "còn %(left)d ngày làm việc", left) % {"left": left}
    return _("Chậm nhất hết ngày %(day)s (%(left)s).") % (day | {"left": told})


def said_in_words(reply: Reply, answer: DraftAnswer) -> str:
    """What was said of a draft, by whom and when: "nhất trí – Trần Văn Ba, Chủ tịch, 12/03/2022"."""
    who = ", ".join(filter(None, (reply.writer, reply.writer_office, f"{reply.sent_on:%d/%m/%Y}")))
    return f"{answer.get_stand_display()} – {who}"


def filed_in_words(day: date, *, late: bool) -> str:
    """That remarks of the unit were taken in from a file of that day."""
    words = _("góp ý trong tệp, ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    return _("%(words)s (gửi sau thời hạn)") % {"words": words} if late else words


def contested_in_words(asked: AskedRound) -> str:
    """What is said where two replies speak of the same draft."""
    if not any(len(asked.answers_on(draft)) > 1 for draft in asked.drafts):
        return ""
    return _("Đơn vị đã gửi hai ý kiến về cùng một dự thảo. Cả hai được giữ; Văn phòng sẽ hỏi lại đơn vị.")


def remark_outcome_in_words(outcome: RemarkOutcome) -> str:
    """What became of a remark: "Tiếp thu một phần. Bổ sung tại Phụ lục (dự thảo lần 3)"."""
    row = outcome.disposition
    if row is None:
        return _("Ban soạn thảo đang xem xét.") if outcome.remark.needs else _("Ban soạn thảo đã ghi nhận.")
    words = ". ".join(filter(None, (str(row.get_kind_display()), row.reason.strip().rstrip("."))))
    if row.answered_in is None:
        return f"{words}."
    return _("%(words)s (dự thảo lần %(number)d).") % {"words": words, "number": row.answered_in.number}


def _draft_facts(asked: AskedRound, draft: RoundDraft, results: Results, token: str) -> dict[str, Any]:
    gone = hasattr(draft.version, "withdrawal")
    return {
        "code": draft.package.code,
        "title": draft.package.listed_title,
        "number": draft.version.number,
        "gone": gone,
        "url": reverse("unit-draft", args=[token, draft.pk]) if token and not gone else "",
        "said": [
            {"words": said_in_words(reply, answer), "remarks": list(answer.remarks.all())}
            for reply, answer in asked.answers_on(draft)
        ]
        + [{"words": filed_in_words(day, late=day > asked.last_day)} for day in asked.filed_on(draft)],
        # Others' remarks only after the synthesis is published.
        "table_url": reverse("unit-table", args=[token, draft.pk])
        if token and draft.package_id in results
        else "",
        "results": [
            {"place": one.remark.place, "text": one.remark.text, "outcome": remark_outcome_in_words(one)}
            for one in results.get(draft.package_id, ())
            if one.remark.draft == draft.version.number
        ],
    }


def _reply_facts(asked: AskedRound, reply: Reply, token: str) -> dict[str, Any]:
    who = ", ".join(filter(None, (reply.writer, reply.writer_office))) or reply.unit_name
    facts = {"way": reply.get_ground_display(), "day": f"{reply.sent_on:%d/%m/%Y}", "who": who}
    told: dict[str, Any] = {
        "words": _("%(who)s gửi qua %(way)s, ngày %(day)s") % facts,
        "late": asked.is_late(reply),
    }
    if token and reply.ground == LINK:
        told["receipt_url"] = reverse("unit-receipt", args=[token, reply.pk])
        if asked.may_correct(reply):
            told["correct_url"] = f"{reverse('unit-answer', args=[token, asked.round.pk])}?sua={reply.pk}"
    return told


def owed_in_words(asked: Iterable[AskedRound]) -> str:
    """How many drafts still wait for the unit: what its page says first."""
    waiting = [one for one in asked if not one.is_closed]
    number = sum(len(one.owed) for one in waiting)
    if not number:
        return _("Hiện không còn nội dung nào chờ đơn vị trả lời.")
    return _("%(number)d dự thảo đang chờ ý kiến của đơn vị.") % {"number": number}


def units_found_listing(units: Sequence[Unit]) -> Listing[Unit]:
    """Units that a name may mean."""
    columns: list[Column[Unit]] = [
        Column(
            _("Tên đơn vị"),
            lambda unit: unit.name,
            40,
            link=lambda unit: reverse("unit-desk", args=[unit.code]),
        ),
        Column(_("Người chủ trì"), head_in_words, 26),
        Column(_("Điện thoại"), lambda unit: "\n".join(filter(None, (unit.phone, unit.second_phone)))),
    ]
    return Listing(_("Đơn vị"), columns, units, empty=_("Không tìm thấy đơn vị nào."))


def unit_facts(unit: Unit) -> list[dict[str, str]]:
    """What is known of a unit, its numbers to be called."""
    until = f"{unit.until:%d/%m/%Y}" if unit.until else ""
    told = [
        (_("Người chủ trì"), head_in_words(unit)),
        (_("Loại đơn vị"), unit.kind),
        (_("Mã"), unit.code),
        (_("Địa chỉ nhận thư"), unit.address),
        (_("Cách liên hệ"), str(unit.get_way_display())),
        (_("Hoạt động đến hết ngày"), until),
    ]
    facts = [{"name": name, "value": value} for name, value in told if value]
    numbers = [number for number in (unit.phone, unit.second_phone) if number]
    return facts + [{"name": _("Điện thoại"), "value": "", "phone": number} for number in numbers]


def head_in_words(unit: Unit) -> str:
    """Who leads the unit, with his title; that nobody does."""
    if unit.head is None:
        return _("khuyết người chủ trì")
    return f"{unit.head}, {unit.head_title}" if unit.head_title else str(unit.head)


def succession_in_words(row: UnitSuccession) -> str:
    """What became of a unit, a sentence."""
    facts = {"day": f"{row.on:%d/%m/%Y}", "before": row.before_name, "after": row.after_name}
    words = _("%(way)s từ ngày %(day)s: %(before)s → %(after)s (%(decision)s)")
    return words % (facts | {"way": row.get_way_display(), "decision": row.decision})
