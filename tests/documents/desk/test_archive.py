"""A congress that was put away: read and printed, taken along as one folder, written to by nobody."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from datetime import date
from html import unescape

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.urls import resolve

from congress.models import Congress, Membership, Person
from congress.people.services.seats import appoint
from congress.settingup.services.archiving import archive, bring_back
from congress.settingup.standstill import way_to_congress
from documents.assigning.services import assign_package
from documents.models import Package
from documents.opinions.services import comment
from documents.signing.services.copies import take_back
from tests.cast import TODAY, draft, perform
from tests.demo_world import Visitor
from tests.house.url_table import TABLE
from workflows import clock
from workflows.errors import NotNow, Stale, Unmet

SAID = "Đại hội III đã đưa vào lưu trữ ngày 18/03/2022: chỉ để xem, không ghi thêm được."
WHY = "Đại hội đã họp xong"
# Tables of congresses and packages whose rows belong to no congress, and why.
NOBODYS = {
    "congress.Absence": "a person's",
    "congress.Association": "above its congresses",
    "congress.CalendarLink": "a person's",
    "congress.Congress": "asked of the row itself",
    "congress.Emblem": "the association's, over all its congresses",
    "congress.KeyAsk": "a person's",
    "congress.NameChange": "a person's",
    "congress.Passing": "a person's",
    "congress.PenChoice": "a person's",
    "congress.News": "a person's, where it is about his account",
    "congress.Person": "may serve in several",
    "congress.SecondKey": "a person's",
    "congress.Slip": "a person's",
    "congress.Unit": "of the association",
    "congress.UnitLink": "of a unit",
    "congress.UnitSuccession": "of units",
    "documents.BackupTaken": "of the whole store",
    "documents.Blob": "bytes, told by the rows that name them",
    "documents.BlobText": "what a file says",
    "documents.FoldedParagraph": "what a search reads of it",
    "documents.Conversion": "of a file",
    "documents.Disposition": "of a comment, or of another remark on a package: its verb asks",
    "documents.JoinedPhoto": "of a file",
    "documents.RegisterLine": "a book of the association",
    "documents.RegisterChange": "of a line in it",
    "documents.StoreMark": "of the whole store",
}
LINK = re.compile(r'(?:href|action)="(/(?!static/)[^"#?]*)')
# Ways out of the congress and its pages, and pages that are read besides what may be written on them.
LEAVE = {"dai-hoi/", "dang-xuat/", "ngon-ngu/", "ngay-mo-phong/", "doi-chieu/"}
# What one reads of one's own is marked as read, and how one is told is one's own, in an archive too.
LEAVE |= {"thong-bao/da-doc/", "thong-bao/cach-nhan/", "thong-bao/lich/"}
LEAVE |= {"tai-khoan/", "tai-khoan/mat-khau/", "tai-khoan/ket-thuc-phien/"}
READ = {f"ho-so/<code:code>/{page}/" for page in ("ban-in", "nguoi-doc", "du-thao/<int:number>/y-kien")}
READ |= {"giay-to-den/", "giay-to-den/<int:number>/", "van-ban/<slug:paper>/<code:key>/"}
FORMS = {one.route for one in TABLE if "405" not in one.post.split()} - LEAVE - READ


@pytest.fixture
def package(make_package):
    return make_package("BCCT")


@pytest.fixture
def archived(cast, package):
    return archive(cast.congress, by=None, reason=WHY)


def test_every_table_knows_its_congress_or_says_why_not():
    tables = [model for app in ("congress", "documents") for model in apps.get_app_config(app).get_models()]

    assert {model._meta.label for model in tables if not way_to_congress(model)} == set(NOBODYS)


@pytest.mark.parametrize(
    "act",
    [
        lambda cast, package: perform(package, "revise", cast.thuky, version=draft(package, "Khác")),
        lambda cast, package: perform(package, "consult", cast.truong),
        lambda cast, _package: assign_package(cast.congress, "NQ", by=cast.btc, due=date(2022, 3, 30)),
        lambda cast, _package: appoint(cast.nguoila, cast.bodies.BKT, role="member", start=TODAY),
        lambda cast, package: comment(package.current, by=cast.bch01, text="Thêm số liệu năm 2021"),
        lambda cast, _package: cast.bodies.BCH.save(),
        # Rows that are stored together, or changed without being read, ask at the same place.
        lambda cast, _package: Membership.objects.bulk_create(
            [Membership(person=cast.nguoila, body=cast.bodies.BKT, role="member", start=TODAY)]
        ),
        lambda cast, package: take_back(package, 1, by=cast.vanphong),
        lambda _cast, _package: Congress.objects.get().save(),
    ],
)
def test_every_verb_refuses(cast, package, archived, act):
    before = Package.objects.get().revision

    with pytest.raises(NotNow) as told:
        act(cast, package)

    assert told.value.reasons == [SAID]
    assert (Package.objects.get().revision, Package.objects.count()) == (before, 1)


def test_who_is_writing_while_it_is_put_away_is_told(cast, package):
    # He opened the form before, and sends it after.
    path = "/ho-so/DH3-BCCT/viec/revise/"
    visitor = Visitor(cast.thuky)
    visitor.get(path)
    archive(cast.congress, by=None, reason=WHY)

    answer = visitor.client.post("/ho-so/giao-moi/", {})
    moved = Visitor(cast.btc).client.post(
        "/ho-so/giao-moi/",
        {
            "kind": "NQ",
            "due": "30/03/2022",
            "due_from": "fixed",
            "planned": "NQ 2022-03-30",
            "request_id": "a",
        },
    )

    assert answer.status_code == 403
    assert (moved.status_code, SAID in moved.content.decode()) == (409, True)


def test_it_is_read_as_before_and_says_so(cast, archived):
    read = Visitor(cast.thuky).read("/ho-so/DH3-BCCT/")

    assert SAID in read


@pytest.mark.parametrize("address", ["/ho-so/", "/ho-so/DH3-BCCT/", "/tien-do/"])
def test_no_day_runs_in_it(cast, package, archived, address):
    read = Visitor(cast.truong if address != "/tien-do/" else cast.btc).read(address)

    assert "Đã lưu trữ, không tính thời hạn" in read
    assert not re.search(r"Còn \d+ ngày làm việc", read)


def links_of(visitor):
    """Forms that the pages found from the first one lead to: address -> the page on which it stands."""
    found, seen, ahead = {}, set(), ["/"]
    while ahead:
        path = ahead.pop()
        if path in seen or resolve(path).route in LEAVE or path in found:
            continue
        seen.add(path)
        response = visitor.get(path)
        words = b"".join(response)
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            continue
        links = [unescape(link) for link in LINK.findall(words.decode())]
        found |= {link: path for link in links if resolve(link).route in FORMS}
        ahead += [link for link in links if link not in found]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("who", ["vanphong", "btc", "truong", "chutich", "tbns"])
def test_no_page_leads_to_anything_that_would_be_refused(cast, package, make_package, who):
    make_package("BCTC", "signing")
    make_package("DANS")
    archive(cast.congress, by=None, reason=WHY)

    assert links_of(Visitor(getattr(cast, who))) == {}


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("truong", "/ho-so/DH3-BCCT/viec/to_subcommittee/"),
        ("vanphong", "/van-phong/nhiem-vu/them/"),
        ("vanphong", "/van-phong/nhan-su/TBVK/thay/"),
        ("btc", "/ho-so/giao-moi/"),
    ],
)
def test_a_form_alone_is_not_shown_there(cast, package, archived, who, address):
    page = Visitor(getattr(cast, who)).client.get(address)

    assert page.status_code == 409
    assert "đã đưa vào lưu trữ ngày 18/03/2022: chỉ để xem" in page.content.decode()


def test_it_is_out_of_the_way_of_the_next(cast, archived):
    after = Congress.objects.create(
        code="DH4", name="Đại hội IV", short_name="Đại hội IV", opening=date(2027, 5, 18), term="2027–2032"
    )
    body = after.bodies.create(code="TBVK", name="Tiểu ban Văn kiện", kind="subcommittee")
    appoint(cast.thuky, body, role="secretary", start=TODAY)

    visitor = Visitor(cast.thuky)

    assert "Chuẩn bị Đại hội IV" in visitor.read("/")
    assert "DH3-BCCT" not in visitor.read("/ho-so/")
    assert "Đại hội III – Hội Truyền thống Trường Sơn (DH3), đã lưu trữ" in " ".join(
        visitor.read("/").split()
    )


def test_it_is_brought_back_with_a_reason(cast, package, archived):
    with pytest.raises(Unmet):
        bring_back(archived, by=None, reason=" ")
    with pytest.raises(Stale):
        archive(archived, by=None, reason=WHY)

    bring_back(archived, by=None, reason="Còn thiếu một biên bản")

    assert perform(package, "revise", cast.thuky, version=draft(package, "Khác")).action == "revise"


def test_an_administrator_puts_it_away_on_a_page(cast):
    admin = Visitor(Person.objects.create_superuser("qt", full_name="Quản trị", password="x"))
    page = "/thiet-lap/DH3/luu-tru/"

    refused = admin.client.post(page, {"reason": ""})
    done = admin.client.post(page, {"reason": WHY})

    assert (refused.status_code, done["Location"]) == (422, "/thiet-lap/DH3/")
    assert Congress.objects.get().archived == clock.today()
    assert "18/03/2022" in admin.read("/thiet-lap/")


def opened(data):
    """path -> bytes of everything in an archive."""
    folder = zipfile.ZipFile(io.BytesIO(data))
    return {name.removeprefix("DH3/"): folder.read(name) for name in folder.namelist()}


def test_it_is_taken_along_as_one_folder(cast, package, archived, tmp_path):
    file = tmp_path / "dh3.zip"

    call_command("congress", "export", "DH3", str(file), stdout=io.StringIO())

    found = opened(file.read_bytes())
    page = found["DH3-BCCT/index.html"].decode()
    assert (
        "Dự thảo: Báo cáo"
        in found["DH3-BCCT/du-thao-1/bao-cao-Báo cáo (tổng kết và phương hướng).txt"].decode()
    )
    assert "Ông Người truong (Tiểu ban Văn kiện) – Nhận nhiệm vụ." in page
    assert found["DH3-BCCT/phieu-trinh-ky.pdf"].startswith(b"%PDF")
    assert "DH3-BCCT" in found["index.html"].decode()
    assert "Người chutich" in found["co-quan.csv"].decode()
    sums = list(csv.reader(io.StringIO(found.pop("ma-kiem-tra.csv").decode("utf-8-sig"))))
    assert dict(sums[1:]) == {path: hashlib.sha256(data).hexdigest() for path, data in found.items()}
    with pytest.raises(CommandError, match="Đã có tệp"):
        call_command("congress", "export", "DH3", str(file))


def test_the_office_takes_along_only_what_it_may_read(cast, package, make_package):
    make_package("DANS")
    got = Visitor(cast.vanphong).get("/van-phong/luu-tru.zip")

    found = opened(b"".join(got.streaming_content))

    assert [path for path in found if "DANS" in path] == []
    assert "DANS" not in found["index.html"].decode()
    assert "DH3-BCCT/index.html" in found
