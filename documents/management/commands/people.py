"""`manage.py people import FILE [--dry-run]`: a list of people from a workbook or a Word table."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from congress.people.queries.congresses import nearest_first
from congress.people.queries.people_plan import ListDefaults, plan_people
from congress.people.services.people_list import take_people
from congress.people.words.days import day_of
from congress.people.words.plans import STATES
from documents.texts.reading.grids import read_grids
from documents.texts.uploads.reasons import NotTaken
from workflows import clock
from workflows.errors import Refused

if TYPE_CHECKING:
    from congress.people.words.plans import ListPlan


class Command(BaseCommand):
    """Reads the list, says what it would change, and writes all of it or nothing."""

    help = "Nhập danh sách người và nhiệm vụ từ bảng tính .xlsx hoặc bảng trong tệp .docx."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`import FILE`, whose list, and what stands in for empty cells."""
        parser.add_argument("act", choices=["import"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="chỉ nêu sẽ ghi gì, không ghi")
        parser.add_argument("--congress", default="", help="mã đại hội; bỏ trống: đại hội sắp khai mạc")
        parser.add_argument("--by", default="", help="tên đăng nhập của người nhập")
        parser.add_argument("--start", default="", help="ngày nhận nhiệm vụ của dòng không ghi ngày")
        parser.add_argument("--ground", default="", help="căn cứ của dòng không ghi căn cứ")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Exit code 1, with every fault at its row and column, when nothing can be written."""
        congress, by = self._congress(options["congress"]), self._by(options["by"])
        text = options["start"]
        day = day_of(text) if text else None
        if text and day is None:
            raise CommandError(
                f"“{text}” không phải một ngày; ghi ngày/tháng/năm, ví dụ {clock.today():%d/%m/%Y}."
            )
        defaults = ListDefaults(day, options["ground"])
        path: Path = options["file"]
        try:
            sheets = read_grids(path.read_bytes(), path.name)
        except OSError as missing:
            raise CommandError(f"Không mở được tệp {path}.") from missing
        except NotTaken as refused:
            raise CommandError(str(refused)) from refused
        plan = plan_people(congress, sheets, by=by, defaults=defaults)
        self._tell(plan)
        if options["dry_run"]:
            return
        try:
            made = take_people(congress, sheets, name=path.name, by=by, defaults=defaults, seen=plan.mark)
        except Refused as refused:
            raise CommandError("\n".join(["Chưa ghi gì.", *refused.reasons])) from refused
        self.stdout.write(f"Đã ghi {made.new} người mới, {made.seats} nhiệm vụ mới, {made.changed} thay đổi.")

    def _tell(self, plan: ListPlan) -> None:
        for words in plan.listed.faults:
            self.stdout.write(words)
        for heading in plan.listed.unread:
            self.stdout.write(f"Cột “{heading}” không được đọc.")
        for line in plan.lines:
            told = [*line.told, *(f"{plan.place(one)}: {one.words}" for one in line.remarks)]
            told += [line.question.words] if line.question else []
            self.stdout.write(
                f"{plan.place_of(line.row)}. {STATES[line.state]}. {line.label}. {'; '.join(told)}"
            )

    def _congress(self, code: str) -> Congress:
        found = Congress.objects.filter(code=code) if code else Congress.objects.all()
        congress = nearest_first(found, clock.today()).first()
        if congress is None:
            raise CommandError("Chưa có đại hội nào mang mã này; cần lập đại hội trước.")
        return congress

    def _by(self, username: str) -> Person | None:
        if not username:
            return Person.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
        person = Person.objects.filter(username__iexact=username).first()
        if person is None:
            raise CommandError(f"Không có tài khoản {username}.")
        return person
