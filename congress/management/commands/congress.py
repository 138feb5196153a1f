"""`manage.py congress new … | archive | restore | export`: set a congress up, put it away, take it along."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from congress.people.models.bodies import Congress
from congress.settingup.offers import written_archive
from congress.settingup.proposals import setup_templates
from congress.settingup.services.archiving import archive, bring_back
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from workflows.errors import Refused, Unmet

# Field of the verb -> its option, where they are called otherwise.
OPTIONS = {
    "short_name": "--short",
    "bodies": "--from",
    "kinds": "--template",
    "office_phone": "--phone",
    "full_name": "--full-name",
}

# What is said of an association, which the next congress has from the one before.
OF_ASSOCIATION = {
    "name": "--name",
    "short": "--short",
    "symbol": "--symbol",
    "line": "--line",
    "place": "--place",
    "phone": "--phone",
}


class Command(BaseCommand):
    """The same verb as the page /thiet-lap/; exit code 1 with every reason when it is refused."""

    help = "Thiết lập một đại hội: từ đầu theo mẫu, hoặc tiếp theo một đại hội đã có (--from)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`new --template … --name … --short … --symbol … --opening …`, or `new --from CODE --opening …`."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        for verb, told in {"archive": "đưa vào lưu trữ", "restore": "đưa ra khỏi lưu trữ"}.items():
            one = verbs.add_parser(verb, help=told)
            one.add_argument("code", help="mã đại hội")
            one.add_argument("--reason", required=True, help="lý do, căn cứ")
        export = verbs.add_parser("export", help="ghi toàn bộ đại hội vào một tệp ZIP")
        export.add_argument("code", help="mã đại hội")
        export.add_argument("file", type=Path, help="tệp ZIP sẽ ghi, chưa có")
        new = verbs.add_parser("new", help="thiết lập một đại hội")
        new.add_argument("--template", default="", help=f"mẫu: {', '.join(setup_templates())}")
        new.add_argument("--name", default="", help="tên đầy đủ của Hội, tổ chức")
        new.add_argument("--short", default="", help="tên gọi tắt của Hội, tổ chức")
        new.add_argument("--symbol", default="", help="ký hiệu trên văn bản, ví dụ HKH")
        new.add_argument("--opening", required=True, type=_day, metavar="YYYY-MM-DD", help="ngày khai mạc")
        new.add_argument("--from", dest="source", default="", metavar="OLD", help="mã đại hội trước")
        new.add_argument(
            "--seats", action="store_true", help="giữ nguyên người trong các cơ quan (với --from)"
        )
        new.add_argument("--number", type=int, help="đại hội lần thứ mấy")
        new.add_argument("--term", default="", help="nhiệm kỳ, ví dụ 2027–2032")
        new.add_argument("--full-name", default="", help="tên đầy đủ của đại hội; bỏ trống: ghép từ tên Hội")
        new.add_argument("--code", default="", help="mã đại hội, đứng đầu mã của mọi hồ sơ, ví dụ DH5")
        new.add_argument("--place", default="", help="địa danh ghi trên văn bản")
        new.add_argument("--phone", default="", help="điện thoại Văn phòng")
        new.add_argument(
            "--line", action="append", default=[], help="một dòng của tên trên văn bản (nhiều lần)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what the verb says, or say why not."""
        if options["verb"] == "new":
            self._new(options)
        elif options["verb"] == "export":
            self._export(_congress_of_code(options["code"]), options["file"])
        else:
            self._move(_congress_of_code(options["code"]), options["verb"], options["reason"])

    def _move(self, congress: Congress, verb: str, reason: str) -> None:
        try:
            moved = (archive if verb == "archive" else bring_back)(congress, by=None, reason=reason)
        except Refused as outcome:
            raise CommandError("\n".join(outcome.reasons)) from outcome
        state = "đã lưu trữ" if moved.archived else "không còn lưu trữ"
        self.stdout.write(f"{moved.short_name} (mã {moved.code}): {state}.")

    def _export(self, congress: Congress, file: Path) -> None:
        try:
            with file.open("xb") as target:
                count = written_archive(congress, target)
        except FileExistsError as there:
            raise CommandError(f"Đã có tệp {file}; đề nghị chọn tên khác.") from there
        self.stdout.write(f"Đã ghi {count} tệp của {congress.short_name} vào {file}.")

    def _new(self, options: dict[str, Any]) -> None:
        source = _congress_of_code(options["source"]) if options["source"] else None
        if source and (said_again := [option for name, option in OF_ASSOCIATION.items() if options[name]]):
            raise CommandError(
                f"{', '.join(said_again)}: đại hội tiếp theo lấy theo Hội của đại hội trước, không nêu lại "
                "cùng --from. Tên đầy đủ của chính đại hội: --full-name."
            )
        said = NewAssociation(
            name=options["name"],
            short_name=options["short"],
            symbol=options["symbol"],
            lines=tuple(options["line"]),
            place=options["place"],
            office_phone=options["phone"],
        )
        new = NewCongress(
            template=options["template"] or ("hoi" if source else ""),
            opening=options["opening"],
            association=None if source else said,
            source=source,
            number=options["number"],
            term=options["term"],
            seats=options["seats"],
            full_name=options["full_name"],
            code=options["code"],
        )
        try:
            made = set_up(new, by=None)
        except Unmet as outcome:
            # Each reason stands behind the option that it is about.
            told = [
                f"{OPTIONS.get(field, f'--{field}')}: {reason}" if field else str(reason)
                for field, reasons in outcome.by_field.items()
                for reason in reasons
            ]
            raise CommandError("\n".join(told)) from outcome
        except Refused as outcome:
            raise CommandError("\n".join(outcome.reasons)) from outcome
        facts = f"{made.bodies.count()} cơ quan, {made.kinds.count()} loại hồ sơ"
        self.stdout.write(f"Đã thiết lập {made.short_name} (mã {made.code}): {facts}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise ArgumentTypeError(f"ngày phải ghi dạng YYYY-MM-DD, ví dụ 2027-05-15: {text}") from fault


def _congress_of_code(code: str) -> Congress:
    found = Congress.objects.filter(code=code).select_related("association").first()
    if found is None:
        known = ", ".join(Congress.objects.values_list("code", flat=True)) or "chưa có đại hội nào"
        raise CommandError(f"Không có đại hội mang mã {code} (các mã: {known}).")
    return found
