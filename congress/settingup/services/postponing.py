"""Another opening day and term for a congress, by a decision: one row for ever, one line in its journal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.services.journal import log
from congress.settingup.models import Postponement
from congress.settingup.services.days import congress_term_faults, opening_day_faults
from congress.settingup.words import POSTPONED
from workflows import clock
from workflows.errors import Unmet
from workflows.once import holds
from workflows.text import clean

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.bodies import Body, Congress
    from congress.people.models.people import Person

YEARS = re.compile(r"(\d{4})\D+(\d{4})")


@dataclass(frozen=True, slots=True)
class NewOpening:
    """What a decision says: who decided, number and day of the paper, the new day and term, and why."""

    body: Body
    number: str
    decided_on: date
    opening: date
    term: str
    reason: str

    def is_in(self, row: Postponement) -> bool:
        """Whether the row says just this."""
        said = {"body": self.body, "number": clean(self.number), "decided_on": self.decided_on}
        said |= {"new_opening": self.opening, "new_term": clean(self.term), "reason": clean(self.reason)}
        return holds(row, **said)


def opening_faults(congress: Congress, said: NewOpening) -> dict[str, list[str]]:
    """Why the opening cannot be moved so, by field; all at once. An opening day that is over may be moved."""
    today, facts = clock.today(), {"day": f"{congress.opening:%d/%m/%Y}"}
    same = _("Ngày khai mạc mới trùng ngày khai mạc đang có (%(day)s).") % facts
    told = {
        "body": [_("Cơ quan này không thuộc đại hội đang chuẩn bị.")]
        if said.body.congress_id != congress.pk
        else [],
        "number": []
        if 0 < len(clean(said.number)) <= 60
        else [_("Phải ghi số văn bản quyết định, tối đa 60 ký tự.")],
        "decided_on": [_("Ngày quyết định không được sau ngày hôm nay.")] if said.decided_on > today else [],
        "opening": [same] if said.opening == congress.opening else opening_day_faults(said.opening),
        "term": congress_term_faults(said.term, held=congress.term),
        "reason": []
        if 5 <= len(clean(said.reason)) <= 400
        else [_("Phải nêu rõ lý do, từ 5 đến 400 ký tự.")],
    }
    return {name: lines for name, lines in told.items() if lines}


def move_opening(
    held: Congress,
    said: NewOpening,
    *,
    by: Person,
    acting_for: Person | None = None,
    ground: str = "",
    request_id: str | None = None,
) -> Postponement:
    """Write the new opening day and term, in the full name too where it bears the old one, and the row.

    The caller holds the lock of the congress and has asked whether `by` may, and enter it for `acting_for` on
    that ground. Raises Unmet by field.
    """
    faults = opening_faults(held, said)
    if faults:
        raise Unmet(fields=faults)
    row = Postponement.objects.create(
        congress=held,
        body=said.body,
        number=clean(said.number),
        decided_on=said.decided_on,
        reason=clean(said.reason),
        old_opening=held.opening,
        new_opening=said.opening,
        old_term=held.term,
        new_term=clean(said.term),
        by=by,
        acting_for=acting_for,
        ground=ground,
        request_id=request_id,
    )
    held.name = held.name.replace(held.term, row.new_term)
    held.opening, held.term = row.new_opening, row.new_term
    held.save(update_fields=["name", "opening", "term"])
    facts = {"old": f"{row.old_opening:%d/%m/%Y}", "new": f"{row.new_opening:%d/%m/%Y}", "term": row.new_term}
    facts |= {"number": row.number, "day": f"{row.decided_on:%d/%m/%Y}", "body": row.body.name}
    log(by, held, POSTPONED % facts)
    return row
