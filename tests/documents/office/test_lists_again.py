"""A list taken in again, on the page as by the command: nobody is doubled, what differs is put right."""

from __future__ import annotations

import io
import unicodedata

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from congress.models import Membership, Person
from tests.demo_world import HIDDEN, Visitor, paper
from tests.lists import book, kept, row

pytestmark = pytest.mark.one_database

GROUND = "NQ 05/NQ-HTS ngày 08/09/2021"
SEAT = {"body": "Ban Chấp hành", "role": "Ủy viên", "start": "04/01/2022", "ground": GROUND}
MAN = {"name": "Bà Lê Thị Mận", "birth": "1948", "phone": 912345678}
BINH = {"name": "Ông Đỗ Văn Bính", "birth": "12/03/1950", "phone": "0912 345 679"}
FIRST = [row(**MAN, **SEAT), row(**BINH, **SEAT)]
PAGE = "/van-phong/nhap-danh-sach/nguoi/"


def by_page(cast, _folder):
    office = Visitor(cast.vanphong)

    def taken(*rows):
        file = paper("danh-sach.xlsx", book(*rows), "application/octet-stream")
        seen = office.client.post(PAGE, {"file": file}, follow=True)
        hidden = dict(HIDDEN.findall(seen.content.decode()))
        return office.client.post(seen.wsgi_request.path, {"seen": hidden["seen"]}).status_code == 302

    return taken


def by_command(_cast, folder):
    def taken(*rows):
        path = kept(folder / "danh-sach.xlsx", book(*rows))
        try:
            call_command("people", "import", path, "--by", "vanphong", stdout=io.StringIO())
        except CommandError:
            return False
        return True

    return taken


@pytest.fixture(params=[by_page, by_command])
def take(request, cast, tmp_path):
    """A function that takes rows in, and tells whether they were."""
    taken = request.param(cast, tmp_path)
    assert taken(*FIRST)
    return taken


def told():
    """The people of the lists: name, both telephones, in how many bodies."""
    new = Person.objects.filter(birth_year__in=(1948, 1950)).order_by("birth_year")
    return [(one.full_name, one.phone, one.second_phone, one.memberships.count()) for one in new]


AS_WRITTEN = [("Lê Thị Mận", "0912345678", "", 1), ("Đỗ Văn Bính", "0912345679", "", 1)]


def test_the_same_file_writes_nothing(take):
    assert told() == AS_WRITTEN

    assert take(*FIRST)

    assert told() == AS_WRITTEN


def test_another_telephone_is_put_right(take):
    assert take(FIRST[0], row(**BINH | {"phone": "0987654321"}, **SEAT))

    assert told() == [AS_WRITTEN[0], ("Đỗ Văn Bính", "0987654321", "", 1)]


def test_one_row_more_is_one_person_more(take):
    assert take(*FIRST, row(name="Ông Vũ Chính", birth="1950", phone="0912000777", **SEAT))

    assert len(told()) == 3


def test_names_in_another_form_of_unicode_are_the_same_people(take):
    nfd = [
        [unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in one]
        for one in FIRST
    ]

    assert take(*nfd)

    assert told() == AS_WRITTEN


def test_another_seat_in_a_later_list_is_one_more_seat_of_his(take):
    seat = SEAT | {"body": "Tiểu ban Văn kiện", "start": "05/01/2022"}

    assert take(row(**MAN, **seat))
    assert take(row(**MAN, **seat))

    assert told() == [("Lê Thị Mận", "0912345678", "", 2), AS_WRITTEN[1]]
    seats = Membership.objects.filter(person__full_name="Lê Thị Mận").order_by("start")
    assert [one.body.code for one in seats] == ["BCH", "TBVK"]


def test_whose_seat_it_is_again_is_the_same_whatever_his_telephone(take):
    assert take(row(name="Bà Lê Thị Mận", phone="0911222333", **SEAT))

    assert told() == [("Lê Thị Mận", "0911222333", "", 1), AS_WRITTEN[1]]


def test_a_namesake_in_another_body_is_asked_about_and_nothing_is_written(take):
    assert not take(row(name="Bà Lê Thị Mận", phone="0911222333", **SEAT | {"body": "Tiểu ban Văn kiện"}))

    assert told() == AS_WRITTEN
    assert Person.objects.filter(full_name="Lê Thị Mận").count() == 1


def test_a_dry_run_writes_nothing(cast, tmp_path):
    path = kept(tmp_path / "danh-sach.xlsx", book(*FIRST))
    said = io.StringIO()

    call_command("people", "import", path, "--dry-run", "--by", "vanphong", stdout=said)

    assert (told(), "Lê Thị Mận" in said.getvalue()) == ([], True)
