"""The files of the store as they lie in their folder, and a store that fails when it is told to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.storage import InMemoryStorage

from documents.models import StoreMark
from documents.texts.files import PAPERS


def path_of(name: str) -> Path:
    """Where the file of this name lies, present or not."""
    return Path(PAPERS.storage.path(name))


def mark_as_ours() -> str:
    """The store bears the mark of this database, as it does since its first paper; the mark."""
    code = StoreMark.objects.get_or_create(pk=1)[0].code
    PAPERS.set_mark(code)
    return code


class Ailing(InMemoryStorage):
    """A store at the other end of a line, in whose own words `ill` says what is wrong."""

    ill: Exception | None = None

    def _open(self, name: str, mode: str = "rb") -> Any:
        if self.ill:
            raise self.ill
        return super()._open(name, mode)

    def _save(self, name: str, content: Any) -> str:
        saved = super()._save(name, content)
        if self.ill:
            raise self.ill
        return saved


AILING = {"BACKEND": f"{__name__}.Ailing"}
