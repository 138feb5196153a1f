"""`manage.py daily`: what a night brings; run it from cron after midnight (Hà Nội), as often as wanted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand

from congress.people.services.seats import settle_grants
from documents.packages.models.drafts import Blob
from documents.packages.services.duties import settle_duties
from documents.texts import files

# Longer than a refused form may hold on to a file it has already stored (one day).
ORPHAN_AGE = timedelta(days=2)


class Command(BaseCommand):
    """Takes back grants that ended, lets duties follow the calendar, sweeps files no draft kept."""

    help = "Thu hồi quyền đã hết hạn; cập nhật việc chờ xử lý theo lịch; dọn tệp không thuộc dự thảo nào."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Safe to repeat."""
        seats = settle_grants()
        changed = settle_duties()
        swept = files.sweep(set(Blob.objects.values_list("name", flat=True)), ORPHAN_AGE)
        self.stdout.write(
            f"Đã rà {seats} phân công, cập nhật việc của {changed} hồ sơ, dọn {len(swept)} tệp thừa."
        )
