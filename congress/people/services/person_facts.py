"""Filling in what is known of a person besides his name: telephones, birth, rank, unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.people import Person
from congress.people.services.journal import log
from congress.people.services.naming import correct_name
from congress.people.services.telling import tell
from congress.people.words.addressed import spoken_to
from workflows.errors import Unmet, check
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.units import Unit
    from congress.people.words.days import Birth

FILLED_IN = _kept("%(by)s sửa thông tin của %(who)s: %(what)s.")


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the office knows of somebody; the reason belongs to a name that is written otherwise."""

    full_name: str
    honorific: str
    birth: Birth
    form_of_address: str = ""
    rank: str = ""
    phone: str = ""
    second_phone: str = ""
    email: str = ""
    way: str = ""
    unit: Unit | None = None
    reason: str = ""


@transaction.atomic
def fill_in_person(person: Person, facts: PersonFacts, *, by: Person) -> Person:
    """Write what is known of him now; he is told what was changed. Raises Unmet by field.

    An Ông or Bà that was lacking needs no reason of the office: it was not written wrongly.
    """
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if held.is_superuser or held.is_staff:
        raise Unmet(_("Tài khoản quản trị không sửa ở đây; đề nghị liên hệ người quản trị hệ thống."))
    lacked = not held.honorific and clean(facts.full_name) == held.full_name
    reason = facts.reason or (_kept("Bổ sung danh xưng") if lacked else "")
    held = correct_name(held, full_name=facts.full_name, honorific=facts.honorific, reason=reason, by=by)
    told = {
        name: getattr(facts, name)
        for name in ("form_of_address", "rank", "phone", "second_phone", "email", "way")
    }
    told |= {"birth_year": facts.birth.year, "birth_day": facts.birth.day, "unit": facts.unit}
    changed = [name for name, value in told.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, told[name])
    if not changed:
        return held
    check(held)
    held.save()
    labels = {field.name: field.verbose_name for field in Person._meta.fields}
    told = {"by": by, "what": ", ".join(str(labels[name]) for name in changed)}
    log(by, held, FILLED_IN % (told | {"who": held}))
    dear = spoken_to(held, held.association) or held
    tell(held, FILLED_IN % (told | {"who": dear}), event="account", by=by)
    return held
