"""`manage.py daily`: what a night brings, where no worker does it; from cron after midnight (Hà Nội)."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from congress.people.services.seats import settle_grants
from documents.packages.services import store
from documents.packages.services.duties import settle_duties, settle_paces
from documents.packages.services.paper_words import make_searchable
from documents.telling.papers.posting import post_round
from workflows.background.worker import forget_old_jobs
from workflows.errors import NotNow

# Seconds that mail may take where no worker sends it.
LETTERS = 600


class Command(BaseCommand):
    """Takes back grants that ended, lets duties follow the calendar, sweeps files no draft kept."""

    help = "Thu hồi quyền đã hết hạn; cập nhật việc chờ xử lý theo lịch; dọn tệp không thuộc dự thảo nào."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--dry-run` changes nothing; `--claim` marks a store of before there were marks."""
        parser.add_argument(
            "--dry-run", action="store_true", help="chỉ nêu các tệp sẽ được dọn, không làm gì"
        )
        parser.add_argument(
            "--claim", action="store_true", help="nhận kho tệp chưa mang dấu là kho của cơ sở dữ liệu này"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Safe to repeat. Grants and duties are settled also where the store is refused."""
        try:
            act = self._tell if options["dry_run"] else self._settle
            act(claiming=options["claim"])
        except NotNow as refused:
            raise CommandError(f"Chưa dọn tệp nào. {refused}") from refused

    def _tell(self, *, claiming: bool) -> None:
        names = store.unknown_files(claiming=claiming)
        self.stdout.write("\n".join([*names, f"Sẽ dọn {len(names)} tệp thừa."]))

    def _settle(self, *, claiming: bool) -> None:
        seats = settle_grants()
        changed = settle_duties()
        settle_paces()
        self.stdout.write(f"Đã rà {seats} phân công, cập nhật việc của {changed} hồ sơ.")
        if read := make_searchable():
            self.stdout.write(f"Đã đọc để tìm kiếm {read} văn kiện.")
        forget_old_jobs()
        if letters := post_round(seconds=LETTERS):
            self.stdout.write(f"Đã gửi {letters} thư điện tử.")
        swept, deleted = store.sweep_store(claiming=claiming)
        self.stdout.write(
            f"Đã chuyển {len(swept)} tệp thừa vào thùng rác, xóa {len(deleted)} tệp đã nằm đó quá 30 ngày."
        )
