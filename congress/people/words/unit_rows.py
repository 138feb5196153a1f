"""One row of a list of units: its columns, what it says as values, and what is wrong or doubtful in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.words.days import day_of
from congress.people.words.listed import (
    ListHeading,
    ListRow,
    Remark,
    cell_faults,
    heading_key,
    no_days,
    number_doubts,
    too_long,
)
from congress.people.words.naming import NameParts, name_parts
from congress.people.words.numbers import CellNumbers, numbers_of
from congress.people.words.person_rows import looks_like_mail, written_name_faults

UNIT_HEADINGS = (
    ListHeading(
        "name",
        _kept("Tên đơn vị"),
        _kept("Bắt buộc. Tên đầy đủ như trên con dấu; mỗi đơn vị một dòng."),
        ("Đơn vị xã Mẫu", "Ban liên lạc khu Mẫu"),
        ("Đơn vị", "Tên đầu mối", "Đầu mối trực thuộc", "Tên"),
        36,
    ),
    ListHeading(
        "code",
        _kept("Mã"),
        _kept("Để trống thì được đặt theo thứ tự: DV01, DV02 …"),
        ("", "DV02"),
        ("Mã đơn vị",),
        9,
    ),
    ListHeading(
        "kind",
        _kept("Loại đơn vị"),
        _kept("Ví dụ: cơ sở, đơn vị trực thuộc, ban liên lạc; cùng loại thì ghi giống nhau."),
        ("cơ sở", "ban liên lạc"),
        ("Loại", "Loại hình"),
        20,
    ),
    ListHeading(
        "head",
        _kept("Người chủ trì"),
        _kept("Họ và tên; chưa có thì ghi “khuyết”."),
        ("Ông Nguyễn Văn Mẫu", "khuyết"),
        ("Người đứng đầu", "Họ và tên", "Chủ tịch", "Trưởng ban", "Họ tên người chủ trì"),
        26,
    ),
    ListHeading(
        "head_title",
        _kept("Chức danh"),
        _kept("Chức danh của người chủ trì."),
        ("Trưởng đơn vị", ""),
        ("Chức vụ", "Chức danh người chủ trì"),
        18,
    ),
    ListHeading(
        "phone",
        _kept("Điện thoại"),
        _kept("Một hoặc hai số trong một ô, cách nhau dấu phẩy."),
        ("0912 345 678, 0203 3825 123", ""),
        ("Số điện thoại", "ĐT", "SĐT"),
        26,
    ),
    ListHeading(
        "address",
        _kept("Địa chỉ nhận thư"),
        _kept("Số nhà, phố, xã hoặc phường, tỉnh hoặc thành phố; in trên phong bì."),
        ("Số 1 phố Mẫu, phường Mẫu, tỉnh Mẫu", ""),
        ("Địa chỉ", "Nơi nhận thư"),
        40,
    ),
    ListHeading("email", _kept("Thư điện tử"), _kept("Để trống nếu không dùng."), (), ("Email",), 22),
    ListHeading(
        "way",
        _kept("Cách liên hệ"),
        _kept("Một trong: Zalo, điện thoại, giấy, trên hệ thống, thư điện tử."),
        ("Zalo", "giấy"),
        ("Hình thức liên hệ", "Liên hệ qua"),
        16,
    ),
    ListHeading("since", _kept("Từ ngày"), _kept("Ngày thành lập, nếu biết."), (), ("Ngày thành lập",), 13),
    ListHeading("until", _kept("Hết ngày"), _kept("Để trống khi còn hoạt động."), (), ("Đến ngày",), 13),
)
LONGEST_UNIT = {"name": 200, "code": 20, "kind": 60, "head_title": 100, "address": 300, "email": 254}
# How the ways of `Unit.WAYS` begin where a list names them.
_WAYS = {
    "zalo": ("zalo", "qua zalo"),
    "phone": ("dien thoai", "goi", "dt"),
    "paper": ("giay", "buu dien", "thu", "cong van"),
    "site": ("tren he thong", "he thong", "phan mem"),
    "mail": ("thu dien tu", "email", "e mail"),
}
VACANT = ("khuyet", "chua co", "trong", "khong")


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """What one row says of a unit; `head` is None where nobody leads it, or nothing is said."""

    name: str
    code: str
    kind: str
    head: NameParts | None
    head_title: str
    numbers: CellNumbers
    address: str
    email: str
    way: str
    since: date | None
    until: date | None
    vacant: bool = False

    def remarks(self, row: ListRow) -> Iterator[Remark]:
        """What stops the list, and what was not understood."""
        if not self.name:
            yield Remark(row, "name", _("Chưa ghi tên đơn vị."))
        yield from too_long(row, LONGEST_UNIT)
        if self.head is not None:
            yield from written_name_faults(row, "head", self.head.full_name)
        yield from no_days(row, {"since": self.since, "until": self.until})
        if self.since and self.until and self.until < self.since:
            yield Remark(row, "until", _("Ngày kết thúc phải từ ngày bắt đầu trở đi."))

        # What was not understood stops nothing.
        yield from number_doubts(row, self.numbers)
        for code, value in (("way", self.way), ("email", self.email)):
            if row.at(code) and not value:
                words = _("“%(said)s” không đọc được nên không ghi.")
                yield Remark(row, code, words % {"said": row.at(code)}, stops=False)


def way_meant(text: str) -> str:
    """The code of a way of reaching; "" where the words name none."""
    key = heading_key(text)
    # "thư điện tử" begins like a letter on paper: the longest words decide.
    found = [
        (len(word), code)
        for code, words in _WAYS.items()
        for word in words
        if f"{key} ".startswith(f"{word} ")
    ]
    return max(found)[1] if found else ""


def unit_said(row: ListRow) -> tuple[UnitSaid, list[Remark]]:
    """The values of a row and what is to be said of it."""
    vacant = heading_key(row.at("head")).startswith(VACANT)
    said = UnitSaid(
        row.at("name"),
        row.at("code"),
        row.at("kind"),
        name_parts(row.at("head")) if row.at("head") and not vacant else None,
        row.at("head_title"),
        numbers_of(row.at("phone")),
        row.at("address").replace("\n", ", "),
        row.at("email") if looks_like_mail(row.at("email")) else "",
        way_meant(row.at("way")),
        day_of(row.at("since")),
        day_of(row.at("until")),
        vacant,
    )
    return said, [*cell_faults(row), *said.remarks(row)]
