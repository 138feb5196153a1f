"""An undefined variable in a template of ours fails the test; in a library's template it stays empty."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


class Undefined:
    """Stands where Django asks for `string_if_invalid`."""

    def __contains__(self, part: str) -> bool:
        # Asked by Django before it calls `%`.
        return part == "%s"

    def __mod__(self, variable: object) -> str:
        origin = _origin(sys._getframe())
        if origin.is_relative_to(TEMPLATES):
            pytest.fail(f"undefined variable {variable} in {origin.relative_to(TEMPLATES)}")
        return ""

    def __bool__(self) -> bool:
        # True only for Django's own question whether to ask further: when a missing row makes this
        # object the value itself, `{% if %}` must find it empty, as it finds "" in production.
        asking = sys._getframe(1)
        return asking.f_code.co_name == "resolve" and "string_if_invalid" in asking.f_locals

    def __str__(self) -> str:
        return ""


def _origin(frame: FrameType | None) -> Path:
    """File of the innermost template node that is being rendered."""
    while frame is not None:
        if frame.f_code.co_name == "render_annotated":
            return Path(str(frame.f_locals["self"].origin))
        frame = frame.f_back
    return TEMPLATES / "(unknown)"
