"""The whole examination, in order: the database first, for the rest rests on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from congress.people.audit import foreign_permissions, grant_faults
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
from documents.desk.doctor.survival import Asked, survived
from documents.packages.models.packages import Package
from workflows import ledger, shapes
from workflows.models import ProcedureVersion
from workflows.procedures import proof

FIRST: tuple[Asked, ...] = (
    shapes.spoilt_columns,
    proof.stored_faults,
    ledger.book_faults,
    grant_faults,
    foreign_permissions,
)
AFTER_HISTORIES: tuple[Asked, ...] = (
    identities.identity_faults,
    remains.remains_faults,
    histories.loose_counts,
)
LAST: tuple[Asked, ...] = (
    names.text_form_faults,
    incoming.tray_faults,
    postponements.postponement_faults,
    visibility.visibility_faults,
)


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
        yield from self.record_faults(database.database_faults)

    def record_faults(self, *before: Asked) -> Iterator[str]:
        """The same of what the tables hold, after what is asked `before`.

        One question that dies of what somebody put into the database is a line, and the others go on.
        """
        own = (
            self._package_faults,
            lambda: tasks.task_record_faults(lost=_lost()),
            duties.kept_faults,
            lambda: anchors.anchor_faults(self.anchors),
        )
        for one in (*before, *FIRST, *own, *AFTER_HISTORIES, self._file_faults, *LAST):
            yield from survived(one)

    def _package_faults(self) -> Iterator[str]:
        lost = _lost()
        rows = Package.objects.order_by("pk").values_list("pk", flat=True)
        for pk in rows.iterator(chunk_size=2000):
            package = _package_now(pk)
            if package is None:
                continue
            self.packages += 1
            self.steps += package.steps.count()

            found = _asked(package, lost)
            again = _package_now(package.pk) if found else None
            for line in _asked(again, lost) if again else ():
                if line in found:
                    yield _("%(code)s: %(fault)s") % {"code": package.code, "fault": line}

    def _file_faults(self) -> Iterator[str]:
        for count, lines in drafts.stored_file_faults(rehashed=self.rehashed):
            self.files += count
            yield from lines
        if self.rehashed:
            yield from cached.reading_faults()


def _package_now(pk: int) -> Package | None:
    return Package.objects.select_related("procedure", "current", "lead").filter(pk=pk).first()


def _asked(package: Package, lost: Collection[int]) -> list[str]:
    asked: list[Asked] = [
        lambda: histories.history_faults(package, lost=lost),
        lambda: drafts.draft_faults(package),
    ]
    # Whom a procedure waits for cannot be told while it cannot be run.
    if package.procedure_id not in lost:
        asked.append(lambda: duties.duty_faults(package))
    return [line for one in asked for line in survived(one)]


def _lost() -> set[int]:
    """The keys of procedures that cannot be run."""
    return {version.pk for version in ProcedureVersion.objects.all() if proof.version_faults(version)}
