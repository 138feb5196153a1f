"""Scenario 6: the personnel dossier is a row to outsiders; who takes it away is named on it and on a list."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader

from congress.models import Membership, Person
from congress.people.queries.unit_links import standing_links, token_of
from documents.assigning.services import assign_package
from documents.models import Package, Viewing
from documents.packages.answers.values import Draft
from documents.packages.services.taking_in import receive
from tests.cast import START, perform
from tests.demo_world import at, text_of
from tests.documents import papers, readable
from tests.documents.asked import ask, make_units, reply
from tests.documents.printed import pages
from tests.documents.signing.test_signing_set import client_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NAME = "Nguyễn Thị Hoàng Yến"
MARK = "Ông Người bch06 – {} 18/03/2022 – XEM XONG KHÔNG PHÁT TÁN"
SLIP = "ly-lich-tu-phap"


@pytest.fixture
def minute():
    """It is twenty past eight."""
    with at(18, hour=8, minute=20):
        yield "08:20"


@dataclass
class Dossier:
    package: Package
    url: str

    def part(self, code: str) -> str:
        return f"{self.url}du-thao/1/{code}/"


@pytest.fixture
def dossier(cast) -> Dossier:
    """One nominee's papers of five kinds; tbns heads the subcommittee, bch06 is a member of it."""
    due = {"due": cast.congress.opening, "title": f"Hồ sơ nhân sự: {NAME}"}
    package = assign_package(cast.congress, "HSNS", by=cast.btc, **due)
    perform(package, "accept", cast.tbns2)

    def fill(book):
        book.active["A1"] = NAME

    files = {
        "so-yeu-ly-lich": ("syll.docx", readable.word(readable.par(readable.run(f"Họ và tên: {NAME}")))),
        "gioi-thieu": ("gioi-thieu.txt", f"Giới thiệu {NAME}".encode()),
        SLIP: ("lltp.pdf", readable.pdf((f"Phiếu số 1: {NAME}",), ("Trang hai",))),
        "dong-y": ("dong-y.xlsx", readable.workbook(fill)),
        "anh": ("anh.jpg", papers.jpg()),
    }
    parts = tuple(receive(io.BytesIO(data), name, part=code) for code, (name, data) in files.items())
    perform(package, "revise", cast.tbns2, version=Draft(parts))
    return Dossier(package, f"/ho-so/{package.code}/")


def taken(client: Client, path: str) -> tuple[bytes, dict[str, str]]:
    response = client.get(path)
    assert response.status_code == 200
    return b"".join(response), dict(response.headers)


@pytest.mark.parametrize("who", ["truong", "btc"])
def test_an_outsider_sees_code_state_and_day_and_nothing_else(who, cast, dossier):
    outsider = client_of(getattr(cast, who))

    listed = text_of(outsider.get("/ho-so/"))
    found = text_of(outsider.get("/ho-so/", {"tim": "Hoàng Yến"}))
    book = openpyxl.load_workbook(io.BytesIO(outsider.get("/ho-so/bang-tinh.xlsx").content))

    cells = " ".join(str(cell.value) for row in book.active.iter_rows() for cell in row)
    assert ("DH3-HSNS" in listed, "Đang soạn thảo" in listed, NAME in listed) == (True, True, False)
    assert ("DH3-HSNS" in found, "DH3-HSNS" in cells, NAME in cells) == (False, True, False)
    assert outsider.get(dossier.url).status_code == 404
    assert outsider.get(dossier.part(SLIP)).status_code == 404
    assert NAME not in text_of(outsider.get("/thong-bao/"))


@pytest.mark.parametrize("code", ["so-yeu-ly-lich", "gioi-thieu", SLIP, "dong-y", "anh"])
def test_every_page_a_member_takes_away_bears_his_name_and_the_minute(code, cast, dossier, minute):
    data, headers = taken(client_of(cast.bch06), dossier.part(code))

    mark = MARK.format(minute)
    assert [mark in page for page in pages(data)] == [True] * len(pages(data))
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("attachment; filename=")
    assert ".pdf" in headers["Content-Disposition"]
    assert "no-store" in headers["Cache-Control"]
    assert code == "anh" or NAME in " ".join(pages(data)) or "Trang" in " ".join(pages(data))


def test_the_copy_says_nothing_of_the_nominee_in_its_metadata(cast, dossier):
    data, _headers = taken(client_of(cast.bch06), dossier.part(SLIP))

    facts = PdfReader(io.BytesIO(data)).metadata

    assert dict(facts) == {
        "/Title": "DH3-HSNS",
        "/Author": "HỘI TRUYỀN THỐNG TRƯỜNG SƠN ĐƯỜNG HỒ CHÍ MINH VIỆT NAM",
        "/Producer": "",
    }


def test_who_works_on_the_papers_gets_the_file_as_it_was_sent(cast, dossier):
    data, headers = taken(client_of(cast.tbns2), dossier.part("so-yeu-ly-lich"))

    assert data.startswith(b"PK")
    assert "syll.docx" in headers["Content-Disposition"]
    assert "no-store" in headers["Cache-Control"]


def test_papers_of_our_own_are_marked_too(cast, dossier, minute):
    data, headers = taken(client_of(cast.bch06), f"{dossier.url}phieu-trinh-ky/")

    assert MARK.format(minute) in pages(data)[0]
    assert "no-store" in headers["Cache-Control"]


def test_an_open_package_is_not_marked(cast, make_package):
    package = make_package("BCCT", "drafting")

    data, headers = taken(client_of(cast.tbns), f"/ho-so/{package.code}/du-thao/1/bao-cao/")

    assert headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert "XEM XONG" not in data.decode()


def test_a_file_that_cannot_be_read_is_not_handed_out_bare(cast, dossier, minute):
    locked = receive(io.BytesIO(papers.doc()), "cu.doc", part="tom-tat")
    perform(dossier.package, "revise", cast.tbns2, version=Draft((locked,)))

    data, _headers = taken(client_of(cast.bch06), f"{dossier.url}du-thao/2/tom-tat/")

    assert MARK.format(minute) in pages(data)[0]
    assert "không đọc được nội dung tệp này" in pages(data)[0]


def test_the_head_alone_sees_who_read_what(cast, dossier):
    version = Package.objects.get(pk=dossier.package.pk).current
    Viewing.objects.create(
        package=dossier.package, version=version, part=SLIP, person=cast.bch06, what="take"
    )

    page = text_of(client_of(cast.tbns).get(f"{dossier.url}luot-xem/"))
    codes = {
        who: client_of(getattr(cast, who)).get(f"{dossier.url}luot-xem/").status_code
        for who in ("tbns", "tbns2", "bch06", "btc", "truong", "vanphong", "chutich", "nguoila")
    }

    assert "Ông Người bch06" in page
    assert "tải về Lần 1 Phiếu lý lịch tư pháp số 1" in page
    assert codes == {who: 200 if who == "tbns" else 404 for who in codes}


def test_he_who_stands_in_for_the_head_does_not_see_the_readers(cast, dossier):
    delegate = Person.objects.create(username="thay", full_name="Người thay")
    Membership.objects.create(
        person=delegate,
        body=cast.bodies.TBNS,
        role="delegate",
        start=START,
        delegator=cast.tbns,
        scope=["sign", "view", "view_confidential"],
    )

    answers = [client_of(delegate).get(path).status_code for path in (dossier.url, f"{dossier.url}luot-xem/")]

    assert answers == [200, 404]


def test_only_the_head_is_led_to_the_list_of_readers(cast, dossier):
    pages_ = {
        who: client_of(getattr(cast, who)).get(dossier.url).content.decode() for who in ("tbns", "bch06")
    }

    assert {who: "/luot-xem/" in page for who, page in pages_.items()} == {"tbns": True, "bch06": False}


def test_the_list_asks_the_database_as_often_for_sixty_as_for_one(
    cast, dossier, django_assert_num_queries, django_assert_max_num_queries
):
    client, version = client_of(cast.tbns), Package.objects.get(pk=dossier.package.pk).current
    row = {"package": dossier.package, "version": version, "part": SLIP, "what": "view"}
    Viewing.objects.create(person=cast.bch06, **row)
    # Whoever comes first asks what is kept for those after him.
    client.get(f"{dossier.url}luot-xem/")
    with django_assert_max_num_queries(40) as few:
        client.get(f"{dossier.url}luot-xem/")
    Viewing.objects.bulk_create(Viewing(person=cast.tbns2, **row) for _number in range(60))

    with django_assert_num_queries(len(few)):
        page = text_of(client.get(f"{dossier.url}luot-xem/"))

    assert "Trang 1/2" in page


def test_asking_units_tells_no_name_to_those_who_ask_nor_to_the_unit(cast, dossier, make_package):
    units = make_units(cast, 2)
    found = ask(cast, [make_package("BCCT", "drafting"), dossier.package], units)
    reply(cast, found, units[0])
    token = token_of(standing_links([units[0]])[units[0].pk])

    committee, here = client_of(cast.btc), f"/lay-y-kien/{found.pk}/"
    pages_ = [committee.get(path) for path in ("/lay-y-kien/", "/lay-y-kien/moi/", here, f"{here}goi/")]
    letters = " ".join(pages(committee.get(f"{here}thu.pdf").content))
    unit = text_of(committee.get(f"/y-kien/{token}/"))

    assert [one.status_code for one in pages_] == [200] * 4
    assert [one for one in (*map(text_of, pages_), letters, unit) if NAME in one] == []
    assert "DH3-HSNS" not in unit
    # Nor does the synthesis of another subcommittee open for who guesses its address.
    assert committee.get(f"{dossier.url}tiep-thu/").status_code == 404
    assert committee.get(f"{dossier.url}y-kien.pdf").status_code == 404
