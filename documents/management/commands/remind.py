"""`manage.py remind`: reminds of what is due and sends mail, where no worker does it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from congress.people.models.bodies import Congress
from congress.people.words.addressed import spoken_to
from documents.telling.papers.posting import post_round
from documents.telling.queries.reminders import reminders_for
from documents.telling.rules.hours import may_disturb
from documents.telling.services.lending import tell_of_lendings
from documents.telling.services.urging import urge_by_itself
from documents.telling.words.reminding import reminder_words
from workflows import clock
from workflows.background.running import as_a_page

# Seconds that letters may take.
LETTERS = 600


class Command(BaseCommand):
    """Out of hours and on days off nobody is reminded; letters that wait are sent all the same."""

    help = "Nhắc việc đến hạn theo cấp, mỗi người mỗi ngày nhiều nhất một tin; gửi thư điện tử đang chờ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--dry-run` writes and sends nothing."""
        parser.add_argument("--dry-run", action="store_true", help="chỉ nêu sẽ nhắc ai, việc gì")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Safe to repeat."""
        with as_a_page():
            if options["dry_run"]:
                self._tell()
                return
            urged = urge_by_itself()
            tell_of_lendings()
            self.stdout.write(
                f"Đã nhắc {len(urged)} người; đã gửi {post_round(seconds=LETTERS)} thư điện tử."
            )

    def _tell(self) -> None:
        if not may_disturb(clock.now()):
            self.stdout.write("Ngoài giờ hoặc ngày nghỉ: lúc này chưa nhắc ai.")
        for congress in Congress.objects.filter(archived=None).order_by("pk"):
            for one in reminders_for(congress):
                dear = spoken_to(one.person, congress.association)
                words = reminder_words(one.works, one.rank, clock.today(), dear=dear)
                held = "cần người quyết định: " if one.upwards else ""
                for said in words:
                    self.stdout.write(f"{one.person}: {held}{said}")
