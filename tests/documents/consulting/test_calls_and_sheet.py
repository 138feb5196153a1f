"""Calls to units about a round, the sheet of a unit in print, and codes that hold a slash."""

from __future__ import annotations

import pytest

from congress.people.queries.unit_links import token_of
from congress.people.services.units import UnitFacts, add_unit
from documents.models import UnitCall
from tests.demo_world import HIDDEN, text_of
from tests.documents.answering import NAMES, send
from tests.documents.printed import words
from tests.documents.signed_in import sign_in

pytestmark = pytest.mark.one_database
SAID = {"heard": "Ông Ba, Chủ tịch", "said": "Đã họp, mai gửi phiếu."}


def call(client, sent_round, unit, **typed):
    where = f"/lay-y-kien/{sent_round.pk}/goi/?don-vi={unit.code}"
    page = client.get(where)
    form = dict(HIDDEN.findall(page.content.decode())) | {"unit": page.context["form"]["unit"].value()}
    return client.post(where, form | SAID | typed)


@pytest.mark.parametrize("who", ["vanphong", "btc"])
def test_a_call_stands_on_the_round_and_at_the_desk(cast, sent_round, branches, who):
    done = call(sign_in(getattr(cast, who)), sent_round, branches[1])

    office = sign_in(cast.vanphong)
    page = text_of(office.get(f"/lay-y-kien/{sent_round.pk}/"))
    desk = text_of(office.get(f"/don-vi/{branches[1].code}/"))
    assert (done.status_code, UnitCall.objects.get().asked.unit) == (302, branches[1])
    assert all(words in page for words in ("Các cuộc gọi cho đơn vị", *SAID.values()))
    assert SAID["said"] in desk


def test_a_second_click_and_an_empty_answer_write_nothing_more(cast, sent_round, branches):
    office = sign_in(cast.vanphong)
    where = f"/lay-y-kien/{sent_round.pk}/goi/?don-vi={branches[0].code}"
    page = office.get(where)
    form = dict(HIDDEN.findall(page.content.decode())) | {"unit": page.context["form"]["unit"].value()}

    codes = [office.post(where, form | SAID).status_code for _click in range(2)]
    empty = call(office, sent_round, branches[0], said=" ")

    assert (codes, empty.status_code, UnitCall.objects.count()) == ([302, 302], 422, 1)


def test_who_asks_nobody_notes_no_call(cast, sent_round):
    assert sign_in(cast.truong).get(f"/lay-y-kien/{sent_round.pk}/goi/").status_code == 403


def test_the_sheet_says_what_was_asked_and_answered_without_the_link(cast, sent_round, branches, links, form):
    send(form, {"all_agreed": "on"})
    call(sign_in(cast.vanphong), sent_round, branches[0])

    printed = words(sign_in(cast.vanphong).get(f"/don-vi/{branches[0].code}/trang.pdf").content)

    told = ["HộitỉnhLàoCai", "Gópývănkiện", "nhấttrí", "Đãhọp,maigửiphiếu."]
    assert [one for one in told if one not in printed] == []
    assert (token_of(links[0]) in printed, NAMES[1].replace(" ", "") in printed) == (False, False)


def test_a_code_with_a_slash_has_its_page(cast):
    facts = UnitFacts("Ban liên lạc Trung đoàn", code="BLL/E98")
    unit = add_unit(facts, association=cast.congress.association, by=cast.vanphong)
    office = sign_in(cast.vanphong)

    led = office.get("/don-vi/?q=trung doan", follow=True)

    assert (led.status_code, led.redirect_chain[-1][0]) == (200, "/don-vi/BLL%252FE98/")
    assert unit.name in text_of(led)


def test_a_round_with_no_unit_is_refused_at_its_field(cast, make_package):
    package, office = make_package("BCCT", "drafting"), sign_in(cast.vanphong)
    page = office.get("/lay-y-kien/moi/")
    form = dict(HIDDEN.findall(page.content.decode()))
    said = {"title": "Góp ý", "opened": "18/03/2022", "last_day": "25/03/2022", "how": "later"}

    refused = office.post("/lay-y-kien/moi/", form | said | {"silence": "listed", "packages": [package.pk]})

    assert ("0 đơn vị" in text_of(page), refused.status_code) == (False, 422)
    assert list(refused.context["form"].errors) == ["units"]
    assert "Văn phòng thêm ở mục Đơn vị trực thuộc" in text_of(refused)
