"""Keeping the register of units: entered, put right, become others by a decision; each act in the journal."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.units import Unit, UnitSuccession
from congress.people.queries.reach import register_of
from congress.people.queries.unit_plan import next_codes
from congress.people.services.journal import log
from congress.people.words.days import with_day
from congress.people.words.grounds import names_a_paper
from workflows import clock
from workflows.errors import Stale, Unmet, check
from workflows.models.ledger import enter_all
from workflows.once import holds, once
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from congress.people.models.associations import Association
    from congress.people.models.people import Person

MERGE, SPLIT, RENAME = "merge", "split", "rename"
ENTERED, CORRECTED = _kept("Ghi đơn vị vào danh sách"), _kept("Sửa thông tin đơn vị: %(what)s")
ENDED = _kept("%(way)s theo %(decision)s từ ngày %(day)s: %(before)s → %(after)s")


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What the register says of a unit; without a code the next one is taken."""

    name: str
    code: str = ""
    kind: str = ""
    head: Person | None = None
    head_title: str = ""
    phone: str = ""
    second_phone: str = ""
    address: str = ""
    email: str = ""
    way: str = ""
    since: date | None = None
    until: date | None = None


def add_unit(
    facts: UnitFacts,
    *,
    association: Association | None,
    by: Person | None,
    request_id: str | None = None,
) -> Unit:
    """A new unit; the same request gives the unit that it made before. Raises Unmet by field."""
    return once(
        Unit.objects.all(),
        request_id,
        lambda: _added(facts, association, by, request_id),
        same=lambda before: holds(before, name=clean(facts.name), association=association),
    )


@transaction.atomic
def change_unit(
    unit: Unit, facts: UnitFacts, *, by: Person | None, seen: str | None = None, reason: str = ""
) -> Unit:
    """Put right what the register says; a name that was written wrongly, with a reason.

    Another name by a decision is a succession. `seen` is the mark of what was on the screen. Raises Stale
    when it has changed since, Unmet by field.
    """
    held = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    if seen is not None and seen != unit_mark(held):
        raise Stale(_("Thông tin đơn vị đã được sửa sau khi trang này được mở; đề nghị xem lại rồi ghi lại."))
    if clean(facts.name) != held.name and not clean(reason):
        words = _("Sửa tên ghi sai phải nêu lý do; đổi tên theo quyết định thì ghi ở mục Kế thừa.")
        raise Unmet(fields={"reason": [words]})
    told = _columns(replace(facts, code=facts.code or held.code))
    changed = [name for name, value in told.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, told[name])
    if not changed:
        return held
    _refuse_taken(held)
    check(held)
    held.save()
    labels = {field.name: field.verbose_name for field in Unit._meta.fields}
    what = ", ".join(str(labels[name]) for name in changed)
    log(by, held, " ".join([CORRECTED % {"what": what}, clean(reason)]).strip())
    return held


@transaction.atomic
def succeed(
    before: Sequence[Unit],
    after: Sequence[Unit | UnitFacts],
    *,
    way: str,
    decision: str,
    on: date,
    by: Person,
) -> list[UnitSuccession]:
    """By a decision, from `on`: several units become one, one becomes several, or one gets another name.

    Units that do not go on end the day before; new ones begin that day. Raises Unmet.
    """
    same = {"way": way, "decision": clean(decision), "on": on, "before__in": [unit.pk for unit in before]}
    entered = list(UnitSuccession.objects.filter(**same))
    if entered and {row.after_name for row in entered} == {clean(unit.name) for unit in after}:
        return entered
    if faults := [*_succession_faults(before, after, way, decision), *_early_faults(way, on)]:
        raise Unmet(*faults)
    held = list(Unit.objects.select_for_update(of=("self",)).filter(pk__in=[unit.pk for unit in before]))
    names = {unit.pk: unit.name for unit in held}
    of = held[0].association
    if way == RENAME:
        target = after[0]
        made = [_renamed(held[0], target.name)]
    else:
        made = [
            unit if isinstance(unit, Unit) else _added(replace(unit, since=on), of, by, None)
            for unit in after
        ]
        _end([unit for unit in held if unit not in made], on)
    about = {"way": way, "decision": clean(decision), "on": on, "by": by}
    rows = [
        UnitSuccession(before=old, after=new, before_name=names[old.pk], after_name=new.name, **about)
        for old in held
        for new in made
        if old != new or way == RENAME
    ]
    written = UnitSuccession.objects.bulk_create(rows)
    enter_all(written)
    for row in written:
        facts = {"way": row.get_way_display(), "decision": row.decision, "day": f"{on:%d/%m/%Y}"}
        log(by, row.before, ENDED % (facts | {"before": row.before_name, "after": row.after_name}))
    return written


def unit_mark(unit: Unit) -> str:
    """A short mark of what the register says of a unit; another when any of it has changed."""
    said = [str(getattr(unit, field.name)) for field in fields(UnitFacts)]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def _added(
    facts: UnitFacts, association: Association | None, by: Person | None, request_id: str | None
) -> Unit:
    told = _columns(facts)
    known = register_of(association.pk if association else None)
    taken = {code.casefold() for code in known.values_list("code", flat=True)}
    told["code"] = clean(facts.code) or next(next_codes(taken))
    unit = Unit(**told, association=association, request_id=request_id or None)
    _refuse_taken(unit)
    check(unit)
    unit.save()
    log(by, unit, ENTERED, new=True)
    return unit


def _columns(facts: UnitFacts) -> dict[str, Any]:
    return {field.name: getattr(facts, field.name) for field in fields(facts)}


def _refuse_taken(unit: Unit) -> None:
    others = register_of(unit.association_id).exclude(pk=unit.pk)
    fields = {}
    if others.filter(code__iexact=clean(unit.code)).exists():
        fields["code"] = [_("Mã %(code)s đã có đơn vị khác dùng.") % {"code": clean(unit.code)}]
    if others.filter(folded=searchable(unit.name)[:200], until=None).exists() and unit.until is None:
        fields["name"] = [_("Đã có đơn vị tên này trong danh sách.")]
    if fields:
        raise Unmet(fields=fields)


def _succession_faults(
    before: Sequence[Unit], after: Sequence[Unit | UnitFacts], way: str, decision: str
) -> list[str]:
    groundless = with_day(_("Căn cứ phải ghi đủ số và ngày văn bản, ví dụ Quyết định số 12/QĐ ngày %(day)s."))
    said = {
        str(groundless): names_a_paper(decision),
        _("Hợp nhất phải có ít nhất hai đơn vị trước và đúng một đơn vị sau."): way != MERGE
        or (len({unit.pk for unit in before}) > 1 and len(after) == 1),
        _("Chia, tách phải có đúng một đơn vị trước và ít nhất hai đơn vị sau."): way != SPLIT
        or (len(before) == 1 and len(after) > 1),
        _("Đổi tên chỉ ghi cho một đơn vị, với tên mới."): way != RENAME
        or (len(before) == len(after) == 1 and isinstance(after[0], UnitFacts)),
        _("Phải ghi tên đơn vị sau."): all(clean(unit.name) for unit in after),
        _("Đơn vị đã hết hoạt động không hợp nhất, chia tách hay đổi tên được."): all(
            unit.until is None for unit in before
        ),
    }
    return [words for words, holds_true in said.items() if not holds_true]


def _early_faults(way: str, on: date) -> list[str]:
    """A unit has one name at a time: what is printed until the day of a new one bears the old."""
    if way != RENAME or on <= clock.today():
        return []
    return [_("Tên mới có hiệu lực từ ngày %(day)s: đề nghị ghi vào ngày đó.") % {"day": f"{on:%d/%m/%Y}"}]


def _renamed(unit: Unit, name: str) -> Unit:
    unit.name = clean(name)
    _refuse_taken(unit)
    check(unit)
    unit.save()
    return unit


def _end(units: Sequence[Unit], on: date) -> None:
    for unit in units:
        unit.until = on - timedelta(days=1)
        check(unit)
        unit.save(update_fields=["until"])
