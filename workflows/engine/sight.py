"""What a reader saw, as one short string that a form carries back; and the item itself, under its lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.errors import Hidden
from workflows.models import Track

if TYPE_CHECKING:
    from workflows.models import Tracked


def seen(item: Tracked, track: str = "") -> str:
    """Revision and fingerprint of the item as it is in memory; `perform` compares it under the lock.

    With the name of a track also that one's own revision, as the database has it: ninety-five answers
    do not make each other stale, a new draft does so to them all.
    """
    own = f"{item.revision}:{item.fingerprint()}"
    if not track:
        return own
    revisions = Track.objects.filter(item_type=item._meta.label_lower, item_id=item.pk, ref=track)
    return seen_of(own, revisions.values_list("revision", flat=True).first())


def seen_of(own: str, revision: int | None) -> str:
    """What was seen of an item, and of one of its tracks."""
    return own if revision is None else f"{own}:{revision}"


def locked(item: Tracked) -> Tracked:
    """The item read afresh and locked until the transaction ends; raises Hidden when it is gone."""
    # SQLite has no row locks: there BEGIN IMMEDIATE (settings) has taken the only write lock.
    rows = type(item)._default_manager.select_for_update(of=("self",))
    rows = rows.select_related("procedure", *item.judged_with).defer("procedure__canonical")
    found = next(iter(rows.annotate(**item.lock_too()).filter(pk=item.pk)), None)
    if found is None:
        raise Hidden
    # Rows joined before the lock was had may belong to what the item was then: those are read again.
    for name in found.judged_with:
        field = found._meta.get_field(name)
        joined = found._state.fields_cache.get(name)
        if getattr(joined, "pk", None) != getattr(found, field.attname):  # type: ignore[union-attr]
            found._state.fields_cache.pop(name, None)
    return found
