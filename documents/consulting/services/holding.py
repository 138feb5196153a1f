"""A round held for one act: who may ask, whether it is still open, what is wrong by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.consulting.models.rounds import Round, RoundEnd
from documents.consulting.queries.rounds import may_ask
from workflows.errors import Forbidden, NotNow, Unmet

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person


def refuse_asking(congress: Congress, by: Person) -> None:
    """Raise Forbidden for who does not ask units here."""
    if not may_ask(congress, by):
        raise Forbidden(_("Chỉ Văn phòng và Ban Tổ chức Đại hội lấy ý kiến các đơn vị."))


def held_by(found: Round, by: Person) -> Round:
    """The round, still open, nobody else writing to it meanwhile. Raises Forbidden, NotNow."""
    refuse_asking(found.congress, by)
    return held_open(found)


def held_open(found: Round) -> Round:
    """The same for a verb that judges the right itself."""
    held: Round = Round.objects.select_for_update().get(pk=found.pk)
    if RoundEnd.objects.filter(round=held).exists():
        raise NotNow(_("Đợt lấy ý kiến này đã kết thúc, không ghi thêm được."))
    return held


def refuse_fields(faults: Mapping[str, list[str]]) -> None:
    """Raise Unmet where a field has a fault."""
    told = {name: reasons for name, reasons in faults.items() if reasons}
    if told:
        raise Unmet(fields=told)
