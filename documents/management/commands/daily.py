"""`manage.py daily`: what a night brings; run it from cron after midnight (Hà Nội), as often as wanted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand

from congress.services import settle_grants
from documents import files
from documents.models import Blob

# Longer than a refused form may hold on to a file it has already stored (one day).
ORPHAN_AGE = timedelta(days=2)


class Command(BaseCommand):
    """Takes back grants of memberships that ended yesterday, and sweeps files no draft kept."""

    help = "Thu hồi quyền của nhiệm vụ đã hết hạn; dọn tệp không thuộc dự thảo nào."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Safe to repeat."""
        seats = settle_grants()
        swept = files.sweep(set(Blob.objects.values_list("name", flat=True)), ORPHAN_AGE)
        self.stdout.write(f"Đã rà {seats} phân công, dọn {len(swept)} tệp thừa.")
