"""Putting a congress away: from then on it is read and printed, and nothing more is written to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.people.services.journal import log
from congress.settingup.standstill import let_nobody_write
from congress.settingup.words import ARCHIVED, BROUGHT_BACK
from workflows import clock
from workflows.engine import whole
from workflows.errors import Stale, Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person


@whole()
def archive(congress: Congress, *, by: Person | None, reason: str) -> Congress:
    """Put it away as of today, with why. Raises Unmet without a reason, Stale when it is away already."""
    held = _asked(congress, reason)
    if held.archived:
        raise Stale(_("Đại hội này đã đưa vào lưu trữ ngày %(day)s.") % {"day": f"{held.archived:%d/%m/%Y}"})
    held.archived = clock.today()
    held.save(update_fields=["archived"])
    log(by, held, ARCHIVED % {"why": clean(reason)})
    return held


@whole()
def bring_back(congress: Congress, *, by: Person | None, reason: str) -> Congress:
    """Work on it again, with why. Raises Unmet without a reason, Stale when it is not away."""
    held = _asked(congress, reason)
    if not held.archived:
        raise Stale(_("Đại hội này không ở trong lưu trữ."))
    held.archived = None
    held.save(update_fields=["archived"])
    log(by, held, BROUGHT_BACK % {"why": clean(reason)})
    return held


def _asked(congress: Congress, reason: str) -> Congress:
    if not 5 <= len(clean(reason)) <= 400:
        raise Unmet(fields={"reason": [_("Phải nêu rõ lý do, từ 5 đến 400 ký tự.")]})
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    let_nobody_write(held)
    return held
