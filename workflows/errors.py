"""How the engine says no: each outcome is a class with its HTTP status and the words for want of better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models import Model


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
    """Conditions or answers are lacking; every reason at once, each with what to do.

    `fields` are reasons that belong to one field of a form, by its name. `items` are outcomes of those
    that kept several things asked at once from being done, by the key of each. `reasons` holds them all.
    """

    status = 422
    outcome = "unmet"

    def __init__(
        self,
        *reasons: str,
        fields: Mapping[str, Sequence[str]] | None = None,
        items: Mapping[str, Refused] | None = None,
    ) -> None:
        self.fields, self.items = dict(fields or {}), dict(items or {})
        of_fields = [str(reason) for told in self.fields.values() for reason in told]
        of_items = [reason for outcome in self.items.values() for reason in outcome.reasons]
        super().__init__(*reasons, *of_fields, *of_items)
        self._whole = [str(reason) for reason in reasons]

    @property
    def by_field(self) -> dict[str, Sequence[str]]:
        """Field -> its reasons; under "" those of the whole form."""
        return {"": self._whole, **self.fields}


class Busy(Refused):
    """The database, the store or the machine could not take it in time; nothing was done."""

    status = 503
    outcome = "busy"
    default = _("Hệ thống đang bận ghi việc khác. Nội dung vừa nhập còn nguyên; đề nghị bấm lại sau ít giây.")


def check(row: Model) -> None:
    """Django's own check of a row. Raises Unmet with its reasons by field."""
    try:
        row.full_clean()
    except ValidationError as fault:
        told = {name: [str(one) for one in found] for name, found in fault.message_dict.items()}
        raise Unmet(*told.pop(NON_FIELD_ERRORS, []), fields=told) from fault


class ProcedureFault(ValueError):
    """A procedure that cannot be read or does not pass lint; `faults` are one line each."""

    def __init__(self, code: str, faults: Sequence[str]) -> None:
        self.code = code
        self.faults = list(faults)
        super().__init__("\n".join(f"{code}: {fault}" for fault in self.faults))
