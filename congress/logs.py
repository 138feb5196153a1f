"""What the log says of each line: when, who, in which request; and who else hears of a fault.

A line names a person by the number of his account, a request by a code that the page of the fault shows too.
What was typed, and what the program held when it failed, stands in no line and in no mail.
"""

from __future__ import annotations

import json
import logging
from contextvars import ContextVar
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import DisallowedHost, PermissionDenied
from django.core.mail import mail_admins
from django.http import HttpRequest

from congress.environment import refuse_setting

CURRENT: ContextVar[HttpRequest | None] = ContextVar("request", default=None)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# Seconds within which the same fault is not mailed again.
AGAIN = 600.0


class WithRequest(logging.Filter):
    """Gives each line `request_id` and `user`, "-" where there is none; what is no fault shows no stack."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True."""
        said = getattr(record, "request", None)
        request = said if isinstance(said, HttpRequest) else CURRENT.get()
        person = getattr(request, "_cached_user", None)
        record.request_id = getattr(request, "request_id", None) or "-"
        record.user = f"u{person.pk}" if person is not None and person.pk else "-"
        if record.exc_info and isinstance(record.exc_info[1], DisallowedHost | PermissionDenied):
            record.exc_info = record.exc_text = None
        return True


class OneLineJson(logging.Formatter):
    """A line as one JSON object, for whoever gathers logs."""

    def format(self, record: logging.LogRecord) -> str:
        """time, level, logger, request, user, message, and the stack of a fault."""
        found: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, tz=HANOI).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", "-"),
            "user": getattr(record, "user", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            found["stack"] = self.formatException(record.exc_info)
        return json.dumps(found, ensure_ascii=False)


class Plain(logging.Formatter):
    """A line for people: the time as it is in Vietnam, then what the filter found."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - its name
        """2027-05-15 08:30:12,345, whatever zone the machine keeps."""
        when = datetime.fromtimestamp(record.created, tz=HANOI)
        return f"{when:%Y-%m-%d %H:%M:%S},{when.microsecond // 1000:03d}"


class FaultMail(logging.Handler):
    """A letter to ADMINS for a fault, without what was sent; the same one not again within ten minutes."""

    def __init__(self, level: int = logging.ERROR) -> None:
        super().__init__(level)
        self.told: dict[tuple[str, str], float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """A server of mail that is away is no second fault."""
        fault = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else record.levelname
        place = (record.name, f"{fault} {record.msg}")
        if record.created - self.told.get(place, -AGAIN) < AGAIN:
            return
        self.told[place] = record.created
        try:
            subject = f"{record.levelname}: {record.getMessage()}".splitlines()[0][:120]
            mail_admins(subject, self.format(record), fail_silently=True)
        except Exception:  # noqa: BLE001 - whatever it is, logging tells of it in its own way
            self.handleError(record)


def logging_of(*, as_json: bool, by_mail: bool) -> dict[str, Any]:
    """Django's LOGGING."""
    handlers: dict[str, Any] = {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["links", "request"],
            "formatter": "json" if as_json else "plain",
        }
    }
    if by_mail:
        handlers["mail"] = {
            "class": "congress.logs.FaultMail",
            "level": "ERROR",
            "filters": ["links", "request"],
            "formatter": "plain",
        }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "links": {"()": "congress.site.quiet.WithoutLinks"},
            "request": {"()": "congress.logs.WithRequest"},
        },
        "formatters": {
            "plain": {
                "()": "congress.logs.Plain",
                "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s %(user)s] %(message)s",
            },
            "json": {"()": "congress.logs.OneLineJson"},
        },
        "handlers": handlers,
        "root": {"handlers": list(handlers), "level": "WARNING"},
        "loggers": {
            "axes": {"level": "ERROR"},
            # Django's own would send what was typed, and once more; the root above says both.
            "django": {"handlers": [], "level": "WARNING"},
            # Strangers ask for any name; that is nobody's fault and no letter.
            "django.security.DisallowedHost": {"handlers": ["console"], "propagate": False},
        },
    }


def watched_from_outside(dsn: str, *, version: str) -> None:
    """Faults go to a Sentry as well, where an address is given; no words, names or addresses of people go."""
    if not dsn:
        return
    if find_spec("sentry_sdk") is None:
        refuse_setting("SENTRY_DSN", "cần cài thêm gói sentry-sdk (pip install sentry-sdk).")
    import_module("sentry_sdk").init(
        dsn=dsn,
        release=version,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
    )
