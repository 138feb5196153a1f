"""A paper gets its number, a line is put right, a number is cancelled; none is ever given twice."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from congress.people.models.associations import Association
from congress.people.models.bodies import Congress
from congress.people.queries.hats import hats
from congress.roles import Right
from documents.packages.queries.judgements import signature_on_current
from documents.packages.queries.misprints import awaited_correction
from documents.packages.queries.paper_signatures import awaits_comparison
from documents.registers.models import IN, OUT, RegisterChange, RegisterLine
from documents.registers.queries import (
    CORRECTABLE,
    RegisterEntry,
    entry_of,
    given_before,
    next_number,
    paper_number,
    spelled_mark,
    usual_mark,
)
from workflows import clock
from workflows.errors import Forbidden, NotNow, Stale, Unmet, check
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package

HIGHEST = 99_999
ONE_BOOK_EARLIEST = 1990


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What a book says of a paper; of one that leaves `day` counts, of one that arrives `arrived`.

    `number` is the one that the paper book already gave, None for the next. `mark` as the paper has it
    after the stroke, "" for the usual one of its kind.
    """

    book: str
    about: str
    other: str
    kind: str = ""
    mark: str = ""
    number: int | None = None
    day: date | None = None
    arrived: date | None = None
    sign: str = ""
    signer: str = ""
    kept: str = ""
    copies: int | None = None
    note: str = ""
    package: Package | None = None


def enter_paper(
    facts: PaperFacts,
    *,
    association: Association,
    by: Person,
    request_id: str | None = None,
    of_body: bool = False,
) -> RegisterLine:
    """Write a paper into its book and give it its number. The same request gives the line it made before.

    Two who ask at once get two numbers. `of_body`: the caller has proved that `by` numbers it for the body
    whose paper it is; the book is the same for all. Raises Forbidden (not of the office), NotNow (a package
    that is not signed, or whose paper has its number), Stale, and Unmet by field: a number that was given,
    a day to come.
    """
    if not of_body:
        _of_office(by, association)
    mine = RegisterLine.objects.filter(association=association, by=by)
    told = _tidy({field.name: getattr(facts, field.name) for field in fields(facts)})
    number: int | None = told.pop("number")
    if told["book"] == OUT:
        symbol = association.symbol
        told["mark"] = spelled_mark(told["mark"] or usual_mark(told["kind"], symbol=symbol), symbol=symbol)
    asked = told | ({} if number is None else {"number": number})
    made: RegisterLine = once(
        mine,
        request_id,
        lambda: _entered(association, told, number, by=by, request_id=request_id),
        same=lambda before: holds(before, **asked),
    )
    return made


def correct_line(
    line: RegisterLine, facts: dict[str, Any], *, reason: str, seen: str, by: Person
) -> RegisterChange:
    """Put right what a line says, with a reason; its number stays. `facts` are columns that may be put right.

    Raises Forbidden, Stale (changed since it was seen), NotNow (cancelled), Unmet (no reason, nothing new).
    """
    with transaction.atomic():
        entry = _held(line, seen=seen, by=by)
        new = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in _tidy(facts).items()
            if name in CORRECTABLE[line.book] and (value or None) != (entry.says(name) or None)
        }
        if not new:
            raise Unmet(_("Không có gì thay đổi."))
        return _changed(entry, RegisterChange(line=line, facts=new, reason=clean(reason), by=by))


def cancel_number(line: RegisterLine, *, reason: str, seen: str, by: Person) -> RegisterChange:
    """Cancel a number with a reason: the line stays in the book, the number is never given again.

    Raises Forbidden, Stale, NotNow (cancelled already), Unmet (no reason).
    """
    with transaction.atomic():
        entry = _held(line, seen=seen, by=by)
        return _changed(entry, RegisterChange(line=line, cancelled=True, reason=clean(reason), by=by))


def _tidy(said: dict[str, Any]) -> dict[str, Any]:
    return {name: clean(value) if isinstance(value, str) else value for name, value in said.items()}


def _of_office(by: Person, association: Association) -> None:
    mine = Congress.objects.filter(pk__in=hats(by).congresses_with(Right.RECORD), association=association)
    if not mine.exists():
        raise Forbidden(_("Chỉ Văn phòng làm việc này."))


@transaction.atomic
def _entered(
    association: Association, told: dict[str, Any], number: int | None, *, by: Person, request_id: str | None
) -> RegisterLine:
    # Who asks for a number waits here for whoever asked before him.
    held = Association.objects.select_for_update().get(pk=association.pk)
    faults = _faults(told)
    if number is not None and not 1 <= number <= HIGHEST:
        faults["number"] = [_("Số phải từ 1 đến 99999.")]
    if faults:
        raise Unmet(fields=faults)
    year = (told["day"] if told["book"] == OUT else told["arrived"]).year
    series = {"book": told["book"], "year": year, "mark": told["mark"]}
    following = next_number(held, **series)
    taken = given_before(held, series, number, told["about"]) if number else None
    if taken is not None:
        words = _("Số %(number)s đã cấp cho: %(about)s. Số tiếp theo là %(next)d.")
        told_of = {"number": taken[0], "about": taken[1], "next": following}
        raise Unmet(fields={"number": [words % told_of]})
    if told["package"] is not None:
        _may_have_a_number(told["package"], told["day"])
    line = RegisterLine(
        association=held,
        year=year,
        number=following if number is None else number,
        by=by,
        request_id=request_id,
    )
    for name, value in told.items():
        setattr(line, name, value)
    check(line)
    line.save()
    return line


def _faults(told: dict[str, Any]) -> dict[str, list[str]]:
    """What is wrong with the days of a paper, by field."""
    counts = "day" if told["book"] == OUT else "arrived"
    faults: dict[str, list[str]] = {}
    if told[counts] is None:
        return {counts: [_("Chưa nhập mục này.")]}
    for name in ("day", "arrived"):
        if told[name] and told[name] > clock.today():
            faults[name] = [_("Ngày này chưa tới.")]
        if told[name] and told[name].year < ONE_BOOK_EARLIEST:
            faults[name] = [_("Đề nghị kiểm tra lại năm.")]
    if told["book"] == IN and told["day"] and told["day"] > told["arrived"]:
        faults.setdefault("day", [_("Ngày của văn bản muộn hơn ngày đến.")])
    if told["book"] == IN and not told["other"]:
        faults["other"] = [_("Chưa ghi nơi gửi.")]
    return faults


def _may_have_a_number(package: Package, day: date) -> None:
    """The paper of a package leaves after its signature, once. Raises NotNow, Unmet."""
    signature = signature_on_current(package)
    if signature is None:
        raise NotNow(_("Hồ sơ này chưa được ký; số chỉ cấp sau khi ký."))
    if awaits_comparison(package):
        raise NotNow(_("Hồ sơ đã ký trên giấy, chờ đối chiếu; số chỉ cấp sau khi đối chiếu."))
    if awaited_correction(package):
        raise NotNow(_("Sửa lỗi kỹ thuật của hồ sơ đang chờ xác nhận; số chỉ cấp sau đó."))
    signed = clock.local_day(signature.at)
    if day < signed:
        words = _("Hồ sơ được ký ngày %(day)s; ngày của văn bản không sớm hơn ngày ký.")
        raise Unmet(fields={"day": [words % {"day": f"{signed:%d/%m/%Y}"}]})
    has = paper_number(package)
    if has is not None:
        raise NotNow(_("Văn bản của hồ sơ này đã có số %(number)s.") % {"number": has.line})


def _held(line: RegisterLine, *, seen: str, by: Person) -> RegisterEntry:
    """The line as it holds now, nobody else writing in this book meanwhile."""
    _of_office(by, line.association)
    Association.objects.select_for_update().get(pk=line.association_id)
    entry = entry_of(RegisterLine.objects.get(pk=line.pk))
    if entry.cancelled:
        raise NotNow(_("Số %(number)s đã hủy.") % {"number": line})
    if entry.seen != seen:
        raise Stale(_("Dòng này đã có người sửa sau khi trang được mở; đề nghị xem lại."))
    return entry


def _changed(entry: RegisterEntry, change: RegisterChange) -> RegisterChange:
    if not change.reason:
        raise Unmet(fields={"reason": [_("Phải nêu rõ lý do.")]})
    check(change)
    change.save()
    return change
