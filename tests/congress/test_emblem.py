"""The emblem of an association: what is taken, what is refused, and where it then stands."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from congress.models import Emblem, Person
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PAGE = "/thiet-lap/HKH6/bieu-trung/"
NO_PICTURE = "Tệp này không phải ảnh PNG hoặc JPEG, hoặc đã hỏng."


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(date(2026, 11, 2)):
        yield


@pytest.fixture
def admin():
    """The administrator at a browser, with one congress set up."""
    said = NewAssociation("Hội Khuyến học tỉnh", "Hội Khuyến học", "HKH", place="Hòa Bình")
    set_up(NewCongress("hoi", date(2027, 5, 15), said, number=6), by=None)
    client = Client()
    person = Person.objects.create_superuser("quantri", full_name="Quản trị", password="x")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def picture(kind="PNG", size=(600, 300)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of some hundred bytes that is 20,000 points wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def handed_in(admin, data, name="hieu.png"):
    return admin.post(PAGE, {"picture": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_it_is_drawn_anew_small_and_stands_at_the_head_of_the_pages(admin, kind):
    answer = handed_in(admin, picture(kind))
    row = Emblem.objects.get()
    address = f"/bieu-trung/{row.digest}.png"
    shown = Client().get(address)
    kept = Image.open(io.BytesIO(shown.content))

    assert (answer.status_code, answer["Location"]) == (302, "/thiet-lap/HKH6/")
    assert (kept.format, kept.size) == ("PNG", (224, 112))
    assert (shown["Content-Type"], "immutable" in shown["Cache-Control"]) == ("image/png", True)
    assert [
        address in Client().get("/dang-nhap/").content.decode(),
        address in admin.get(PAGE).content.decode(),
    ] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", NO_PICTURE),
        (b"GIF89a" + b"\0" * 40, NO_PICTURE),
        ("Biểu trưng".encode(), NO_PICTURE),
        (picture()[:200], NO_PICTURE),
        (bomb(), "Ảnh quá lớn: mỗi chiều tối đa 4000 điểm ảnh."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 3_000_000, "Tệp quá lớn: tối đa 2 MB."),
        (b"", "Tệp này rỗng."),
        (picture(size=(31, 31)), "Ảnh quá nhỏ: mỗi chiều tối thiểu 32 điểm ảnh."),
        (picture(size=(200, 20)), "Ảnh quá nhỏ: mỗi chiều tối thiểu 32 điểm ảnh."),
        (picture(size=(401, 100)), "Ảnh quá dài: chiều này tối đa gấp 4 lần chiều kia."),
        (picture(size=(100, 401)), "Ảnh quá dài: chiều này tối đa gấp 4 lần chiều kia."),
    ],
    ids=["svg", "gif", "text", "cut", "bomb", "large", "empty", "tiny", "low", "wide", "tall"],
)
def test_what_is_no_small_picture_is_refused_at_its_field(admin, data, why):
    answer = handed_in(admin, data)

    assert (answer.status_code, why in answer.content.decode()) == (422, True)
    assert not Emblem.objects.exists()


def test_another_takes_its_place_and_it_can_be_taken_off(admin):
    handed_in(admin, picture())
    first = Emblem.objects.get().digest
    handed_in(admin, picture(size=(100, 300)))
    second = Emblem.objects.get().digest

    assert Client().get(f"/bieu-trung/{first}.png").status_code == 404
    assert Client().get(f"/bieu-trung/{second}.png").status_code == 200
    assert admin.post(PAGE, {"take_off": "on"}).status_code == 302
    assert not Emblem.objects.exists()
    assert "/bieu-trung/" not in Client().get("/dang-nhap/").content.decode()


@pytest.mark.parametrize("size", [(32, 32), (128, 32), (32, 128)])
def test_the_smallest_and_the_longest_are_taken(admin, size):
    assert handed_in(admin, picture(size=size)).status_code == 302


def test_neither_or_both_is_asked_about(admin):
    handed_in(admin, picture())
    both = {"take_off": "on", "picture": SimpleUploadedFile("hieu.png", picture())}
    answers = [admin.post(PAGE, said) for said in ({}, both)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "Cần chọn một ảnh, hoặc đánh dấu bỏ biểu trưng đang dùng." in answers[0].content.decode()
    assert "Chọn một trong hai: ảnh mới, hoặc bỏ biểu trưng." in answers[1].content.decode()


def test_it_is_offered_to_be_taken_off_only_where_there_is_one(admin):
    without, refused = (answer.content.decode() for answer in (admin.get(PAGE), admin.post(PAGE, {})))
    handed_in(admin, picture())

    offer = "Bỏ biểu trưng đang dùng"
    assert (offer in without, offer in admin.get(PAGE).content.decode()) == (False, True)
    assert "Cần chọn một ảnh." in refused


def test_a_box_ticked_where_there_is_none_asks_for_a_picture(admin):
    assert admin.post(PAGE, {"take_off": "on"}).status_code == 422


def test_only_an_administrator_changes_it(admin):
    person = Person.objects.create_user("an", full_name="Nguyễn Văn An", password="x")
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    assert handed_in(client, picture()).status_code == 403
