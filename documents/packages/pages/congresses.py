"""Whose congress a page is about: the one whose office or organising committee the reader is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body, Congress
from congress.people.queries.congresses import congress_among, nearest_first
from congress.roles import Right
from congress.site.choosing import chosen_id, hats_here
from workflows import clock
from workflows.errors import Forbidden

if TYPE_CHECKING:
    from congress.people.queries.hats import Hats
    from congress.site.requests import PersonRequest


TRACKING = ("organising", "office")


def edits(request: PersonRequest) -> bool:
    """Whether he may change procedures."""
    return request.user.is_superuser or request.user.edits_procedures


def only_editors(request: PersonRequest) -> None:
    """Raises Forbidden for everybody but administrators."""
    if not edits(request):
        raise Forbidden(_("Chỉ quản trị hệ thống thay đổi quy trình."))


def office_congress(request: PersonRequest) -> Congress:
    """The congress whose office the reader is of; 403 for everybody else."""
    found = congress_among(hats_here(request).congresses_with(Right.RECORD))
    if found is None:
        raise Forbidden(_("Chỉ Văn phòng làm việc này."))
    return found


def keeping_congress(request: PersonRequest) -> Congress:
    """The same for who keeps lists of people and units: also an administrator, before there is an office."""
    if request.user.is_superuser:
        # The one that he is setting up, or else the next to open.
        chosen = Congress.objects.filter(pk=chosen_id(request) or 0).first()
        found = chosen or nearest_first(Congress.objects.all(), clock.today()).first()
        if found is None:
            raise Forbidden(_("Chưa có đại hội nào; cần lập đại hội trước."))
        return found
    return office_congress(request)


def confirming_congress(request: PersonRequest) -> Congress:
    """The same for who lends a second pair of eyes: of the office or the organising committee; else 403."""
    found = tracked_congress(hats_here(request))
    if found is None:
        raise Forbidden(_("Chỉ Văn phòng và Ban Tổ chức Đại hội đối chiếu."))
    return found


def tracked_congress(hats: Hats) -> Congress | None:
    """The congress of whose organising committee or office these hats are; None for others."""
    mine = Body.objects.filter(pk__in=hats.worn, kind__in=TRACKING).order_by()
    return congress_among(set(mine.values_list("congress", flat=True)))
