"""Whoever a step concerns hears of it in one sentence, and says that he read it."""

from __future__ import annotations

import pytest

from congress.people.models.news import News
from documents.board.services.calls import record_call
from documents.opinions.services import answer_comment, comment, dispose_of_comment
from documents.packages.answers.values import Return
from documents.telling.words.messages import in_sentences
from tests.cast import perform
from tests.demo_world import Visitor
from tests.documents.tasks.told import DONE, given
from workflows import clock

pytestmark = pytest.mark.one_database

REPORT = "Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị) (DH3-BCCT)"
WHY = "Đề nghị làm rõ số liệu hội viên."


def heard(person):
    """Every sentence for one person, the newest first."""
    rows = list(person.news.select_related("by", "body").order_by("-id"))
    return [one.text for one in in_sentences(rows, reader=person)]


def send_back(package, who):
    return perform(package, "send_back", who, note=WHY, **{"return": Return(until=clock.today())})


def test_drafters_read_who_returned_their_report_and_why(cast, make_package):
    package = make_package("BCCT", "standing")
    send_back(package, cast.thuongtruc)

    said = f"Thường trực Hội trả lại {REPORT} để hoàn thiện. Lý do: Đề nghị làm rõ số liệu hội viên."
    assert {name: heard(getattr(cast, name))[:1] for name in ("truong", "thuky", "tbtc")} == {
        "truong": [f"{said} Thời hạn hoàn thiện và trình lại: hết ngày 18/03/2022."],
        "thuky": [f"{said} Thời hạn hoàn thiện và trình lại: hết ngày 18/03/2022."],
        "tbtc": [],
    }


def test_drafters_read_that_their_report_was_signed_and_the_signer_does_not(cast, make_package):
    make_package("BCCT", "signed")

    signed = f"Chủ tịch Hội đã ký duyệt {REPORT}."
    assert (signed in heard(cast.truong), signed in heard(cast.thuky)) == (True, True)
    assert signed not in heard(cast.chutich)


def test_a_body_above_is_reported_to_and_one_below_is_told(cast, make_package):
    make_package("BCCT", "standing")

    assert heard(cast.thuongtruc)[0].startswith(
        f"Kính báo cáo: {REPORT} đã trình Thường trực Hội; kính đề nghị quan tâm, cho ý kiến."
    )
    texts = " ".join(heard(cast.thuongtruc)).lower()
    assert [word for word in ("đôn đốc", "quá hạn") if word in texts] == []


def test_the_same_step_is_told_once_to_each(cast, make_package):
    package = make_package("BCCT", "standing")
    step = send_back(package, cast.thuongtruc)
    before = News.objects.count()
    package.step_taken(step, [])

    assert News.objects.count() == before


def test_who_commented_hears_of_the_answer_and_of_what_became_of_it(cast, make_package):
    package = make_package("BCCT", "consultation")
    said = comment(package.current, by=cast.tttd, text="Nên nêu rõ nguồn số liệu.")
    answer_comment(said, by=cast.truong, text="Xin tiếp thu.")
    dispose_of_comment(said, by=cast.truong, kind="accepted")

    assert heard(cast.tttd)[:2] == [
        (f"Ông Người truong đã xem xét, tiếp thu, giải trình ý kiến góp ý của ông đối với {REPORT}."),
        f"Ông Người truong đã trả lời ý kiến góp ý của ông đối với {REPORT}.",
    ]


def test_who_was_urged_by_telephone_finds_it_among_what_he_was_told(cast, make_package):
    package = make_package("BCCT", "drafting")
    record_call(package, by=cast.btc, body=package.lead, person=cast.truong, answer="Xong ngày mai.")

    assert heard(cast.truong)[0] == f"Ông Người btc đã điện thoại trao đổi với ông về tiến độ {REPORT}."


def test_a_task_is_told_when_it_is_given_reported_returned_and_accepted(cast):
    task = given(cast)
    perform(task, "report", cast.tbtc, task_report=DONE)
    perform(task, "send_back", cast.btc, note="Thiếu phụ lục.", **{"return": None})
    perform(task, "report", cast.tbtc, task_report=DONE)
    perform(task, "accept", cast.btc)

    what = f"nhiệm vụ “{task.title}” ({task.code})"
    assert [text.split(" Đến nay")[0].split(" Thời hạn")[0] for text in heard(cast.tbtc2)] == [
        f"Ban Tổ chức Đại hội đã xác nhận hoàn thành {what}.",
        f"Ban Tổ chức Đại hội trả lại {what} để hoàn thiện. Lý do: Thiếu phụ lục.",
        f"Ban Tổ chức Đại hội giao Tiểu ban Tài chính chủ trì thực hiện {what}.",
    ]
    assert [text.split(" Đến nay")[0].split(" Thời hạn")[0] for text in heard(cast.btc)] == [
        f"Tiểu ban Tài chính báo cáo đã hoàn thành {what}; đề nghị xem xét, xác nhận."
    ] * 2


def test_the_menu_counts_what_is_new_until_it_is_read(cast, make_package):
    package = make_package("BCCT", "standing")
    send_back(package, cast.thuongtruc)
    drafter = Visitor(cast.truong)
    new = cast.truong.news.filter(seen=None).count()
    page = drafter.read("/thong-bao/")
    upto = {"news": cast.truong.news.first().pk}
    # What comes after the page was read stays new.
    record_call(package, by=cast.btc, body=package.lead, person=cast.truong, answer="Vâng.")
    answer = drafter.client.post("/thong-bao/da-doc/", upto)

    assert f"chưa đọc: {new}" in page
    assert (answer.status_code, cast.truong.news.filter(seen=None).count()) == (302, 1)
    assert "chưa đọc: 1" in drafter.read("/thong-bao/")


@pytest.mark.parametrize("upto", ["", "x", "-1", "9" * 40, "²"])
def test_what_no_page_sends_marks_nothing_as_read(cast, make_package, upto):
    make_package("BCCT", "standing")
    before = cast.truong.news.filter(seen=None).count()
    answer = Visitor(cast.truong).client.post("/thong-bao/da-doc/", {"news": upto})

    assert (answer.status_code, cast.truong.news.filter(seen=None).count()) == (302, before)
