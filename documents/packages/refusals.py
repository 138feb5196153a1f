"""What cannot be done with a package as asked, outside the moves of its procedure."""

from __future__ import annotations


class PackageRefused(ValueError):
    """A package cannot be assigned as asked; `reasons` are Vietnamese sentences."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))
