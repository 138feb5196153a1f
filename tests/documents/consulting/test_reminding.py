"""The silent units of a round are reminded by one press, once a day, politely and in one message."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.consulting.queries.rounds import round_state
from documents.consulting.services.letters import mark_sent
from documents.consulting.services.reminding import remind_units
from documents.consulting.services.rounds import close_round
from documents.consulting.words import Contact, text_to_silent
from documents.models import UnitReminder
from tests.demo_world import Visitor, text_of
from tests.documents.asked import LAST, SENT, ask, make_units, reply
from workflows import clock
from workflows.errors import Forbidden, NotNow, Unmet

pytestmark = pytest.mark.one_database


def page_of(found):
    return f"/lay-y-kien/{found.pk}/nhac/"


def ticked(found, **words):
    """What the browser sends for every silent unit; `words` by code of the unit."""
    silent = [one.asked for one in round_state(found).silent]
    return {f"chosen-{one.pk}": "on" for one in silent} | {
        f"words-{one.pk}": words.get(one.unit.code, "") for one in silent
    }


def test_the_silent_are_ticked_when_their_day_is_near_and_not_before(cast, asked):
    committee = Visitor(cast.btc)
    sent = [one.asked.pk for one in round_state(asked).units]
    mark_sent(asked, sent, way="paper", on=SENT, by=cast.btc)
    found = {}
    for days in (10, 0, -3):
        with clock.frozen(LAST - timedelta(days=days)):
            form = committee.client.get(page_of(asked)).context["form"]
            found[days] = {chosen.value() for _line, chosen, _words in form.rows()}

    assert found == {10: {False}, 0: {True}, -3: {True}}


def test_who_has_no_letter_marked_as_sent_is_not_ticked_and_the_page_says_so(cast, asked):
    first = round_state(asked).silent[0].asked
    mark_sent(asked, [first.pk], way="paper", on=SENT, by=cast.btc)
    with clock.frozen(LAST):
        page = Visitor(cast.btc).client.get(page_of(asked))

    ticked_ = {line.asked.pk for line, chosen, _words in page.context["form"].rows() if chosen.value()}
    assert ticked_ == {first.pk}
    assert text_of(page).count("Chưa ghi đã gửi thư cho đơn vị này nên không chọn sẵn.") == 5


def test_of_a_round_that_has_ended_the_page_says_when_and_how_many_were_silent(cast, asked, units):
    reply(cast, asked, units[0], "agrees")
    with clock.frozen(LAST + timedelta(days=1)):
        close_round(asked, by=cast.vanphong)
        page = Visitor(cast.btc).read(page_of(asked))

    assert f"kết thúc ngày {LAST + timedelta(days=1):%d/%m/%Y}, không nhắc thêm; 5 đơn vị không gửi" in page
    assert ("không còn đơn vị nào" in page, "chưa gửi ý kiến mà" in page) == (False, False)


def test_one_press_reminds_those_who_sent_nothing_once_a_day(cast, asked, units):
    reply(cast, asked, units[0], "agrees")
    committee = Visitor(cast.btc)
    with clock.frozen(LAST):
        fields = ticked(asked) | {"chosen-0": "on"}
        codes = [committee.client.post(page_of(asked), fields).status_code for _time in range(2)]
        page = committee.read(page_of(asked))
        again = remind_units(asked, {one.asked.pk: "Nhắc." for one in round_state(asked).silent}, by=cast.btc)
    with clock.frozen(LAST + timedelta(days=1)):
        next_day = committee.read(page_of(asked))

    kept = list(UnitReminder.objects.all())
    assert (codes[0], len(kept), again) == (302, 5, [])
    assert units[0].name not in {one.asked.name for one in kept}
    assert page.count("Sao chép tin Zalo") == 5
    assert "Lần trước: ngày" in next_day


def test_the_text_asks_once_more_in_one_message_and_blames_nobody(cast, asked, units):
    words = {}
    for days in (2, -3):
        with clock.frozen(LAST - timedelta(days=days)):
            words[days] = [
                line.words for line in Visitor(cast.btc).client.get(page_of(asked)).context["form"].lines
            ]
    long = round_state(asked).silent[0].asked
    name, long.name = long.name, "Ban Liên lạc " + "Trường Sơn " * 17
    contact = Contact(f"https://daihoi.example.vn/y-kien/{'a' * 32}/", long.code, "024 3333 4444", "ABCD2345")
    words[-3].append(text_to_silent(asked, long, contact, drafts=7, today=LAST + timedelta(days=3)))

    assert words[2][0].startswith(f"Kính gửi {name}: ")
    assert (
        f"kính mong quý đơn vị góp ý 1 dự thảo văn kiện trước khi hết ngày {LAST:%d/%m/%Y}" in (words[2][0])
    )
    assert f"vẫn kính mong quý đơn vị góp ý 1 dự thảo văn kiện (thời hạn: {LAST:%d/%m/%Y})" in words[-3][0]
    assert max(len(text) for texts in words.values() for text in texts) <= 300
    assert f"{contact.address}. Mã phiếu: {contact.printed}." in words[-3][-1]
    every = " ".join(text for texts in words.values() for text in texts).lower()
    assert [
        word for word in ("quá hạn", "chậm", "đôn đốc", "yêu cầu", "điện thoại văn phòng: .") if word in every
    ] == []


@pytest.mark.parametrize("words", ["x" * 5000, "Kính đề nghị.\n" * 400])
def test_words_that_are_too_long_are_refused_and_come_back(cast, asked, words):
    with clock.frozen(LAST):
        code = round_state(asked).silent[0].asked.unit.code
        answer = Visitor(cast.btc).client.post(page_of(asked), ticked(asked, **{code: words}))

    assert (answer.status_code, UnitReminder.objects.count()) == (422, 0)


def test_nobody_else_reminds_and_nobody_when_it_is_closed_or_nothing_is_chosen(cast, asked):
    key = round_state(asked).silent[0].asked.pk
    with pytest.raises(Forbidden):
        remind_units(asked, {key: "Kính đề nghị."}, by=cast.truong)
    with pytest.raises(Unmet, match="Chưa chọn đơn vị nào"):
        remind_units(asked, {}, by=cast.btc)
    with clock.frozen(LAST + timedelta(days=1)):
        close_round(asked, by=cast.vanphong)
        with pytest.raises(NotNow, match="đã kết thúc"):
            remind_units(asked, {key: "Kính đề nghị."}, by=cast.btc)


@pytest.mark.slow
def test_ninety_five_silent_units_are_asked_for_in_as_many_questions_as_six(cast, package):
    units, counts = make_units(cast, 95), []
    for some in (units[:6], units):
        found, visitor = ask(cast, [package], some), Visitor(cast.btc)
        visitor.read(page_of(found))
        with CaptureQueriesContext(connection) as queries:
            visitor.read(page_of(found))
        counts.append(len(queries))

    assert counts[1] == counts[0]
