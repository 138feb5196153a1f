"""A unit answers itself: by its standing link, without an account, or by the account of who leads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.unit_links import unit_led_to
from documents.consulting.models.replies import ACCOUNT, LINK
from documents.consulting.queries.unit_page import asked_rounds
from documents.consulting.services.replies import (
    ReplyFacts,
    Said,
    answer_by_account,
    answer_by_link,
    correct_reply,
)
from workflows import clock, engine
from workflows.errors import Hidden, NotNow

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from congress.people.models.units import Unit
    from documents.consulting.models.replies import Reply
    from documents.consulting.queries.unit_page import AskedRound

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

    def facts(self, ground: str, unit: Unit) -> ReplyFacts:
        """The same as a reply that arrives today."""
        return ReplyFacts(
            ground=ground,
            arrived=clock.today(),
            answers=self.answers,
            unit=unit,
            writer=self.writer,
            writer_office=self.writer_office,
        )


@engine.whole()
def answer_as_unit(token: str, round_id: int, said: UnitAnswer, *, request_id: str) -> Reply:
    """Record what a unit sent by its link; until its last day it may say it otherwise, later send more.

    The same request gives the reply it made before. Raises Hidden (the link opens nothing, another's round
    or draft), NotNow (closed; corrected after the last day), Stale, and Unmet by field.
    """
    led = unit_led_to(token)
    if led is None or led.unit is None:
        raise Hidden
    found = _round_in(asked_rounds(led.unit, by_link=True), round_id, said)
    facts = said.facts(LINK, led.unit)
    if said.corrects is None:
        _refuse_many(found, LINK)
        return answer_by_link(found.round, facts, request_id=request_id)
    return correct_reply(_sent(found, said, LINK), facts, by=None, request_id=request_id)


@engine.whole()
def answer_with_account(unit: Unit, round_id: int, said: UnitAnswer, *, by: Person, request_id: str) -> Reply:
    """The same by who answers for a unit, signed in: of drafts that he may read.

    Raises Hidden (another's round or draft), Forbidden, NotNow, Stale, and Unmet by field.
    """
    found = _round_in(asked_rounds(unit, by_link=False, reader=by), round_id, said)
    facts = said.facts(ACCOUNT, unit)
    if said.corrects is None:
        _refuse_many(found, ACCOUNT)
        return answer_by_account(found.round, facts, by=by, request_id=request_id)
    return correct_reply(_sent(found, said, ACCOUNT), facts, by=by, request_id=request_id)


def _round_in(rounds: list[AskedRound], round_id: int, said: UnitAnswer) -> AskedRound:
    found = next((one for one in rounds if one.round.pk == round_id), None)
    if found is None or not set(said.answers) <= {draft.pk for draft in found.drafts}:
        raise Hidden
    return found


def _refuse_many(found: AskedRound, ground: str) -> None:
    if len([one for one in found.replies if one.ground == ground]) >= MOST:
        raise NotNow(_("Đơn vị đã gửi nhiều lần; đề nghị gọi Văn phòng để ghi thêm ý kiến."))


def _sent(found: AskedRound, said: UnitAnswer, ground: str) -> Reply:
    """What it says otherwise now: that it sent itself, in this way, while there is time."""
    before = next((one for one in found.sent if one.pk == said.corrects and one.ground == ground), None)
    if before is None:
        raise Hidden
    if not found.in_time:
        raise NotNow(_("Đã hết thời hạn nên không sửa được ý kiến đã gửi; ý kiến mới thì gửi riêng."))
    return before
