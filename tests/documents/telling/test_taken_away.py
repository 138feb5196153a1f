"""Whose work is taken away by somebody else's act reads who did it and why, and never that he has done it."""

from __future__ import annotations

import pytest

from congress.models import Membership
from congress.people.services.seats import end_membership
from documents.packages.answers.values import Return
from tests.cast import perform
from tests.demo_world import Visitor
from tests.documents.tasks.told import given
from tests.documents.telling.test_news import REPORT, heard
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ABOVE = "Thường trực Hội không cần xem xét việc này nữa. Lý do: Gộp vào báo cáo khác."


@pytest.mark.parametrize(
    ("act", "who", "said"),
    [
        ("cancel", "btc", f"Ban Tổ chức Đại hội đã hủy {REPORT}"),
        ("pause", "btc", f"Ban Tổ chức Đại hội đã cho tạm dừng {REPORT}"),
        ("withdraw", "truong", f"Tiểu ban Văn kiện đã rút {REPORT} về để sửa"),
    ],
)
def test_who_was_waited_for_reads_who_took_it_away_and_why(cast, make_package, act, who, said):
    package = make_package("BCCT", "standing")
    more = {"withdrawal": "Sửa số liệu."} if act == "withdraw" else {}
    perform(package, act, getattr(cast, who), note="Gộp vào báo cáo khác.", **more)

    assert heard(cast.thuongtruc)[0] == f"Kính báo cáo: {said}; {ABOVE}"


def test_the_secret_reason_of_a_confidential_dossier_is_left_out(cast, make_package):
    package = make_package("DANS", "standing")
    perform(package, "cancel", cast.btc, note="Vì lý do riêng.")

    assert heard(cast.thuongtruc)[0].endswith("(DH3-DANS); Thường trực Hội không cần xem xét việc này nữa.")


def test_a_returned_report_is_told_once_to_who_drafts_it(cast, make_package):
    package = make_package("BCCT", "standing")
    before = len(heard(cast.truong))
    answers = {"return": Return(until=clock.today())}
    perform(package, "send_back", cast.thuongtruc, note="Thiếu phụ lục.", **answers)

    assert len(heard(cast.truong)) - before == 1


def test_a_task_given_to_another_body_is_told_to_the_one_that_had_it(cast):
    task = given(cast)
    perform(task, "hand_over", cast.btc, note="Văn phòng tiện hơn.", new_lead=cast.bodies.VP.pk)

    assert heard(cast.tbtc)[0] == (
        f"Ban Tổ chức Đại hội đã chuyển cơ quan chủ trì nhiệm vụ “{task.title}” ({task.code}); "
        "Tiểu ban Tài chính "
        "không phải xử lý việc này nữa. Lý do: Văn phòng tiện hơn."
    )


def test_who_leaves_a_seat_reads_who_wrote_it_and_on_what_ground(cast):
    seat = Membership.objects.get(person=cast.thuky, body=cast.bodies.TBVK)
    end_membership(seat, on=clock.today(), ground="QĐ 12/QĐ-HTS ngày 16/03/2022", by=cast.vanphong)

    assert heard(cast.thuky)[0] == (
        "Ông Người vanphong ghi: ông kết thúc nhiệm vụ Thư ký Tiểu ban Văn kiện, hết ngày 18/03/2022. "
        "Căn cứ: QĐ 12/QĐ-HTS ngày 16/03/2022."
    )


def test_the_list_of_notices_never_says_done_for_what_another_took_away(cast, make_package):
    package = make_package("BCCT", "standing")
    perform(package, "cancel", cast.btc, note="Gộp vào báo cáo khác.")
    page = Visitor(cast.thuongtruc).client.get("/thong-bao/")
    line = page.context["listing"].rows[0]

    assert line.label.text == "Không còn chờ (Ban Tổ chức Đại hội: Hủy hồ sơ)"
