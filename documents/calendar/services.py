"""What the office says of single days: written, put right and taken away, each with a line in the journal."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.services.journal import log
from congress.people.words.grounds import names_a_paper
from documents.packages.services.duties import settle_paces
from workflows.errors import Stale, Unmet, check
from workflows.models import ExceptionDay
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person

ENTERED, CORRECTED = _kept("Ghi ngày %(day)s: %(what)s"), _kept("Sửa ngày %(day)s: %(what)s")
TAKEN_OUT = _kept("Bỏ ngày %(day)s (%(what)s): %(reason)s")
WORKED, OFF, WHOLE = _kept("làm việc"), _kept("nghỉ"), _kept("công bố lịch nghỉ cả năm")


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What a paper says of one day; `whole_year` when it publishes the days off of its whole year."""

    day: date
    works: bool
    source: str
    note: str = ""
    whole_year: bool = False


@transaction.atomic
def set_day(facts: DayFacts, *, by: Person, seen: str = "") -> ExceptionDay:
    """Write what a paper says of a day, over what stood there: `seen` is the mark of that, "" for nothing.

    Moves no deadline. The same said again is one row. Raises Stale when somebody wrote something else
    there meanwhile, Unmet by field.
    """
    told = asdict(facts) | {"source": clean(facts.source), "note": clean(facts.note)}
    held = ExceptionDay.objects.select_for_update().filter(day=facts.day).first()
    if held and all(getattr(held, name) == value for name, value in told.items()):
        return held
    if seen != (day_mark(held) if held else ""):
        words = _("Ngày %(day)s đã có người ghi hoặc sửa sau khi trang này được mở; đề nghị xem lại.")
        raise Stale(words % {"day": f"{facts.day:%d/%m/%Y}"})
    if not names_a_paper(told["source"]):
        raise Unmet(fields={"source": [_("Căn cứ phải ghi đủ số và ngày văn bản.")]})
    row = held or ExceptionDay(day=facts.day)
    for name, value in told.items():
        setattr(row, name, value)
    check(row)
    row.save()
    log(by, row, (CORRECTED if held else ENTERED) % _facts_of(row), new=held is None)
    transaction.on_commit(partial(settle_paces, row.day))
    return row


@transaction.atomic
def take_day_out(row: ExceptionDay, *, by: Person, reason: str, seen: str) -> date:
    """Take away what was said of a day, with a reason: the day is again as the law has it. Returns the day.

    Raises Stale when it says something else by now or is gone, Unmet without a reason.
    """
    held = ExceptionDay.objects.select_for_update().filter(pk=row.pk).first()
    if held is None or seen != day_mark(held):
        raise Stale(_("Ngày này đã được sửa hoặc bỏ sau khi trang được mở; đề nghị xem lại."))
    if not clean(reason):
        raise Unmet(fields={"reason": [_("Phải nêu rõ lý do.")]})
    log(by, held, TAKEN_OUT % (_facts_of(held) | {"reason": clean(reason)}))
    held.delete()
    transaction.on_commit(partial(settle_paces, row.day))
    return row.day


def day_mark(row: ExceptionDay) -> str:
    """A short mark of what is said of a day; another when any of it has changed."""
    said = [row.works, row.source, row.note, row.whole_year]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def _facts_of(row: ExceptionDay) -> dict[str, str]:
    said = [WORKED if row.works else OFF, row.note, WHOLE if row.whole_year else "", row.source]
    return {"day": f"{row.day:%d/%m/%Y}", "what": ", ".join(one for one in said if one)}
