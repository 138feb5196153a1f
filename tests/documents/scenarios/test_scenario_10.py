"""Scenario 10: a plan binds once it was approved; late tasks are urged once a day; numbers are given once."""

from __future__ import annotations

import pytest

from congress.models import News
from documents.models import Plan, RegisterLine, Task
from tests.demo_world import HIDDEN, at, text_of
from tests.documents.telling.test_news import heard

PLAN = "/nhiem-vu/ke-hoach/DH3-KH-TBPV/"
LATE = "/nhiem-vu/DH3-NV001/"
VOTES = {"present": 5, "votes_for": 3, "votes_against": 2, "other_opinion": 0, "not_voting": 0}
DECISION = {"kind": "QĐ", "signer": "Võ Sở", "other": "Các Tiểu ban", "about": "Thành lập Ban Tổ chức"}


def fill(visitor, url, **fields):
    """Opens a form and sends it with these fields."""
    shown = visitor.get(url).content.decode()
    return visitor.client.post(url, dict(HIDDEN.findall(shown)) | fields)


def test_six_tasks_bind_once_three_of_five_have_approved_them(world):
    with at(21):
        before = world.visitor("btc").read(PLAN)
        assert "Các nhiệm vụ chưa có hiệu lực theo dõi." in before
        assert Task.objects.filter(plan__code="DH3-KH-TBPV").count() == 0

    with at(22, hour=11):
        done = fill(
            world.visitor("thuongtruc"),
            f"{PLAN}viec/approve/",
            met_on="22/03/2022",
            minutes_ref="08/BB-TT",
            **VOTES,
        )
        assert done.status_code == 302

        plan = Plan.objects.get(code="DH3-KH-TBPV")
        assert (plan.stage_label, plan.tasks.count()) == ("Đã thông qua, có hiệu lực", 6)
        assert "tán thành 3/5 – thông qua" in world.visitor("btc").read(PLAN)
        assert "Phương án đi lại, ăn ở của đại biểu" in world.visitor("bch30").read("/")


def test_two_of_five_are_not_enough(world):
    fewer = VOTES | {"votes_for": 2, "votes_against": 3}
    with at(22, hour=11):
        clerk = world.visitor("thuongtruc")
        fill(clerk, f"{PLAN}viec/approve/", met_on="22/03/2022", minutes_ref="08/BB-TT", **fewer)

    assert (Plan.objects.get(code="DH3-KH-TBPV").state, Task.objects.filter(row=6).count()) == ("drafting", 1)


def test_a_late_task_is_urged_once_a_day_and_its_head_is_told(world):
    with at(18):
        btc = world.visitor("btc")
        first = btc.client.post(f"{LATE}don-doc/")
        again = btc.client.post(f"{LATE}don-doc/")
    with at(21):
        next_day = btc.client.post(f"{LATE}don-doc/")

    assert (first.status_code, again.status_code, next_day.status_code) == (302, 409, 302)
    assert "mỗi ngày một lần" in text_of(again)
    told = News.objects.filter(event="urged").order_by("id")
    assert [one.person.username for one in told] == ["bch30", "bch30"]
    assert heard(told[0].person)[0] == (
        "Đề nghị quan tâm, sớm hoàn thành nhiệm vụ “Khảo sát, lấy báo giá hội trường” (DH3-NV001); "
        "thời hạn là hết ngày 16/03/2022."
    )


@pytest.mark.parametrize("who", ["bch30", "tbvk", "chutich"])
def test_only_who_tracks_urges(world, who):
    with at(18):
        assert world.visitor(who).client.post(f"{LATE}don-doc/").status_code == 403


def test_the_decision_gets_its_number_and_the_task_its_result(world):
    office = world.visitor("vanphong")
    with at(21):
        for number in range(1, 5):
            typed = DECISION | {"number": str(number), "day": "04/03/2022"}
            fill(office, "/so-van-ban/di/ghi/", **typed)
        fill(office, "/so-van-ban/di/ghi/", **DECISION | {"day": "21/03/2022"})
        fill(office, "/so-van-ban/di/ghi/", **DECISION | {"day": "21/03/2022", "about": "Việc khác"})
        assert [str(line) for line in RegisterLine.objects.order_by("-id")[:2]] == ["06/QĐ-HTS", "05/QĐ-HTS"]

        task = "/nhiem-vu/DH3-NV005/"
        fields = {"words": "Thành lập Ban Tổ chức và 5 Tiểu ban.", "number": "05/QĐ-HTS"}
        body = Task.objects.get(code="DH3-NV002").giver_id
        fields |= {"decided_on": "21/03/2022", "decided_by": body}
        assert fill(office, f"{task}viec/report/", **fields).status_code == 302
        fill(world.visitor("btc"), f"{task}viec/accept/")

        assert "05/QĐ-HTS ngày 21/03/2022" in world.visitor("chutich").read(task)


def test_the_office_enters_what_a_head_says_on_the_telephone(world):
    with at(18, hour=15):
        office, head = world.visitor("vanphong"), world.visitor("bch30").person
        done = fill(
            office,
            f"{LATE}nhap-thay/report/",
            words="Đã có đủ ba báo giá.",
            **{"giay-signer": head.pk, "giay-ground": "telephone", "giay-day": "18/03/2022"},
        )
        assert done.status_code == 302

        page = world.visitor("btc").read(LATE)

    assert "nhập thay" in page
    assert "theo điện thoại ngày 18/03/2022" in page
    assert Task.objects.get(code="DH3-NV001").state == "reported"
