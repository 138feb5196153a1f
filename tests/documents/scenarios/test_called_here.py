"""What labels, papers and the board call a body is what it is called in its own congress."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import translation

from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.seats import appoint
from congress.settingup.offers import offered_kinds
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from documents.assigning.services import assign_package
from documents.packages.words.called import called_in_labels
from documents.paper.language import on_paper
from documents.signing.papers.sign_sheet_facts import sheet_of
from tests.cast import count, draft, perform
from tests.documents.signed_in import sign_in
from workflows import clock
from workflows.naming import as_called, name_as_in, naming_kept

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TODAY = date(2026, 11, 2)
ELSEWHERE = re.compile("Ban Thường vụ|Ban Chấp hành|Thường trực|Tiểu ban|Ban Kiểm tra")
PLACES = ["/", "/ho-so/", "/tien-do/", "/ho-so/HTX5-BCCT/", "/ho-so/HTX5-BCCT/ke-hoach/", "/thong-bao/"]


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def cooperative():
    """A cooperative: one board does what three bodies do elsewhere, once."""
    association = NewAssociation("Hợp tác xã Sông Hiếu", "HTX Sông Hiếu", "HTX", place="Nghĩa Đàn")
    return set_up(NewCongress("hop-tac-xa", date(2027, 5, 15), association, number=5), by=None)


def seated(congress, code, role="head"):
    person = create_account(NewPerson(f"Người {role} {code}", association=congress.association), by=None)
    appoint(person, congress.bodies.get(code=code), role=role, start=TODAY)
    return person


@pytest.fixture
def before_the_board(cooperative):
    """(package, who records): the report waits for the one vote of the board."""
    roles = {code: seated(cooperative, code) for code in ("BTC", "TVK", "VP", "SX", "BKS", "CT", "HDQT")}
    recorder = seated(cooperative, "HDQT", "secretary")
    package = assign_package(cooperative, "BCCT", by=roles["BTC"], due=date(2027, 3, 30))
    lead = roles["TVK"]
    perform(package, "accept", lead)
    perform(package, "revise", lead, version=draft(package))
    perform(package, "consult", lead)
    for bound in (one for one in package.bindings if one.role == "reviewers"):
        perform(package, "comment", roles[bound.body.code], verdict="pass")
    perform(package, "close_consultation", lead)
    perform(package, "to_subcommittee", lead)
    perform(package, "decide_subcommittee", lead, decision=count(cooperative.bodies.get(code="TVK")))
    return package, recorder


def test_labels_name_the_bodies_of_the_congress(cooperative):
    with naming_kept():
        name_as_in(cooperative.pk)

        said = [as_called("Chờ Ban Thường vụ cho ý kiến"), as_called("Trình Tiểu ban")]

    assert said == ["Chờ Hội đồng quản trị cho ý kiến", "Trình cơ quan chủ trì"]
    assert as_called("Chờ Ban Thường vụ cho ý kiến") == "Chờ Ban Thường vụ cho ý kiến"


def test_the_english_of_a_label_names_them_too(cooperative):
    with translation.override("en"), naming_kept():
        name_as_in(cooperative.pk)

        said = as_called("Awaiting the vote of the Governing Board")

    assert said == "Awaiting the vote of the Hội đồng quản trị"


def test_a_body_whose_name_holds_the_word_is_named_shortly():
    association = NewAssociation("Hội Khuyến học", "Hội Khuyến học", "HKH", place="Vinh")
    congress = set_up(NewCongress("hoi", date(2027, 5, 15), association, number=5), by=None)

    assert called_in_labels(congress.pk) == {}


def test_no_page_of_a_cooperative_names_a_body_that_it_has_not(before_the_board):
    _package, recorder = before_the_board
    client = sign_in(recorder)

    pages = {path: client.get(path).content.decode() for path in PLACES}

    assert {path: ELSEWHERE.findall(page) for path, page in pages.items()} == {path: [] for path in PLACES}
    assert "Chờ Hội đồng quản trị thông qua" in pages["/ho-so/HTX5-BCCT/"]


def test_forms_of_a_cooperative_speak_of_no_other_bodies(cooperative):
    office, organiser = seated(cooperative, "VP"), seated(cooperative, "BTC")
    pages = (
        "van-phong/nhan-su",
        "van-phong/nhiem-vu/them",
        "van-phong/nhap-danh-sach/nguoi",
        "van-phong/don-vi",
    )

    said = {path: sign_in(office).get(f"/{path}/").content.decode() for path in pages}
    said["giao"] = sign_in(organiser).get("/ho-so/giao-moi/").content.decode()

    elsewhere = re.compile(f"{ELSEWHERE.pattern}|BCH")
    assert {path: elsewhere.findall(page) for path, page in said.items()} == {path: [] for path in said}


def test_a_kind_is_called_alike_where_it_is_set_up_and_where_it_is_assigned(cooperative):
    offered = offered_kinds(cooperative)

    page = sign_in(seated(cooperative, "BTC")).get("/ho-so/giao-moi/").content.decode()

    choices = dict(re.findall(r'<option value="(\w+)"[^>]*>([^<]+)<', page))
    assert choices == {code: offered[code].title for code in choices}
    assert choices["BCCT"] == "Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)"


def test_whose_vote_is_lost_is_named_as_it_is_called_here(before_the_board):
    package, recorder = before_the_board

    page = sign_in(recorder).get(f"/ho-so/{package.code}/viec/send_back/").content.decode()

    assert page.count("kết quả biểu quyết của Tổ Văn kiện") == 1
    assert ELSEWHERE.findall(page) == []


def test_the_paper_goes_to_the_bodies_that_there_are(before_the_board):
    package, _recorder = before_the_board

    with on_paper():
        sheet = sheet_of(package)

    assert sheet.recipients == (
        "Hội đồng quản trị (để báo cáo)",
        "Ban Tổ chức Đại hội",
        "Lưu: VP, Tổ Văn kiện",
    )


def test_guides_and_notices_name_them_too(before_the_board):
    package, recorder = before_the_board
    client = sign_in(seated(package.congress, "BTC", "deputy"))

    pages = [
        client.get(path).content.decode()
        for path in ("/huong-dan/", "/thong-bao/", "/nhiem-vu/ke-hoach/", "/nhiem-vu/ke-hoach/lap/HDQT/")
    ]

    assert [ELSEWHERE.findall(page) for page in pages] == [[], [], [], []]
    assert "bấm “Trình cơ quan chủ trì”" in pages[0]
    assert ELSEWHERE.findall(sign_in(recorder).get("/thong-bao/").content.decode()) == []


def test_a_body_called_by_another_word_is_no_body_of_that_word():
    association = NewAssociation("Công đoàn Cơ khí Thái Hòa", "Công đoàn Cơ khí", "CĐCK", place="Thái Hòa")
    congress = set_up(NewCongress("cong-doan", date(2027, 5, 15), association, number=6), by=None)

    assert called_in_labels(congress.pk)["Ban Kiểm tra"] == "Ủy ban Kiểm tra Công đoàn"
