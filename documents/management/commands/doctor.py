"""`manage.py doctor [--files] [--anchors FILE] [--heads]`: one line a fault; exit code 1 on any."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.desk.doctor import anchors
from documents.desk.doctor.examination import Examination
from workflows.background.worker import words_of_worker


class Command(BaseCommand):
    """Reads only; safe while people work."""

    help = "Prove that state, history, triggers, duties, rights and files agree."
    # Its own first question is whether the tables are there.
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--files` reads every byte again; `--heads` prints what `--anchors` is given another day."""
        asked = parser.add_argument
        asked("--files", action="store_true", help="hash the bytes of every stored file again")
        asked("--heads", action="store_true", help="print the last step of every chain, and no more")
        asked("--anchors", type=Path, help="heads printed before: each must still be there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print faults as they are found, and at the end what was looked at."""
        if options["heads"]:
            self.stdout.writelines(f"{line}\n" for line in anchors.heads())
            return
        run, found = Examination(rehashed=options["files"], anchors=_anchor_lines(options["anchors"])), 0
        for fault in run.faults():
            found += 1
            self.stdout.write(fault)
        facts = {
            "packages": _grouped(run.packages),
            "steps": _grouped(run.steps),
            "files": _grouped(run.files),
            "found": _("không có lỗi") if not found else _("%(count)s lỗi") % {"count": _grouped(found)},
        }
        words = _("Đã kiểm: %(packages)s hồ sơ, %(steps)s bước, %(files)s tệp – %(found)s")
        self.stdout.write(words % facts)
        if run.files and not run.rehashed:
            words = _("Chưa đối chiếu chữ đang hiện cho người đọc với chính các tệp; cần thêm --files.")
            self.stderr.write(words)
        # No fault of the record, which is the same without one.
        if away := words_of_worker():
            self.stderr.write(away)
        if found:
            raise SystemExit(1)


def _anchor_lines(file: Path | None) -> list[str]:
    if file is None:
        return []
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise CommandError(_("Không đọc được tệp mốc %(file)s.") % {"file": file}) from fault
    if not any(lines):
        raise CommandError(_("Tệp mốc %(file)s không có mốc nào.") % {"file": file})
    return lines


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
