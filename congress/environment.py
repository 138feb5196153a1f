"""What the environment may say: each value is judged when the program starts, a wrong one by a sentence.

A word that is only read as false, an address that is only found wrong by the first visitor or a folder that
nobody may write would be met months later by somebody else. Nothing here asks Django's settings, which do
not exist yet; so the sentences are Vietnamese in either language.
"""

from __future__ import annotations

import os
import re
from datetime import date
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

Network = IPv4Network | IPv6Network
# A server on a socket of this machine knows no address of whoever speaks to it.
SOCKET = "unix"
_WORDS = {
    **dict.fromkeys(("1", "true", "yes", "y", "on", "ok"), True),
    **dict.fromkeys(("", "0", "false", "no", "n", "off"), False),
}
_HOST = re.compile(r"\.?[\w-]+(\.[\w-]+)*|\[[0-9a-f:]+\]", re.ASCII | re.IGNORECASE)
_MAIL = re.compile(r"[^@\s,<>]+@[^@\s,<>]+")
_DATABASES = {"sqlite", "postgres", "postgresql", "psql", "pgsql"}
_QUEUES = {"sqlite", "postgres", "postgresql", "redis", "rediss", "redis+socket"}


def _kept(words: str) -> str:
    """A sentence that stays as it is; Django's own would ask the settings."""
    return words


def refuse_setting(name: str, why: str) -> NoReturn:
    """Nothing starts with this variable; what it held is not repeated, since it may be a password."""
    raise ImproperlyConfigured(f"{name}: {why}")


class Environment(environ.Env):  # type: ignore[misc]  # environ has no types
    """django-environ's reader, which takes no wrong word for a right one. Raises ImproperlyConfigured."""

    def bool(self, var: str, default: Any = False) -> Any:  # noqa: FBT002 - as the library has it
        """Yes or no, in one of the words for them."""
        said = os.environ.get(var)
        if said is None:
            return default
        if said.strip().lower() not in _WORDS:
            refuse_setting(var, _kept("chỉ nhận true hoặc false."))
        return _WORDS[said.strip().lower()]

    def number(self, var: str, default: int, *, least: int = 1) -> int:
        """A whole number, not below `least`."""
        said = os.environ.get(var, str(default)).strip()
        if not (said.isascii() and said.isdigit() and int(said) >= least):
            refuse_setting(var, _kept("phải là số nguyên không nhỏ hơn %(least)d.") % {"least": least})
        return int(said)

    def secret(self, var: str, default: Any) -> str:
        """A text that must be there."""
        said = os.environ.get(var) or default
        if not said:
            refuse_setting(
                var, _kept("chưa đặt. Cần một chuỗi ngẫu nhiên dài, giữ kín và giữ nguyên qua các lần chạy.")
            )
        return str(said)

    def token(self, var: str) -> str:
        """A word that opens something, long enough not to be guessed; or ""."""
        said = os.environ.get(var, "").strip()
        if said and len(said) < 20:
            refuse_setting(var, _kept("phải có ít nhất 20 ký tự."))
        return said

    def day(self, var: str) -> str:
        """A date as 2022-03-18, or ""."""
        said = os.environ.get(var, "").strip()
        try:
            return date.fromisoformat(said).isoformat() if said else ""
        except ValueError:
            refuse_setting(var, _kept("phải là một ngày có thật, viết như 2022-03-18."))

    def hosts(self, var: str, default: list[str]) -> list[str]:
        """Names of the site, without scheme or port; any name only where the default says so too."""
        said = [one.strip() for one in os.environ.get(var, "").split(",") if one.strip()] or default
        for one in said:
            if one not in default and not _HOST.fullmatch(one):
                refuse_setting(
                    var,
                    _kept(
                        "chỉ nhận tên miền hoặc địa chỉ máy, cách nhau bằng dấu phẩy, không có https:// "
                        "và không có cổng, như daihoi.example.vn."
                    ),
                )
        return said

    def addresses(self, var: str) -> list[str]:
        """Full addresses without a path, each with its scheme."""
        said = [one.strip().rstrip("/") for one in os.environ.get(var, "").split(",") if one.strip()]
        for one in said:
            try:
                parts = urlsplit(one)
                whole = parts.scheme in ("http", "https") and parts.netloc and one.endswith(parts.netloc)
            except ValueError:
                whole = False
            if not whole:
                refuse_setting(
                    var, _kept("phải là địa chỉ đầy đủ, không có đường dẫn, như https://daihoi.example.vn.")
                )
        return said

    def networks(self, var: str, default: str) -> list[Network | str]:
        """Addresses of machines, or parts of a network, or the word for a socket of this machine."""
        said = [one.strip() for one in os.environ.get(var, default).split(",") if one.strip()]
        try:
            return [one if one == SOCKET else ip_network(one) for one in said]
        except ValueError:
            refuse_setting(
                var,
                _kept("chỉ nhận địa chỉ IP, dải mạng như 10.0.0.0/8, hoặc unix, cách nhau bằng dấu phẩy."),
            )

    def mails(self, var: str) -> list[tuple[str, str]]:
        """Addresses of mail, as Django wants them: each with a name."""
        said = [one.strip() for one in os.environ.get(var, "").split(",") if one.strip()]
        if not all(_MAIL.fullmatch(one) for one in said):
            refuse_setting(var, _kept("chỉ nhận địa chỉ thư điện tử, cách nhau bằng dấu phẩy."))
        return [(one, one) for one in said]

    def mail_server(self, var: str) -> dict[str, Any]:
        """Django's settings of a mail server."""
        said = os.environ.get(var, "")
        if said and urlsplit(said).scheme not in ("smtp", "smtps", "smtp+tls", "smtp+ssl", "consolemail"):
            refuse_setting(var, _kept("phải có dạng smtp://tài-khoản:mật-khẩu@máy:cổng (hoặc smtp+tls://)."))
        return dict(self.email_url_config(said or "consolemail://"))

    def database(self, var: str, default: str, *, patience: int) -> dict[str, Any]:
        """The database as Django wants it, with what each sort of it needs to be told."""
        said = os.environ.get(var) or default
        if said.partition(":")[0] not in _DATABASES:
            refuse_setting(var, _kept("phải bắt đầu bằng sqlite:/// hoặc postgres://."))
        try:
            found = dict(self.db_url_config(said))
        except (ValueError, ImproperlyConfigured):
            found = {}
        if not found.get("NAME"):
            refuse_setting(
                var,
                _kept(
                    "không đọc được. Dạng đúng: postgres://người-dùng:mật-khẩu@máy:5432/tên; "
                    "ký tự đặc biệt của mật khẩu viết bằng %xx."
                ),
            )
        if "sqlite3" in found["ENGINE"]:
            self.writable(var, Path(found["NAME"]).parent)
            return {**found, "OPTIONS": SQLITE | {"timeout": patience}}
        options = dict(found.get("OPTIONS") or {})
        # Who waits longer for a row is told that the system is busy, instead of waiting for ever.
        lock = f"-c lock_timeout={patience * 1000}"
        options["options"] = f"{lock} {options.get('options', '')}".strip()
        # A server that is switched off answers nothing at all, not even no.
        options.setdefault("connect_timeout", 5)
        # After a restart of the server the connections that were kept are dead, and each would fail one page.
        return {**found, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

    def queue(self, var: str) -> str:
        """The address of what wakes the worker, or ""."""
        said = os.environ.get(var, "").strip()
        if said and said.partition(":")[0] not in _QUEUES:
            refuse_setting(var, _kept("phải bắt đầu bằng sqlite:////, postgres:// hoặc redis://."))
        return said

    def folder(self, var: str, default: Path) -> Path:
        """A folder that can be written, or made."""
        return self.writable(var, Path(os.environ.get(var) or default))

    @staticmethod
    def writable(var: str, folder: Path) -> Path:
        """The same folder, if whoever runs the program may write there."""
        there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
        if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
            refuse_setting(
                var,
                _kept(
                    "không ghi được vào %(folder)s. Cần trao quyền ghi, hoặc đặt biến này sang thư mục khác."
                )
                % {"folder": there},
            )
        return folder


# IMMEDIATE takes the write lock at BEGIN: without it two writers that both read first end in "database is
# locked" instead of one after the other.
SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
    "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;",
}
