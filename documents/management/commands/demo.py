"""`manage.py demo`: load the Third Congress once; run again, it keeps what is there."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from documents.desk.demo.load import NotADemo, is_loaded, load_demo
from documents.packages.services.paper_words import make_searchable


class Command(BaseCommand):
    """Refuses a database that holds anything but a demo."""

    help = "Nạp dữ liệu mô phỏng Đại hội III (chạy lại không làm mất gì)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load, or say that it is there."""
        if not settings.DEMO:
            raise CommandError("Chỉ nạp được khi CONGRESS_DEMO=1.")
        try:
            if is_loaded():
                self.stdout.write("Dữ liệu mô phỏng đã có, giữ nguyên.")
                return
            load_demo()
            make_searchable()
        except NotADemo as refused:
            raise CommandError("Cơ sở dữ liệu này có dữ liệu thật, không nạp mô phỏng vào đây.") from refused
        self.stdout.write("Đã nạp dữ liệu mô phỏng Đại hội III.")
