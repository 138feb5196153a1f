"""`manage.py doctor [--files]`: one line for each fault; exit code 1 on any."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.desk.doctor.examination import Examination


class Command(BaseCommand):
    """Reads only; safe while people work."""

    help = "Prove that state, history, triggers, duties, rights and files agree."
    # Its own first question is whether the tables are there.
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--files` reads every byte again."""
        parser.add_argument("--files", action="store_true", help="hash the bytes of every stored file again")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print faults as they are found, and at the end what was looked at."""
        run, found = Examination(rehashed=options["files"]), 0
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
        if found:
            raise SystemExit(1)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
