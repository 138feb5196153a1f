"""The files of the store as they lie in their folder, and a store that fails when it is told to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.storage import InMemoryStorage

from documents.packages.services.store import sweep_store
from documents.texts.files import PAPERS


def path_of(name: str) -> Path:
    """Where the file of this name lies, present or not."""
    return Path(PAPERS.storage.path(name))


def mark_as_ours() -> None:
    """The store, whose files are all known, bears the mark of this database, as since its first paper."""
    sweep_store()


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
