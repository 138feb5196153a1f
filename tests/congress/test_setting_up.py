"""Setting up a congress from nothing: one verb, a page and a command."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from congress.models import Association, Congress
from congress.settingup.proposals import ProposedBody, counted_in_roman, setup_templates
from congress.settingup.queries import bindings_of, congresses_mark, proposed_bindings, unfilled
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from workflows import clock
from workflows.errors import Stale, Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ASSOCIATION = NewAssociation(
    name="Hội Cựu giáo chức tỉnh Hòa Bình", short_name="Hội Cựu giáo chức", symbol="HCGC", place="Hòa Bình"
)
NEW = NewCongress(template="hoi", opening=date(2027, 5, 15), association=ASSOCIATION, number=5)
TEMPLATES = ["hoi", "cong-doan", "hop-tac-xa", "doan-thanh-nien", "chi-hoi"]


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(date(2026, 11, 2)):
        yield


def refused(**changes):
    """Why a set-up with these changes is refused: field -> reasons."""
    with pytest.raises(Unmet) as told:
        set_up(replace(NEW, **changes), by=None)
    return {name: said for name, said in told.value.by_field.items() if said}


def test_a_congress_from_nothing():
    made = set_up(NEW, by=None)

    assert (made.code, made.short_name, made.term) == ("HCGC5", "Đại hội V", "2027–2032")
    assert made.name == "Đại hội đại biểu lần thứ V Hội Cựu giáo chức tỉnh Hòa Bình"
    assert made.org_lines == ["HỘI CỰU GIÁO CHỨC", "TỈNH HÒA BÌNH"]
    assert (made.association.address, made.place) == ("mr_mrs", "Hòa Bình")
    assert made.bodies.count() == 14
    assert made.kinds.get(code="BCTC").bound["inspector"] == ["BKT"]


def test_a_congress_is_called_as_said():
    said = replace(NEW, full_name="Đại hội đại biểu toàn tỉnh lần thứ V Hội Cựu giáo chức", code="dh5")

    made = set_up(said, by=None, request_id="one")

    assert (made.name, made.code) == (said.full_name, "DH5")
    assert set_up(said, by=None, request_id="one") == made
    with pytest.raises(Stale):
        set_up(replace(said, code="DH6"), by=None, request_id="one")
    other = replace(ASSOCIATION, symbol="HKH")
    assert refused(code="DH5", association=other) == {"code": ["Mã DH5 đã là mã của Đại hội V."]}


@pytest.mark.parametrize("code", ["Đ5", "A-1", "x" * 21, "DH/5"])
def test_a_code_that_no_address_bears(code):
    assert list(refused(code=code)) == ["code"]


@pytest.mark.parametrize("code", TEMPLATES)
def test_every_template_fills_every_role_of_its_kinds(code):
    template = setup_templates()[code]
    bindings = proposed_bindings(template.kinds, template.bodies)

    assert (tuple(bindings), unfilled(bindings, template.bodies)) == (template.kinds, [])
    assert {"chair", "collective", "office", "organising"} <= {body.kind for body in template.bodies}


def test_the_templates_that_are_agreed():
    assert list(setup_templates()) == TEMPLATES


def test_a_body_left_out_is_told_by_the_kinds_that_need_it():
    bodies = tuple(body for body in setup_templates()["hoi"].bodies if body.code != "BKT")

    assert refused(bodies=bodies) == {
        "kinds": [
            "“Báo cáo Kiểm tra” chưa có cơ quan nào giữ vai trò: chủ trì soạn thảo; ký duyệt.",
            "“Báo cáo Tài chính” chưa có cơ quan nào giữ vai trò: thẩm tra (Ban Kiểm tra).",
            # It signs for the signer of the dossiers who is named himself.
            "“Hồ sơ nhân sự Đại hội” chưa có cơ quan nào giữ vai trò: thẩm tra (Ban Kiểm tra).",
        ]
    }


def test_a_body_is_renamed_and_a_kind_left_out():
    bodies = tuple(
        replace(body, name="Ban Chấp hành Trung ương") if body.code == "BCH" else body
        for body in setup_templates()["hoi"].bodies
    )

    made = set_up(replace(NEW, bodies=bodies, kinds=("BCCT", "NQ")), by=None)

    assert made.bodies.get(code="BCH").name == "Ban Chấp hành Trung ương"
    assert list(bindings_of(made)) == ["BCCT", "NQ"]


def test_what_is_typed_is_cleaned():
    typed = replace(
        ASSOCIATION, name=unicodedata.normalize("NFD", ASSOCIATION.name) + "\x00", symbol=" hcgc "
    )

    made = set_up(replace(NEW, association=typed), by=None)

    assert (made.association.name, made.symbol) == (ASSOCIATION.name, "HCGC")


def test_a_symbol_already_used():
    set_up(NEW, by=None)

    assert refused(number=6) == {
        "symbol": [
            (
                "Ký hiệu HCGC đã có Hội Cựu giáo chức dùng. Đại hội tiếp theo của tổ chức đó: "
                "chọn lập từ đại hội trước."
            )
        ]
    }
    assert (Congress.objects.count(), Association.objects.count()) == (1, 1)


@pytest.mark.parametrize("symbol", ["", "H C", "x" * 21, "BC/HCGC", "\x00"])
def test_a_symbol_that_no_paper_bears(symbol):
    assert list(refused(association=replace(ASSOCIATION, symbol=symbol))) == ["symbol"]


def test_an_opening_day_in_the_past():
    assert refused(opening=date(2026, 11, 1)) == {
        "opening": ["Ngày khai mạc đã qua; cần một ngày từ hôm nay trở đi."]
    }


@pytest.mark.parametrize(
    ("name", "lines"),
    [("Hội " * 75, ()), ("Hội A", ("HỘI TRUYỀN THỐNG TRƯỜNG SƠN VIỆT NAM TOÀN QUỐC " * 2,))],
)
def test_a_name_that_the_letterhead_has_no_room_for(name, lines):
    (said,) = refused(association=replace(ASSOCIATION, name=name, lines=lines))["name"]

    assert said.startswith("Tên không đặt vừa phần đầu văn bản, bên trái Quốc hiệu.")


def test_every_fault_is_told_at_once():
    told = refused(
        association=NewAssociation("", "", "", place="x" * 101),
        opening=date(2020, 1, 1),
        number=0,
        term="x" * 21,
        bodies=(ProposedBody("BCH", "A", "collective"), ProposedBody("BCH", "", "collective")),
        kinds=(),
    )

    assert set(told) == {
        "name",
        "short_name",
        "symbol",
        "place",
        "opening",
        "number",
        "term",
        "bodies",
        "kinds",
    }


def test_two_administrators_at_once_set_up_one():
    opened = congresses_mark()
    set_up(NEW, by=None, seen=opened, request_id="a")
    other = replace(NEW, association=replace(ASSOCIATION, symbol="HKH"))

    with pytest.raises(Stale) as told:
        set_up(other, by=None, seen=opened, request_id="b")

    assert told.value.reasons == [
        "Người khác vừa thiết lập xong Đại hội V, nên nội dung này chưa được ghi. Đề nghị xem lại."
    ]
    assert Congress.objects.count() == 1


def test_a_second_click_is_one_set_up():
    opened = congresses_mark()

    first = set_up(NEW, by=None, seen=opened, request_id="a")

    assert set_up(NEW, by=None, seen=opened, request_id="a") == first


def test_gone_back_to_with_another_name_it_is_not_thanked_for():
    set_up(NEW, by=None, seen=congresses_mark(), request_id="a")

    with pytest.raises(Stale, match="đã được gửi trước đó với nội dung khác"):
        set_up(replace(NEW, association=replace(ASSOCIATION, name="Hội Khác")), by=None, request_id="a")

    assert Congress.objects.count() == 1


def said(*words):
    """What `manage.py congress` prints."""
    out = StringIO()
    call_command("congress", *words, stdout=out)
    return out.getvalue().strip()


def test_the_command_calls_the_same_verb():
    first = said(
        *("new", "--template", "hoi", "--name", ASSOCIATION.name, "--short", "Hội CGC"),
        *("--symbol", "HCGC", "--opening", "2027-05-15"),
    )
    second = said("new", "--from", "HCGC2027", "--opening", "2032-05-15")

    assert first == "Đã thiết lập Đại hội Hội CGC (mã HCGC2027): 14 cơ quan, 11 loại hồ sơ."
    assert second == "Đã thiết lập Đại hội Hội CGC (mã HCGC2032): 14 cơ quan, 11 loại hồ sơ."


def test_the_command_says_why_not():
    with pytest.raises(CommandError) as told:
        said(
            "new",
            "--template",
            "x",
            "--name",
            "A",
            "--short",
            "A",
            "--symbol",
            "A",
            "--opening",
            "2027-05-15",
        )

    assert str(told.value) == (
        "--template: Không có mẫu “x”. Các mẫu: hoi, cong-doan, hop-tac-xa, doan-thanh-nien, chi-hoi."
    )
    with pytest.raises(CommandError, match="Không có đại hội mang mã X"):
        said("new", "--from", "X", "--opening", "2027-05-15")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--name", "HỘI KHÁC"),
        ("--short", "Hội khác"),
        ("--symbol", "HK"),
        ("--line", "HỘI"),
        ("--place", "Huế"),
    ],
)
def test_the_command_takes_no_other_association_for_the_next_congress(option, value):
    set_up(NEW, by=None)
    old = Congress.objects.get().code

    with pytest.raises(CommandError, match=f"^{option}: đại hội tiếp theo lấy theo Hội"):
        said("new", "--from", old, "--opening", "2032-05-15", option, value)

    assert Congress.objects.count() == 1


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX")])
def test_congresses_are_counted_in_roman(number, written):
    assert counted_in_roman(number) == written
