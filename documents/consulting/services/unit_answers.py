"""A unit answers by its standing link: who holds the link of the letter, without an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.unit_links import unit_led_to
from documents.consulting.models.replies import LINK
from documents.consulting.queries.unit_page import asked_rounds
from documents.consulting.services.replies import ReplyFacts, Said, answer_by_link, correct_reply
from workflows import clock, engine
from workflows.errors import Hidden, NotNow

if TYPE_CHECKING:
    from documents.consulting.models.replies import Reply

# Replies of one unit in one round that stand: nobody sends more by himself.
MOST = 20


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """What a unit says in one round: who writes, in which office, what of which of the round's drafts.

    `corrects` is the id of what it sent before by its link and now says otherwise.
    """

    writer: str
    writer_office: str
    answers: Mapping[int, Said]
    corrects: int | None = None


@engine.whole()
def answer_as_unit(token: str, round_id: int, said: UnitAnswer, *, request_id: str) -> Reply:
    """Record what a unit sent by its link; until its last day it may say it otherwise, later send more.

    The same request gives the reply it made before. Raises Hidden (the link opens nothing, another's round
    or draft), NotNow (closed; corrected after the last day), Stale, and Unmet by field.
    """
    led = unit_led_to(token)
    if led is None or led.unit is None:
        raise Hidden
    found = next((one for one in asked_rounds(led.unit, by_link=True) if one.round.pk == round_id), None)
    if found is None or not set(said.answers) <= {draft.pk for draft in found.drafts}:
        raise Hidden
    facts = ReplyFacts(
        ground=LINK,
        arrived=clock.today(),
        answers=said.answers,
        unit=led.unit,
        writer=said.writer,
        writer_office=said.writer_office,
    )
    if said.corrects is None:
        if len([one for one in found.replies if one.ground == LINK]) >= MOST:
            raise NotNow(_("Đơn vị đã gửi nhiều lần; đề nghị gọi Văn phòng để ghi thêm ý kiến."))
        return answer_by_link(found.round, facts, request_id=request_id)
    before = next((one for one in found.sent if one.pk == said.corrects and one.ground == LINK), None)
    if before is None:
        raise Hidden
    if not found.in_time:
        raise NotNow(_("Đã hết thời hạn nên không sửa được ý kiến đã gửi; ý kiến mới thì gửi riêng."))
    return correct_reply(before, facts, by=None, request_id=request_id)
