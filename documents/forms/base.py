"""What the form of every move carries."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms

from documents.forms.fields import TextField
from workflows import engine

if TYPE_CHECKING:
    from documents.models import Package
    from workflows.port import Holder


class ActForm(forms.Form):
    """What every move carries: what the reader had seen, and an id that makes a second click harmless."""

    use_required_attribute = False
    # The HTTP status with which a form that is not filled in rightly comes back.
    status = 422
    seen = TextField(widget=forms.HiddenInput)
    request_id = TextField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, package: Package, holder: Holder | None, **kwargs: Any) -> None:
        self.package, self.holder = package, holder
        super().__init__(*args, initial=self.fresh(package), **kwargs)

    @staticmethod
    def fresh(package: Package) -> dict[str, str]:
        """Hidden fields for trying again, now that the reader sees the package as it is."""
        return {"seen": engine.seen(package), "request_id": uuid.uuid4().hex}

    def look_again(self, package: Package) -> None:
        """After a refusal: what was typed stays, and the next try is about the package as it now is."""
        self.package = package
        self.data = self.data.copy()
        self.data.update(self.fresh(package))

    def note(self) -> str:
        """The words that become the note of the step."""
        return str(self.cleaned_data.get("note", ""))

    def answers(self) -> dict[str, Any]:
        """The answers `engine.perform` takes; empty for a plain move."""
        return {}
