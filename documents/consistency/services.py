"""Saying that a difference between papers is no fault, or that it is to be looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.hats import hats
from documents.consistency.models import Excused
from documents.consistency.queries import excused, may_excuse
from workflows import engine
from workflows.errors import Forbidden, Unmet
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person

LONGEST = 500


@engine.whole()
def excuse(congress: Congress, key: str, *, by: Person, reason: str) -> Excused:
    """Keep that this difference is no fault, with the reason; said once more it is the same.

    Raises Forbidden (neither organising committee nor office), Unmet for a reason that says nothing, Busy.
    """
    known = _known(congress, key, by)
    words = clean(reason)
    if not is_reason(words, longest=LONGEST):
        raise Unmet(_("Phải nêu lý do vì sao không phải lỗi, tối đa %(limit)d ký tự.") % {"limit": LONGEST})
    if known is not None:
        return known
    return Excused.objects.create(congress=congress, key=key, reason=words, by=by)


@engine.whole()
def look_again(congress: Congress, key: str, *, by: Person) -> None:
    """Keep that this difference is to be looked at again; nothing where it is. Raises Forbidden, Busy."""
    if _known(congress, key, by) is not None:
        Excused.objects.create(congress=congress, key=key, excused=False, by=by)


def _known(congress: Congress, key: str, by: Person) -> Excused | None:
    if not may_excuse(congress, hats(by)):
        raise Forbidden(_("Chỉ Ban Tổ chức Đại hội và Văn phòng ghi chỗ khác nhau không phải lỗi."))
    return excused(congress).get(key)
