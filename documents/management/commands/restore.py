"""`manage.py restore FILE`: the house out of a backup, on this database and store, or in a scratch place."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.desk.keeping.bundle import is_locked
from documents.desk.keeping.passphrase import told_passphrase, with_passphrase
from documents.desk.keeping.rehearsing import rehearse
from documents.desk.keeping.restoring import restore_backup
from workflows.errors import Refused


class Command(BaseCommand):
    """Also the way from SQLite to PostgreSQL and back: a backup of the one is restored into the other."""

    help = "Phục hồi từ một bản sao lưu vào cơ sở dữ liệu trống và kho tệp trống."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is there stays, unless `--replace` is said."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--replace", action="store_true", help="bỏ hết dữ liệu đang có")
        parser.add_argument(
            "--rehearse", action="store_true", help="diễn tập: phục hồi vào một chỗ tạm, chạy doctor, rồi bỏ"
        )
        with_passphrase(parser)

    def handle(self, *_args: Any, file: Path, **options: Any) -> None:
        """Say what came back, and what to do next."""
        began, passphrase = time.monotonic(), ""
        with suppress(OSError):
            passphrase = told_passphrase(options, new=False) if is_locked(file) else ""
        try:
            if options["rehearse"]:
                self.stdout.write(rehearse(file, passphrase=passphrase))
            else:
                self._restored(file, passphrase, replace=options["replace"])
        except Refused as refused:
            raise CommandError("\n".join(refused.reasons)) from refused
        self.stdout.write(_("Hết %(seconds).1f giây.") % {"seconds": time.monotonic() - began})

    def _restored(self, file: Path, passphrase: str, *, replace: bool) -> None:
        done = restore_backup(file, passphrase=passphrase, replace=replace)
        words = _(
            "Đã phục hồi %(rows)d dòng, %(papers)d tệp của bản sao lưu lúc %(made)s. "
            "Cần chạy manage.py doctor --files."
        )
        made = done.manifest
        self.stdout.write(words % {"rows": made.rows, "papers": len(made.papers), "made": made.made[:16]})
        if done.put_away:
            words = _("Đã chuyển %(count)d tệp đang có trong kho vào thùng rác của kho.")
            self.stdout.write(words % {"count": done.put_away})
        for line in made.missing:
            self.stderr.write(line)
