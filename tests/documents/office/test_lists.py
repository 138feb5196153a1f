"""The office sends a list, looks at each row, answers who is meant, and confirms: all of it or nothing."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.models import Body, ListFile, Membership, Person, Unit
from congress.people.words.person_rows import PERSON_HEADINGS
from documents.office.rows.lists import model_listings
from documents.texts.reading.grids import read_grids
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.lists import book, row

pytestmark = pytest.mark.one_database

PEOPLE, UNITS = "/van-phong/nhap-danh-sach/nguoi/", "/van-phong/nhap-danh-sach/don-vi/"
GROUND = "NQ 05/NQ-HTS ngày 08/09/2021"
SEAT = {"body": "Ban Chấp hành", "role": "Ủy viên", "start": "04/01/2022", "ground": GROUND}
UNIT = ["Tên đơn vị", "Mã", "Loại đơn vị", "Người chủ trì", "Điện thoại", "Địa chỉ", "Cách liên hệ"]


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def send(office):
    """A function that sends a workbook and returns the answer, after its redirect."""

    def sent(data, *, to=PEOPLE, name="danh-sach.xlsx", **more):
        return office.client.post(to, {"file": SimpleUploadedFile(name, data), **more}, follow=True)

    return sent


def confirmed(office, page, **answers):
    """The answer to the form of a plan as it stood on its page."""
    seen = dict(HIDDEN.findall(page.content.decode()))["seen"]
    return office.client.post(page.wsgi_request.path, {"seen": seen, **answers})


def test_a_list_is_looked_at_and_then_taken_in(office, send):
    page = send(book(row(name="Bà Lê Mận", phone="912345678", **SEAT)))
    before = Person.objects.filter(full_name="Lê Mận").exists()

    done = confirmed(office, page)

    kept = ListFile.objects.get()
    assert "Nhiệm vụ mới: Ủy viên, Ban Chấp hành khóa II, từ ngày 04/01/2022" in text_of(page)
    assert (before, done.status_code) == (False, 302)
    assert Membership.objects.get(person__full_name="Lê Mận").body.code == "BCH"
    assert (kept.by, kept.outcome, kept.sheets) == (
        Person.objects.get(username="vanphong"),
        "1 dòng mới, 1 nhiệm vụ mới, 0 thay đổi.",
        [],
    )


def test_confirmed_twice_it_is_taken_in_once(office, send):
    page = send(book(row(name="Bà Lê Mận", **SEAT)))

    first, again = confirmed(office, page), confirmed(office, page)

    assert (first.status_code, again.status_code) == (302, 302)
    assert Person.objects.filter(full_name="Lê Mận").count() == 1


def test_faults_are_told_at_their_cells_and_nothing_can_be_confirmed(office, send):
    page = send(
        book(row(name="Lê Mận", **SEAT), row(name="Trần Bình", **SEAT | {"body": "Tiểu ban Văn hóa"}))
    )

    answer = office.client.post(page.wsgi_request.path, {"seen": "x"})

    assert "Dòng 3, cột H (Cơ quan): Đại hội này không có cơ quan" in text_of(page)
    assert "Có thể là: Tiểu ban Văn kiện" in text_of(page)
    assert "Xác nhận, ghi toàn bộ danh sách" not in page.content.decode()
    assert answer.status_code == 409
    assert not Person.objects.filter(full_name="Lê Mận").exists()


def test_who_is_meant_is_asked_and_answered_on_the_page(office, send, cast):
    rows = [row(name="Lê Mận", **SEAT), row(name="Lê Mận", **SEAT | {"body": "TBVK", "role": "Thư ký"})]
    page = send(book(*rows))

    silent = confirmed(office, page)
    answered = confirmed(office, page, who1="dDanh sách#2")

    assert "Dòng 3. Lê Mận là ai?" in text_of(page)
    assert silent.status_code == 422
    assert "Còn dòng trùng họ tên chưa trả lời là ai" in text_of(silent)
    assert answered.status_code == 302
    assert Membership.objects.filter(person__full_name="Lê Mận").count() == 2
    assert Person.objects.filter(full_name="Lê Mận").count() == 1


def test_one_answer_serves_for_all_that_are_left(office, send):
    rows = [row(name="Lê Mận", **SEAT), row(name="Lê Mận", **SEAT | {"body": "TBVK", "role": "Thư ký"})]

    answer = confirmed(office, send(book(*rows)), rest="new")

    assert answer.status_code == 302
    assert Person.objects.filter(full_name="Lê Mận").count() == 2


def test_what_has_changed_since_is_looked_at_again(office, send, cast):
    page = send(book(row(name="Người truong", phone="0912000000", **SEAT)))
    Person.objects.filter(pk=cast.truong.pk).update(phone="0333 333 333")

    late = confirmed(office, page)
    again = confirmed(office, late, who0="new")

    assert (late.status_code, again.status_code) == (409, 302)
    assert "Danh sách đã lưu có thay đổi sau khi trang này được mở" in text_of(late)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"Ho ten", "Loại tệp .csv không được nhận"),
        ("a.xlsx", b"", "Tệp trống"),
        ("a.xlsx", book(["x"], headings=["Ghi chú"]), "Không thấy dòng tiêu đề"),
    ],
)
def test_a_file_that_is_no_list_comes_back_with_why(send, name, data, words):
    answer = send(data, name=name)

    assert answer.status_code == 422
    assert words in text_of(answer)


def test_without_a_file_it_is_asked_for(office):
    assert "Chưa chọn tệp" in text_of(office.client.post(PEOPLE, {}))


@pytest.mark.parametrize("kind", ["nguoi", "don-vi"])
def test_the_model_file_has_headings_an_example_and_how_to_write(office, kind):
    data = b"".join(office.get(f"/van-phong/nhap-danh-sach/{kind}/mau.xlsx"))

    found = openpyxl.load_workbook(BytesIO(data))

    bodies = ["Cơ quan"] if kind == "nguoi" else []
    assert found.sheetnames == ["Danh sách", "Ví dụ", "Cách ghi", *bodies]
    assert found["Ví dụ"]["A2"].value is not None
    assert found["Cách ghi"]["A2"].value == found["Danh sách"]["A1"].value


def test_the_example_names_bodies_that_the_congress_has():
    board = Body(code="HDQT", name="Hội đồng quản trị", kind="collective")
    editors = Body(code="TVK", name="Tổ Văn kiện", kind="subcommittee")

    example = model_listings(
        PERSON_HEADINGS, [Body(code="CT", name="Chủ tịch", kind="chair"), board, editors]
    )[1]

    body, title = (
        next(place for place, one in enumerate(PERSON_HEADINGS) if one.code == code)
        for code in ("body", "title")
    )
    rows = list(example.values())
    assert [row[body] for row in rows] == ["Hội đồng quản trị", "Tổ Văn kiện", "Tổ Văn kiện"]
    assert [row[title] for row in rows] == ["", "", ""]


def test_the_model_file_with_its_example_filled_in_is_taken_in(office, send):
    data = b"".join(office.get("/van-phong/nhap-danh-sach/nguoi/mau.xlsx"))
    found = openpyxl.load_workbook(BytesIO(data))
    for line in found["Ví dụ"].iter_rows(min_row=2, values_only=True):
        found["Danh sách"].append(line)
    stream = BytesIO()
    found.save(stream)

    page = send(stream.getvalue(), start="04/01/2022", ground=GROUND)

    assert [line.state for line in page.context["plan"].lines] == ["new", "new", "fault"]
    assert "dùng trang Thay người đứng đầu" in text_of(page)


def test_what_is_stored_comes_out_in_the_same_columns_and_changes_nothing(office, send, cast):
    for person in Person.objects.all():
        person.full_name = person.full_name.translate(str.maketrans("0123456789", "abcdefghik"))
        person.save()
    data = b"".join(office.get("/van-phong/nhap-danh-sach/nguoi/hien-co.xlsx"))

    page = send(data)

    assert len(read_grids(data, "a.xlsx")[0][1]) == 1 + Membership.objects.count() + 1
    assert page.context["plan"].changes_nothing


def test_units_are_taken_in_with_who_leads_them(office, send):
    page = send(
        book(
            ["Hội tỉnh Lào Cai", None, "Tỉnh hội", "Ông Lê Mận", "912345678", "Số 1 phố A", "Zalo"],
            ["Ban liên lạc Tiểu đoàn 5", "BLL5", "tỉnh hội", "khuyết", None, None, "thư điện tử"],
            headings=UNIT,
        ),
        to=UNITS,
    )

    done = confirmed(office, page)

    first, second = Unit.objects.order_by("code")[1], Unit.objects.order_by("code")[0]
    assert done.status_code == 302
    assert (first.code, str(first.head), first.phone, first.way) == (
        "DV01",
        "Ông Lê Mận",
        "0912345678",
        "zalo",
    )
    assert (second.code, second.head, second.kind, second.way) == ("BLL5", None, "Tỉnh hội", "mail")
    assert first.head.username is None


def test_a_unit_twice_and_a_code_of_another_are_faults(office, send, db):
    Unit.objects.create(code="DV01", name="Hội tỉnh Lào Cai")

    page = send(book(["Hội tỉnh B", "DV01"], ["Hội tỉnh C"], ["hội tỉnh c"], headings=UNIT[:2]), to=UNITS)

    told = text_of(page)
    assert "Dòng 2, cột B (Mã): Mã DV01 là của “Hội tỉnh Lào Cai”" in told
    assert "Dòng 4, cột A (Tên đơn vị): Đơn vị này đã ghi ở dòng 3." in told


def test_an_administrator_takes_in_the_first_list_before_there_is_an_office(cast, client):
    keeper = Person.objects.create_superuser(username="quantri", full_name="Quản Trị")
    visitor = Visitor(keeper)
    sent = {"file": SimpleUploadedFile("a.xlsx", book(row(name="Bà Lê Mận", **SEAT)))}
    page = visitor.client.post(PEOPLE, sent, follow=True)

    done = visitor.client.post(
        page.wsgi_request.path,
        {"seen": dict(HIDDEN.findall(page.content.decode()))["seen"]},
        follow=True,
    )

    assert (done.status_code, done.wsgi_request.path) == (200, "/van-phong/nhan-su/")
    assert Membership.objects.get(person__full_name="Lê Mận").body.code == "BCH"


def test_only_who_keeps_lists_may(cast, client):
    page = Visitor(cast.truong)

    assert [page.get(address).status_code for address in (PEOPLE, UNITS)] == [403, 403]


def test_a_file_sent_again_is_read_again(send):
    """Nothing was written of the first one, and what stood in its way may be there by now."""
    data = book(row(name="Bà Lê Mận", **SEAT))

    pages = [send(data) for _time in range(2)]

    assert ["Không có chỗ sai" in text_of(page) for page in pages] == [True, True]
    assert ListFile.objects.count() == 2


def test_a_unit_missing_in_several_rows_is_told_once_with_its_rows(send):
    there = SEAT | {"unit": "Đơn vị chưa nhập"}

    page = send(book(row(name="Bà Lê Mận", **there), row(name="Ông Trần Bình", **there)))

    assert "Dòng 2, cột G (Đơn vị) và 1 dòng khác đến dòng 3: Chưa có đơn vị" in text_of(page)
