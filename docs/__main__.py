"""`python -m docs`, which `make docs` runs: write the pages that are made from the code."""

from __future__ import annotations

import os
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from docs.pages import PAGES

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write every page where it belongs."""
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
