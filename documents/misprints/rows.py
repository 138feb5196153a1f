"""One correction as it is read: the two texts paragraph by paragraph, and who said what of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.packages.services.paper_words import text_of
from documents.packages.services.words_awaited import StoredFile
from documents.packages.words.days import deadline_label
from documents.packages.words.misprints import correction_in_words
from documents.texts.compare.rows import blocks, folded_rows
from documents.texts.reading.sentences import left_unread
from workflows import clock
from workflows.models.records import NO_DATE

if TYPE_CHECKING:
    from documents.packages.models.misprints import MisprintProposal
    from documents.packages.models.paper_words import BlobText
    from documents.texts.compare.rows import Folded, ParagraphRow


def part_title(proposal: MisprintProposal) -> str:
    """The part that is put right, as its kind calls it."""
    parts = proposal.version.package.kind.parts
    return next((part.title for part in parts if part.code == proposal.part), proposal.part)


def two_readings(proposal: MisprintProposal) -> tuple[BlobText, BlobText]:
    """What the draft and the corrected file say. Reads files: never inside a transaction."""
    old = proposal.version.parts.select_related("blob").get(code=proposal.part)
    return text_of(old), text_of(StoredFile(proposal.blob))


def correction_card(proposal: MisprintProposal) -> dict[str, Any]:
    """The card of “Việc cần xử lý” of the head who has not answered yet."""
    package, day = proposal.version.package, clock.local_day(proposal.at)
    url = reverse("misprint", args=[package.code, proposal.pk])
    words = _("%(who)s đề nghị ngày %(day)s: %(count)d chữ")
    if not proposal.words:
        words = _("%(who)s đề nghị ngày %(day)s: chỉ thể thức, không sửa chữ nào")
    facts = {"who": proposal.by, "day": f"{day:%d/%m/%Y}", "count": proposal.words}
    return {
        "title": package.title,
        "url": url,
        "due": NO_DATE,
        "label": deadline_label(None),
        "marks": [package.code, _("Sửa lỗi kỹ thuật")],
        "facts": [words % facts],
        "main": {"label": _("Xem so sánh, xác nhận"), "url": url},
    }


def compared_rows(proposal: MisprintProposal) -> list[ParagraphRow | Folded]:
    """The old text and the new one, from the files that are kept. Reads files: never inside a transaction."""
    was, is_ = two_readings(proposal)
    return folded_rows(blocks(was.text, is_.text), context=1)


def correction_facts(proposal: MisprintProposal) -> list[dict[str, str]]:
    """Which text, what differs, what was not read, who proposed it by whose rule, what became of it.

    Reads files: never inside a transaction.
    """
    words = _("%(who)s, ngày %(day)s")
    day = f"{clock.local_day(proposal.at):%d/%m/%Y}"
    limit = _("%(body)s: còn được sửa %(allowed)d chữ khi đề nghị")
    number = proposal.version.number
    draft = _("Lần %(number)d") % {"number": number}
    was, is_ = two_readings(proposal)
    told = {_("Tệp của dự thảo"): was.warnings, _("Tệp đã sửa"): is_.warnings}
    same = _("Không thay đổi (máy so sánh)")
    if left_unread([*was.warnings, *is_.warnings]):
        same = _("Không thay đổi ở phần đọc được (máy so sánh); phần không đọc được không so sánh được")
    rule = limit % {"body": proposal.body.name, "allowed": proposal.allowed}
    if not proposal.words:
        rule = _("Không tính vào số chữ được sửa.")
    facts = [
        {"name": _("Dự thảo"), "value": draft},
        {"name": _("Thành phần"), "value": part_title(proposal)},
        {"name": _("Số chữ sửa"), "value": f"{proposal.words}"},
        {
            "name": _("Chữ sửa"),
            "value": proposal.changes.replace("\n", "; ") or _("Không sửa chữ nào; chỉ thể thức thay đổi."),
        },
        {"name": _("Số liệu, ngày, tên, điều khoản"), "value": same},
        {"name": _("Quy định"), "value": rule},
        {"name": _("Người đề nghị"), "value": words % {"who": proposal.by, "day": day}},
    ]
    facts += [{"name": name, "value": " ".join(lines)} for name, lines in told.items() if lines]
    if proposal.reason:
        facts.append({"name": _("Ghi chú"), "value": proposal.reason})
    return [*facts, {"name": _("Kết quả"), "value": what_became_of(proposal)}, *_on_paper(proposal)]


def _on_paper(proposal: MisprintProposal) -> list[dict[str, str]]:
    """Of an answer that was signed with a pen: by whom, who entered it, where the original lies."""
    answer = proposal.answer if proposal.is_answered else None
    if answer is None or answer.signed_on is None:
        return []
    words = _("%(who)s ký ngày %(day)s; %(typist)s nhập ngày %(typed)s; bản gốc: %(kept)s")
    said = {
        "who": answer.by,
        "day": f"{answer.signed_on:%d/%m/%Y}",
        "typist": answer.entered_by,
        "typed": f"{clock.local_day(answer.at):%d/%m/%Y}",
        "kept": answer.kept_at,
    }
    return [{"name": _("Trả lời trên giấy"), "value": words % said}]


def what_became_of(proposal: MisprintProposal) -> str:
    """What became of it, in a sentence."""
    if not proposal.is_answered:
        return _("Chờ Trưởng cơ quan chủ trì xác nhận.")
    answer = proposal.answer
    if answer.version is None:
        words = _("%(who)s không xác nhận. Lý do: %(reason)s")
        return words % {"who": answer.by, "reason": answer.reason}
    told = correction_in_words(answer)
    words = _("%(told)s; lập dự thảo lần %(number)d.")
    return words % {"told": f"{told[:1].upper()}{told[1:]}", "number": answer.version.number}
