"""How the machine is: asked beside the pages, within two seconds, whatever hangs.

What a page cannot be made without (database, tables, store) makes the site unfit; a worker or a backup
that is missing is told to those who keep the machine, and stops nobody.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.packages.models.drafts import Blob
from documents.packages.models.stores import BackupTaken, StoreMark
from documents.packages.queries.store import words_of_backup
from documents.texts.files import PAPERS
from documents.texts.folder import FolderStorage
from workflows import clock
from workflows.background.worker import words_of_worker
from workflows.models import Beat, Job
from workflows.models.background import JobPhase

# Seconds after which an answer that has not come is a fault of its own.
LIMIT = 2.0


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _migrations() -> str:
    lacking = steps_in_code() - set(MigrationRecorder(connection).applied_migrations())
    words = _("Còn %(count)d bước cập nhật chưa chạy; cần chạy manage.py migrate.")
    return words % {"count": len(lacking)} if lacking else ""


def _store() -> str:
    """The store is there, can be written, bears no other mark, and has what was stored last."""
    storage = PAPERS.storage
    if isinstance(storage, FolderStorage):
        there = os.path.isdir(storage.location)  # noqa: PTH112 - the location is a text
        if there and not os.access(storage.location, os.W_OK | os.X_OK):
            return _("Không ghi được vào kho tệp %(place)s.") % {"place": PAPERS.place}
    mark = PAPERS.mark()
    if mark and not StoreMark.objects.filter(code=mark).exists():
        return _("Kho tệp %(place)s là của cơ sở dữ liệu khác.") % {"place": PAPERS.place}
    last = Blob.objects.order_by("-pk").values_list("name", flat=True).first()
    if last and not storage.exists(last):
        words = _("Kho tệp %(place)s không có tệp đã lưu gần nhất; cần kiểm tra FILES_ROOT.")
        return words % {"place": PAPERS.place}
    return ""


# In their order; the first three are what a page cannot be made without.
PROBES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("database", _database),
    ("migrations", _migrations),
    ("store", _store),
    ("worker", words_of_worker),
    ("backup", words_of_backup),
)
VITAL = ("database", "migrations", "store")


@dataclass(slots=True)
class HealthFound:
    """What was found: a sentence for each probe, "" where all is well, and the figures that were asked."""

    said: dict[str, str] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    whole: bool = False

    @property
    def fit(self) -> bool:
        """Whether pages can be made."""
        return all(self.said.get(name) == "" for name in VITAL)

    def lines(self) -> list[str]:
        """One line for each probe, for people."""
        late = _("không trả lời trong %(count)d giây") % {"count": LIMIT}
        return [f"{name}: {self.said.get(name, late) or 'ok'}" for name, _probe in PROBES]

    def metrics(self) -> str:
        """The same as Prometheus reads it."""
        rows = {
            "up": float(self.fit),
            **{f"{name}_ok": float(self.said.get(name) == "") for name, _ in PROBES},
        }
        lines = [f'congress_info{{version="{settings.VERSION}"}} 1']
        lines += [f"congress_{name} {value:.10g}" for name, value in {**rows, **self.figures}.items()]
        return "\n".join(lines) + "\n"


@cache
def steps_in_code() -> frozenset[tuple[str, str]]:
    """Every migration of the code, read from the disk once: it does not change under a running program."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def look(found: HealthFound) -> None:
    """Ask each in its turn, on the connection of this thread; a fault is what was found."""
    for name, probe in PROBES:
        try:
            found.said[name] = probe()
        except Exception as fault:  # noqa: BLE001 - whatever fails is what is asked here
            found.said[name] = _("không trả lời (%(fault)s)") % {"fault": type(fault).__name__}
    now = clock.real_now()
    try:
        for name, at in (
            ("seconds_since_worker", Beat.objects.aggregate(at=Max("seen"))["at"]),
            ("seconds_since_backup", BackupTaken.objects.aggregate(at=Max("at"))["at"]),
        ):
            if at is not None:
                found.figures[name] = round((now - at).total_seconds())
        for phase in (JobPhase.WAITING, JobPhase.RUNNING, JobPhase.FAILED):
            found.figures[f"jobs_{phase.value}"] = Job.objects.filter(phase=phase).count()
    except Exception:  # noqa: BLE001 - the database is away, which is said above
        return
    found.whole = True


class Examiner:
    """One examination at a time in this process; who asks meanwhile waits for the same."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.thread: threading.Thread | None = None
        self.found = HealthFound()

    def ask(self, within: float = LIMIT) -> HealthFound:
        """What was found by then; of one that hangs, what it had found before."""
        with self.lock:
            if self.thread is None or not self.thread.is_alive():
                self.found = HealthFound()
                self.thread = threading.Thread(target=self._run, args=(self.found,), daemon=True)
                self.thread.start()
            thread, found = self.thread, self.found
        thread.join(within)
        return found

    @staticmethod
    def _run(found: HealthFound) -> None:
        try:
            with override(settings.LANGUAGE_CODE):
                look(found)
        finally:
            connections.close_all()


EXAMINER = Examiner()
