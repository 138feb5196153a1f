"""Báo cáo tiến độ of the organising committee, and the sign-in sheet of a meeting, read back from paper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from congress.models import Absence, Membership
from documents.models import Package
from documents.packages.queries.duties import duties_of
from tests.cast import START
from tests.demo_world import text_of
from tests.documents.pdf_samples import find, rule_under, solid
from tests.documents.printed import opened, words
from tests.documents.signing.test_signing_set import client_of
from workflows import clock, deadlines

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

REPORT = "/tien-do/bao-cao.pdf"


def report(person, query="") -> bytes:
    return client_of(person).get(REPORT + query).content


def place(said: str, *parts: str) -> list[int]:
    return [said.index(solid(part)) for part in parts]


def test_it_has_the_official_form_of_a_draft(cast, make_package):
    make_package("BCCT", "standing")

    page = opened(report(cast.btc)).pages[0]

    above, own = find(page, "HỘI TRUYỀN THỐNG"), find(page, "BAN TỔ CHỨC ĐẠI HỘI III")
    number, place_ = find(page, "/BC-BTCĐH"), find(page, "tháng 3 năm 2022")
    nation = find(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    mark, name = find(page, "(Dự thảo)"), find(page, "BÁO CÁO")
    assert (above.font, own.font) == ("LiberationSerif", "LiberationSerif-Bold")
    assert (place_.font, place_.size, mark.font) == ("LiberationSerif-Italic", 13.0, "LiberationSerif-Italic")
    assert nation.x0 > 105
    assert above.bottom < own.bottom < number.top < mark.top < name.top
    assert 0.3 <= rule_under(page, own).length / own.length <= 0.5
    # Room for the number and for the day, to be written by hand.
    assert number.x0 - find(page, "Số:").x1 > 10
    assert place_.x0 - find(page, "Hà Nội, ngày").x1 > 10


def test_it_ends_with_recipients_and_the_head_of_the_committee(cast, make_package):
    make_package("BCCT", "standing")

    said = words(report(cast.btc))

    assert [
        solid(part) in said
        for part in (
            "Kính gửi: Thường trực Hội",
            "- Như trên;",
            "- Lưu: VP, BTCĐH.",
            "TM. BAN TỔ CHỨC ĐẠI HỘI",
            "TRƯỞNG BAN",
            "Người btc",
        )
    ] == [True] * 6


def test_the_latest_package_stands_first_with_how_late_it_is(cast, make_package):
    with clock.frozen(date(2022, 3, 10)):
        make_package("BCCT", "drafting", due=date(2022, 5, 27))
        make_package("BCTC", "verification", due=date(2022, 3, 17))

    said = words(report(cast.btc))

    table = said[said.index(solid("II. TIẾN ĐỘ")) : said.index(solid("III. KẾT QUẢ"))]
    first, second = place(table, "DH3-BCTC", "DH3-BCCT")
    assert first < second
    late = deadlines.working_days_between(_due("DH3-BCTC") + timedelta(days=1), clock.today())
    assert late > 0
    assert solid(f"{late} ngày làm việc") in table[first:second]
    assert solid(f"Chậm nhiều ngày nhất: Báo cáo Tài chính (DH3-BCTC), quá hạn {late} ngày làm việc") in said
    assert (
        solid("có 2 hồ sơ văn kiện được giao; chưa có hồ sơ nào hoàn thành, 2 hồ sơ đang thực hiện") in said
    )


def _due(code: str) -> date:
    package = Package.objects.get(code=code)
    return min(duty.due for duty in duties_of([package])[package.pk])


def test_a_confidential_package_shows_no_name(cast, make_package):
    package = make_package("DANS", "executive")
    Package.objects.filter(pk=package.pk).update(title="Nhân sự: ông Nguyễn Văn Kín")

    said = words(report(cast.btc))

    assert solid("Nguyễn Văn Kín") not in said
    assert solid(package.kind.title) in said


def test_decisions_are_those_of_the_period_and_signatures_too(cast, make_package):
    with clock.frozen(date(2022, 3, 5)):
        make_package("BCCT", "standing")
    with clock.frozen(date(2022, 3, 14)):
        make_package("BCTC", "signed")

    week, longer = words(report(cast.btc)), words(report(cast.btc, "?tu=01/03/2022"))

    early = solid("Ngày 05/03/2022, Tiểu ban Văn kiện về")
    signed = solid("Ngày 14/03/2022, Chủ tịch Hội ký duyệt Báo cáo Tài chính")
    assert [early in week, early in longer] == [False, True]
    assert [signed in week, signed in longer] == [True, True]
    assert solid("(từ 11/03/2022 đến 18/03/2022)") in week
    assert solid("1 hồ sơ đã hoàn thành") in week


def test_what_comes_next_names_who_and_until_when(cast, make_package):
    make_package("BCCT", "standing")

    assert solid("- Thường trực Hội: họp, cho ý kiến về") in words(report(cast.btc))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31/02/2022", "Ngày phải ghi dạng ngày/tháng/năm"),
        ("hôm qua", "Ngày phải ghi dạng ngày/tháng/năm"),
        ("19/03/2022", "không được sau hôm nay"),
    ],
)
def test_a_wrong_first_day_is_told(typed, reason, cast):
    page = client_of(cast.btc).get(REPORT, {"tu": typed})

    assert (page.status_code, reason in text_of(page)) == (422, True)


def test_it_says_how_far_the_bound_is_and_asks_those_who_are_late(cast, make_package):
    with clock.frozen(date(2022, 3, 10)):
        make_package("BCCT", "drafting", due=date(2022, 3, 29))
        make_package("BCTC", "verification", due=date(2022, 3, 17))

    said = words(report(cast.btc))

    assert solid("1 hồ sơ phải hoàn thành") in said
    assert solid("- Đề nghị Ban Kiểm tra tập trung thẩm tra dự thảo Báo cáo Tài chính (DH3-BCTC).") in said


def test_once_issued_it_has_number_and_day_and_is_a_draft_no_more(cast, make_package):
    make_package("BCCT", "standing")
    office, page = client_of(cast.vanphong), "/van-ban/bao-cao-tien-do/2022-03-18/"
    before = words(office.get(f"{page[:-1]}.pdf").content)
    done = office.post(page, {"seen": "0", "number": "", "mark": "", "request_id": "mot"})
    after = words(office.get(f"{page[:-1]}.pdf").content)

    assert done.status_code == 302
    draft = solid("(Dự thảo)")
    assert (draft in before, draft in after) == (True, False)
    assert solid("Số: 01/BC-BTCĐH") in after
    assert solid("Hà Nội, ngày 18 tháng 3 năm 2022") in after
    with clock.frozen(date(2022, 3, 21)):
        later = words(office.get(f"{page[:-1]}.pdf").content)
        listed = text_of(office.get("/van-ban/bao-cao-tien-do/2022-03-21/"))
        never = office.get("/van-ban/bao-cao-tien-do/2022-03-17/").status_code
    assert (later == after, "01/BC-BTCĐH" in listed, never) == (True, True, 404)


def test_without_any_package_the_report_still_comes(cast):
    assert solid("Đến nay có 0 hồ sơ văn kiện được giao") in words(report(cast.vanphong))


def test_the_report_is_for_the_committee_and_the_office(cast):
    seen = {
        name: client_of(getattr(cast, name)).get(REPORT).status_code
        for name in ("btc", "vanphong", "truong", "chutich", "nguoila")
    }

    assert seen == {"btc": 200, "vanphong": 200, "truong": 403, "chutich": 403, "nguoila": 403}


def sheet(person, body="TBVK", day="18/03/2022"):
    return client_of(person).get(f"/van-phong/diem-danh/{body}.pdf", {"ngay": day})


def test_the_sheet_lists_who_votes_on_that_day_in_order(cast):
    Membership.objects.filter(person=cast.thuky).update(end=date(2022, 3, 20))
    Membership.objects.create(person=cast.tttd, body=cast.bodies.TBVK, role="member", start=date(2022, 3, 21))
    Membership.objects.create(person=cast.btc, body=cast.bodies.TBVK, role="observer", start=START)

    before, after = (words(sheet(cast.vanphong, day=day).content) for day in ("18/03/2022", "21/03/2022"))

    names = ("Người truong", "Người thuky", "Người bch04")
    assert place(before, *names) == sorted(place(before, *names))
    assert [solid(name) in before for name in ("Người tttd", "Người btc")] == [False, False]
    assert [solid(name) in after for name in ("Người tttd", "Người thuky")] == [True, False]
    assert solid("Tổng số thành viên biểu quyết: 3. Họp hợp lệ khi có mặt từ 2 người.") in before


def test_a_big_body_has_its_head_of_the_table_on_every_page_and_room_for_hands(cast):
    paper = opened(sheet(cast.vanphong, "BCH").content)

    heads = ["Ký tên" in page.extract_text() for page in paper.pages]
    rows = paper.pages[1].find_tables()[0].rows[1:]
    assert heads == [True] * len(paper.pages)
    assert min(row.bbox[3] - row.bbox[1] for row in rows) >= 31
    assert solid("Họp hợp lệ khi có mặt từ 23 người") in words(sheet(cast.vanphong, "BCH").content)


def test_who_said_he_is_away_is_noted(cast):
    day = date(2022, 3, 18)
    Absence.objects.create(person=cast.bch04, start=day, end=day, reason="Đi viện", recorded_by=cast.vanphong)

    said = words(sheet(cast.vanphong).content)

    assert (said.count(solid("Báo vắng")), solid("Đi viện") in said) == (1, False)


@pytest.mark.parametrize("day", ["", "31/02/2022", "mai"])
def test_a_wrong_day_is_told(day, cast):
    page = sheet(cast.vanphong, day=day)

    assert page.status_code == 422


def test_the_sheet_is_for_the_office_and_for_the_secretary_of_the_body(cast):
    seen = {
        name: [sheet(getattr(cast, name), body).status_code for body in ("TBVK", "KHONG-CO")]
        for name in ("vanphong", "thuky", "bch04", "tbtc", "nguoila")
    }

    assert seen == {
        "vanphong": [200, 404],
        "thuky": [200, 404],
        "bch04": [403, 404],
        "tbtc": [403, 404],
        "nguoila": [404, 404],
    }


def test_the_form_leads_to_the_sheet(cast):
    page = client_of(cast.thuky).get(
        "/van-phong/diem-danh/", {"co_quan": cast.bodies.TBVK.pk, "ngay": "18/3/2022"}
    )

    assert (page.status_code, page["Location"]) == (
        302,
        "/van-phong/diem-danh/TBVK.pdf?ngay=18%2F03%2F2022",
    )
