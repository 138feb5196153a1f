"""`manage.py worker`: does beside the pages what takes long, what a last day brings, and the night."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from workflows.background.worker import BackgroundWorker


class Command(BaseCommand):
    """Runs until it is stopped; as many as wanted run side by side, on several machines."""

    help = "Chạy tiến trình nền: việc hằng đêm, bước tự chuyển, bản in dài."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--with-parent` ends it when the process that began it is gone."""
        parser.add_argument(
            "--with-parent", action="store_true", help="dừng khi tiến trình đã khởi động nó không còn"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """People who wait for a page go first."""
        os.nice(5)
        BackgroundWorker(with_parent=options["with_parent"]).serve()
