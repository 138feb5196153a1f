"""The pages of tasks and plans, as people meet them in the demo."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Plan, Task
from documents.tasks.models.values import TaskFacts
from documents.tasks.services.giving import give_task
from tests.demo_world import HIDDEN, at, text_of

TASK, PLAN = "/nhiem-vu/DH3-NV001/", "/nhiem-vu/ke-hoach/DH3-KH-TBPV/"


@pytest.fixture(autouse=True)
def _on_the_day(world):
    with at(18):
        yield


def fill(visitor, url, **fields):
    """Opens a form and sends it with these fields."""
    shown = visitor.get(url).content.decode()
    return visitor.client.post(url, dict(HIDDEN.findall(shown)) | fields)


@pytest.mark.parametrize("who", ["btc", "bch30", "thuongtruc", "vanphong", "chutich", "tbvk"])
@pytest.mark.parametrize(
    "page", ["/", "/nhiem-vu/", "/nhiem-vu/ke-hoach/", TASK, PLAN, "/nhiem-vu/bang-tinh.xlsx", "/tien-do/"]
)
def test_everybody_of_the_congress_reads(world, who, page):
    assert world.visitor(who).get(page).status_code == 200


def test_the_list_tells_whose_turn_it_is_and_how_late(world):
    words = world.visitor("btc").read("/nhiem-vu/?tinh-trang=qua-han")

    assert "Khảo sát, lấy báo giá hội trường" in words
    assert "Quá hạn 2 ngày làm việc" in words
    assert "bước 1/3: Đang thực hiện" in words
    assert "024 0000 0120" in words


def test_a_stranger_and_a_unit_see_nothing(world):
    assert world.visitor("nguoila").get(TASK).status_code == 404
    assert "DH3-NV001" not in world.visitor("nguoila").read("/nhiem-vu/")


def test_the_committee_gives_a_task_on_its_page(world):
    btc = world.visitor("btc")
    lead = Task.objects.get(code="DH3-NV001").lead_id

    told = fill(btc, "/nhiem-vu/giao/", title="Thuê xe đón đại biểu", lead=lead, due="15/04/2022")

    made = Task.objects.get(title="Thuê xe đón đại biểu")
    assert (told.status_code, told.url) == (302, f"/nhiem-vu/{made.code}/")
    assert "Thuê xe đón đại biểu" in world.visitor("bch30").read("/")


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(world):
    told = fill(world.visitor("btc"), "/nhiem-vu/giao/", title="Thuê xe", lead="", due="31/02/2022")

    assert told.status_code == 422
    assert told.context["form"]["title"].value() == "Thuê xe"
    assert set(told.context["form"].errors) == {"lead", "due"}


def test_a_last_day_on_a_sunday_is_asked_about_once_and_then_taken(world):
    btc, facts = world.visitor("btc"), {"title": "Chạy thử hội trường"}
    facts["lead"], facts["due"] = Task.objects.get(code="DH3-NV001").lead_id, "17/04/2022"

    asked = fill(btc, "/nhiem-vu/giao/", **facts)
    told = text_of(asked)
    taken = fill(btc, "/nhiem-vu/giao/", **facts, looked_at=asked.context["form"]["looked_at"].value())

    assert asked.status_code == 422
    assert "Chủ nhật, 17/04/2022. Ngày cuối 17/04/2022 là ngày nghỉ" in told
    assert "nếu giữ nguyên thì gửi lần nữa" in told
    assert taken.status_code == 302
    assert Task.objects.get(title=facts["title"]).due == date(2022, 4, 17)


def test_reported_and_accepted_on_the_pages(world):
    fill(world.visitor("bch30"), f"{TASK}viec/report/", words="Đã có đủ ba báo giá.")
    assert "Xác nhận hoàn thành" in world.visitor("btc").read(TASK)

    told = fill(world.visitor("btc"), f"{TASK}viec/accept/")

    assert (told.status_code, Task.objects.get(code="DH3-NV001").state) == (302, "done")


def test_who_may_not_is_told_who_may(world):
    told = world.visitor("tbvk").get(f"{TASK}viec/report/")

    assert told.status_code == 403
    assert "Tiểu ban Tổ chức" in text_of(told)


def test_thuong_truc_approves_on_the_page_and_the_rows_bind(world):
    clerk = world.visitor("thuongtruc")
    assert "chưa có hiệu lực theo dõi" in clerk.read(PLAN)
    votes = {"present": 5, "votes_for": 3, "votes_against": 2, "other_opinion": 0, "not_voting": 0}

    told = fill(clerk, f"{PLAN}viec/approve/", met_on="18/03/2022", minutes_ref="07/BB-TT", **votes)

    assert told.status_code == 302
    assert Plan.objects.get(code="DH3-KH-TBPV").tasks.count() == 6


def test_rows_are_added_changed_and_left_out(world):
    head = world.visitor("bch30")
    fill(head, f"{PLAN}viec/take_back/", note_field="Thêm việc.")
    lead = Task.objects.get(code="DH3-NV001").lead_id
    told = {"lead": lead, "due": "15/04/2022"}

    fill(head, f"{PLAN}dong/them/", title="Thuê xe đón đại biểu", after="2", **told)
    fill(head, f"{PLAN}dong/4/", title="Phương án ăn ở", **told)
    fill(head, f"{PLAN}dong/5/bo/")

    rows = {row.number: row for row in Plan.objects.get(code="DH3-KH-TBPV").rows}
    assert sorted(rows) == [1, 2, 3, 4, 6, 7]
    assert (rows[7].title, rows[7].after, rows[4].title) == ("Thuê xe đón đại biểu", (2,), "Phương án ăn ở")


def test_a_plan_is_begun_for_ones_own_body_only(world):
    assert fill(world.visitor("tbns"), "/nhiem-vu/ke-hoach/lap/TBNS/").status_code == 302
    assert world.visitor("tbns").get("/nhiem-vu/ke-hoach/lap/TBVK/").status_code == 404


def test_moves_that_no_page_offers_are_unknown(world):
    assert world.visitor("thuongtruc").get("/nhiem-vu/DH3-NV010/viec/follow_plan/").status_code == 404
    assert world.visitor("bch30").get(f"{PLAN}viec/cancel/").status_code == 404


def test_a_task_that_is_late_is_split_all_the_same(world):
    head = world.visitor("bch30")
    lead = Task.objects.get(code="DH3-NV001").lead_id
    parts = {"title1": "Khảo sát nơi thứ ba", "title2": "Lập bảng so sánh"}
    for number in (1, 2):
        parts |= {f"lead{number}": lead, f"due{number}": "22/03/2022"}

    assert fill(head, f"{TASK}viec/split/", **parts).status_code == 302
    assert [one.title for one in Task.objects.get(code="DH3-NV001").parts.order_by("code")] == [
        "Khảo sát nơi thứ ba",
        "Lập bảng so sánh",
    ]


def queries(visitor, page):
    """What a page asks the database, once everything that is read once was read."""
    visitor.get(page)
    cache.clear()
    with CaptureQueriesContext(connection) as found:
        assert visitor.get(page).status_code == 200
    return found.captured_queries


@pytest.mark.parametrize("page", ["/nhiem-vu/", "/nhiem-vu/bang-tinh.xlsx", "/tien-do/", "/", TASK])
def test_lists_ask_no_more_for_more_tasks(world, page):
    btc, lead = world.visitor("btc"), Task.objects.get(code="DH3-NV001").lead_id
    few = queries(btc, page)
    for number in range(4):
        told = TaskFacts(title=f"Việc {number}", lead=lead, due=date(2022, 4, 15), supporting=(lead + 1,))
        give_task(Task.objects.first().congress, told, by=btc.person)

    assert len(queries(btc, page)) == len(few)
