"""`manage.py backup FILE`: the database, the papers and their sums as one file; people may go on working."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.desk.keeping.passphrase import told_passphrase, with_passphrase
from documents.desk.keeping.taking import take_backup_to
from workflows.errors import Refused


class Command(BaseCommand):
    """Exit code 1 where nothing was made, or where papers of the books are missing in what was made."""

    help = "Sao lưu cơ sở dữ liệu và kho tệp vào một tệp mới; mọi người vẫn làm việc được."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`FILE` must not be there yet."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--lock", action="store_true", help="khóa bằng mật khẩu, sẽ hỏi hai lần")
        with_passphrase(parser)

    def handle(self, *_args: Any, file: Path, **options: Any) -> None:
        """Say what is in it, and what is not."""
        began = time.monotonic()
        passphrase = (
            told_passphrase(options, new=True) if options["lock"] or options["passphrase_file"] else ""
        )
        try:
            made = take_backup_to(file, passphrase=passphrase)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        words = _("Đã sao lưu vào %(file)s: %(rows)d dòng, %(papers)d tệp, %(seconds).1f giây.")
        facts = {"file": file, "rows": made.rows, "papers": len(made.papers)}
        self.stdout.write(words % {**facts, "seconds": time.monotonic() - began})
        for line in made.missing:
            self.stderr.write(line)
        if made.missing:
            raise SystemExit(1)
