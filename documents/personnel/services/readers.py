"""Letting a named person read one confidential package until a day, and ending that before its day."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.seats import members_of_congress
from documents.packages.models.packages import Package
from documents.packages.models.readers import ReadingEnd, ReadingGrant
from documents.personnel.queries import may_name_readers
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Unmet
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person

log = logging.getLogger(__name__)


def let_read(
    package: Package, person: Person, *, by: Person, until: date, reason: str, request_id: str | None = None
) -> ReadingGrant:
    """Let one more person read the package to the end of `until`. Raises Hidden, Forbidden, Unmet.

    The same `request_id` gives the grant it made before; Stale when it let another read, or otherwise.
    """
    made = ReadingGrant(
        package=package, person=person, until=until, reason=clean(reason)[:400], by=by, request_id=request_id
    )
    mine = ReadingGrant.objects.filter(package=package, by=by)
    said = {"person": person, "until": until, "reason": made.reason}
    grant: ReadingGrant = once(
        mine, request_id, lambda: _let(made), same=lambda before: holds(before, **said)
    )
    return grant


@engine.whole()
def _let(made: ReadingGrant) -> ReadingGrant:
    package = Package.objects.select_for_update(of=("self",)).get(pk=made.package_id)
    _refuse_others(package, made.by)
    members = members_of_congress(package.congress_id)
    rules = (
        (not package.confidential, _("Hồ sơ này không hạn chế người đọc.")),
        (made.until < clock.today(), _("Ngày cuối được đọc không được trước hôm nay.")),
        (not made.reason, _("Phải nêu lý do cho đọc.")),
        (
            not members.filter(pk=made.person.pk).exists(),
            _("Chỉ cho đọc người đang giữ nhiệm vụ chuẩn bị Đại hội."),
        ),
        (package.is_visible(made.person), _("Người này đang được đọc hồ sơ.")),
    )
    faults = [words for wrong, words in rules if wrong]
    if faults:
        raise Unmet(*faults)
    made.save()
    told = made.package_id, made.person_id, made.until, made.by_id
    log.info("package %s may be read by %s until %s, says %s", *told)
    return made


@engine.whole()
def end_reading(grant: ReadingGrant, *, by: Person) -> ReadingEnd:
    """End it at once. Raises Hidden, Forbidden, and NotNow when it is over already."""
    package = Package.objects.select_for_update(of=("self",)).get(pk=grant.package_id)
    _refuse_others(package, by)
    if ReadingEnd.objects.filter(grant=grant).exists() or grant.until < clock.today():
        raise NotNow(_("Quyền đọc này đã hết."))
    made: ReadingEnd = ReadingEnd.objects.create(grant=grant, by=by)
    log.info("package %s is no longer read by %s, says %s", package.pk, grant.person_id, by.pk)
    return made


def _refuse_others(package: Package, by: Person) -> None:
    if not package.is_visible(by):
        raise Hidden
    if not may_name_readers(package, by):
        words = _("Chỉ Trưởng %(lead)s cho người khác đọc hồ sơ này.")
        raise Forbidden(words % {"lead": package.lead})
