"""Accounts bear the names and powers under which history and the book know them, or a correction says why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.names import NameChange
from congress.people.models.people import Person
from documents.desk.doctor.anchors import chains
from workflows import ledger
from workflows.history import Names, words_of

if TYPE_CHECKING:
    from workflows.models import Step

CHUNK = 500
POWERS = ("is_staff", "is_superuser", "edits_procedures")


def identity_faults() -> Iterator[str]:
    """One line for each account whose name differs from what its steps and its corrections say."""
    changes: dict[int, list[NameChange]] = {}
    for change in NameChange.objects.order_by("id"):
        changes.setdefault(change.person_id, []).append(change)
    people = Person.objects.in_bulk()
    told: set[int] = set()
    for person, name in _names_in_history():
        account = people[person]
        rows = changes.get(person, [])
        last = rows[-1].after if rows else name
        known = {str(account), *(row.before for row in rows)}
        if person not in told and (name not in known or last != str(account)):
            told.add(person)
            facts = {"account": account.username or account.pk, "now": account, "then": name}
            yield _("Tài khoản %(account)s: họ tên nay là “%(now)s”, trong nhật ký là “%(then)s”.") % facts
    yield from _beside_the_book(told)


def _names_in_history() -> Iterator[tuple[int, str]]:
    """(person, how he was called) again and again, for who made a step and for whom it was made."""
    for steps in chains():
        rows = steps._default_manager.order_by("pk").only(
            "actor", "acting_for", "note_digest", "names_digest"
        )
        reading = rows.iterator(chunk_size=CHUNK)
        while some := list(islice(reading, CHUNK)):
            yield from _called(some)


def _called(steps: list[Step]) -> Iterator[tuple[int, str]]:
    words = words_of(steps)
    for step in steps:
        names = Names.read(words.get(step.names_digest, ""))
        # Words that were spoilt are told of with the step.
        if names == Names.unread():
            continue
        for person, name in ((step.actor_id, names.actor), (step.acting_for_id, names.acting_for)):
            if person is not None and name:
                yield person, name


def _beside_the_book(told: set[int]) -> Iterator[str]:
    """Accounts that the book does not know, or knows under another name, closed, or without powers."""
    for person, kept in ledger.unlike(Person._base_manager.all()):
        facts = {"account": person.username or person.pk, "now": person}
        if kept is None:
            yield _("Tài khoản %(account)s (%(now)s): không có trong sổ ghi.") % facts
        elif any(kept.get(power) != getattr(person, power) for power in POWERS):
            yield _("Tài khoản %(account)s (%(now)s): quyền quản trị hệ thống khác với sổ ghi.") % facts
        elif person.pk not in told:
            yield _("Tài khoản %(account)s (%(now)s): họ tên, cấp bậc hoặc hiệu lực khác với sổ ghi.") % facts
