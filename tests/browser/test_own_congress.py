"""From an empty site to a signature, by pages alone: a chapter set up, seated, given its package, signed."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from urllib.parse import urlsplit

import openpyxl
import pytest
from pypdf import PdfReader

from congress.models import Congress, Person
from documents.models import Package
from tests.browser.conftest import DESKTOP, PHONE, Visitor
from workflows import clock

OPTIONAL = r"\(không bắt buộc\)"
SECRET = "Chihoi-2026"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# name, telephone, body, role; who signs does not record, so the board has a secretary of its own.
PEOPLE = [
    ("Ông Lê Văn An", "0912000001", "Chi hội trưởng", "Trưởng"),
    ("Ông Lê Văn An", "0912000001", "Ban Chấp hành Chi hội", "Trưởng"),
    ("Bà Trần Thị Bình", "0912000002", "Ban Chấp hành Chi hội", "Thư ký"),
    ("Bà Trần Thị Bình", "0912000002", "Tổ Văn kiện", "Trưởng"),
    ("Ông Phạm Văn Cường", "0912000003", "Ban Tổ chức Đại hội Chi hội", "Trưởng"),
]


@pytest.fixture
def site(db, live_server):
    """An empty site, with the administrator whom the command line makes."""
    Person.objects.create_superuser("quantri", full_name="Nguyễn Thị Quản", password=SECRET)
    return live_server.url


@pytest.fixture
def arrives(new_context, site):
    """Somebody at a browser of his own, with the code of his slip or with his password."""
    came = []

    def arrived(name, code="", width=DESKTOP):
        visitor = Visitor(new_context().new_page(), site)
        visitor.resize(width)
        came.append(visitor)
        page = visitor.open("/")
        if code:
            page.get_by_role("link", name="Đã có phiếu mở tài khoản").click()
            fill(page, {"Tên đăng nhập": name, "Mã trên phiếu": code})
            fill(page, {"Mật khẩu mới": SECRET, "Nhập lại mật khẩu mới": SECRET})
            page.get_by_role("button", name="Đặt mật khẩu").click()
        visitor.login(name, SECRET)
        return visitor

    yield arrived
    assert [one.complaints for one in came if one.complaints] == []


def fill(page, said):
    for label, words in said.items():
        page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*({OPTIONAL})?\s*$")).fill(words)


def send(page):
    """The button of the form."""
    page.locator("main form button.btn-primary").last.click()


def to(page, *links):
    """From page to page by the words of links."""
    for words in links:
        page.get_by_role("link", name=words).first.click()


def act(page, button, said=None, tick=""):
    """One move of the package, from its page."""
    page.get_by_role("link", name=button, exact=True).first.click()
    if tick:
        page.get_by_label(tick, exact=tick == "Nhất trí").first.check()
    fill(page, said or {})
    send(page)
    page.get_by_text("Đã thực hiện").first.wait_for()


def votes(number):
    """Everybody present and for it."""
    said = {"Ngày họp": f"{clock.today():%d/%m/%Y}", "Có mặt": str(number), "Tán thành": str(number)}
    nobody = dict.fromkeys(("Không tán thành", "Ý kiến khác", "Không biểu quyết"), "0")
    return said | nobody | {"Số, ký hiệu biên bản": "01/BB-CHSH"}


def people_file(page):
    """The model file of the page, filled in."""
    with page.expect_download() as model:
        page.get_by_role("link", name="Tải tệp mẫu (.xlsx)").click()
    book = openpyxl.load_workbook(io.BytesIO(model.value.path().read_bytes()))
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    columns = [places[one] for one in ("Họ và tên", "Điện thoại", "Cơ quan", "Vai trò")]
    for number, row in enumerate(PEOPLE, 2):
        for column, words in zip(columns, row, strict=True):
            sheet.cell(number, column, words)
    stream = io.BytesIO()
    book.save(stream)
    return {"name": "nguoi.xlsx", "mimeType": EXCEL, "buffer": stream.getvalue()}


def slip(page, name):
    """(user name, code) on the slip that the office prints for one person."""
    to(page, "Văn phòng", "Tài khoản", name)
    with page.expect_download() as paper:
        page.get_by_role("button", name="In phiếu mở tài khoản").click()
    words = PdfReader(paper.value.path()).pages[0].extract_text()
    return (
        re.search(r"Tên đăng nhập:\s*(\S+)", words)[1],
        re.search(r"\w{4}-\w{4}-\w{4}", words)[0],
    )


def founded(page):
    """The administrator's part; (user name, code) of the first of the office."""
    opening = clock.today() + timedelta(days=120)
    to(page, "Chi hội")
    fill(page, {"Tên đầy đủ của Hội, tổ chức": "Chi hội Sông Hiếu", "Tên gọi tắt": "Chi hội Sông Hiếu"})
    fill(page, {"Ký hiệu văn bản": "CHSH", "Địa danh": "Nghĩa Đàn"})
    fill(page, {"Ngày khai mạc": f"{opening:%d/%m/%Y}"})
    send(page)
    page.get_by_label("Danh xưng").select_option(label="Bà")
    fill(page, {"Họ và tên": "Hồ Thị Lành"})
    send(page)
    told = page.get_by_text("Mã mở tài khoản:").first.inner_text()
    return re.search(r"Tên đăng nhập: (\S+)\. Mã mở tài khoản: (\S+)\.", told).groups()


@pytest.mark.slow
def test_a_chapter_comes_from_nothing_to_its_first_signature(arrives):
    office = arrives(*founded(arrives("quantri").page)).page
    to(office, "Nhập danh sách người")
    office.locator("input[type=file]").set_input_files([people_file(office)])
    fill(office, {"Ngày nhận nhiệm vụ chung": f"{clock.today():%d/%m/%Y}"})
    send(office)
    office.get_by_role("button", name="Xác nhận, ghi toàn bộ danh sách").click()
    slips = {name: slip(office, name) for name in ("Lê Văn An", "Trần Thị Bình", "Phạm Văn Cường")}

    committee = arrives(*slips["Phạm Văn Cường"]).page
    to(committee, "Giao hồ sơ đầu tiên")
    due = clock.today() + timedelta(days=90)
    fill(committee, {"Xong trước ngày": f"{due:%d/%m/%Y}"})
    committee.get_by_label("ngày cố định").check()
    send(committee)
    send(committee)
    address = urlsplit(committee.url).path

    writer = arrives(*slips["Trần Thị Bình"])
    page = writer.open(address)
    page.get_by_role("link", name="Tải lên dự thảo mới", exact=True).first.click()
    text = "Hoặc nhập trực tiếp nội dung: Báo cáo (tổng kết và phương hướng)"
    fill(page, {text: "Nhiệm kỳ qua, Chi hội đã giúp 12 hội viên."})
    for part in ("tiep-thu", "to-trinh"):
        words = {
            "name": f"{part}.txt",
            "mimeType": "text/plain",
            "buffer": "Không có ý kiến góp ý nào.".encode(),
        }
        page.locator(f"[name='file_{part}']").set_input_files([words])
    send(page)
    act(page, "Gửi lấy ý kiến")
    for reviewer in (office, committee):
        reviewer.goto(page.url)
        act(reviewer, "Ghi ý kiến", tick="Nhất trí")
    page.reload()
    act(page, "Kết thúc lấy ý kiến")
    act(page, "Trình cơ quan chủ trì")
    act(page, "Ghi biểu quyết của cơ quan chủ trì", votes(1))
    act(page, "Ghi biên bản biểu quyết của Ban Chấp hành", votes(2))

    chairman = arrives(*slips["Lê Văn An"], width=PHONE)
    signing = chairman.open(address)
    chairman.shot("ky-duyet-chi-hoi")
    act(signing, "Ký duyệt", tick="Đã đọc dự thảo lần 1")

    package = Package.objects.get()
    assert (package.state, package.code) == ("signed", f"{Congress.objects.get().code}-BCCT")
    assert (chairman.sideways(), chairman.barriers()) == (0, [])
