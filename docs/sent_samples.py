"""What leaves the product beside the sentences: to units, to groups, by mail, and the rest of a letter."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from congress.people.words.addressed import addressed
from docs.told_samples import BODIES, CHAIRMAN, CONGRESS, DRAFTER, HEAD, HOUSE, REPORT, SAMPLES
from documents.consulting.words import Contact, text_for_zalo, text_to_silent
from documents.telling.law import BELOW, EQUAL, IN_LETTERS
from documents.telling.papers.letter import SUBJECT
from documents.telling.papers.urging_letter import ENDS, HEADS, WITH_PHONE
from documents.telling.queries.stand_ins import StandIn
from documents.telling.rows import text_to_group
from documents.telling.services.letters import ABOUT
from documents.telling.words.messages import NO_MORE, NO_MORE_ABOVE, message_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from congress.people.models.people import Person

UNTIL, BEFORE, AFTER = date(2022, 3, 25), date(2022, 3, 23), date(2022, 3, 28)
ROUND: Any = SimpleNamespace(congress=CONGRESS)
UNIT: Any = SimpleNamespace(name="Hội Truyền thống Trường Sơn tỉnh Quảng Trị", last_day=UNTIL)
LINKED = Contact("https://daihoi.example/gop-y/K7M2Q9XF/", "K7M2Q9XF", CONGRESS.office_phone)
BY_PAPER = Contact("", "K7M2Q9XF", "")
TAKES = f"{addressed(DRAFTER, HOUSE)}, Thư ký Tiểu ban Văn kiện"
AWAY, ALONE = StandIn(UNTIL, TAKES, DRAFTER.phone), StandIn(UNTIL)


def beside_messages() -> Iterable[tuple[str, str]]:
    """(when, the words) of what is no sentence about something: ends, greetings, subjects, brackets."""
    waits = {one: _texts(one, "waits") for one in (CHAIRMAN, DRAFTER)}
    cut = message_to(DRAFTER, waits[DRAFTER][:1], CONGRESS, "Văn phòng Hội", later=3)
    yield "Tin chỉ nêu được một phần số việc", cut
    for reader, body in ((DRAFTER, "TBVK"), (CHAIRMAN, "TT")):
        above, name = reader is CHAIRMAN, BODIES[body].name
        text = text_to_group(name, waits[reader][:1], office="Văn phòng Hội", upwards=above)
        yield f"Tin gửi nhóm của {name}", text
    yield "Tiêu đề thư điện tử", SUBJECT % {"congress": CONGRESS.short_name, "count": 2}
    yield "Việc đã xong hoặc không còn, trên trang Thông báo", f"{waits[DRAFTER][0]} {NO_MORE}"
    yield "Như trên, với cấp trên", f"{waits[CHAIRMAN][0]} {NO_MORE_ABOVE}"
    yield "Người nhận vắng, dưới tên người ấy trên phiếu báo việc", AWAY.in_words()
    yield "Như trên, chưa có người nhận thay", ALONE.in_words()
    yield "Trưởng vắng, dưới tên cơ quan trên công văn", AWAY.in_words(addressed(HEAD, HOUSE))


def texts_to_units() -> Iterable[tuple[str, str]]:
    """(when, the words) of what a unit reads on Zalo of a consultation."""
    for contact, said in ((LINKED, ""), (BY_PAPER, ", đơn vị không có đường dẫn")):
        yield f"Lần đầu{said}", text_for_zalo(ROUND, UNIT, contact, drafts=2)
        for when, today in (("trước", BEFORE), ("sau", AFTER)):
            words = text_to_silent(ROUND, UNIT, contact, drafts=2, today=today)
            yield f"Chưa có ý kiến, {when} ngày cuối{said}", words


def parts_of_letter(facts: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """(which part, the words) of a letter to a body about its works."""
    facts = {**facts, "phone": WITH_PHONE % {"phone": CONGRESS.office_phone}}
    about = ABOUT % facts
    yield "Trích yếu", f"V/v {about[:1].lower()}{about[1:]}"
    yield "Kính gửi", facts["body"]
    yield "Mở đầu, cơ quan ngang cấp", IN_LETTERS[EQUAL] % facts
    yield "Mở đầu, cơ quan cấp dưới", IN_LETTERS[BELOW] % {**facts, "body": "Tiểu ban Văn kiện"}
    does = facts["does"]
    yield f"Bảng: {'; '.join(HEADS)}", f"1; {does[:1].upper()}{does[1:]}; {facts['day']}"
    for words in ENDS:
        yield "Kết thúc", words % facts


def _texts(reader: Person, event: str) -> list[str]:
    return [one.text for one in SAMPLES if (one.reader, one.event, one.told) == (reader, event, REPORT)]
