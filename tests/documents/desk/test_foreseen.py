"""Before a move is made its page says where the package goes, what counts no more, who is told; so it is."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Membership, News
from documents.models import Package
from tests.demo_world import Visitor, act_url, at, text_of

pytestmark = pytest.mark.one_database

PAGE = "/ho-so/DH3-BCCT/"
SUBCOMMITTEE = "kết quả biểu quyết của Tiểu ban Văn kiện ngày 18/03/2022"


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


def facts(visitor, action):
    """What the page of a move says will happen."""
    told = visitor.get(act_url("DH3-BCCT", action)).context["facts"]
    names = ("Hồ sơ chuyển đến", "Hồ sơ chuyển về", "Không còn hiệu lực", "Được báo")
    return {fact["name"]: fact["value"] for fact in told if fact["name"] in names}


def test_pulling_a_package_back_says_what_that_undoes(cast, make_package):
    make_package("BCCT", "executive")
    lead = Visitor(cast.thuky)

    assert "Rút hồ sơ về để sửa" in lead.read(PAGE)
    assert facts(lead, "withdraw") == {
        "Hồ sơ chuyển về": "“Trả lại để hoàn thiện”",
        "Không còn hiệu lực": f"{SUBCOMMITTEE}, kết quả biểu quyết của Thường trực Hội ngày 18/03/2022, "
        "kết luận của Văn phòng Hội, kết luận của Ban Tuyên truyền, Thi đua, "
        "kết luận của Ban Tổ chức Đại hội",
        "Được báo": "Tiểu ban Văn kiện, Ban Thường vụ",
    }


def test_it_is_asked_again_and_those_who_waited_are_told(cast, make_package):
    make_package("BCCT", "standing")
    lead, standing = Visitor(cast.thuky), Visitor(cast.thuongtruc)

    unsure = lead.act("DH3-BCCT", "withdraw", note_field="Nhầm số liệu mục II")
    sure = lead.act("DH3-BCCT", "withdraw", note_field="Nhầm số liệu mục II", sure="on")

    assert (unsure.status_code, sure.status_code) == (422, 302)
    assert "Cần đánh dấu đã xem." in text_of(unsure)
    assert Package.objects.get(code="DH3-BCCT").state == "returned"
    notices = standing.read("/thong-bao/")
    assert "Tiểu ban Văn kiện đã rút Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)" in notices
    assert "Không còn chờ" in notices
    assert "Đã xong" not in notices


def test_what_one_did_oneself_is_done(cast, make_package):
    make_package("BCCT", "executive")

    notices = Visitor(cast.thuongtruc).read("/thong-bao/")

    assert "Đã xong" in notices
    assert "Không còn chờ" not in notices


def test_in_ones_own_hands_a_wrong_file_is_taken_back_without_more_ado(cast, make_package):
    make_package("BCCT", "resolving")
    lead = Visitor(cast.thuky)

    told = facts(lead, "withdraw")
    done = lead.act("DH3-BCCT", "withdraw", note_field="Tải nhầm tệp")

    assert told["Hồ sơ chuyển về"] == "“Đang tiếp thu, giải trình”"
    assert "kết luận của Văn phòng Hội" in told["Không còn hiệu lực"]
    assert done.status_code == 302


def test_a_vote_tells_of_both_its_ends(cast, make_package):
    make_package("BCCT", "standing")

    assert facts(Visitor(cast.thuongtruc), "decide_standing") == {
        "Hồ sơ chuyển đến": "“Chờ Ban Thường vụ cho ý kiến” (khi thông qua); "
        "“Trả lại để hoàn thiện” (khi không thông qua)",
        "Không còn hiệu lực": f"{SUBCOMMITTEE} (khi không thông qua)",
        "Được báo": "Tiểu ban Văn kiện, Ban Thường vụ (khi thông qua); "
        "Tiểu ban Văn kiện (khi không thông qua)",
    }


def test_opening_a_signed_package_says_that_the_signature_is_gone(cast, make_package):
    make_package("BCCT", "signed")

    told = facts(Visitor(cast.chutich), "reopen")

    assert told["Hồ sơ chuyển về"] == "“Đang soạn thảo”"
    assert "chữ ký duyệt của Chủ tịch Hội ngày 18/03/2022" in told["Không còn hiệu lực"]
    assert told["Được báo"] == "Tiểu ban Văn kiện"


def test_a_pause_undoes_nothing_and_tells_who_was_waited_for(cast, make_package):
    make_package("BCCT", "standing")
    organiser = Visitor(cast.btc)

    told = facts(organiser, "pause")
    organiser.act("DH3-BCCT", "pause", note_field="Chờ tình hình dịch ổn định")

    assert told == {
        "Hồ sơ chuyển đến": "“Tạm dừng”",
        "Được báo": "Tiểu ban Văn kiện, Thường trực Hội",
    }
    assert "đã cho tạm dừng Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)" in Visitor(cast.thuongtruc).read(
        "/thong-bao/"
    )
    assert facts(organiser, "resume") == {
        "Hồ sơ chuyển đến": "“Chờ Thường trực cho ý kiến”",
        "Được báo": "Tiểu ban Văn kiện, Thường trực Hội",
    }


def test_the_office_reads_it_too_before_it_enters_for_another(cast, make_package):
    make_package("BCCT", "standing")

    told = Visitor(cast.vanphong).read("/van-phong/nhap-thay/DH3-BCCT/send_back/")

    assert "Hồ sơ chuyển về “Trả lại để hoàn thiện”" in told
    assert f"Không còn hiệu lực {SUBCOMMITTEE}" in told
    assert "Được báo Tiểu ban Văn kiện" in told


def test_more_time_says_who_is_told_before_it_is_asked_and_answered(cast, make_package):
    make_package("BCCT", "drafting", due=date(2022, 6, 30))
    lead, organiser = Visitor(cast.truong), Visitor(cast.btc)

    asking = facts(lead, "ask_extension")
    lead.act("DH3-BCCT", "ask_extension", until="10/06/2022", note_field="Chờ số liệu quý II.")

    assert asking == {"Được báo": "Tiểu ban Văn kiện, Ban Tổ chức Đại hội"}
    assert facts(organiser, "answer_extension") == {"Được báo": "Tiểu ban Văn kiện"}


@pytest.mark.parametrize(
    ("case", "answers"),
    [
        ("executive thuky withdraw", {"note_field": "Tải nhầm tệp.", "sure": "on"}),
        ("standing thuongtruc send_back", {"note_field": "Bổ sung mục II."}),
        ("standing btc cancel", {"note_field": "Giao nhầm."}),
        ("standing btc pause", {"note_field": "Chờ tình hình dịch."}),
        ("signing chutich sign", {"read": "on"}),
        ("signed chutich reopen", {"note_field": "Sửa số liệu."}),
        ("drafting truong ask_extension", {"note_field": "Chờ số liệu.", "until": "28/03/2022"}),
    ],
)
def test_who_is_named_before_is_who_is_told_after(cast, make_package, case, answers):
    state, who, action = case.split()
    make_package("BCCT", state)
    visitor, before = Visitor(getattr(cast, who)), News.objects.count()

    named = facts(visitor, action)["Được báo"].split(", ")
    assert visitor.act("DH3-BCCT", action, **answers).status_code == 302

    rows = News.objects.order_by("id")[before:]
    seats = Membership.objects.filter(person__in={row.person_id for row in rows}, body__name__in=named)
    sitting = list(seats.values_list("body__name", "person"))
    assert {body for body, _person in sitting} == set(named)
    assert {person for _body, person in sitting} == {row.person_id for row in rows}


def test_a_meeting_and_a_closed_vote_say_it_too(cast, make_package):
    make_package("BCCT", "standing")

    page = Visitor(cast.thuongtruc).read("/bieu-quyet/TT/")

    assert "Được báo Tiểu ban Văn kiện, Ban Thường vụ (khi thông qua)" in page
