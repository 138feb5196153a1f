"""Tờ trình: the lead body lays a draft before the body that decides, with what was said of it so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.issued import head_signs, unnumbered
from documents.packages.queries.judgements import decisions_on_current, standing_verdicts
from documents.packages.remarks import asking_of
from documents.packages.words.days import deadline_in_words
from documents.packages.words.history import count_in_words
from documents.packages.words.roles import ROLE_DEEDS
from documents.paper.official import OfficialPaper
from workflows import clock
from workflows.queries import notes_below
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package

# Bodies that sign as a whole (Nghị định 30/2020, Điều 13); the head of another signs as its head.
TOGETHER = ("collective", "inspection")


def submission_of(package: Package, draft: Version) -> OfficialPaper:
    """The paper about the draft in force, as the record stands now; whom it goes to is who decides."""
    to = tuple(body.name for body in package.bodies(package.kind.decider))
    facts = {"lead": package.lead.name, "title": package.title, "to": ", ".join(to)}
    opening = _(
        "Thực hiện nhiệm vụ chủ trì soạn thảo %(title)s trình %(congress)s, %(lead)s kính trình %(to)s "
        "xem xét những nội dung sau:"
    )
    asks = _("%(lead)s kính đề nghị %(to)s xem xét, thông qua %(title)s.") % facts
    said = [(_("BẢN TRÌNH"), tuple(draft_told(package, draft)))]
    said.append((_("Ý KIẾN, KẾT LUẬN, BIỂU QUYẾT ĐÃ CÓ"), tuple(judged_so_far(package))))
    said += [(_("GHI CHÚ CỦA NGƯỜI SOẠN THẢO"), tuple(draft.note.splitlines()))] if draft.note else []
    numbered = zip(("I", "II", "III", "IV"), [*said, (_("ĐỀ NGHỊ"), (asks,))], strict=False)
    under = package.lead.name.upper()
    return OfficialPaper(
        model="to-trinh",
        head=unnumbered(package.congress, "TTr", clock.today(), under=under, internal=package.confidential),
        kind=_("TỜ TRÌNH"),
        about=_("Về việc thông qua %(title)s") % facts,
        to=to,
        opening=(opening % (facts | {"congress": package.congress.short_name}),),
        sections=tuple((f"{number}. {heading}", words) for number, (heading, words) in numbered),
        right=head_signs(package.lead, together=package.lead.kind in TOGETHER),
        recipients=(_("Như trên"), _("Lưu: VT")),
    )


def draft_told(package: Package, draft: Version) -> Iterator[str]:
    """Which text exactly, of which papers it is made, until when it is to be done."""
    facts = {
        "number": draft.number,
        "code": draft.check_code,
        "day": f"{clock.local_day(draft.created):%d/%m/%Y}",
        "due": deadline_in_words(package),
    }
    yield _("Dự thảo lần %(number)d, mã kiểm tra %(code)s, lập ngày %(day)s.") % facts
    parts = {part.code for part in draft.parts.all()}
    names = [part.title for part in package.kind.parts if part.code in parts]
    yield _("Thành phần: %(names)s.") % {"names": "; ".join(names)}
    if package.due:
        yield _("Thời hạn hoàn thành: %(due)s.") % facts
        yield from notes_below(filter(None, [last_day_of(package)]))


def judged_so_far(package: Package) -> Iterator[str]:
    """Who was asked and answered, what bodies concluded, what they voted; that nothing is recorded yet."""
    told = []
    asking = asking_of(package)
    if asking.asked:
        counts = {"asked": len(asking.asked), "heard": len(asking.heard)}
        told.append(_("Lấy ý kiến %(asked)d cơ quan, đơn vị; %(heard)d đã cho ý kiến.") % counts)
    for verdict in standing_verdicts(package).select_related("body", "version").order_by("id"):
        deed = str(ROLE_DEEDS.get(verdict.role, ""))
        facts = {
            "body": " ".join(filter(None, (verdict.body.name, deed))),
            "number": str(verdict.version.number),
            "day": f"{clock.local_day(verdict.at):%d/%m/%Y}",
            "said": verdict.in_words.lower(),
        }
        told.append(_("%(body)s ngày %(day)s về dự thảo lần %(number)s: %(said)s.") % facts)
    for bound in decisions_on_current(package):
        facts = {
            "body": bound.decision.body.name,
            "day": f"{bound.decision.met_on:%d/%m/%Y}",
            "number": str(bound.version.number),
            "count": count_in_words(bound),
        }
        told.append(_("%(body)s biểu quyết ngày %(day)s về dự thảo lần %(number)s: %(count)s.") % facts)
    yield from told or [_("Chưa có ý kiến, kết luận, biểu quyết nào được ghi.")]
