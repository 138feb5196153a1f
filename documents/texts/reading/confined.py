"""Becomes another program, with bounds on its memory, time and files: MEMORY SECONDS SIZE PROGRAM ARGUMENT…

Run by its path, without the product: it loads nothing but the standard library.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module


def become() -> None:
    """Set the bounds, which the program inherits, and hand this process over to it."""
    memory, seconds, size = map(int, sys.argv[1:4])
    with suppress(ImportError, ValueError, OSError):
        resource = import_module("resource")
        bounds = {"RLIMIT_AS": memory, "RLIMIT_CPU": seconds, "RLIMIT_FSIZE": size, "RLIMIT_CORE": 0}
        for name, bound in bounds.items():
            resource.setrlimit(getattr(resource, name), (bound, bound))
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606 - its caller names the program


if __name__ == "__main__":
    become()
