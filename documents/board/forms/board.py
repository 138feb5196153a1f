"""What a reader asks the board to show: an ordinary form whose answers stay in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.board.queries.landscape import STATUSES, Sieve
from documents.packages.forms.typed import leave_tacit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.bodies import Body
    from documents.board.queries.landscape import Landscape

ALL = ("", _("Tất cả"))
STATUS_LABELS = {
    "qua-han": _("Quá hạn"),
    "se-cham": _("Có nguy cơ chậm"),
    "sap-den-han": _("Sắp đến hạn"),
    "con-han": _("Còn trong hạn"),
    "xong": _("Đã hoàn thành"),
}
GROUPINGS = {"ho-so": _("Theo hồ sơ"), "co-quan": _("Theo cơ quan"), "nguoi": _("Theo người")}


class BoardForm(forms.Form):
    """The filters; an answer that is none of the choices is left out, as if it had not been given."""

    use_required_attribute = False

    def __init__(self, data: Any, *, seen: Landscape, bodies: Sequence[Body]) -> None:
        super().__init__(data)
        self._bodies = {body.code: body.pk for body in bodies}
        self.fields["tinh-trang"] = _choice(_("Tình trạng"), STATUS_LABELS)
        self.fields["co-quan"] = _choice(_("Cơ quan đang giữ"), {body.code: body.name for body in bodies})
        self.fields["giai-doan"] = _choice(_("Giai đoạn"), seen.phases)
        self.fields["loai"] = _choice(_("Loại hồ sơ"), seen.kinds)
        # "không bắt buộc" behind each filter would say nothing.
        leave_tacit(self, *self.fields)

    @property
    def sieve(self) -> Sieve:
        """What was asked for."""
        self.is_valid()
        given = self.cleaned_data
        return Sieve(
            status=STATUSES.get(given.get("tinh-trang", "")),
            body=self._bodies.get(given.get("co-quan", "")),
            phase=given.get("giai-doan", ""),
            kind=given.get("loai", ""),
        )

    @property
    def asked(self) -> dict[str, str]:
        """The answers that count, as the address holds them."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[ALL, *choices.items()], required=False)
