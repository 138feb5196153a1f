"""The office keeps the calendar: each day with its paper; what is due in a year not published is marked."""

from __future__ import annotations

from datetime import date

import pytest

from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.printed import solid, words
from workflows.models import ExceptionDay
from workflows.queries import calendar_kept, calendar_notes, star

pytestmark = pytest.mark.one_database

PAGE, WRITE = "/lich-nghi/", "/lich-nghi/ghi/"
PAPER = "Thông báo 6150/TB-BNV ngày 03/12/2026"
NOTE = "* Lịch nghỉ năm 2027 chưa được công bố."
UNREAD = "* Lịch nghỉ năm 2021 chưa được đối chiếu với văn bản công bố."


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


def day_form(day, **more):
    return {"day": day, "works": "0", "source": PAPER, "note": "Nghỉ hoán đổi", "seen": ""} | more


def hidden_of(page):
    return dict(HIDDEN.findall(page.content.decode()))


def test_the_year_shows_days_off_and_working_saturdays_with_their_papers(office):
    office.client.post(WRITE, day_form("21/03/2022"))
    office.client.post(WRITE, day_form("26/03/2022", works="1", note="Làm bù cho ngày 21/03"))

    page = office.read(PAGE)

    assert f"Thứ Hai, 21/03/2022 Nghỉ Nghỉ hoán đổi {PAPER}" in page
    assert f"Thứ Bảy, 26/03/2022 Làm việc Làm bù cho ngày 21/03 {PAPER}" in page
    assert "Thứ Ba, 01/02/2022 Nghỉ Tết Nguyên Đán Tính theo Bộ luật Lao động 2019" in page
    assert "Ghi ngày 21/03/2022: nghỉ, Nghỉ hoán đổi" in page


def test_a_day_needs_a_paper_with_number_and_day(office):
    refused = office.client.post(WRITE, day_form("21/03/2022", source="theo đài báo"))

    assert refused.status_code == 422
    assert "Căn cứ phải ghi đủ số và ngày văn bản." in text_of(refused)
    assert not ExceptionDay.objects.exists()


def test_a_day_said_twice_is_one_row_and_two_offices_do_not_collide(office):
    for _click in range(2):
        assert office.client.post(WRITE, day_form("21/03/2022")).status_code == 302
    late = office.client.post(WRITE, day_form("21/03/2022", works="1"))
    again = office.client.post(WRITE, hidden_of(late) | day_form("21/03/2022", works="1") | hidden_of(late))

    assert (late.status_code, again.status_code) == (409, 302)
    assert [(row.day, row.works) for row in ExceptionDay.objects.all()] == [(date(2022, 3, 21), True)]


def test_a_day_is_put_right_and_taken_away_with_a_reason(office):
    office.client.post(WRITE, day_form("21/03/2022"))
    row = ExceptionDay.objects.get()
    known = office.get(f"{WRITE}?ngay=21/03/2022")
    office.client.post(WRITE, day_form("21/03/2022", note="Nghỉ bù", seen=hidden_of(known)["seen"]))
    out = f"{PAGE}{row.pk}/xoa/"
    seen = hidden_of(office.get(out))["seen"]

    silent = office.client.post(out, {"seen": seen, "reason": ""})
    gone = office.client.post(out, {"seen": seen, "reason": "Ghi nhầm năm"})

    assert (silent.status_code, gone.status_code) == (422, 302)
    assert not ExceptionDay.objects.exists()
    assert f"Bỏ ngày 21/03/2022 (nghỉ, Nghỉ bù, {PAPER}): Ghi nhầm năm" in office.read(PAGE)


def test_a_new_day_off_moves_no_deadline_and_names_those_on_it(office, make_package):
    package = make_package("BCCT", "signing", due=date(2022, 3, 30))

    office.client.post(WRITE, day_form("29/03/2022"))
    package.refresh_from_db()

    assert package.due == date(2022, 3, 30)
    line = f"Thứ Ba, 29/03/2022 {package.title} (DH3-BCCT) Cả hồ sơ Ban Tổ chức Đại hội"
    assert line in office.read(PAGE)


def test_a_year_not_published_is_marked_until_its_paper_is_written(office, cast, make_package):
    make_package("BCCT", "drafting", due=date(2027, 4, 15))
    lead = Visitor(cast.truong)

    before = lead.read("/ho-so/DH3-BCCT/")
    office.client.post(WRITE, day_form("06/02/2027", note="Tết Đinh Mùi", whole_year="on"))
    after = lead.read("/ho-so/DH3-BCCT/")

    assert "trước ngày 15/04/2027 (chậm nhất hết ngày 14/04/2027)*" in before
    assert before.count(NOTE) == 1
    assert "15/04/2027" in after
    assert "*" not in after
    assert "chưa được công bố" not in office.read(f"{PAGE}?nam=2027")


def test_a_paper_says_it_once_below(office, make_package):
    make_package("BCCT", "signing", due=date(2027, 4, 15))

    told = words(office.get("/tien-do/giao-ban.pdf").content)

    assert "14/04/2027*" in told
    assert told.count(solid(NOTE)) == 1


def test_every_page_and_paper_of_dates_carries_the_mark(office, cast, make_package):
    make_package("BCCT", "drafting", due=date(2027, 4, 15))
    committee = Visitor(cast.btc)

    read = [committee.read(page) for page in ("/ho-so/DH3-BCCT/ke-hoach/", "/tien-do/", "/ho-so/DH3-BCCT/")]
    report = words(committee.get("/tien-do/bao-cao.pdf").content)

    assert [page.count(NOTE) for page in read] == [1, 1, 1]
    assert all("2027*" in page for page in read)
    assert "2027*" in report
    assert report.count(solid(NOTE)) == 1


def test_only_of_a_year_to_come_is_it_said_that_nothing_was_published(db):
    with at(18), calendar_kept():
        marks = [star(date(year, 5, 4)) for year in (2021, 2022, 2027)]

        assert marks == ["*", "", "*"]
        assert calendar_notes() == [UNREAD, NOTE]


def test_a_planned_day_ahead_is_named_when_it_is_no_longer_worked(office, make_package):
    package = make_package("BCCT", "drafting")
    stage, day = max(package.plan_days.items(), key=lambda one: one[1])

    office.client.post(WRITE, day_form(f"{day:%d/%m/%Y}"))

    named = f"{day:%d/%m/%Y} {package.title} (DH3-BCCT) {package.definition.label_of(stage)}"
    assert named in office.read(PAGE)


def test_nothing_is_marked_where_the_year_is_published(cast, make_package):
    make_package("BCCT", "drafting")

    with at(18):
        page = Visitor(cast.truong).read("/ho-so/")

    assert "chưa được công bố" not in page
    assert "29/03/2022" in page


def test_who_is_not_of_the_office_is_told_who_is(cast):
    refused = Visitor(cast.truong).get(PAGE)

    assert refused.status_code == 403
    assert "Chỉ Văn phòng làm việc này." in text_of(refused)
