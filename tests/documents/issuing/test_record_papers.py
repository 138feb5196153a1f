"""Papers made from the record: what they say, the number they get once, and what they say under it."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from congress.people.services.absences import delegate
from documents.issuing.papers.submission import draft_told
from documents.models import PaperIssue, RegisterLine
from tests.demo_world import Visitor, text_of
from tests.documents.voting.test_scenarios import send, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
GROUND = "Quyết định số 05/QĐ-HTS ngày 10/01/2022"


def in_word(visitor, page):
    made = visitor.client.get(f"{page.rstrip('/')}.docx").content
    return zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()


def in_print(visitor, page):
    return words_of(visitor.client.get(f"{page.rstrip('/')}.pdf").content)


@pytest.fixture
def lent(cast):
    head = cast.bodies.TBVK.memberships.get(role="head")
    days = {"start": date(2022, 3, 14), "end": date(2022, 3, 31)}
    return delegate(head, cast.tbtc, rights=["submit"], ground=GROUND, by=cast.vanphong, **days)


def test_a_submission_says_whom_it_asks_about_which_draft(cast, make_package):
    package = make_package("BCCT", "standing")
    office, page = Visitor(cast.vanphong), f"/van-ban/to-trinh/{package.code}/"
    told = in_print(office, page)

    for words in (
        "TỜ TRÌNH",
        f"Kính gửi: {package.bodies('board')[0].name}",
        f"Dự thảo lần {package.current.number}, mã kiểm tra {package.current.check_code}",
        f"xem xét, thông qua {package.title}.",
    ):
        assert (words in told, words in in_word(office, page)) == (True, True), words
    assert f'href="{page}"' in office.client.get(f"/ho-so/{package.code}/").content.decode()


def test_what_was_numbered_says_under_its_number_what_it_said_then(cast, make_package):
    package = make_package("BCCT", "standing")
    office, page = Visitor(cast.vanphong), f"/van-ban/to-trinh/{package.code}/"
    done = send(office, page, mark="")
    package.title = "Báo cáo có tên khác"
    package.save()

    assert (done.status_code, str(PaperIssue.objects.get())) == (302, "01/TTr-HTS")
    line = RegisterLine.objects.get()
    assert (line.kind, line.about[:8], line.other) == ("TTr", "Tờ trình", package.bodies("board")[0].name)
    now = in_print(office, page)
    assert ("Số: 01/TTr-HTS" in now, "Báo cáo có tên khác" in now) == (True, False)
    assert "bản ghi đã thay đổi" in text_of(office.client.get(page))


def test_a_number_is_given_once_and_another_needs_a_reason(cast, make_package):
    page = f"/van-ban/to-trinh/{make_package('BCCT', 'standing').code}/"
    office = Visitor(cast.vanphong).client
    first = {"seen": "0", "number": "7", "mark": "", "request_id": "mot"}
    sent = [office.post(page, first).status_code for _click in range(2)]
    late = office.post(page, first | {"number": "8", "request_id": "hai"})
    bare = office.post(page, {"seen": "1", "number": "8", "request_id": "ba", "reason": ""})
    reader = Visitor(cast.truong).client.post(page, first | {"seen": "1", "request_id": "bon"})

    assert (sent, late.status_code, bare.status_code, reader.status_code) == ([302, 302], 409, 422, 403)
    assert [one.number for one in PaperIssue.objects.all()] == [7]


def test_a_delegation_says_who_lends_whom_what_until_when(cast, lent):
    office, page = Visitor(cast.vanphong), f"/van-ban/giay-uy-quyen/{lent.pk}/"
    told = in_print(office, page)

    for words in (
        "GIẤY ỦY QUYỀN",
        f"Căn cứ {GROUND};",
        f"1. Người ủy quyền: {lent.delegator}",
        f"2. Người được ủy quyền: {lent.person}",
        f"3. Nội dung ủy quyền: trình tại {lent.body.name}.",
        "từ ngày 14/03/2022 đến hết ngày 31/03/2022",
    ):
        assert (words in told, words in in_word(office, page)) == (True, True), words
    seen = [Visitor(who).client.get(page).status_code for who in (cast.tbtc, cast.truong, cast.bkt)]
    assert seen == [200, 200, 404]


def test_a_committee_is_set_up_with_its_people_and_what_it_writes(cast, make_package):
    package = make_package("BCCT", "drafting")
    office, page = Visitor(cast.vanphong), f"/van-ban/quyet-dinh-thanh-lap/{package.lead.code}/"
    told = in_print(office, page)
    people = [str(seat.person) for seat in package.lead.memberships.exclude(role="delegate")]

    assert f"Điều 1. Thành lập {package.lead.name}" in told
    assert f"chủ trì soạn thảo: {package.title} ({package.code})." in told
    assert [name in told for name in people] == [True] * len(people)
    assert [name in in_word(office, page) for name in people] == [True] * len(people)
    elected = office.client.get("/van-ban/quyet-dinh-thanh-lap/BCH/").status_code
    assert (elected, Visitor(cast.truong).client.get(page).status_code) == (404, 404)


def test_a_deadline_of_a_year_whose_days_off_are_not_published_says_so_below(make_package):
    package = make_package("BCCT", "standing")
    package.due = date(2023, 3, 30)

    assert list(draft_told(package, package.current))[-2:] == [
        "Thời hạn hoàn thành: trước ngày 30/03/2023 (chậm nhất hết ngày 29/03/2023)*.",
        "* Lịch nghỉ năm 2023 chưa được công bố.",
    ]
