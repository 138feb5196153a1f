"""What people really send: links passed on or out of time, letters in no order, units that are no more."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from congress.people.queries.unit_links import token_of
from congress.people.services.units import UnitFacts, succeed
from documents.consulting.queries.rounds import round_state
from documents.models import Reply
from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.answering import NAMES, answers, asked_about, packaged, send

pytestmark = pytest.mark.one_database


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


def typed(office, found, **said):
    """What comes back when a letter is entered at the page of the office."""
    path = f"/lay-y-kien/{found.pk}/nhap/"
    form = dict(HIDDEN.findall(office.get(path).content.decode()))
    return office.client.post(path, form | {"ground": "letter", "whole": "agrees", "next": "1"} | said)


def closed(office, found):
    """The round is closed on its page."""
    path = f"/lay-y-kien/{found.pk}/ket-thuc/"
    return office.client.post(path, dict(HIDDEN.findall(office.get(path).content.decode())))


def test_a_link_passed_on_brings_two_answers_and_the_office_says_which_counts(office, sent_round, form):
    send(form, {"all_agreed": "on"})
    send(form, answers(sent_round, stands=("none", "none")) | {"writer": "Người được chuyển đường dẫn"})

    page = office.read(f"/lay-y-kien/{sent_round.pk}/?loc=can-hoi")
    kept = [row.writer for row in Reply.objects.order_by("id")]

    assert kept == ["Trần Văn Ba", "Người được chuyển đường dẫn"]
    assert ("có hai phiếu, cần xác định" in page, Session.objects.count()) == (True, 1)
    second = Reply.objects.last()
    path = f"/lay-y-kien/phieu/{second.pk}/ket-luan/"
    form = dict(HIDDEN.findall(office.get(path).content.decode()))
    chosen = office.client.post(path, form | {"ruling": "counts", "reason": "Đã gọi Thường trực Hội"})
    first = round_state(sent_round).drafts[0]
    assert (chosen.status_code, round_state(sent_round).slots(first)["none"]) == (302, 1)


def test_a_link_after_the_end_is_read_and_takes_nothing_more(office, sent_round, place, form):
    with at(28):
        answer = closed(office, sent_round)
        page = text_of(Client().get(place))
        opened = Client().get(form)
        sent = Client().post(form, {"all_agreed": "on", "writer": "A", "writer_office": "B"})

    assert (answer.status_code, opened.status_code, sent.status_code) == (302, 302, 409)
    assert ("Đợt lấy ý kiến này đã kết thúc" in text_of(sent), NAMES[0] in page) == (True, True)
    assert Reply.objects.count() == 0


def test_a_link_answers_nothing_that_is_of_another_unit(cast, branches, sent_round, links, form):
    other = asked_about(cast, branches[1:], {packaged(cast, "BCCT", "Khác"): True}, title="Hai đơn vị")
    send(form, {"all_agreed": "on"})
    own, foreign = Reply.objects.get(), f"/y-kien/{token_of(links[1])}/tra-loi/{sent_round.pk}/"
    strange = {f"stand_{other.drafts.get().pk}": "agrees"}

    not_asked = Client().post(f"/y-kien/{token_of(links[0])}/tra-loi/{other.pk}/", {"all_agreed": "on"})
    of_another = send(foreign, {"all_agreed": "on", "corrects": own.pk})
    send(form, strange)

    assert (not_asked.status_code, of_another.status_code) == (404, 404)
    assert [row.pk for row in Reply.objects.all()] == [own.pk]


def test_letters_come_in_any_order_and_count_by_their_own_days(office, sent_round):
    with at(30):
        late = typed(office, sent_round, unit=NAMES[0], arrived="29/03/2022", day="28/03/2022")
        before = typed(office, sent_round, unit=NAMES[1], arrived="29/03/2022", day="10/03/2022")
        to_come = typed(office, sent_round, unit=NAMES[1], arrived="22/03/2022", day="24/03/2022")
        earlier = typed(office, sent_round, unit=NAMES[1], arrived="30/03/2022", day="24/03/2022")
        undated = typed(office, sent_round, unit=NAMES[2], arrived="25/03/2022")
        page = office.read(f"/lay-y-kien/{sent_round.pk}/")

    assert [one.status_code for one in (late, before, to_come, earlier, undated)] == [302, 422, 422, 302, 302]
    early = "Sớm hơn ngày lấy ý kiến (18/03/2022); văn bản ghi sai ngày thì để trống mục này."
    assert early in text_of(before)
    assert "Ngày của văn bản muộn hơn ngày đến." in text_of(to_come)
    assert "2/3 đầu mối (66,7%)" in page
    assert [one.asked.name for one in round_state(sent_round).late] == [NAMES[0]]


def test_a_unit_that_was_merged_while_asked_is_entered_under_either_name(cast, office, branches, sent_round):
    decision = {"way": "merge", "decision": "QĐ 12/QĐ-HTS ngày 16/03/2022", "on": date(2022, 3, 18)}
    succeed(branches[:2], [UnitFacts("Hội Lào Cai – Yên Bái")], by=cast.vanphong, **decision)

    by_old_name = typed(office, sent_round, unit=NAMES[0], arrived="18/03/2022")
    half = round_state(sent_round).coverage
    by_new_name = typed(office, sent_round, unit="Hội Lào Cai – Yên Bái", arrived="18/03/2022")

    assert (by_old_name.status_code, half) == (302, "1/3 đầu mối (33,3%)")
    assert (by_new_name.status_code, round_state(sent_round).coverage) == (302, "2/3 đầu mối (66,7%)")
