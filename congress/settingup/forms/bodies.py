"""Forms of the bodies of a congress that is at work: one added, one called or deciding otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.words.own_names import KINDS, OwnName, choices_named, chosen_name
from congress.settingup.forms.founding import MarkedForm, PlainField
from congress.settingup.queries import body_mark
from congress.settingup.services.bodies import SaidBody
from congress.settingup.words import SHARES, share_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.bodies import Congress


def _shares(label: Any, help_text: Any = "") -> forms.ChoiceField:
    choices = [(code, row.label) for code, row in SHARES.items()]
    return forms.ChoiceField(label=label, choices=choices, help_text=help_text)


class BodyFactsForm(forms.Form):
    """How a body is called and how it decides."""

    use_required_attribute = False
    name = PlainField(label=_("Tên cơ quan"))
    quorum = _shares(_("Số người dự họp"), _("Tính trên tổng số thành viên biểu quyết."))
    majority = _shares(_("Số tán thành để thông qua"))
    base = forms.ChoiceField(label=_("Tỷ lệ tán thành tính trên"), choices=Body.BASES)

    def told(self) -> SaidBody:
        """What the verb is told."""
        return SaidBody(**{one: self.cleaned_data[one] for one in ("name", "quorum", "majority", "base")})


class NewBodyForm(MarkedForm, BodyFactsForm):
    """One more body."""

    code = PlainField(
        label=_("Mã"), help_text=_("Chữ in hoa không dấu và chữ số, ví dụ TBHC. Sau này không đổi được.")
    )
    kind = forms.ChoiceField(label=_("Loại"), initial="subcommittee")
    field_order = ("name", "code", "kind", "quorum", "majority", "base")

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.congress = congress
        self.fields["kind"].choices = choices_named(congress, KINDS)  # type: ignore[attr-defined]

    def named(self) -> tuple[str, OwnName]:
        """Its code and its kind, with the name of one's own under which that was chosen."""
        said = self.cleaned_data
        return said["code"], chosen_name(self.congress, KINDS, said["kind"])


class KeptBodyForm(BodyFactsForm):
    """What stands of a body, to be put right; its code and sort stay."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        kept = {
            "quorum": share_of(body.quorum_num, body.quorum_den, strict=body.quorum_strict),
            "majority": share_of(body.majority_num, body.majority_den, strict=body.majority_strict),
        }
        initial = {"name": body.name, "base": body.majority_base, "seen": body_mark(body), **kept}
        super().__init__(*args, **kwargs | {"initial": initial})
        for name, share in kept.items():
            if not share:
                # A share of its own, such as 3/5, is kept unless one of the usual ones is chosen.
                self._offer_own(name)

    def _offer_own(self, name: str) -> None:
        field = self.fields[name]
        field.required = False
        usual: Iterable[Any] = field.choices  # type: ignore[attr-defined]
        field.choices = [("", _("giữ nguyên tỷ lệ riêng đang ghi")), *usual]  # type: ignore[attr-defined]
