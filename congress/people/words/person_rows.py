"""One row of a list of people: its columns, what it says as values, and what is wrong or doubtful in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.words.days import Birth, birth_of, day_of
from congress.people.words.listed import (
    ListHeading,
    ListRow,
    Remark,
    cell_faults,
    no_days,
    number_doubts,
    too_long,
)
from congress.people.words.naming import NameParts, honorific_of, name_parts
from congress.people.words.numbers import CellNumbers, numbers_of
from congress.people.words.roles import role_meant, title_meant
from congress.roles import DELEGATE, ROLES

PERSON_HEADINGS = (
    ListHeading(
        "name",
        _kept("Họ và tên"),
        _kept(
            "Bắt buộc. Ghi cả “Ông”, “Bà”, “Đ/c”, cấp bậc trước tên cũng được: được tách ra và giữ lại. "
            "Một người có nhiều nhiệm vụ thì ghi mỗi nhiệm vụ một dòng."
        ),
        ("Thiếu tướng Nguyễn Văn Mẫu", "Bà Trần Thị Mẫu", "Nguyễn Văn Mẫu"),
        ("Họ tên", "Họ và tên đại biểu", "Họ tên người", "Tên"),
        28,
    ),
    ListHeading(
        "honorific",
        _kept("Danh xưng"),
        _kept("Ông hoặc Bà; để trống nếu đã ghi trước tên."),
        ("Ông", "", "Ông"),
        ("Giới tính", "Xưng hô", "Nam/Nữ"),
        11,
    ),
    ListHeading(
        "rank",
        _kept("Cấp bậc, học hàm, học vị"),
        _kept("Để trống nếu đã ghi trước tên."),
        ("", "Tiến sĩ", ""),
        ("Cấp bậc", "Quân hàm", "Học hàm, học vị", "Học vị"),
        20,
    ),
    ListHeading(
        "birth",
        _kept("Ngày sinh hoặc năm sinh"),
        _kept("Ngày/tháng/năm; chỉ biết năm thì ghi năm. Dùng để phân biệt người trùng họ tên."),
        ("12/03/1948", "1952", "12/03/1948"),
        ("Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Sinh năm"),
        16,
    ),
    ListHeading(
        "phone",
        _kept("Điện thoại"),
        _kept("Một hoặc hai số trong một ô, cách nhau dấu phẩy. Ô số bị mất số 0 ở đầu được thêm lại."),
        ("0912 345 678, 024 3823 4567", "0987654321", ""),
        ("Số điện thoại", "Điện thoại di động", "ĐT", "SĐT", "Di động"),
        24,
    ),
    ListHeading(
        "email", _kept("Thư điện tử"), _kept("Để trống nếu không dùng."), (), ("Email", "E-mail"), 22
    ),
    ListHeading(
        "unit",
        _kept("Đơn vị"),
        _kept(
            "Tên hoặc mã đơn vị trực thuộc mà người ấy sinh hoạt, đúng như trong danh sách đơn vị đã nhập."
        ),
        (),
        ("Đơn vị trực thuộc", "Đơn vị sinh hoạt", "Đầu mối trực thuộc"),
        28,
    ),
    ListHeading(
        "body",
        _kept("Cơ quan"),
        _kept("Tên hoặc mã cơ quan của Đại hội. Để trống nếu người ấy chưa có nhiệm vụ."),
        ("Ban Chấp hành", "Tiểu ban Văn kiện", "Tiểu ban Văn kiện"),
        ("Cơ quan, Tiểu ban", "Tiểu ban", "Cơ quan, bộ phận", "Ban, Tiểu ban"),
        28,
    ),
    ListHeading(
        "role",
        _kept("Vai trò"),
        _kept(
            "Trưởng, Phó Trưởng, Thư ký, Ủy viên, Tổ biên tập, Thư ký giúp việc, Người theo dõi; "
            "ghi “Chủ tịch”, “Chánh Văn phòng” cũng hiểu là người đứng đầu."
        ),
        ("Ủy viên", "Thư ký", "Trưởng Tiểu ban"),
        ("Nhiệm vụ", "Vai trò trong cơ quan", "Chức vụ trong cơ quan"),
        20,
    ),
    ListHeading(
        "title",
        _kept("Chức danh hiển thị"),
        _kept("Chức danh in trên văn bản nếu khác vai trò."),
        ("Ủy viên Ban Chấp hành", "", ""),
        ("Chức danh", "Chức vụ"),
        24,
    ),
    ListHeading(
        "start",
        _kept("Từ ngày"),
        _kept("Ngày nhận nhiệm vụ. Để trống thì lấy ngày chung ghi khi gửi tệp."),
        ("08/09/2021", "", ""),
        ("Ngày bắt đầu", "Nhận nhiệm vụ từ ngày"),
        13,
    ),
    ListHeading(
        "end", _kept("Hết ngày"), _kept("Để trống khi chưa định ngày."), (), ("Đến ngày", "Ngày kết thúc"), 13
    ),
    ListHeading(
        "ground",
        _kept("Căn cứ"),
        _kept("Số, ngày văn bản. Để trống thì lấy căn cứ chung ghi khi gửi tệp."),
        ("Nghị quyết số 05/NQ ngày 08/09/2021", "", ""),
        ("Văn bản", "Quyết định"),
        30,
    ),
    ListHeading(
        "mark",
        _kept("Mã người"),
        _kept("Chỉ có khi sửa danh sách đã tải về; để trống với người mới."),
        (),
        ("Mã số",),
        10,
    ),
    ListHeading(
        "desk",
        _kept("Điện thoại làm việc"),
        _kept("Số dùng cho nhiệm vụ này nếu khác số riêng; chỉ một số."),
        ("024 3823 4567", "", ""),
        ("Điện thoại cơ quan", "Điện thoại nhiệm vụ", "Máy bàn"),
        20,
    ),
)
LABELS = {heading.code: heading.label for heading in PERSON_HEADINGS}
LONGEST = {"email": 254, "title": 100, "ground": 200, "rank": 120}
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


@dataclass(frozen=True, slots=True)
class SeatSaid:
    """The seat of a row: the body as it is written there, and the rest as values."""

    body: str
    role: str
    title: str = ""
    start: date | None = None
    end: date | None = None
    ground: str = ""
    phone: str = ""

    @classmethod
    def of(cls, row: ListRow, *, start: date | None, ground: str, own: Callable[[str], str]) -> Self | None:
        """The seat that a row speaks of; None where it names no body. `own` knows roles of the congress."""
        if not row.at("body"):
            return None
        role = row.at("role")
        return cls(
            row.at("body"),
            own(role) or role_meant(role),
            row.at("title") or title_meant(role),
            day_of(row.at("start")) if row.at("start") else start,
            day_of(row.at("end")),
            row.at("ground") or ground,
            numbers_of(row.at("desk")).first,
        )

    def faults(self, row: ListRow) -> Iterator[Remark]:
        """Why the seat cannot be given as the row says it."""
        if not row.at("role"):
            yield Remark(row, "role", _("Có cơ quan nhưng chưa ghi vai trò."))
        elif not self.role:
            roles = ", ".join(str(kind.label) for code, kind in ROLES.items() if code != DELEGATE)
            words = _("Không rõ vai trò “%(said)s”; ghi một trong các vai trò: %(roles)s.")
            yield Remark(row, "role", words % {"said": row.at("role"), "roles": roles})
        yield from no_days(row, {"start": self.start, "end": self.end})
        if self.start is None and not row.at("start"):
            yield Remark(
                row, "start", _("Chưa ghi ngày nhận nhiệm vụ; ghi vào ô này hoặc ghi ngày chung khi gửi tệp.")
            )
        if self.start and self.end and self.end < self.start:
            yield Remark(row, "end", _("Ngày kết thúc phải từ ngày bắt đầu trở đi."))


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """What one row says of a person, and of one seat of his where it names a body."""

    name: NameParts
    birth: Birth = field(default_factory=Birth)
    numbers: CellNumbers = field(default_factory=CellNumbers)
    rank: str = ""
    email: str = ""
    unit: str = ""
    mark: str = ""
    seat: SeatSaid | None = None

    def faults(self, row: ListRow) -> Iterator[Remark]:
        """What stops the whole list."""
        yield from written_name_faults(row, "name", self.name.full_name)
        if row.at("birth") and self.birth.year is None:
            words = _("“%(said)s” không phải ngày sinh hoặc năm sinh; ghi ví dụ 12/03/1948 hoặc 1948.")
            yield Remark(row, "birth", words % {"said": row.at("birth")})
        yield from too_long(row, LONGEST)
        if self.seat:
            yield from self.seat.faults(row)
        elif row.at("role"):
            yield Remark(row, "body", _("Có vai trò nhưng chưa ghi cơ quan."))

    def doubts(self, row: ListRow) -> Iterator[Remark]:
        """What was not understood and stops nothing."""
        yield from number_doubts(row, self.numbers)
        yield from number_doubts(row, numbers_of(row.at("desk")), "desk")
        if self.name.unsure:
            words = _(
                "Chữ trước “%(name)s” được hiểu là danh xưng; nếu là họ thì ghi Ông, Bà ở cột Danh xưng."
            )
            yield Remark(row, "name", words % {"name": self.name.full_name}, stops=False)
        if row.at("honorific") and not (self.name.honorific or self.name.form_of_address):
            words = _("“%(said)s” không phải danh xưng nên không ghi.")
            yield Remark(row, "honorific", words % {"said": row.at("honorific")}, stops=False)
        if row.at("email") and not self.email:
            words = _("“%(said)s” không phải địa chỉ thư điện tử nên không ghi.")
            yield Remark(row, "email", words % {"said": row.at("email")}, stops=False)


def person_said(
    row: ListRow, *, start: date | None = None, ground: str = "", own: Callable[[str], str] = lambda _said: ""
) -> tuple[PersonSaid, list[Remark]]:
    """The values of a row and what is to be said of it; `start` and `ground` stand in for empty cells.

    `own` gives the code of a role that the congress calls by a name of its own, or "".
    """
    honorific, form = honorific_of(row.at("honorific"))
    parts = name_parts(row.at("name"), honorific=honorific)
    birth = birth_of(row.at("birth")) or Birth()
    mail = row.at("email")
    said = PersonSaid(
        NameParts(parts.full_name, parts.honorific, form or parts.form_of_address, "", parts.unsure),
        birth,
        numbers_of(row.at("phone")),
        row.at("rank") or parts.rank,
        mail if looks_like_mail(mail) else "",
        row.at("unit"),
        row.at("mark"),
        SeatSaid.of(row, start=start, ground=ground, own=own),
    )
    return said, [*cell_faults(row), *said.faults(row), *said.doubts(row)]


def written_name_faults(row: ListRow, code: str, name: str) -> Iterator[Remark]:
    """Why what stands in that column is nobody's name."""
    if not name:
        yield Remark(row, code, _("Chưa ghi họ và tên."))
    elif len(name) > 150 or any(sign.isdigit() for sign in name) or not any(map(str.isalpha, name)):
        words = _("“%(said)s” không phải một họ tên; mỗi ô chỉ ghi một người, không ghi số.")
        yield Remark(row, code, words % {"said": name[:60]})


def looks_like_mail(text: str) -> bool:
    """Whether the text may be an address of e-mail."""
    return bool(_MAIL.fullmatch(text))
