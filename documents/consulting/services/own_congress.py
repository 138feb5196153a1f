"""“Ghi tình hình đại hội đơn vị”: what a unit told of its own congress is written down."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOfCongress:
    """What a unit said of its own congress, and by what way it said so."""

    state: str
    ground: str
    opening: date | None = None
    note: str = ""

    def faults(self) -> dict[str, list[str]]:
        """What is wrong, by field."""
        dated = self.opening is not None or self.state not in ("allowed", "held")
        short = len(self.note) <= LONGEST_NOTE
        return {
            "state": [] if self.state in dict(STATES) else [_("Phải chọn tình trạng.")],
            "ground": [] if self.ground in dict(INCOMING_GROUNDS) else [_("Phải chọn nhận qua đâu.")],
            "opening": [] if dated else [_("Đã được phép hoặc đã tổ chức thì phải ghi ngày khai mạc.")],
            "note": [] if short else [_("Ghi chú dài quá %(limit)d ký tự.") % {"limit": LONGEST_NOTE}],
        }


@engine.whole()
def tell_own_congress(
    unit: Unit, congress: Congress, said: ToldOfCongress, *, by: Person, request_id: str | None = None
) -> OwnCongress:
    """Keep what a unit of the congress' association said of its own congress.

    The same request gives the row it made before. Raises Forbidden (neither office nor organising
    committee), Stale (the id made another), and Unmet by field.
    """
    refuse_asking(congress, by)
    refuse_fields(said.faults())
    told = {"congress": congress, "unit": unit, **asdict(replace(said, note=clean(said.note)))}
    row = OwnCongress(**told, by=by, request_id=request_id or None)

    def kept() -> OwnCongress:
        row.save()
        return row

    found: OwnCongress = once(
        OwnCongress.objects.filter(by=by), request_id, kept, same=lambda before: holds(before, **told)
    )
    return found
