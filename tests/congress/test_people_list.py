"""A list of people is read against what is known: who is meant, what is asked, what stops it."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import BodyGrant, Membership, Person, Unit
from congress.people.audit import grant_faults
from congress.people.queries.people_plan import ListDefaults, plan_people
from congress.people.services.people_list import take_people
from congress.people.services.seats import appoint
from tests.lists import row, sheets
from workflows.errors import Stale, Unmet
from workflows.ledger import book_faults
from workflows.models import LedgerLine

pytestmark = pytest.mark.one_database

GROUND = "NQ 05/NQ-HTS ngày 08/09/2021"
SEAT = {"body": "Ban Chấp hành", "role": "Ủy viên", "start": "04/01/2022", "ground": GROUND}


@pytest.fixture
def take(dh3, clerk):
    """A function that takes in rows as the chief of the office would."""

    def taken(*rows, **more):
        return take_people(dh3, sheets(*rows), name="danh-sach.xlsx", by=clerk, **more)

    return taken


@pytest.fixture
def plan(dh3, clerk):
    """A function that reads rows and writes nothing."""
    return lambda *rows, **more: plan_people(dh3, sheets(*rows), by=clerk, **more)


@pytest.fixture
def bodies(board, drafters):
    """Two bodies to sit in."""
    return board, drafters


def told(plan):
    """Every fault with its place."""
    return [f"{plan.place(remark)}: {remark.words}" for remark in plan.faults]


def test_a_person_with_two_seats_is_one(take, board, drafters):
    an = row(name="Thiếu tướng Nguyễn Văn An", honorific="Ông", birth="12/03/1948", phone=912345678, **SEAT)
    again = row(name="Đ/c Nguyễn Văn An", birth="1948", **SEAT | {"body": "TBVK", "role": "Thư ký"})

    made = take(an, again)

    person = Person.objects.get(full_name="Nguyễn Văn An")
    assert (made.new, made.seats) == (1, 2)
    assert (person.honorific, person.rank, person.phone) == ("Ông", "Thiếu tướng", "0912345678")
    assert (person.birth_day, person.form_of_address, person.username) == (
        date(1948, 3, 12),
        "Đồng chí",
        None,
    )
    seats = person.memberships.order_by("id").values_list("body__code", "role", "start", "ground")
    assert list(seats) == [
        ("BCH", "member", date(2022, 1, 4), GROUND),
        ("TBVK", "secretary", date(2022, 1, 4), GROUND),
    ]
    assert not person.has_usable_password()


def test_taken_in_again_it_writes_nothing(take, plan, board, drafters):
    rows = [
        row(name="Nguyễn Văn An", birth="1948", phone="0912345678", **SEAT),
        row(name="Nguyễn Văn An", birth="1948", **SEAT | {"body": "TBVK", "role": "Thư ký"}),
        row(name="Lê Thị Mận", **SEAT),
    ]
    first = take(*rows)
    people, seats, lines = Person.objects.count(), Membership.objects.count(), LedgerLine.objects.count()

    again = take(*rows)

    assert (first.new, again.new, again.seats, again.changed) == (2, 0, 0, 0)
    assert plan(*rows).changes_nothing
    counts = (Person.objects.count(), Membership.objects.count(), LedgerLine.objects.count())
    assert counts == (people, seats, lines)


def test_two_of_one_name_are_asked_about_and_never_merged(take, plan, board, drafters):
    rows = [
        row(name="Nguyễn Văn An", **SEAT),
        row(name="Nguyễn Văn An", **SEAT | {"body": "TBVK", "role": "Thư ký"}),
    ]
    asked = plan(*rows)
    second = asked.lines[1].question
    known, another = [key for key, _words in second.options]

    with pytest.raises(Unmet, match="Còn dòng trùng họ tên chưa trả lời"):
        take(*rows)
    two = plan(*rows, answers={second.row.key: another})
    one = take(*rows, answers={second.row.key: known})

    assert [line.state for line in asked.lines] == ["new", "asked"]
    assert second.options[0][1] == "Nguyễn Văn An, Ban Chấp hành khóa II, dòng 2 của tệp"
    assert two.counts["new"] == 2
    assert (one.new, one.seats) == (1, 2)


def test_namesakes_with_other_years_of_birth_are_two_without_a_question(take, board):
    made = take(
        row(name="Nguyễn Văn An", birth="1948", **SEAT), row(name="Nguyễn Văn An", birth="1952", **SEAT)
    )

    assert (made.new, made.seats) == (2, 2)


def test_somebody_known_is_met_by_telephone_and_put_right_cell_by_cell(take, plan, head):
    Unit.objects.create(code="DV01", name="Hội tỉnh Lào Cai")
    rows = [
        row(name="Nguyễn Thị An", phone="0912000001", birth="1950", unit="hoi tinh lao cai", rank="Thạc sĩ")
    ]

    found = plan(*rows)
    made = take(*rows)

    head.refresh_from_db()
    assert found.lines[0].told == [
        "Cấp bậc, học hàm, học vị: – → Thạc sĩ",
        "Ngày sinh hoặc năm sinh: – → 1950",
        "Đơn vị: – → Hội tỉnh Lào Cai",
    ]
    assert (made.new, made.changed) == (0, 1)
    assert (head.rank, head.birth_year, head.unit.code, head.phone) == (
        "Thạc sĩ",
        1950,
        "DV01",
        "0912 000 001",
    )


def test_ong_or_ba_of_somebody_known_is_a_correction_of_his_name(take, person):
    an = person("Nguyễn Văn An", honorific="", phone="0912345678")

    take(row(name="Ông Nguyễn Văn An", phone="0912345678"))

    an.refresh_from_db()
    change = an.name_changes.get()
    assert (str(an), change.before, change.after) == (
        "Ông Nguyễn Văn An",
        "Nguyễn Văn An",
        "Ông Nguyễn Văn An",
    )
    assert change.reason == "Theo danh sách “danh-sach.xlsx”"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Dòng 2, cột A (Họ và tên): Chưa ghi họ và tên."),
        ({"birth": "tuổi Tý"}, "Dòng 2, cột D (Ngày sinh hoặc năm sinh): “tuổi Tý” không phải ngày sinh"),
        ({"body": "Tiểu ban Văn hóa"}, "Dòng 2, cột H (Cơ quan): Đại hội này không có cơ quan"),
        ({"body": "Tiểu ban Văn hóa"}, "Có thể là: Tiểu ban Văn kiện"),
        ({"role": ""}, "Dòng 2, cột I (Vai trò): Có cơ quan nhưng chưa ghi vai trò."),
        ({"role": "khách"}, "Dòng 2, cột I (Vai trò): Không rõ vai trò “khách”"),
        ({"body": ""}, "Dòng 2, cột H (Cơ quan): Có vai trò nhưng chưa ghi cơ quan."),
        ({"start": ""}, "Dòng 2, cột K (Từ ngày): Chưa ghi ngày nhận nhiệm vụ"),
        ({"start": "31/02/2022"}, "Dòng 2, cột K (Từ ngày): “31/02/2022” không phải một ngày"),
        ({"end": "01/01/2022"}, "Dòng 2, cột L (Hết ngày): Ngày kết thúc phải từ ngày bắt đầu trở đi."),
        ({"ground": "theo chỉ đạo"}, "Dòng 2, cột M (Căn cứ): Nhiệm vụ từ trước hôm nay phải ghi số và ngày"),
        ({"unit": "Hội tỉnh X"}, "Dòng 2, cột G (Đơn vị): Chưa có đơn vị “Hội tỉnh X”"),
        ({"mark": "9999"}, "Dòng 2, cột N (Mã người): Không có người mang mã 9999"),
        ({"phone": "#?"}, "Dòng 2, cột E (Điện thoại): Ô công thức chưa có kết quả"),
    ],
)
def test_a_fault_is_told_at_its_row_and_column_and_stops_all(take, plan, bodies, said, words):
    rows = [row(**{"name": "Lê Thị Mận", **SEAT} | said), row(name="Trần Văn Bình", **SEAT)]

    with pytest.raises(Unmet) as refused:
        take(*rows)

    assert any(words in reason for reason in refused.value.reasons)
    assert not Person.objects.filter(full_name__in=["Lê Thị Mận", "Trần Văn Bình"]).exists()


def test_two_heads_of_one_body(plan, board, head, drafters):
    asked = SEAT | {"role": "Trưởng Tiểu ban"}

    found = plan(
        row(name="Lê Thị Mận", **asked | {"body": "Ban Chấp hành"}),
        row(name="Trần Văn Bình", **asked | {"body": "Ban Chấp hành"}),
        row(name="Đỗ Văn Chính", **asked | {"body": "Tiểu ban Văn kiện"}),
    )

    assert told(found) == [
        "Dòng 3, cột I (Vai trò): Ban Chấp hành khóa II đã có người đứng đầu ở dòng 2: Lê Thị Mận.",
        (
            "Dòng 4, cột I (Vai trò): Tiểu ban Văn kiện đang có người đứng đầu là Nguyễn Thị An; "
            "dùng trang Thay người đứng đầu."
        ),
    ]


def test_a_person_twice_in_one_body(plan, board):
    an = {"name": "Nguyễn Văn An", "birth": "1948", **SEAT}

    found = plan(row(**an), row(**an), row(**an | {"role": "Thư ký"}))

    assert [remark.words for remark in found.doubts if remark.code == "body"] == [
        "Nhiệm vụ này đã ghi ở dòng 2; dòng này không ghi thêm."
    ]
    assert told(found) == [
        (
            "Dòng 4, cột I (Vai trò): Đang là Ủy viên tại cơ quan này từ ngày 04/01/2022; "
            "kết thúc nhiệm vụ đó trước."
        )
    ]


def test_doubts_do_not_stop(take, plan, board):
    rows = [row(name="Lê Thị Mận", birth="1950", **SEAT), row(name="Bà Đỗ Thị Tơ", phone="12345", **SEAT)]

    doubts = [f"{one.row.number} {one.code}" for one in plan(*rows).doubts]

    assert doubts == ["2 phone", "2 birth", "2 honorific", "3 phone"]
    assert take(*rows).new == 2


def test_the_day_and_the_paper_of_all_stand_in_for_empty_cells(take, board):
    take(
        row(name="Lê Thị Mận", body="BCH", role="Ủy viên"),
        defaults=ListDefaults(date(2022, 1, 4), GROUND),
    )

    seat = Membership.objects.get(person__full_name="Lê Thị Mận")
    assert (seat.start, seat.ground) == (date(2022, 1, 4), GROUND)


def test_nobody_seats_himself_by_a_list(plan, clerk, board):
    found = plan(row(name="Lê Văn Phòng", mark=str(clerk.pk), **SEAT))

    assert "Người ghi không tự ghi nhiệm vụ cho mình" in told(found)[0]


def test_a_list_ends_a_seat_and_corrects_a_title(take, head):
    seat = {"body": "TBVK", "role": "Trưởng", "start": "04/01/2022", "ground": GROUND}

    take(row(name="Nguyễn Thị An", title="Quyền Trưởng Tiểu ban", end="30/03/2022", **seat))

    kept = Membership.objects.get(person=head)
    assert (kept.title, kept.end, kept.end_ground) == ("Quyền Trưởng Tiểu ban", date(2022, 3, 30), GROUND)


def test_rights_book_and_news_follow(take, dh3, office, clerk, organisers):
    take(row(name="Lê Thị Mận", **SEAT | {"body": "Ban Tổ chức Đại hội", "role": "Trưởng ban"}))

    man = Person.objects.get(full_name="Lê Thị Mận")
    assert BodyGrant.objects.filter(user=man).count() == 9
    assert grant_faults() == []
    assert list(book_faults()) == []
    assert [row.words for row in man.news.said().all()] == [
        (
            "Ông Lê Văn Phòng ghi: ông (bà) được giao nhiệm vụ Trưởng Ban Tổ chức Đại hội, "
            f"từ ngày 04/01/2022. Căn cứ: {GROUND}."
        )
    ]


def test_what_changed_since_it_was_looked_at_is_looked_at_again(plan, take, person, board):
    rows = [row(name="Nguyễn Văn An", birth="1948", **SEAT)]
    seen = plan(*rows).mark
    appoint(person("Nguyễn Văn An", birth_year=1948), board, role="member", start=date(2022, 1, 4))

    with pytest.raises(Stale, match="có thay đổi sau khi trang này được mở"):
        take(*rows, seen=seen)


@pytest.mark.parametrize(
    ("headings", "lines", "words"),
    [
        (["Số", "Ghi chú"], [["1", "x"]], "Không thấy dòng tiêu đề"),
        (["Họ và tên", "Cơ quan"], [], "Dưới dòng tiêu đề chưa có dòng nào"),
        (["Họ và tên", "Họ tên", "Cơ quan"], [["A", "B", "C"]], "có hai cột “Họ và tên”"),
    ],
)
def test_a_list_that_is_none_says_what_is_missing(dh3, headings, lines, words):
    found = plan_people(dh3, sheets(*lines, headings=headings), by=None)

    assert words in found.listed.faults[0]


def test_nfd_titles_above_and_other_headings_are_read(dh3, board):
    nfd = "Nguye\u0302\u0303n Va\u0306n An"
    rows = [["TT", "Họ tên", "Năm sinh", "Ghi chú"], ["(1)", "(2)", "(3)", "(4)"], ["1", nfd, "1948", "x"]]

    found = plan_people(dh3, sheets(*rows, headings=["DANH SÁCH"]), by=None)

    assert [(line.row.number, line.label) for line in found.lines] == [(4, "Nguyễn Văn An")]
    assert found.listed.unread == ["Ghi chú"]
