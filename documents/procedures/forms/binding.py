"""Which bodies of a congress fill the roles of a kind, and what stops where nobody fills one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.settingup.forms.changing import KindForm
from documents.procedures.words import roles_in_order, stops_without, tasks_of

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition


class RolesForm(KindForm):
    """The same as at the set-up, told by the procedure: what each role does, and what waits for it."""

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.definition = definition
        self.roles = roles_in_order(definition, self.roles)
        self.order_fields(["has", *self.roles])
        for role in self.roles:
            self.fields[role].help_text = tasks_of(definition, role)

    def clean(self) -> dict[str, Any]:
        """Where the congress has the kind, every role has a body; one without is told with what it stops."""
        cleaned = super().clean() or {}
        for role in self.roles if cleaned.get("has") else ():
            if not cleaned.get(role) and role not in self.errors:
                self.add_error(role, stops_without(self.definition, role))
        return cleaned
