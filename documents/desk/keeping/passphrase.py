"""Asking an administrator at a terminal for the pass phrase of a backup."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

SHORTEST = 12


def with_passphrase(parser: ArgumentParser) -> None:
    """The option for commands that nobody watches."""
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="tệp có mật khẩu ở dòng đầu, thay cho việc hỏi"
    )


def told_passphrase(options: dict[str, Any], *, new: bool) -> str:
    """From the file that was named, else from the terminal; a new one twice. Raises CommandError."""
    file: Path | None = options["passphrase_file"]
    if file is not None:
        try:
            said = file.read_text(encoding="utf-8-sig").partition("\n")[0].strip("\r")
        except (OSError, UnicodeDecodeError) as fault:
            raise CommandError(_("Không đọc được tệp mật khẩu %(file)s.") % {"file": file}) from fault
    elif sys.stdin.isatty():
        said = getpass.getpass(_("Mật khẩu của bản sao lưu: "))
        if new and getpass.getpass(_("Nhập lại mật khẩu: ")) != said:
            raise CommandError(_("Hai lần nhập mật khẩu không giống nhau."))
    else:
        raise CommandError(_("Cần mật khẩu của bản sao lưu: --passphrase-file TỆP."))
    if new and len(said) < SHORTEST:
        raise CommandError(_("Mật khẩu của bản sao lưu cần ít nhất %(count)d ký tự.") % {"count": SHORTEST})
    return said
