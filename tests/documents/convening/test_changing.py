"""What becomes of a meeting before it is held: another paper, another day, none, its record."""

from __future__ import annotations

from datetime import date

import pytest

from congress.people.queries.hats import hats
from documents.convening.services.changing import call_off, replace_paper
from documents.convening.services.inviting import convene
from documents.models import ConvenedMeeting, ConveningEnd, Meeting
from documents.packages.answers.values import Return
from documents.packages.dated import days_beside
from tests.cast import perform
from tests.demo_world import HIDDEN, Visitor
from tests.documents.examined import faults
from tests.documents.summoned import PAGE, said, sent, summons, text_of, typed
from workflows.errors import NotNow, Stale

pytestmark = pytest.mark.one_database


def test_the_paper_that_was_sent_is_replaced_with_a_reason(cast, clerk, revised):
    own = f"/cuoc-hop/sap-toi/{revised.pk}/"
    assert "Hồ sơ đã có dự thảo mới hơn." in clerk.get(own).content.decode()
    url = f"{own}thay-tai-lieu/1/"
    form = dict(HIDDEN.findall(clerk.get(url).content.decode()))

    silent = clerk.client.post(url, form | {"reason": "sửa"})
    done, again = (clerk.client.post(url, form | {"reason": "Sửa số liệu mục II"}) for _click in range(2))
    late = clerk.client.post(url, form | {"reason": "Bản khác", "request_id": "x" * 32})

    papers = revised.items.get().papers
    assert (silent.status_code, said(silent, "reason")) == (422, ["Phải nêu rõ lý do, tối đa 300 ký tự."])
    assert (done.status_code, again.status_code, late.status_code) == (302, 302, 409)
    assert [(row.version.number, row.reason) for row in papers.all()] == [(1, ""), (2, "Sửa số liệu mục II")]
    assert "Hồ sơ đã có dự thảo mới hơn." not in clerk.get(own).content.decode()
    heard = "Ông Người vanphong đã thay tài liệu cuộc họp Tiểu ban Văn kiện, 08:30 ngày 21/03/2022: "
    assert (
        cast.truong.news.said().order_by("-id")[0].words
        == f"{heard}{papers.last().item.package.title}, dự thảo lần 2. Lý do: Sửa số liệu mục II"
    )
    assert "Bản sửa" in text_of(clerk.get(f"{own}tai-lieu.pdf"))
    assert faults() == []


def test_nothing_newer_is_not_sent_again(cast, meeting):
    with pytest.raises(NotNow) as told:
        replace_paper(meeting.items.get(), reason="Có bản mới", seen=1, by=cast.vanphong)
    with pytest.raises(Stale):
        replace_paper(meeting.items.get(), reason="Có bản mới", seen=0, by=cast.vanphong)

    assert told.value.reasons == ["Tài liệu đã gửi là dự thảo mới nhất, không có gì để thay."]


def test_moved_it_keeps_agenda_and_papers(cast, clerk, report, meeting):
    url = f"/cuoc-hop/sap-toi/{meeting.pk}/chuyen-ngay/"
    told = typed(cast, meets_on="23/03/2022", starts_at="", half="afternoon", reason="Chủ trì đi công tác")

    unmoved = {"meets_on": "21/03/2022", "starts_at": "08:30", "half": "", "place": "Hội trường"}
    same = sent(clerk, told | unmoved, url)
    silent = sent(clerk, told | {"reason": "bận"}, url)
    done = sent(clerk, told, url)

    later = ConvenedMeeting.objects.get(instead_of=meeting)
    assert (same.status_code, said(same, "meets_on")) == (422, ["Ngày, giờ, địa điểm vẫn như cũ."])
    assert said(silent, "reason") == ["Phải nêu rõ lý do, tối đa 300 ký tự."]
    assert (done["Location"], later.when) == (f"/cuoc-hop/sap-toi/{later.pk}/", "chiều ngày 23/03/2022")
    assert [item.papers.get().version for item in later.items.all()] == [report.current]
    assert cast.bch01.news.said().order_by("-id")[0].words == (
        "Cuộc họp Ban Chấp hành khóa II ngày 21/03/2022 chuyển sang chiều ngày 23/03/2022, "
        "tại Hội trường tầng 2. Lý do: Chủ trì đi công tác"
    )
    assert clerk.get(f"/cuoc-hop/sap-toi/{meeting.pk}/").context["standing"] == "Chuyển sang 23/03/2022"
    assert clerk.get(f"/cuoc-hop/sap-toi/{meeting.pk}/giay-moi.pdf").status_code == 404
    assert sent(clerk, told, url).status_code == 409


def test_called_off_it_is_in_nobodys_calendar(cast, clerk, meeting):
    own = f"/cuoc-hop/sap-toi/{meeting.pk}/"
    days = [one.title for one in days_beside(cast.bch01, hats(cast.bch01)) if one.kind == "meeting"]

    sent(clerk, {"reason": "Trùng lịch của Trung ương"}, f"{own}khong-to-chuc/")

    assert days == ["Họp Ban Chấp hành khóa II, 08:30 ngày 21/03/2022, tại Hội trường"]
    assert [one for one in days_beside(cast.bch01, hats(cast.bch01)) if one.kind == "meeting"] == []
    assert ConveningEnd.objects.get().reason == "Trùng lịch của Trung ương"
    with pytest.raises(NotNow):
        call_off(meeting, reason="Lần nữa cho chắc", by=cast.vanphong)


def test_the_pack_holds_the_drafts_that_were_sent(cast, clerk, report, meeting):
    words = text_of(clerk.get(f"/cuoc-hop/sap-toi/{meeting.pk}/tai-lieu.pdf"))

    assert words.startswith(" ".join([*cast.congress.org_lines, "TÀI LIỆU HỌP"]))
    assert f"dự thảo lần 1, mã kiểm tra {report.current.check_code}" in words
    assert "Dự thảo" in words


def test_the_package_says_where_it_is_on_the_agenda(cast, clerk, report, meeting):
    shown = clerk.get(f"/ho-so/{report.code}/").context["agendas"]

    assert [one.meeting for one in shown] == [meeting]


def test_once_it_was_recorded_nothing_of_it_is_changed(cast, report):
    meeting = convene(cast.bodies.BCH, summons(cast, report, meets_on=date(2022, 3, 18)), by=cast.vanphong)
    own, clerk = f"/cuoc-hop/sap-toi/{meeting.pk}/", Visitor(cast.vanphong)
    url = clerk.get(own).context["record_url"]
    form = dict(HIDDEN.findall(clerk.get(url).content.decode()))
    told = {"met_on": "18/03/2022", "half": "morning", "manner": "in_person", "chair": cast.chutich.pk}

    shown = clerk.get(url).context["form"]
    clerk.client.post(url, form | told | {"secretary": cast.vanphong.pk, "present": "", "absent": []})

    assert [shown[name].value() for name in ("met_on", "half", "manner", "chair")] == [
        "18/03/2022",
        "morning",
        "in_person",
        str(cast.chutich.pk),
    ]
    page = clerk.get(own).context
    assert (page["standing"], page["is_coming"], page["record_url"]) == ("Đã họp", False, "")
    assert [one.url for one in page["held"]] == [f"/cuoc-hop/{Meeting.objects.get().pk}/"]
    with pytest.raises(NotNow) as refused:
        call_off(meeting, reason="Trùng lịch họp", by=cast.vanphong)
    assert refused.value.reasons == ["Cuộc họp này đã diễn ra và đã được ghi."]


def test_a_package_that_waits_no_more_is_said_to(cast, clerk, report, meeting):
    told = {"return": Return(basis="Kết luận ngày 18/03/2022")}
    perform(report, "send_back", cast.vanphong, note="Số liệu chưa khớp", **told)

    line = clerk.get(f"/cuoc-hop/sap-toi/{meeting.pk}/").context["agenda"][0]

    assert line.waits is False
    assert (
        "Hồ sơ không còn chờ cơ quan này." in clerk.get(f"/cuoc-hop/sap-toi/{meeting.pk}/").content.decode()
    )


def test_the_same_form_with_another_agenda_is_told(cast, clerk, report):
    form = dict(HIDDEN.findall(clerk.get(PAGE).content.decode()))
    form |= typed(cast, packages=[report.pk, report.pk])

    done, other = (clerk.client.post(PAGE, form | more) for more in ({}, {"business": "Nội dung mới"}))

    assert (done.status_code, other.status_code, ConvenedMeeting.objects.count()) == (302, 409, 1)
    assert [item.package for item in ConvenedMeeting.objects.get().items.all()] == [report, None, None]
