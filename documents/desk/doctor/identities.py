"""Accounts bear the names under which history knows them, or a correction says why not."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from congress.people.models.names import NameChange
from congress.people.models.people import Person
from documents.packages.models.steps import PackageStep
from workflows.history import Names, words_of

CHUNK = 500


def faults() -> Iterator[str]:
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


def _names_in_history() -> Iterator[tuple[int, str]]:
    """(person, how he was called) again and again, for who made a step and for whom it was made."""
    steps = PackageStep.objects.order_by("pk")
    columns = steps.only("actor", "acting_for", "note_digest", "names_digest")
    some: list[PackageStep] = []
    for step in columns.iterator(chunk_size=CHUNK):
        some.append(step)
        if len(some) == CHUNK:
            yield from _called(some)
            some = []
    yield from _called(some)


def _called(steps: list[PackageStep]) -> Iterator[tuple[int, str]]:
    words = words_of(steps)
    for step in steps:
        names = Names.read(words.get(step.names_digest, ""))
        for person, name in ((step.actor_id, names.actor), (step.acting_for_id, names.acting_for)):
            if person is not None and name:
                yield person, name
