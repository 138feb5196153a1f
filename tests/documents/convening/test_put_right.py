"""What a meeting to come is asked about, and what of it stays as it was issued."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from congress.models import News
from congress.people.queries.hats import hats
from documents.convening.services.changing import call_off, drop_item, move_meeting, number_invitation
from documents.convening.services.inviting import convene
from documents.models import AgendaDropped, ConvenedMeeting, RegisterLine
from documents.packages.answers.values import Return
from documents.packages.dated import days_beside
from documents.telling.papers.calendar_facts import calendar_entries
from documents.telling.words.messages import in_sentences
from tests.cast import perform
from tests.demo_world import HIDDEN, at
from tests.documents.examined import faults
from tests.documents.summoned import said, sent, summons, text_of, typed
from workflows import clock
from workflows.errors import NotNow

pytestmark = pytest.mark.one_database


def one_of(meeting):
    return f"/cuoc-hop/sap-toi/{meeting.pk}/"


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("20/03/2022", "Ngày 20/03/2022 là ngày nghỉ (Chủ nhật)"),
        ("02/05/2022", "Ngày 02/05/2022 là ngày nghỉ"),
        ("01/07/2022", "Ngày họp sau ngày khai mạc Đại hội"),
    ],
)
def test_a_day_in_doubt_is_asked_about_and_then_taken(cast, clerk, report, day, words):
    told = typed(cast, packages=[report.pk], meets_on=day)

    asked = sent(clerk, told)
    done = sent(clerk, told | {"anyway": "on"})

    assert (asked.status_code, done.status_code, ConvenedMeeting.objects.count()) == (422, 302, 1)
    assert said(asked, "meets_on")[0].startswith(words)
    assert "Vẫn họp vào ngày này" in asked.content.decode()


def test_the_half_of_the_day_is_kept_beside_the_hour_and_may_not_belie_it(cast, clerk, report):
    wrong = sent(clerk, typed(cast, packages=[report.pk], half="afternoon"))
    done = sent(clerk, typed(cast, packages=[report.pk], half="morning"))

    assert said(wrong, "half") == ["Giờ họp không thuộc buổi đã chọn; đề nghị sửa một trong hai."]
    assert (done.status_code, ConvenedMeeting.objects.get().half) == (302, "morning")


def test_from_morning_to_afternoon_is_another_time(cast, report):
    meeting = convene(
        cast.bodies.BCH, summons(cast, report, starts_at=None, half="morning"), by=cast.vanphong
    )

    later = move_meeting(
        meeting,
        summons(cast, starts_at=None, half="afternoon"),
        reason="Hội trường bận",
        by=cast.vanphong,
    )

    assert later.when == "chiều ngày 21/03/2022"


def test_an_item_is_dropped_with_its_reason_and_stays_to_be_read(cast, clerk, report):
    sent(clerk, typed(cast, packages=[report.pk]))
    meeting = ConvenedMeeting.objects.get()
    url = f"{one_of(meeting)}bo-noi-dung/2/"
    form = dict(HIDDEN.findall(clerk.get(url).content.decode()))

    silent = clerk.client.post(url, form | {"reason": "bỏ"})
    done, again = (clerk.client.post(url, form | {"reason": "Chuyển sang kỳ họp sau"}) for _click in range(2))

    page, paper = clerk.read(one_of(meeting)), text_of(clerk.get(f"{one_of(meeting)}giay-moi.pdf"))
    assert said(silent, "reason") == ["Phải nêu rõ lý do, tối đa 300 ký tự."]
    assert (done.status_code, again.status_code, AgendaDropped.objects.count()) == (302, 302, 1)
    assert "Đã bỏ khỏi chương trình. Lý do: Chuyển sang kỳ họp sau" in page
    assert ("Công tác tổ chức" in paper, "Việc khác" in paper) == (False, True)
    assert cast.bch01.news.said().order_by("-id")[0].words == (
        "Ông Người vanphong đã đưa ra khỏi chương trình cuộc họp Ban Chấp hành khóa II, 08:30 ngày "
        "21/03/2022: Công tác tổ chức. Lý do: Chuyển sang kỳ họp sau"
    )
    assert clerk.get(url).status_code == 409
    later = move_meeting(
        meeting, summons(cast, meets_on=date(2022, 3, 23)), reason="Chủ trì bận", by=cast.vanphong
    )
    assert [item.words for item in later.items.filter(package=None)] == ["Việc khác"]
    assert faults() == []


def test_the_last_item_is_not_dropped(cast, meeting):
    with pytest.raises(NotNow) as told:
        drop_item(meeting.items.get(), reason="Không còn cần bàn", by=cast.vanphong)

    assert "ghi không tổ chức cuộc họp" in told.value.reasons[0]


def test_a_numbered_invitation_stays_as_it_was_issued(cast, clerk, revised):
    own = one_of(revised)
    with at(19, hour=9):
        number_invitation(revised, by=cast.vanphong)
    sent_code = revised.items.get().papers.get().version.check_code
    with at(19, hour=10):
        form = dict(HIDDEN.findall(clerk.get(f"{own}thay-tai-lieu/1/").content.decode()))
        clerk.client.post(f"{own}thay-tai-lieu/1/", form | {"reason": "Sửa số liệu mục II"})
    issued = text_of(clerk.get(f"{own}giay-moi.pdf"))
    with at(19, hour=11):
        call_off(revised, reason="Trùng lịch của Trung ương", by=cast.vanphong)

    assert f"dự thảo lần 1, mã kiểm tra {sent_code}" in issued
    assert text_of(clerk.get(f"{own}giay-moi.pdf")) == issued
    assert "giay-moi.pdf" in clerk.get(own).content.decode()


def test_the_book_names_who_signs_the_invitation(cast, meeting):
    number_invitation(meeting, by=cast.vanphong)

    line = RegisterLine.objects.get(kind="GM")
    assert (line.signer, line.kept) == (str(cast.chutich), "VT")


@pytest.mark.parametrize("act", ["chuyen-ngay", "khong-to-chuc", "so-giay-moi", "bo-noi-dung/1"])
def test_what_would_be_refused_is_refused_when_it_is_opened(cast, clerk, meeting, act):
    call_off(meeting, reason="Trùng lịch của Trung ương", by=cast.vanphong)

    answer = clerk.get(f"{one_of(meeting)}{act}/")

    assert answer.status_code == 409
    assert "Cuộc họp này đã hoãn hoặc đã chuyển sang ngày khác." in answer.content.decode()


def test_a_second_number_is_refused_when_it_is_opened(cast, clerk, meeting):
    number_invitation(meeting, by=cast.vanphong)

    answer = clerk.get(f"{one_of(meeting)}so-giay-moi/")

    assert (answer.status_code, "Giấy mời này đã có số." in answer.content.decode()) == (409, True)


def test_the_notice_leads_to_the_meeting_and_only_the_one_that_holds_is_passed_on(cast, meeting):
    def passed_on():
        rows = list(News.objects.filter(person=cast.bch01, event="meeting").order_by("id"))
        return [one.text.split(",")[0] for one in in_sentences(rows)], in_sentences(rows, reader=cast.bch01)

    before, _read = passed_on()
    later = move_meeting(
        meeting, summons(cast, meets_on=date(2022, 3, 23)), reason="Chủ trì bận", by=cast.vanphong
    )
    after, read = passed_on()
    call_off(later, reason="Trùng lịch của Trung ương", by=cast.vanphong)
    at_last, _read = passed_on()

    assert before == ["Kính mời dự họp Ban Chấp hành khóa II"]
    assert after == ["Cuộc họp Ban Chấp hành khóa II ngày 21/03/2022 chuyển sang 08:30 ngày 23/03/2022"]
    assert [one.url for one in read] == [one_of(meeting), one_of(later)]
    assert at_last == ["Không tổ chức cuộc họp Ban Chấp hành khóa II"]


def test_the_hour_goes_into_the_calendar(cast, meeting):
    (day,) = [one for one in days_beside(cast.bch01, hats(cast.bch01)) if one.kind == "meeting"]
    entries = calendar_entries(cast.bch01)

    assert day.hour == time(8, 30)
    assert datetime(2022, 3, 21, 8, 30, tzinfo=clock.HANOI) in [one.when for one in entries]


def test_the_draft_of_a_dropped_package_is_in_no_pack(cast, clerk, report):
    sent(clerk, typed(cast, packages=[report.pk]))
    meeting = ConvenedMeeting.objects.get()
    told = {"return": Return(basis="Kết luận ngày 18/03/2022")}
    perform(report, "send_back", cast.vanphong, note="Số liệu chưa khớp", **told)
    drop_item(meeting.items.get(package=report), reason="Hồ sơ đã trả lại", by=cast.vanphong)

    assert clerk.get(f"{one_of(meeting)}tai-lieu.pdf").status_code == 404
    assert "meetings" not in str(clerk.get(f"/ho-so/{report.code}/").context.get("agendas"))
