"""What the people's own files say: text and clean HTML read out of them, in a process apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documents.texts.reading.reader import Reading, Unreadable, read

__all__ = ["Reading", "Unreadable", "read"]


def __getattr__(name: str) -> Any:
    """The three names, once asked for: the process apart begins here too, without their libraries."""
    if name not in __all__:
        raise AttributeError(name)
    from documents.texts.reading import reader  # noqa: PLC0415 - for the reason above

    return getattr(reader, name)
