"""Handing out numbered copies of a confidential draft, and taking them back."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext as _

from congress.settingup.standstill import refuse_archived
from documents.packages.models.packages import Package
from documents.packages.queries.visible import people_who_may_view
from documents.signing.models import PaperCopy
from documents.signing.queries import copies_of, may_hand_out
from workflows import clock, engine
from workflows.errors import Forbidden, Unmet
from workflows.models.ledger import enter_all
from workflows.once import once
from workflows.text import clean

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person

log = logging.getLogger(__name__)


def hand_out(
    package: Package, readers: Sequence[Person], *, by: Person, request_id: str | None = None
) -> list[PaperCopy]:
    """A numbered copy of the draft in force for each reader; numbers go on from draft to draft.

    The same `request_id` gives the copies it gave before. Raises Forbidden, Unmet with every reason: no
    draft, not confidential, nobody chosen, one who may not read it, one who still has a copy of it, and
    Stale when the id gave copies to others.
    """
    mine = PaperCopy.objects.filter(version__package=package, given_by=by)

    def together(first: PaperCopy) -> QuerySet[PaperCopy]:
        return mine.filter(given=first.given, request_id=first.request_id).order_by("number")

    first = once(
        mine,
        request_id,
        lambda: _handed_out(package, readers, by, request_id or None)[0],
        same=lambda first: {copy.reader_id for copy in together(first)} == {reader.pk for reader in readers},
    )
    return list(together(first))


def refuse_handing_out(package: Package, by: Person) -> None:
    """Raise Forbidden for who gives out no copies of it."""
    if not may_hand_out(package, by):
        raise Forbidden(_("Chỉ Văn phòng và Trưởng, Phó Trưởng, Thư ký của cơ quan chủ trì giao bản in."))


@engine.whole()
def _handed_out(
    package: Package, readers: Sequence[Person], by: Person, request_id: str | None
) -> list[PaperCopy]:
    refuse_archived(package.congress_id)
    # Two at once would give the same number.
    package = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    refuse_handing_out(package, by)
    reasons = _faults(package, readers)
    if reasons or package.current is None:
        raise Unmet(*reasons)
    last = copies_of(package).aggregate(last=Max("number"))["last"] or 0
    given = clock.now()
    copies = [
        PaperCopy(
            version=package.current,
            number=number,
            reader=reader,
            given=given,
            given_by=by,
            request_id=request_id,
        )
        for number, reader in enumerate(readers, last + 1)
    ]
    made = PaperCopy.objects.bulk_create(copies)
    enter_all(made)
    log.info("copies %s of package %s given by %s", [copy.number for copy in made], package.pk, by.pk)
    return made


@engine.whole()
def take_back(package: Package, number: int, *, by: Person, remark: str = "") -> PaperCopy:
    """Record that a copy came back. Raises Forbidden, and Unmet when there is none or it is back already."""
    if not may_hand_out(package, by):
        raise Forbidden(_("Chỉ Văn phòng và Trưởng, Phó Trưởng, Thư ký của cơ quan chủ trì ghi trả bản in."))
    refuse_archived(package.congress_id)
    rows = PaperCopy.objects.filter(version__package=package, number=number)
    # Whoever is second finds no row, and what the first one wrote stays.
    changed = rows.filter(returned=None).update(
        returned=clock.now(), received_by=by, remark=clean(remark)[:200]
    )
    copy = copies_of(package).filter(number=number).first()
    if copy is None:
        raise Unmet(_("Không có bản in số %(number)02d của hồ sơ này.") % {"number": number})
    if not changed:
        back = copy.returned or copy.given
        facts = {
            "number": copy.number,
            "when": back.astimezone(clock.HANOI).strftime("%H:%M %d/%m/%Y"),
            "who": copy.received_by,
        }
        raise Unmet(_("Bản số %(number)02d đã được %(who)s ghi trả lúc %(when)s.") % facts)
    enter_all([copy])
    log.info("copy %s of package %s taken back by %s", number, package.pk, by.pk)
    return copy


def _faults(package: Package, readers: Sequence[Person]) -> list[str]:
    if not package.confidential:
        return [_("Chỉ hồ sơ lưu hành nội bộ mới giao bản in có số.")]
    if package.current is None:
        return [_("Chưa có dự thảo nào để in.")]
    if not readers:
        return [_("Chưa chọn người nhận bản in.")]
    allowed = set(people_who_may_view(package).values_list("pk", flat=True))
    words = _("%(person)s không được đọc hồ sơ này nên không giao bản in.")
    strangers = [words % {"person": reader} for reader in readers if reader.pk not in allowed]
    out = PaperCopy.objects.filter(version=package.current, returned=None, reader__in=readers)
    words = _("%(person)s đang giữ bản số %(number)02d của dự thảo này, chưa trả.")
    holding = [
        words % {"person": copy.reader, "number": copy.number} for copy in out.select_related("reader")
    ]
    return [*strangers, *holding]
