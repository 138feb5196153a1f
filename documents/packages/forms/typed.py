"""What Django says loosely of a form, said so that the type checker follows: its fields by kind, its data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.http import QueryDict

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

FieldKind = TypeVar("FieldKind", bound=forms.Field)


def field_as(form: forms.BaseForm, name: str, kind: type[FieldKind]) -> FieldKind:
    """The field of that name, which is of that kind; TypeError when it is not."""
    field = form.fields[name]
    if not isinstance(field, kind):
        raise TypeError(f"{type(form).__name__}.{name} is no {kind.__name__}")
    return field


def leave_tacit(form: forms.BaseForm, *names: str) -> None:
    """Say of no field that it may stay empty, where that depends on another and its help says so."""
    for name in names:
        vars(form.fields[name])["tacit"] = True


def retyped(data: Mapping[str, Any], values: Mapping[str, str]) -> Mapping[str, Any]:
    """What was sent, with these values in the place of what was typed in their fields."""
    again: MutableMapping[str, Any] = data.copy() if isinstance(data, QueryDict) else dict(data)
    for name, value in values.items():
        again[name] = value
    return again
