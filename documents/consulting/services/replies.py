"""What a unit sent back is recorded, corrected, written out, confirmed; two replies of one unit both stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.reach import units_of
from congress.people.queries.unit_names import begun_now
from documents.consulting.models.replies import (
    ACCOUNT,
    AGREES,
    GROUNDS,
    LINK,
    NO_OPINION,
    OWN,
    REMARKS,
    STANDS,
    DraftAnswer,
    DraftRemark,
    Reply,
    ReplyFor,
)
from documents.consulting.queries.rounds import asked_units_of
from documents.consulting.services.holding import (
    corrected_meanwhile,
    held_for_entry,
    held_open,
    refuse_entering,
    refuse_paper,
    refuse_stranger,
)
from documents.packages.services.printed import printed_changed
from workflows import clock, engine
from workflows.errors import NotNow, Unmet, check
from workflows.models.ledger import enter_all
from workflows.once import once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from congress.people.models.units import Unit
    from documents.consulting.models.rounds import AskedUnit, Round, RoundDraft
    from documents.packages.models.incoming import IncomingPaper

LONGEST = 10_000
MOST_REMARKS = 500


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one draft: a stand, and remarks as (place, text)."""

    stand: str
    remarks: tuple[tuple[str, str], ...] = ()

    def faults(self, draft: RoundDraft, ground: str) -> list[str]:
        """What cannot be."""
        remarks, facts = _cleaned(self.remarks), {"code": draft.package.code}
        told: list[str] = []
        if self.stand not in dict(STANDS) or (ground == LINK and not draft.by_link):
            told.append(_("%(code)s: chưa chọn ý kiến.") % facts)
        if remarks and self.stand in (AGREES, NO_OPINION):
            words = _("%(code)s: đã ghi góp ý thì chọn “nhất trí, có góp ý” hoặc “chưa nhất trí”.")
            told.append(words % facts)
        # On paper the remarks may be in handwriting, written out later.
        if ground in OWN and self.stand == REMARKS and not remarks:
            told.append(_("%(code)s: chưa ghi nội dung góp ý.") % facts)
        if len(remarks) > MOST_REMARKS or any(len(text) > LONGEST for _place, text in remarks):
            told.append(_("%(code)s: góp ý quá dài; đề nghị gửi bằng tệp.") % facts)
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """One paper, call or visit. `answers`: id of the round's draft -> what is said of it.

    `day` is None where the paper bears none. Without `unit`, `sender` names who wrote unasked.
    """

    ground: str
    arrived: date
    answers: Mapping[int, Said]
    unit: Unit | None = None
    sender: str = ""
    day: date | None = None
    writer: str = ""
    writer_office: str = ""
    note: str = ""

    def is_in(self, row: Reply) -> bool:
        """Whether a reply says just this."""
        columns = ("ground", "arrived", "unit", "day", "writer", "writer_office", "note")
        told = [getattr(self, name) for name in columns]
        same = [clean(one) if isinstance(one, str) else one for one in told]
        answers = {
            one.draft_id: (one.stand, tuple((remark.place, remark.text) for remark in one.remarks.all()))
            for one in row.answers.prefetch_related("remarks")
        }
        said = {draft: (one.stand, _cleaned(one.remarks)) for draft, one in self.answers.items()}
        return (same, said) == ([getattr(row, name) for name in columns], answers)

    def row(self, held: Round, entering: Entering) -> Reply:
        """The reply, not stored yet."""
        return Reply(
            round=held,
            unit=self.unit,
            unit_name=self.unit.name if self.unit else clean(self.sender),
            ground=self.ground,
            day=self.day,
            arrived=self.arrived,
            writer=clean(self.writer),
            writer_office=clean(self.writer_office),
            note=clean(self.note),
            corrects=entering.corrects,
            paper=entering.paper,
            by=entering.by,
            request_id=entering.request_id,
        )

    def faults(self, found: Round) -> dict[str, list[str]]:
        """What cannot be, by field."""
        told = self.day_faults(found) | {"ground": [], "writer": [], "unit": []}
        if self.ground not in dict(GROUNDS):
            told["ground"].append(_("Chưa chọn cách nhận."))
        if self.ground in OWN and not (clean(self.writer) and clean(self.writer_office)):
            told["writer"].append(_("Phải ghi họ tên và chức vụ người gửi."))
        if self.unit is None and not clean(self.sender):
            words = _("Chưa ghi đơn vị, người gửi; văn bản không ghi tên chỉ lưu, không tổng hợp.")
            told["unit"].append(words)
        told["answers"] = self.answer_faults(found)
        return {name: reasons for name, reasons in told.items() if reasons}

    def day_faults(self, found: Round) -> dict[str, list[str]]:
        """What is wrong with its days."""
        told: dict[str, list[str]] = {"arrived": [], "day": []}
        opened = {"day": f"{found.opened:%d/%m/%Y}"}
        if self.arrived > clock.today():
            told["arrived"].append(_("Ngày này chưa tới."))
        if self.arrived < found.opened:
            told["arrived"].append(_("Sớm hơn ngày lấy ý kiến (%(day)s).") % opened)
        if self.day and self.day > self.arrived:
            told["day"].append(_("Ngày của văn bản muộn hơn ngày đến."))
        if self.day and self.day < found.opened:
            words = _("Sớm hơn ngày lấy ý kiến (%(day)s); văn bản ghi sai ngày thì để trống mục này.")
            told["day"].append(words % opened)
        return told

    def answer_faults(self, found: Round) -> list[str]:
        """What is wrong with what is said of the drafts."""
        drafts = {one.pk: one for one in found.drafts.select_related("package")}
        if not self.answers or not set(self.answers) <= drafts.keys():
            return [_("Chưa chọn ý kiến về dự thảo nào.")]
        told: list[str] = []
        for key, said in self.answers.items():
            told += said.faults(drafts[key], self.ground)
        return told


@dataclass(frozen=True, slots=True)
class Entering:
    """Who writes a reply down: the office, who answers for the unit, nobody where it came by its link."""

    by: Person | None = None
    request_id: str | None = None
    corrects: Reply | None = field(default=None)
    paper: IncomingPaper | None = None


def record_reply(
    found: Round,
    facts: ReplyFacts,
    *,
    by: Person,
    request_id: str | None = None,
    paper: IncomingPaper | None = None,
) -> Reply:
    """The office enters what a unit sent; it counts for the unit and for those that it succeeded.

    `paper` is the one in the tray from which it is entered, kept as its ground.

    Of a unit that was not asked, or a sender who is none, it is "ý kiến ngoài danh sách". The same request
    gives the reply it made before. After the end too: its own day says whether it is late.
    Raises Forbidden, Stale, and Unmet by field.
    """
    refuse_entering(found, by)
    if facts.ground in OWN:
        raise Unmet(fields={"ground": [_("Chưa chọn cách nhận.")]})
    mine = Reply.objects.filter(round=found, by=by)
    row: Reply = once(
        mine,
        request_id,
        lambda: _new_reply(found, facts, Entering(by, request_id, paper=paper)),
        same=facts.is_in,
    )
    return row


def answer_by_link(found: Round, facts: ReplyFacts, *, request_id: str | None = None) -> Reply:
    """A unit answers by its own link: the caller has proved that the link is `facts.unit`'s.

    Only drafts that are read by link are answered. Raises NotNow (closed, not asked), Stale, Unmet by field.
    """
    if facts.unit is None or facts.ground != LINK:
        raise Unmet(_("Ý kiến qua đường dẫn phải là của một đơn vị."))
    mine = Reply.objects.filter(round=found, by=None, unit=facts.unit)
    entering = Entering(request_id=request_id)
    row: Reply = once(mine, request_id, lambda: _new_reply(found, facts, entering), same=facts.is_in)
    return row


def answer_by_account(found: Round, facts: ReplyFacts, *, by: Person, request_id: str | None = None) -> Reply:
    """Who answers for `facts.unit` does so by his account; the caller has asked which drafts he may read.

    Raises Forbidden, NotNow (closed, not asked), Stale, Unmet by field.
    """
    refuse_stranger(facts.unit, by)
    mine = Reply.objects.filter(round=found, by=by, unit=facts.unit)
    entering = Entering(by, request_id)
    row: Reply = once(mine, request_id, lambda: _new_reply(found, facts, entering), same=facts.is_in)
    return row


def correct_reply(
    reply: Reply, facts: ReplyFacts, *, by: Person | None, request_id: str | None = None
) -> Reply:
    """Another text in place of a reply, until the end or of what came after it; the first one is kept.

    `by` is None for a unit that corrects what it sent by its link, and who answers for it where that was by
    account; the office corrects what it entered.
    Raises Forbidden, NotNow, Stale (corrected meanwhile), Unmet by field.
    """
    ways = {reply.ground, facts.ground}
    if (ways & OWN and len(ways) > 1) or (by is None) != (reply.ground == LINK):
        raise NotNow(_("Ý kiến đơn vị tự gửi thì chỉ đơn vị sửa được, bằng cách đã gửi."))
    if by is not None and reply.ground == ACCOUNT:
        refuse_stranger(reply.unit, by)
    elif by is not None:
        refuse_entering(reply.round, by)
    mine = Reply.objects.filter(round=reply.round, by=by, corrects=reply)
    entering = Entering(by, request_id, reply, reply.paper)
    row: Reply = once(mine, request_id, lambda: _new_reply(reply.round, facts, entering), same=facts.is_in)
    return row


def _cleaned(remarks: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    tidy = [(clean(place), clean(text)) for place, text in remarks]
    return tuple((place, text) for place, text in tidy if text)


@engine.whole()
def _new_reply(found: Round, facts: ReplyFacts, entering: Entering) -> Reply:
    held = held_open(found) if facts.ground in OWN else held_for_entry(found, entering.corrects)
    faults = facts.faults(held)
    if faults:
        raise Unmet(fields=faults)
    if facts.unit is not None and not begun_now(units_of(held.congress)).filter(pk=facts.unit.pk).exists():
        raise Unmet(fields={"unit": [_("Không có đơn vị này trong danh sách.")]})
    heard = asked_units_of(held, facts.unit) if facts.unit else []
    if facts.ground in OWN and not heard:
        raise NotNow(_("Đơn vị không thuộc danh sách lấy ý kiến của đợt này."))
    if entering.corrects is not None and Reply.objects.filter(corrects=entering.corrects).exists():
        raise corrected_meanwhile()
    if entering.paper and entering.by and entering.corrects is None:
        refuse_paper(held, entering.paper, by=entering.by)
    row = facts.row(held, entering)
    check(row)
    row.save()
    ReplyFor.objects.bulk_create(ReplyFor(reply=row, asked=one) for one in heard)
    for draft, said in sorted(facts.answers.items()):
        answer = DraftAnswer(reply=row, draft_id=draft, stand=said.stand)
        answer.save()
        _remarks(answer, _cleaned(said.remarks), entering.by)
    # The book says the reply with all that hangs on it.
    enter_all([row])
    _tell_packages(row, heard, by=entering.by)
    return row


def _tell_packages(reply: Reply, heard: Iterable[AskedUnit], *, by: Person | None) -> None:
    """What came in time, or stands for another, is in the fingerprint of what it speaks of."""
    if reply.corrects_id or any(reply.sent_on <= one.last_day for one in heard):
        spoken = Reply.objects.filter(pk__in=filter(None, (reply.pk, reply.corrects_id)))
        packages = set(spoken.values_list("answers__draft__package", flat=True))
        printed_changed(packages, "replies", by=by)


def _remarks(answer: DraftAnswer, told: Iterable[tuple[str, str]], by: Person | None) -> list[DraftRemark]:
    rows = [DraftRemark(answer=answer, place=place[:200], text=text, by=by) for place, text in told]
    return DraftRemark.objects.bulk_create(rows)
