"""The whole examination, in order: the database first, for the rest rests on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congress.people.audit import grant_faults
from documents.desk.doctor import (
    anchors,
    cached,
    database,
    drafts,
    duties,
    histories,
    identities,
    incoming,
    names,
    postponements,
    remains,
    tasks,
    visibility,
)
from documents.packages.models.packages import Package
from workflows import ledger
from workflows.models import ProcedureVersion
from workflows.procedures import proof


@dataclass(slots=True)
class Examination:
    """One run; the counts grow while `faults` is read."""

    rehashed: bool = False
    anchors: Sequence[str] = ()
    packages: int = 0
    steps: int = 0
    files: int = 0

    def faults(self) -> Iterator[str]:
        """One Vietnamese line for each fault, as it is found. Writes nothing.

        After a table or a column is found missing nothing else is asked. A package that changes
        while it is looked at is looked at again, so that work in progress is no fault.
        """
        unapplied = list(database.unapplied())
        if unapplied:
            yield from unapplied
            return
        yield from database.faults()
        yield from proof.stored_faults()
        yield from ledger.faults()
        yield from grant_faults()
        lost = {version.pk for version in ProcedureVersion.objects.all() if proof.version_faults(version)}
        yield from self._package_faults(lost)
        yield from tasks.faults(lost=lost)
        yield from duties.closed_faults()
        yield from anchors.faults(self.anchors)
        yield from identities.faults()
        yield from remains.faults()
        yield from histories.loose_counts()
        yield from self._file_faults()
        yield from names.faults()
        yield from incoming.faults()
        yield from postponements.faults()
        yield from visibility.faults()

    def _package_faults(self, lost: Collection[int]) -> Iterator[str]:
        rows = Package.objects.order_by("pk").values_list("pk", flat=True)
        for pk in rows.iterator(chunk_size=2000):
            package = _read(pk)
            if package is None:
                continue
            self.packages += 1
            self.steps += package.steps.count()

            found = _asked(package, lost)
            again = _read(package.pk) if found else None
            for line in _asked(again, lost) if again else ():
                if line in found:
                    yield _("%(code)s: %(fault)s") % {"code": package.code, "fault": line}

    def _file_faults(self) -> Iterator[str]:
        for count, lines in drafts.stored_file_faults(rehashed=self.rehashed):
            self.files += count
            yield from lines
        if self.rehashed:
            yield from cached.faults()


def _read(pk: int) -> Package | None:
    return Package.objects.select_related("procedure", "current", "lead").filter(pk=pk).first()


def _asked(package: Package, lost: Collection[int]) -> list[str]:
    found = [*histories.faults(package, lost=lost), *drafts.draft_faults(package)]
    # Whom a procedure waits for cannot be told while it cannot be run.
    return found if package.procedure_id in lost else [*found, *duties.faults(package)]
