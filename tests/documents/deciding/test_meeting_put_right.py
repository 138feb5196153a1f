"""A meeting that was typed wrongly is put right in the open: day, attendance, chair, counts, or withdrawn."""

from __future__ import annotations

import pytest

from documents.models import Meeting, MeetingCorrection, Package
from documents.packages.answers.values import Return
from documents.packages.queries.judgements import decision_on_current
from tests.cast import perform
from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.deciding.test_issued import words_of
from tests.documents.deciding.test_meetings import PAGE as HOLD
from tests.documents.deciding.test_meetings import figures, opened, rows_of, typed
from tests.documents.examined import faults

pytestmark = pytest.mark.one_database

WHY = "Ghi nhầm theo sổ của buổi trước"


@pytest.fixture(autouse=True)
def that_evening(cast):
    with at(19, hour=20):
        yield


@pytest.fixture
def clerk(cast):
    return Visitor(cast.vanphong)


def held(clerk, cast, *packages, **more):
    """The address of a meeting of the board at which these passed, all for."""
    agreed = {f"{one.code}-agreed": "on" for one in packages}
    done = clerk.client.post(HOLD, opened(clerk, HOLD) | typed(cast, **more) | agreed)
    assert done.status_code == 302
    return done["Location"]


def shown(clerk, url):
    """What the form of a correction holds when it is opened, hidden fields and rows too."""
    page = clerk.get(f"{url}dinh-chinh/")
    form = page.context["form"]
    told = {name: form[name].value() for name in form.fields if form[name].value() not in (None, [])}
    told["met_on"] = f"{told['met_on']:%d/%m/%Y}"
    for line in page.context["lines"]:
        told |= {line.form.add_prefix(name): line.form[name].value() or 0 for name in line.form.fields}
        told.pop(line.form.add_prefix("taken"))
        told[line.form.add_prefix("dissent")] = ""
    return told | rows_of(clerk, f"{url}dinh-chinh/") | dict(HIDDEN.findall(page.content.decode()))


def put_right(clerk, url, **more):
    return clerk.client.post(f"{url}dinh-chinh/", shown(clerk, url) | {"reason": WHY} | more)


def test_day_chair_and_attendance_are_put_right_and_both_stay_readable(cast, clerk):
    url = held(clerk, cast, half="morning", conclusions="Giao Văn phòng gửi.")
    form = shown(clerk, url) | {"met_on": "18/03/2022", "half": "afternoon", "chair": cast.bch01.pk}
    form |= {"present": "", "absent": [cast.thuongtruc.pk], "reason": WHY}

    done, again = (clerk.client.post(f"{url}dinh-chinh/", form) for _click in range(2))

    meeting, row = Meeting.objects.get(), MeetingCorrection.objects.get()
    page, (minutes, xml) = clerk.read(url), words_of(clerk, url, "bien-ban")
    assert (done.status_code, again.status_code, done["Location"]) == (302, 302, url)
    assert (f"{meeting.met_on:%d/%m}", meeting.present) == ("19/03", 45)
    assert (f"{row.met_on:%d/%m}", row.half, row.chair, row.present) == ("18/03", "afternoon", cast.bch01, 44)
    assert "Ngày họp: 19/03/2022 → 18/03/2022" in page
    assert "Có mặt: 45/45 → 44/45" in page
    assert f"Lý do: {WHY}" in page
    for told in (
        "Họp Ban Chấp hành khóa II ngày 18/03/2022 (đã đính chính)",
        "Họp chiều ngày 18/03/2022.",
        "Có mặt 44/45 thành viên biểu quyết.",
        "Đính chính ngày 19/03/2022: ngày họp, buổi, chủ trì, có mặt, vắng mặt, biên bản. Lý do:",
    ):
        assert told in minutes
        assert told in xml
    assert "chiều 18/03/2022" in clerk.read("/cuoc-hop/").lower()
    assert faults() == []


def test_figures_put_right_that_evening_take_the_package_along(cast, clerk, make_package):
    report = make_package("BCCT", "board")
    url = held(clerk, cast, report)
    said = {f"{report.code}-taken": "on"} | figures(report, votes_for=40, votes_against=3)

    alone = put_right(clerk, url, present="43")
    done = put_right(clerk, url, present="43", **said)

    package = Package.objects.get(pk=report.pk)
    decision = decision_on_current(package, role="board").decision
    minutes, _xml = words_of(clerk, url, "bien-ban")
    (why,) = alone.context["form"].errors["present"]
    assert (alone.status_code, done.status_code) == (422, 302)
    assert why.startswith(f"Hồ sơ {report.title} đang ở bước “Đã thông qua, chờ ký duyệt”")
    assert "theo biểu quyết ngày 19/03/2022, có mặt 45." in why
    assert why.endswith("hoặc thực hiện “Đính chính biểu quyết của Ban Chấp hành”.")
    assert (package.state, decision.present, decision.votes_for, decision.reason) == (
        "suspended",
        43,
        40,
        WHY,
    )
    assert decision.supersedes.votes_for == 45
    assert "tán thành 40, không tán thành 3" in minutes
    assert "(số liệu đã đính chính)" in minutes
    assert faults() == []


def test_another_day_takes_the_votes_along_or_is_refused(cast, clerk, make_package):
    with at(18, hour=8):
        report = make_package("BCCT", "board")
    url = held(clerk, cast, report)

    alone = put_right(clerk, url, met_on="18/03/2022")
    done = put_right(clerk, url, met_on="18/03/2022", **{f"{report.code}-taken": "on"})

    decision = decision_on_current(Package.objects.get(pk=report.pk), role="board").decision
    assert (alone.status_code, list(alone.context["form"].errors)) == (422, ["met_on"])
    assert (done.status_code, f"{decision.met_on:%d/%m}", decision.votes_for) == (302, "18/03", 45)


def test_figures_that_do_not_add_up_are_said_at_their_package(cast, clerk, make_package):
    report = make_package("BCCT", "board")
    url = held(clerk, cast, report)

    answer = put_right(
        clerk, url, **{f"{report.code}-taken": "on"}, **figures(report, votes_for=40, votes_against=9)
    )
    unticked = put_right(clerk, url, **figures(report, votes_for=40, votes_against=5))

    assert (answer.status_code, unticked.status_code) == (422, 422)
    assert MeetingCorrection.objects.count() == 0
    assert "lớn hơn số người có mặt (45)" in answer.content.decode()
    assert "chưa đánh dấu ghi kết quả" in unticked.content.decode()
    assert Package.objects.get(pk=report.pk).state == "signing"


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"reason": "sai"}, "reason", "Phải nêu rõ sai ở đâu và căn cứ để sửa, tối đa 1000 ký tự."),
        ({"reason": ""}, "reason", "Phải nêu lý do đính chính."),
        ({"met_on": "20/03/2022"}, "met_on", "Ngày họp không được sau ngày hôm nay."),
        ({"present": "46"}, "present", "Có mặt 46 người, nhiều hơn 45 thành viên."),
        ({}, "__all__", "Chưa có nội dung nào được sửa."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(cast, clerk, more, field, words):
    url = held(clerk, cast)

    answer = put_right(clerk, url, **more)

    assert (answer.status_code, MeetingCorrection.objects.count()) == (422, 0)
    assert answer.context["form"].errors[field] == [words]


def test_below_the_quorum_it_can_have_voted_on_nothing(cast, clerk, make_package):
    report = make_package("BCCT", "board")
    url = held(clerk, cast, report)

    answer = put_right(clerk, url, present="22")

    assert answer.status_code == 422
    assert "cần từ 23" in answer.context["form"].errors["present"][0]


def test_a_conclusion_that_is_a_task_stays_in_its_place(cast, clerk):
    url = held(clerk, cast, conclusions="Giao sửa phụ lục.\nGửi dự thảo.")
    form = dict(HIDDEN.findall(clerk.get(f"{url}nhiem-vu/").content.decode()))
    form |= {"title_1": "Giao sửa phụ lục.", "lead_1": cast.bodies.TBVK.pk, "due_1": "25/03/2022"}
    clerk.client.post(f"{url}nhiem-vu/", form)

    changed = put_right(clerk, url, conclusions="Gửi dự thảo.\nGiao sửa phụ lục.")
    added = put_right(clerk, url, conclusions="Giao sửa phụ lục.\nGửi dự thảo cho 95 đầu mối.")

    code = Meeting.objects.get().tasks.get().task_code
    assert changed.context["form"].errors["conclusions"] == [
        f"Kết luận số 1 đã giao thành nhiệm vụ {code}, phải giữ nguyên tại chỗ."
    ]
    assert added.status_code == 302
    assert "Gửi dự thảo cho 95 đầu mối." in clerk.read(f"{url}nhiem-vu/")


def test_two_who_put_the_same_meeting_right_are_told_of_each_other(cast, clerk):
    url = held(clerk, cast)
    forms = [shown(clerk, url) | {"reason": WHY, "present": count} for count in ("44", "43")]

    answers = [clerk.client.post(f"{url}dinh-chinh/", form).status_code for form in forms]

    assert (answers, MeetingCorrection.objects.count()) == ([302, 409], 1)


def withdrawn(clerk, url, reason="Ghi hai lần cùng một cuộc họp"):
    page = f"{url}huy-ban-ghi/"
    return clerk.client.post(
        page, dict(HIDDEN.findall(clerk.get(page).content.decode())) | {"reason": reason}
    )


def test_a_record_of_no_meeting_is_withdrawn_and_stays_readable(cast, clerk):
    url = held(clerk, cast, business="Nghe báo cáo.")

    silent, done = withdrawn(clerk, url, "nhầm"), withdrawn(clerk, url)

    page = clerk.read(url)
    acts = ("dinh-chinh", "huy-ban-ghi")
    assert (silent.status_code, done.status_code) == (422, 302)
    assert "Bản ghi cuộc họp này đã hủy; chỉ để xem." in page
    assert "Nghe báo cáo." in page
    assert [clerk.get(f"{url}{act}/").status_code for act in acts] == [409, 409]
    assert "Đã hủy bản ghi" in clerk.read("/cuoc-hop/")
    minutes, _xml = words_of(clerk, url, "bien-ban")
    assert "Bản ghi cuộc họp đã hủy ngày 19/03/2022. Lý do: Ghi hai lần cùng một cuộc họp" in minutes
    number = f"{url}so-bien-ban/"
    form = dict(HIDDEN.findall(clerk.get(number).content.decode())) | {"number": "", "mark": ""}
    assert clerk.client.post(number, form | {"seen": "0"}).status_code == 409
    assert faults() == []


def test_what_packages_go_on_with_is_undone_first(cast, clerk, make_package):
    report = make_package("BCCT", "board")
    url = held(clerk, cast, report)

    relied = withdrawn(clerk, url)
    perform(
        Package.objects.get(pk=report.pk),
        "send_back",
        cast.chutich,
        note="Biểu quyết ghi nhầm",
        **{"return": Return()},
    )
    done = withdrawn(clerk, url)

    assert (relied.status_code, done.status_code) == (422, 302)
    assert f"Hồ sơ {report.title} đang ở bước “Đã thông qua, chờ ký duyệt”" in text_of(relied)
    assert Meeting.objects.get().votes.count() == 1


def test_members_read_what_was_put_right_and_do_not_put_right(cast, clerk):
    url = held(clerk, cast)
    put_right(clerk, url, present="44")
    member = Visitor(cast.bch01)

    codes = [member.get(f"{url}{page}").status_code for page in ("", "dinh-chinh/", "huy-ban-ghi/")]

    assert codes == [200, 404, 404]
    assert WHY in member.read(url)
