"""What a set-up is told, and why it cannot be done so: every fault at once, by field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.associations import Association
from congress.people.models.bodies import Congress
from congress.settingup.offers import printed_lines
from congress.settingup.queries import unfilled
from congress.settingup.services.days import congress_term_faults, opening_day_faults
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from congress.settingup.proposals import ProposedBody

SYMBOL = re.compile(r"[A-ZĐ0-9][A-ZĐ0-9-]{0,19}")
CODE = re.compile(r"[A-Z0-9]{1,20}")
MOST = 200  # congresses of one association
MOST_WORDS = 24  # of a name that two lines have room for


@dataclass(frozen=True, slots=True)
class NewAssociation:
    """What is said of an association; without `lines` its name is broken as paper has room."""

    name: str
    short_name: str
    symbol: str
    lines: tuple[str, ...] = ()
    place: str = ""
    office_phone: str = ""
    address: str = ""
    rank_first: bool = False
    precedence: str = "office"

    def name_faults(self) -> list[str]:
        """Why the name cannot stand at the head of a paper."""
        if not clean(self.name):
            return [_("Chưa ghi tên Hội, tổ chức.")]
        try:
            letterhead_of(self)
        except ValueError:
            words = _(
                "Tên không đặt vừa phần đầu văn bản, bên trái Quốc hiệu. Đề nghị rút gọn tên trên văn bản, "
                "hoặc tự ngắt thành các dòng ngắn hơn tại mục “Tên in trên văn bản”, "
                "mỗi dòng khoảng 27 chữ in hoa."
            )
            return [words]
        return _length_faults(self.name, 300, "")


@dataclass(frozen=True, slots=True)
class NewCongress:
    """What is said of a congress: of a new association, or after `source`, an earlier one.

    Bodies and kinds that are not named (None) are those of the template, or of the earlier congress.
    `seats` carries who sits in its bodies now over to the new one. Without a `full_name` or a `code`
    they are made from what the association is called.
    """

    template: str
    opening: date
    association: NewAssociation | None = None
    source: Congress | None = None
    number: int | None = None
    term: str = ""
    bodies: tuple[ProposedBody, ...] | None = None
    kinds: tuple[str, ...] | None = None
    seats: bool = False
    full_name: str = ""
    code: str = ""

    def number_faults(self) -> list[str]:
        """Why the number cannot be that of the congress."""
        if self.number is None:
            return []
        if not 1 <= self.number <= MOST:
            return [_("Đại hội lần thứ: ghi số từ 1 đến %(limit)d.") % {"limit": MOST}]
        held = self.source.association if self.source else None
        before = Congress.objects.filter(association=held, number=self.number).first() if held else None
        words = _("Đã có %(congress)s, lần thứ %(number)d.")
        return [words % {"congress": before.short_name, "number": self.number}] if before else []


def set_up_faults(
    new: NewCongress,
    bodies: Sequence[ProposedBody],
    bindings: Mapping[str, Mapping[str, Sequence[str]]],
) -> dict[str, list[str]]:
    """Why a congress cannot be set up so, by field; all at once."""
    faults = {} if new.source else association_faults(new.association)
    faults["opening"] = opening_day_faults(new.opening)
    faults["number"] = new.number_faults()
    # Without a term it is made from the year of the opening.
    faults["term"] = congress_term_faults(new.term) if clean(new.term) else []
    faults["full_name"] = _length_faults(new.full_name, 300, "")
    faults["code"] = _own_code_faults(symbol_of(new.code)) if clean(new.code) else []
    faults["bodies"] = body_faults(bodies)
    if not bindings:
        faults["kinds"] = [_("Chọn ít nhất một loại hồ sơ.")]
    elif not faults["bodies"]:
        faults["kinds"] = unfilled(bindings, bodies, new.source)
    return faults


def association_faults(
    new: NewAssociation | None, *, known: Association | None = None
) -> dict[str, list[str]]:
    """Why an association cannot be kept so, by field; `known` is the row that holds its symbol already."""
    if new is None:
        return {"name": [_("Chưa ghi tên Hội, tổ chức.")]}
    return {
        "name": new.name_faults(),
        "short_name": _length_faults(new.short_name, 60, _("Chưa ghi tên gọi tắt.")),
        "symbol": [] if known else symbol_faults(new.symbol),
        "place": [_("Địa danh tối đa 100 ký tự.")] if len(clean(new.place)) > 100 else [],
        "office_phone": [_("Điện thoại tối đa 40 ký tự.")] if len(clean(new.office_phone)) > 40 else [],
    }


def _length_faults(text: str, most: int, missing: str) -> list[str]:
    if missing and not clean(text):
        return [missing]
    return [_("Tối đa %(limit)d ký tự.") % {"limit": most}] if len(clean(text)) > most else []


def symbol_faults(symbol: str) -> list[str]:
    """Why a new symbol cannot be taken: odd signs, or another association's."""
    kept = symbol_of(symbol)
    if not SYMBOL.fullmatch(kept):
        return [_("Ký hiệu chỉ gồm chữ in hoa, chữ số và gạch nối, tối đa 20 ký tự, ví dụ HKH.")]
    holder = Association.objects.filter(symbol__iexact=kept).first()
    if holder is None:
        return []
    words = _(
        "Ký hiệu %(symbol)s đã có %(who)s dùng. Đại hội tiếp theo của tổ chức đó: chọn lập từ đại hội trước."
    )
    return [words % {"symbol": kept, "who": holder}]


def _own_code_faults(code: str) -> list[str]:
    if not CODE.fullmatch(code):
        return [_("Mã đại hội chỉ gồm chữ in hoa không dấu và chữ số, tối đa 20 ký tự, ví dụ DH3.")]
    holder = Congress.objects.filter(code=code).first()
    words = _("Mã %(code)s đã là mã của %(congress)s.")
    return [words % {"code": code, "congress": holder.short_name}] if holder else []


def body_faults(bodies: Sequence[ProposedBody]) -> list[str]:
    """Why these bodies cannot work for one congress: codes that are odd or taken, names too long or none."""
    if not bodies:
        return [_("Giữ lại ít nhất một cơ quan.")]
    codes = [body.code for body in bodies]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    faults = [_("Mã %(code)s có hai cơ quan.") % {"code": code} for code in twice]
    faults += [
        _("Mã cơ quan “%(code)s” chỉ được gồm chữ in hoa không dấu và chữ số.") % {"code": code}
        for code in dict.fromkeys(codes)
        if not CODE.fullmatch(code)
    ]
    for body in bodies:
        if not body.name or len(body.name) > 200:
            faults.append(_("Cơ quan %(code)s: tên từ 1 đến 200 ký tự.") % {"code": body.code})
    return faults


def symbol_of(typed: str) -> str:
    """The symbol as papers bear it: in capitals."""
    return clean(typed).upper()


def letterhead_of(new: NewAssociation) -> list[str]:
    """The lines of the name as typed, or broken as paper has room. Raises ValueError where there is none."""
    given = [clean(line) for line in new.lines if clean(line)]
    words = clean(new.name).upper().split()
    # One line or two, as even as they can be, read better than three short ones.
    ways = [[" ".join(words[:place]), " ".join(words[place:])] for place in range(1, len(words))]
    ways.sort(key=lambda way: abs(len(way[0]) - len(way[1])))
    for lines in [] if given or len(words) > MOST_WORDS else [[" ".join(words)], *ways]:
        if printed_lines(lines) == lines:
            return lines
    printed = printed_lines(given or [" ".join(words)])
    # What was typed stays: the letterhead breaks it again where a line is too long for it.
    return given or printed
