"""How the engine says no: each outcome is a class with its HTTP status and Vietnamese words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """Base of all outcomes but success; `reasons` are whole Vietnamese sentences."""

    status = 400
    outcome = "refused"
    default: Any = ""

    def __init__(self, *reasons: str) -> None:
        self.reasons: Sequence[str] = [str(reason) for reason in reasons or (self.default,) if reason]
        super().__init__(" ".join(self.reasons))


class Hidden(Refused):
    """The user may not know that the item exists; the page says nothing more."""

    status = 404
    outcome = "hidden"


class Forbidden(Refused):
    """The user knows the item and lacks the right; the reason says who has it."""

    status = 403
    outcome = "forbidden"


class Stale(Refused):
    """Somebody was faster, or the content changed since it was read."""

    status = 409
    outcome = "stale"
    default = _("Hồ sơ đã thay đổi sau khi trang này được mở. Đề nghị xem lại rồi thực hiện lại.")


class NotNow(Refused):
    """The action does not leave the state in which the item is."""

    status = 409
    outcome = "not_now"

    @classmethod
    def at(cls, stage: str) -> NotNow:
        """Said of an action that does not leave `stage`, named in words."""
        return cls(_("Hồ sơ đang ở bước “%(stage)s”, không thực hiện được việc này.") % {"stage": stage})


class Unmet(Refused):
    """Conditions or answers are lacking; every reason at once, each with what to do."""

    status = 422
    outcome = "unmet"


class Busy(Refused):
    """The database could not take the lock in time; nothing was written."""

    status = 503
    outcome = "busy"
    default = _("Hệ thống đang bận ghi việc khác. Nội dung vừa nhập còn nguyên; đề nghị bấm lại sau ít giây.")


class ProcedureFault(ValueError):
    """A procedure that cannot be read or does not pass lint; `faults` are one line each."""

    def __init__(self, code: str, faults: Sequence[str]) -> None:
        self.code = code
        self.faults = list(faults)
        super().__init__("\n".join(f"{code}: {fault}" for fault in self.faults))
