"""The house again out of a backup: into an empty database and store, or in place of what is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from documents.desk.doctor import anchors, database
from documents.desk.keeping.alone import only_one
from documents.desk.keeping.bundle import HEADS, TABLES, Manifest, Opened, backup_opened, steps_of_schema
from documents.desk.keeping.tables import (
    count_on,
    empty_all,
    filled_tables,
    kept_tables,
    names_of_columns,
    put_in,
)
from documents.packages.models.stores import StoreMark
from documents.texts.files import PAPERS
from workflows import triggers
from workflows.errors import NotNow

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Restored:
    """What came out of a backup."""

    manifest: Manifest
    # Papers of the store that the backup does not know, now in its trash.
    put_away: int


def restore_backup(path: Path, *, passphrase: str = "", replace: bool = False) -> Restored:
    """Everything of that backup; rows all or none. Begun again after a power cut it goes on.

    Raises NotNow with every reason, and before anything is written: the file is not whole, is of another
    version, or something is there and `replace` was not said.
    """
    with only_one(), backup_opened(path, passphrase) as backup:
        _of_this_version(backup.manifest)
        if not replace:
            _into_emptiness(backup.manifest)
        if list(database.unapplied()):
            call_command("migrate", verbosity=0, interactive=False)
        for name in backup.manifest.papers:
            backup.put_paper_back(name)
        _put_rows_back(backup, replace=replace)
        return Restored(backup.manifest, _put_away(backup.manifest))


def _of_this_version(manifest: Manifest) -> None:
    ours, theirs = set(steps_of_schema()), set(manifest.migrations)
    facts = {"version": manifest.version or "?"}
    if more := sorted(theirs - ours):
        words = _(
            "Bản sao lưu thuộc phiên bản mới hơn (%(version)s): chương trình này không có bước %(steps)s. "
            "Cần phục hồi bằng chương trình của phiên bản ấy."
        )
        raise NotNow(words % {**facts, "steps": _few(more)})
    if less := sorted(ours - theirs):
        words = _(
            "Bản sao lưu thuộc phiên bản cũ hơn (%(version)s): bản sao lưu không có bước %(steps)s. "
            "Cần phục hồi bằng chương trình của phiên bản ấy, rồi mới nâng cấp (manage.py migrate)."
        )
        raise NotNow(words % {**facts, "steps": _few(less)})
    if {table._meta.label: names_of_columns(table) for table in kept_tables()} != {
        name: columns for name, (columns, _rows) in manifest.tables.items()
    }:
        raise NotNow(_("Bản sao lưu có các bảng khác với chương trình này."))


def _into_emptiness(manifest: Manifest) -> None:
    reasons = []
    if filled := filled_tables():
        words = _(
            "Cơ sở dữ liệu đang có dữ liệu (%(tables)s). Chỉ phục hồi vào cơ sở dữ liệu trống; "
            "muốn bỏ hết dữ liệu đang có thì thêm --replace."
        )
        reasons.append(words % {"tables": _few(filled)})
    if strange := PAPERS.names() - set(manifest.papers):
        words = _(
            "Kho tệp %(folder)s đang có %(count)d tệp không thuộc bản sao lưu. Chỉ phục hồi vào kho trống; "
            "muốn chuyển các tệp ấy vào thùng rác của kho thì thêm --replace."
        )
        reasons.append(words % {"folder": PAPERS.place, "count": len(strange)})
    if reasons:
        raise NotNow(*reasons)


def _put_rows_back(backup: Opened, *, replace: bool) -> None:
    """In one transaction, with the locks of history away until its end."""
    try:
        with transaction.atomic():
            # Asked once more under the lock: somebody may have been at work since.
            if not replace:
                _into_emptiness(backup.manifest)
            triggers.drop_triggers(connection)
            empty_all()
            for table in kept_tables():
                name = table._meta.label
                if put_in(table, backup.lines(f"{TABLES}{name}.jsonl")) != backup.manifest.tables[name][1]:
                    raise NotNow(_("Bảng %(table)s: số dòng không đúng.") % {"table": name})
            connection.check_constraints()
            triggers.install(connection)
            count_on()
            ContentType.objects.clear_cache()
            heads = [line.decode() for line in backup.lines(HEADS)]
            if faults := list(anchors.anchor_faults(heads)):
                raise NotNow(*faults)
    except DatabaseError as fault:
        words = _("Cơ sở dữ liệu không nhận bản sao lưu, chưa ghi dòng nào: %(fault)s")
        raise NotNow(words % {"fault": str(fault).strip()}) from fault


def _put_away(manifest: Manifest) -> int:
    """The store bears the mark of the database; what the backup does not know goes to its trash."""
    mark = StoreMark.objects.first()
    if mark is not None and PAPERS.mark() not in ("", mark.code):
        PAPERS.storage.delete("STORE")
    if mark is not None:
        PAPERS.set_mark(mark.code)
    return len(PAPERS.sweep(manifest.papers, -timedelta(days=1)))


def _few(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
