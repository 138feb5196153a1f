"""The forms of who assigned a package: its new name, and what it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.coordinating.queries import choices_for, due_from_mark, sources_mark, title_mark
from documents.packages.counting import DUE_FROM
from documents.packages.forms.fields import OnceForm, TextField, words_field
from documents.packages.forms.typed import field_as, retyped

if TYPE_CHECKING:
    from collections.abc import Callable

    from documents.packages.models.packages import Package


class CoordinatingForm(OnceForm):
    """What both carry: the mark of what was on the screen, and the reason."""

    mark: Callable[[Package], str]
    seen = TextField(widget=forms.HiddenInput, max_length=64)
    reason = words_field(_("Lý do"), rows=3)

    def look_again(self, package: Package) -> None:
        """After somebody else was quicker: what was typed stays, the next try is about what is there now."""
        self.data = retyped(self.data, {"seen": type(self).mark(package)})


class RenameForm(CoordinatingForm):
    """The new title."""

    mark = staticmethod(title_mark)
    title = TextField(label=_("Tên mới"), max_length=300)
    field_order = ("title", "reason")

    def __init__(self, *args: Any, package: Package, **kwargs: Any) -> None:
        now = {"title": package.title, "seen": title_mark(package)}
        super().__init__(*args, **kwargs | {"initial": now})


class DueFromForm(CoordinatingForm):
    """From what the deadline is counted."""

    mark = staticmethod(due_from_mark)
    due_from = forms.ChoiceField(label=_("Thời hạn tính theo"), choices=DUE_FROM, widget=forms.RadioSelect)
    field_order = ("due_from", "reason")

    def __init__(self, *args: Any, package: Package, **kwargs: Any) -> None:
        now = {"due_from": package.due_from, "seen": due_from_mark(package)}
        super().__init__(*args, **kwargs | {"initial": now})


class SourcesForm(CoordinatingForm):
    """Which packages it waits for."""

    mark = staticmethod(sources_mark)
    wanted = forms.MultipleChoiceField(
        label=_("Chỉ biểu quyết sau các hồ sơ"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("wanted", "reason")

    def __init__(self, *args: Any, package: Package, **kwargs: Any) -> None:
        choices = choices_for(package)
        now = {"wanted": [choice.key for choice in choices if choice.waits], "seen": sources_mark(package)}
        super().__init__(*args, **kwargs | {"initial": now})
        field_as(self, "wanted", forms.MultipleChoiceField).choices = [
            (
                choice.key,
                choice.title if choice.assigned else _t("%(kind)s (chưa giao)") % {"kind": choice.title},
            )
            for choice in choices
        ]
