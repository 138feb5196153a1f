"""What the form of every move carries."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import TextField
from documents.packages.forms.typed import retyped
from workflows import engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.packages.forms.received import Preview
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package
    from workflows.port import Holder
    from workflows.procedures.rows import TrackRule, Transition


class ActForm(forms.Form):
    """What every move carries: what the reader had seen, and an id that makes a second click harmless."""

    use_required_attribute = False
    # The HTTP status with which a form that is not filled in rightly comes back.
    status = 422
    # What only the form of a new draft has to show: another's draft in between, letters of old fonts.
    overtaken: Version | None = None
    previews: Sequence[Preview] = ()
    # What only the answer to a request for more time has to show: the days that follow from it.
    plan_ahead: Any = None
    seen = TextField(widget=forms.HiddenInput)
    request_id = TextField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self,
        *args: Any,
        package: Package,
        holder: Holder | None,
        move: Transition | None = None,
        opened: bool = True,
        capacities: Sequence[tuple[int, str]] = (),
        track: str = "",
        groups: Sequence[TrackRule] = (),
        **kwargs: Any,
    ) -> None:
        # Who enters for others may not be a reader: then nothing that was written before is shown.
        self.opened = opened
        self.package, self.holder, self.move = package, holder, move
        self.track, self.groups = track, groups
        super().__init__(*args, **kwargs | {"initial": {**self.fresh(package), **self._seen_track(package)}})
        for rule in groups:
            self.fields[f"tracks_{rule.code}"] = forms.MultipleChoiceField(
                label=rule.label or rule.code,
                choices=[(one.key, one.name) for one in package.bodies(rule.role)],
                widget=forms.CheckboxSelectMultiple,
                # Where the move may also lead elsewhere, the engine asks once it is known where.
                required=rule.choose == "opening" and move is not None and isinstance(move.to, str),
                error_messages={"required": _("Chưa chọn cơ quan nào.")},
            )
        if len(capacities) > 1:
            self.fields["capacity"] = forms.TypedChoiceField(
                label=_("Với tư cách"),
                choices=capacities,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Chưa chọn tư cách.")},
            )

    @staticmethod
    def fresh(package: Package) -> dict[str, str]:
        """Hidden fields for trying again, now that the reader sees the package as it is."""
        return {"seen": engine.seen(package), "request_id": uuid.uuid4().hex}

    def look_again(self, package: Package) -> None:
        """After a refusal: what was typed stays, and the next try is about the package as it now is."""
        self.package = package
        now = {**self.fresh(package), **self._seen_track(package)}
        self.data = retyped(self.data, {self.add_prefix(name): value for name, value in now.items()})

    def _seen_track(self, package: Package) -> dict[str, str]:
        """One who acts in a track has seen that track too."""
        return {"seen": engine.seen(package, self.track)} if self.track else {}

    def chosen(self) -> dict[str, Any]:
        """In the name of which body somebody acts who could act for several, and whom he asks in tracks."""
        body = self.cleaned_data.get("capacity")
        asked = {rule.code: self.cleaned_data.get(f"tracks_{rule.code}", []) for rule in self.groups}
        return ({"capacity": body} if body else {}) | ({"tracks": asked} if asked else {})

    def note(self) -> str:
        """The words that become the note of the step."""
        return str(self.cleaned_data.get("note", ""))

    def answers(self) -> dict[str, Any]:
        """The answers `engine.perform` takes; empty for a plain move."""
        return {}
