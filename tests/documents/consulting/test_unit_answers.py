"""A unit answers by its link: in time, once more, late, for those it succeeded, and with hostile words."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from congress.people.services.units import UnitFacts, succeed
from documents.consulting.queries.rounds import round_state
from documents.consulting.services.rounds import close_round
from documents.models import Reply
from tests.demo_world import HIDDEN, at, text_of
from tests.documents.answering import NAMES, WHO, answers, send
from tests.documents.canaries import everything_in

pytestmark = pytest.mark.one_database


def test_a_unit_answers_and_gets_its_slip(sent_round, place, form):
    _one, two = sent_round.drafts.all()
    remarks = {f"place_{two.pk}_0": "Điều 12 khoản 2", f"text_{two.pk}_0": "Bỏ chữ “cơ bản”."}

    answer = send(form, answers(sent_round, stands=("agrees", "remarks")) | remarks)

    told, reply = text_of(answer), Reply.objects.get()
    assert answer.status_code == 200
    assert "Đã nhận ý kiến của đơn vị" in told
    assert "nhất trí, có góp ý – Trần Văn Ba, Chủ tịch, 18/03/2022" in told
    assert "Điều 12 khoản 2: Bỏ chữ “cơ bản”." in told
    assert (reply.by, reply.unit.name, reply.ground) == (None, NAMES[0], "link")
    assert round_state(sent_round).coverage == "1/3 đầu mối (33,3%)"
    slip = everything_in(Client().get(f"{place}phieu/{reply.pk}.pdf"))
    assert "Trần Văn Ba, Chủ tịch" in slip.replace("\n", " ")


def test_one_tick_agrees_to_all(sent_round, form):
    send(form, {"all_agreed": "on"})

    assert [one.stand for one in Reply.objects.get().answers.all()] == ["agrees", "agrees"]


def test_what_is_typed_comes_back(sent_round, form):
    key = sent_round.drafts.first().pk
    typed = {"writer": "", f"text_{key}_0": "Nội dung gõ dở phải còn nguyên vẹn"}

    answer = send(form, typed)

    assert answer.status_code == 422
    assert "Nội dung gõ dở phải còn nguyên vẹn" in answer.content.decode()
    assert {"Chưa nhập mục này.", "Đã ghi góp ý; đề nghị chọn ý kiến về dự thảo này."} <= {
        error for errors in answer.context["form"].errors.values() for error in errors
    }
    assert Reply.objects.count() == 0


def test_room_for_another_remark_keeps_what_was_typed(sent_round, form):
    key = sent_round.drafts.first().pk

    answer = send(form, {"more": key, f"text_{key}_0": "Góp ý thứ nhất", f"stand_{key}": "remarks"})

    assert answer.status_code == 200
    assert f'name="text_{key}_1"' in answer.content.decode()
    assert "Góp ý thứ nhất" in answer.content.decode()
    assert Reply.objects.count() == 0


def test_two_clicks_are_one_answer_and_two_people_are_two(sent_round, place, form):
    client = Client()
    filled = dict(HIDDEN.findall(client.get(form).content.decode())) | WHO | {"all_agreed": "on"}

    client.post(form, filled)
    client.post(form, filled)
    once = Reply.objects.count()
    send(form, {"writer": "Lê Thị Tư"} | answers(sent_round, stands=("disagrees", "none")))

    assert (once, Reply.objects.count()) == (1, 2)
    assert "Văn phòng sẽ hỏi lại đơn vị" in text_of(Client().get(place))
    assert len(round_state(sent_round).contested) == 1


def test_it_is_corrected_until_the_end_and_late_after_it(cast, sent_round, place, form):
    send(form, {"all_agreed": "on"})
    first = Reply.objects.get()
    send(f"{form}?sua={first.pk}", answers(sent_round, stands=("agrees", "none")))
    corrected = text_of(Client().get(place))
    with at(28):
        over = text_of(Client().get(place))
        refused = send(form, {"all_agreed": "on", "corrects": Reply.objects.last().pk})
        send(form, {"all_agreed": "on"})
        late = text_of(Client().get(place))
        close_round(sent_round, by=cast.vanphong)
        closed = send(form, {"all_agreed": "on"})

    assert "không có ý kiến – Trần Văn Ba" in corrected
    assert "Sửa ý kiến đã gửi" in corrected
    assert "Sửa ý kiến đã gửi" not in over
    assert "Thời hạn đã hết ngày 25/03/2022" in over
    assert "Đã hết thời hạn nên không sửa được" in text_of(refused)
    assert "gửi sau thời hạn" in late
    assert Reply.objects.count() == 3
    assert "Đợt lấy ý kiến này đã kết thúc" in text_of(closed)


def test_a_unit_that_merged_answers_for_those_before(cast, branches, sent_round, links, place):
    ground = "QĐ 12/QĐ-HTS ngày 16/03/2022"
    succeed(
        branches[:2],
        [UnitFacts("Hội Lào Cai – Yên Bái")],
        way="merge",
        decision=ground,
        on=date(2022, 3, 18),
        by=cast.vanphong,
    )

    answer = send(f"{place}tra-loi/{sent_round.pk}/", {"all_agreed": "on"})

    assert "Hội Lào Cai – Yên Bái" in text_of(answer)
    assert round_state(sent_round).coverage == "2/3 đầu mối (66,7%)"


def test_hostile_answers_are_refused(sent_round, form):
    key = sent_round.drafts.first().pk
    nothing = send(form, {f"stand_{key}": "pass"})
    foreign = send(form, {"stand_999999": "agrees"})
    long = send(form, {f"stand_{key}": "remarks", f"text_{key}_0": "a" * 20_000})
    seal = send(form, {"corrects": "9" * 30, "all_agreed": "on"})
    nul = send(form, {f"stand_{key}": "remarks", f"text_{key}_0": "Thêm\0 số liệu", f"place_{key}_0": "\0"})

    assert [one.status_code for one in (nothing, foreign, long, nul)] == [422, 422, 422, 200]
    assert seal.status_code in (404, 422)
    assert Reply.objects.get().answers.get().remarks.get().text == "Thêm số liệu"
