"""What goes wrong while a file is read, by code; the sentences are in `sentences`."""

from __future__ import annotations

from dataclasses import dataclass, field

# A warning travels between two processes as its code and the one number it may name.
Warnings = list[tuple[str, int]]


# Faults of the moment: the reader took too long or was ended, which another try need not be.
PASSING = {"slow", "stopped"}


class Fault(Exception):
    """The file cannot be read; `code` names the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Found:
    """What a reader brings out of a file: HTML not yet cleaned, and what people should be told.

    Letters typed in an old font lie between the marks of `legacy`. `encoding` is set where the whole
    text is known to be in an old font.
    """

    html: str
    warnings: Warnings = field(default_factory=list)
    encoding: str = ""
