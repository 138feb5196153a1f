"""“Ghi đã gọi”: a telephone call to a unit that is asked is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.consulting.models.calls import UnitCall
from documents.consulting.services.holding import refuse_asking, refuse_fields
from workflows import engine
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.consulting.models.rounds import AskedUnit

LONGEST_NAME, LONGEST_WORDS = 120, 2000


@engine.whole()
def record_unit_call(
    asked: AskedUnit, *, heard: str, said: str, by: Person, request_id: str | None = None
) -> UnitCall:
    """Keep one call about a round, also after its end: who answered, what he said.

    The same request gives the call it made before. Raises Forbidden (neither office nor organising
    committee), Stale (the id made another), and Unmet by field.
    """
    refuse_asking(asked.round.congress, by)
    who, words = clean(heard), clean(said, lines=True)
    faults = {
        "heard": [] if 0 < len(who) <= LONGEST_NAME else [_("Phải ghi ai nghe máy.")],
        "said": [] if words else [_("Phải ghi đơn vị trả lời thế nào.")],
    }
    if len(words) > LONGEST_WORDS:
        faults["said"].append(_("Nội dung dài quá %(limit)d ký tự.") % {"limit": LONGEST_WORDS})
    refuse_fields(faults)
    told = {"asked": asked, "heard": who, "said": words}
    call = UnitCall(**told, by=by, request_id=request_id or None)

    def kept() -> UnitCall:
        call.save()
        return call

    found: UnitCall = once(
        UnitCall.objects.filter(by=by), request_id, kept, same=lambda before: holds(before, **told)
    )
    return found
