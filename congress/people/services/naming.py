"""Putting a person's name right: written anew with a reason, while history keeps the name of its day."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.names import NameChange
from congress.people.models.people import Person
from congress.people.services.telling import tell
from workflows.errors import Unmet
from workflows.reasons import is_reason
from workflows.text import clean

LONGEST = 400
NAME_CORRECTED = _kept("%(by)s đính chính họ tên “%(before)s” thành “%(after)s”.")


@transaction.atomic
def correct_name(person: Person, *, full_name: str, honorific: str, reason: str, by: Person) -> Person:
    """Write the name anew and keep how it was, with why; he is told. The same name changes nothing.

    The caller has asked whether `by` may. Raises Unmet with every reason.
    """
    held = Person.objects.select_for_update().get(pk=person.pk)
    before, words = str(held), clean(reason)
    faults = name_faults(held, full_name=full_name, honorific=honorific, reason=reason)
    if faults:
        raise Unmet(fields=faults)
    held.full_name, held.honorific = clean(full_name), honorific
    if str(held) == before:
        return held
    held.save(update_fields=["full_name", "honorific"])
    NameChange.objects.create(person=held, before=before, after=str(held), reason=words, by=by)
    facts = {"by": by, "before": before, "after": str(held)}
    tell(held, NAME_CORRECTED % facts, event="account", by=by)
    return held


def name_faults(person: Person, *, full_name: str, honorific: str, reason: str) -> dict[str, list[str]]:
    """Why the name cannot be put right so, by field; {} also where it stays the same, which needs no reason.

    What counts are the letters that are kept: unseen ones are none, and spaces side by side are one.
    """
    words, faults = clean(reason), {}
    if str(Person(full_name=clean(full_name), honorific=honorific)) == str(person):
        return {}
    if not clean(full_name):
        faults["full_name"] = [_("Chưa ghi họ và tên.")]
    if not is_reason(words, longest=LONGEST):
        told = _("Phải nêu rõ lý do, căn cứ đính chính họ tên, tối đa %(limit)d ký tự.")
        faults["reason"] = [told % {"limit": LONGEST}]
    return faults
