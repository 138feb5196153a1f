"""A round is opened, units are added, days moved, letters numbered and sent, and it is closed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.reach import units_of
from congress.people.services.unit_links import give_links
from congress.people.words.addressed import addressed
from documents.consulting.models.rounds import (
    LISTED,
    SILENCES,
    AskedUnit,
    ExtraDay,
    Round,
    RoundDraft,
    RoundEnd,
)
from documents.consulting.queries.rounds import round_state
from documents.consulting.services.holding import held_by, refuse_asking, refuse_fields
from documents.consulting.services.letters import LetterNumber, give_number
from documents.packages.models.packages import Package
from documents.packages.services.printed import printed_changed
from documents.paper.codes import SHORT_CODES, short_code
from workflows import clock, engine
from workflows.errors import Busy, Hidden, NotNow, Unmet, check
from workflows.models.ledger import enter_all
from workflows.once import once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.models.units import Unit

# Kept in rows, so in Vietnamese whatever language the page is in.
STANDING = _kept("Thường trực %(unit)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRound:
    """What is said of a new round. `packages`: id -> whether its draft may be read by a link.

    Without `letter` the number follows later.
    """

    title: str
    opened: date
    last_day: date
    packages: Mapping[int, bool]
    units: frozenset[int]
    silence: str = LISTED
    letter: LetterNumber | None = None

    def is_in(self, row: Round) -> bool:
        """Whether a round says just this."""
        columns = (row.title, row.opened, row.last_day, row.silence)
        packages = set(row.drafts.values_list("package", flat=True))
        units = set(row.asked.filter(later=False).values_list("unit", flat=True))
        said = (clean(self.title), self.opened, self.last_day, self.silence)
        return (columns, packages, units) == (said, set(self.packages), set(self.units))

    def faults(self, packages: list[Package]) -> dict[str, list[str]]:
        """What is wrong with a new round, by field."""
        none = [one.code for one in packages if one.current_id is None]
        over = [one.code for one in packages if one.definition.stage_of(one.state).terminal]  # type: ignore[union-attr]
        told: dict[str, list[str]] = {"packages": [], "opened": [], "last_day": [], "silence": []}
        if len(packages) != len(self.packages) or not packages:
            told["packages"].append(_("Chưa chọn dự thảo nào."))
        if none:
            told["packages"].append(_("Chưa có dự thảo: %(codes)s.") % {"codes": ", ".join(none)})
        if over:
            told["packages"].append(
                _("Hồ sơ đã xong, không lấy ý kiến: %(codes)s.") % {"codes": ", ".join(over)}
            )
        if self.opened > clock.today():
            told["opened"].append(_("Ngày này chưa tới."))
        # A round of last year may be entered late; any other year was mistyped.
        if self.opened.year < clock.today().year - 1:
            told["opened"].append(_("Đề nghị kiểm tra lại năm."))
        told["last_day"] += last_day_faults(self.opened, self.last_day)
        if self.silence not in dict(SILENCES):
            told["silence"].append(_("Chưa chọn mục này."))
        return {name: reasons for name, reasons in told.items() if reasons}


def last_day_faults(opened: date, last_day: date) -> list[str]:
    """Why units cannot be asked from the one day to the other."""
    if last_day <= opened:
        return [_("Ngày cuối phải sau ngày lấy ý kiến.")]
    return [_("Đề nghị kiểm tra lại năm.")] if last_day.year > opened.year + 1 else []


def open_round(congress: Congress, said: NewRound, *, by: Person, request_id: str | None = None) -> Round:
    """Ask these units about the drafts in force of these packages; each gets a code of eight signs.

    The same request gives the round it made before. The package does not move: units are asked beside its
    own procedure. Raises Forbidden, NotNow (put away), Stale, and Unmet by field.
    """
    row: Round = once(
        Round.objects.filter(congress=congress, by=by),
        request_id,
        lambda: _opened(congress, said, by=by, request_id=request_id),
        same=said.is_in,
    )
    _settle_packages(row)
    return row


@engine.whole()
def _opened(congress: Congress, said: NewRound, *, by: Person, request_id: str | None) -> Round:
    refuse_asking(congress, by)
    packages = list(
        Package.objects.filter(congress=congress, pk__in=said.packages).select_related("procedure", "current")
    )
    faults = said.faults(packages)
    if faults:
        raise Unmet(fields=faults)
    row = Round(congress=congress, title=clean(said.title), opened=said.opened, last_day=said.last_day)
    row.silence, row.by, row.request_id = said.silence, by, request_id
    check(row)
    row.save()
    RoundDraft.objects.bulk_create(
        RoundDraft(
            round=row,
            package=one,
            version=one.current,
            by_link=said.packages[one.pk] and not one.confidential,
        )
        for one in sorted(packages, key=lambda package: (package.kind.order, package.code))
    )
    _ask(row, said.units, by=by, later=False)
    printed_changed(said.packages, "asked", by=by)
    if said.letter is not None:
        give_number(row, said.letter, by=by)
    return row


def add_asked(found: Round, units: Iterable[int], *, by: Person) -> list[AskedUnit]:
    """Ask more units while the round is open; those asked already stay.

    Raises Forbidden, NotNow, Unmet.
    """
    with engine.whole():
        held = held_by(found, by)
        asked = set(held.asked.values_list("unit", flat=True))
        made = _ask(held, set(units) - asked, by=by, later=True)
        printed_changed(held.about, "asked", by=by)
        return made


def move_last_day(
    found: Round, asked: Iterable[int], last_day: date, *, reason: str, by: Person
) -> list[ExtraDay]:
    """Another last day for some units at once, with the reason; those that have it already stay.

    Raises Forbidden, NotNow, and Unmet by field.
    """
    with engine.whole():
        held = held_by(found, by)
        why = clean(reason)
        units = [one for one in round_state(held).units if one.asked.pk in set(asked)]
        faults = {
            "units": [] if units else [_("Chưa chọn đơn vị nào.")],
            "last_day": last_day_faults(held.opened, last_day),
            "reason": [] if 5 <= len(why) <= 300 else [_("Phải nêu lý do, từ 5 đến 300 ký tự.")],
        }
        refuse_fields(faults)
        rows = [
            ExtraDay(asked=one.asked, last_day=last_day, reason=why, by=by)
            for one in units
            if one.last_day != last_day
        ]
        made = ExtraDay.objects.bulk_create(rows)
        enter_all(made)
        printed_changed(held.about, "extra_days", by=by)
    _settle_packages(held)
    return made


def close_round(found: Round, *, by: Person, note: str = "") -> RoundEnd:
    """No unit answers after this; the office still enters what the post brings.

    Raises Forbidden, and NotNow while answers are still waited for.
    """
    with engine.whole():
        held = held_by(found, by)
        state = round_state(held)
        if not state.is_over:
            words = _("Chưa hết hạn: còn %(number)d đơn vị chưa gửi, ngày cuối là %(day)s.")
            facts = {"number": len(state.silent), "day": f"{state.last_days[-1]:%d/%m/%Y}"}
            raise NotNow(words % facts)
        end = RoundEnd(round=held, note=clean(note)[:300], by=by)
        end.save()
    _settle_packages(held)
    return end


def _settle_packages(found: Round) -> None:
    """Who leads a package is waited for once the units are not any more; each in a transaction of its own."""
    for one in found.drafts.select_related("package"):
        # What somebody holds now, or the night finds changed, the night does.
        with suppress(Busy, Hidden):
            engine.settle(one.package)


def _ask(row: Round, unit_ids: Iterable[int], *, by: Person, later: bool) -> list[AskedUnit]:
    """The rows of units asked, in the order of the register."""
    wanted = set(unit_ids)
    units = list(units_of(row.congress).filter(pk__in=wanted).select_related("head"))
    gone = [one.name for one in units if one.until and one.until < row.opened]
    if len(units) != len(wanted) or not units:
        raise Unmet(fields={"units": [_("Chưa chọn đơn vị nào.")]})
    if gone:
        raise Unmet(fields={"units": [_("Đã hết hoạt động: %(names)s.") % {"names": ", ".join(gone)}]})
    made = [
        AskedUnit(round=row, unit=unit, name=unit.name, addressed=_addressed(row, unit), later=later, by=by)
        for unit in units
    ]
    for one in made:
        one.code = short_code(secrets.randbelow(SHORT_CODES))
    asked = AskedUnit.objects.bulk_create(made)
    # Each letter bears the standing link of its unit.
    give_links(units, by=by)
    # The book says the round as it stands with all who are asked.
    enter_all([row])
    return asked


def _addressed(row: Round, unit: Unit) -> str:
    """What follows "Kính gửi:": who leads the unit, or its standing committee where nobody does."""
    if unit.head is None:
        return STANDING % {"unit": unit.name}
    who = addressed(unit.head, row.congress.association)
    office = f"{unit.head_title} {unit.name}".strip()
    return f"{who}, {office}"
