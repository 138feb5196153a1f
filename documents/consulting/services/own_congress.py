"""“Ghi tình hình đại hội đơn vị”: what a unit told of its own congress is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.consulting.models.own_congress import STATES, OwnCongress
from documents.consulting.services.holding import refuse_asking, refuse_fields
from documents.packages.incoming import INCOMING_GROUNDS
from workflows import engine
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.models.units import Unit

LONGEST_NOTE = 300


@engine.whole()
def tell_own_congress(
    unit: Unit,
    congress: Congress,
    *,
    state: str,
    ground: str,
    opening: date | None = None,
    note: str = "",
    by: Person,
    request_id: str | None = None,
) -> OwnCongress:
    """Keep what a unit of the congress' association said of its own congress, and how it said so.

    The same request gives the row it made before. Raises Forbidden (neither office nor organising
    committee), Stale (the id made another), and Unmet by field.
    """
    refuse_asking(congress, by)
    words = clean(note)
    refuse_fields(
        {
            "state": [] if state in dict(STATES) else [_("Phải chọn tình trạng.")],
            "ground": [] if ground in dict(INCOMING_GROUNDS) else [_("Phải chọn nhận qua đâu.")],
            "opening": [_("Đã biết phép hoặc đã tổ chức thì phải ghi ngày khai mạc.")]
            if state in ("allowed", "held") and opening is None
            else [],
            "note": []
            if len(words) <= LONGEST_NOTE
            else [_("Ghi chú dài quá %(limit)d ký tự.") % {"limit": 300}],
        }
    )
    told = {
        "congress": congress,
        "unit": unit,
        "opening": opening,
        "state": state,
        "ground": ground,
        "note": words,
    }
    row = OwnCongress(**told, by=by, request_id=request_id or None)

    def kept() -> OwnCongress:
        row.save()
        return row

    found: OwnCongress = once(
        OwnCongress.objects.filter(by=by), request_id, kept, same=lambda before: holds(before, **told)
    )
    return found
