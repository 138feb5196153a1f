"""Style sheets, fonts and pictures: hashed and compressed once they are collected, else as they lie."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """`manage.py collectstatic` gives each file a name that changes with it, which browsers keep for a year.

    Where nothing was collected, as in a demo, names stay as they are and files come from the tree.
    """

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The name with its hash, where this file was collected."""
        return super().stored_name(name) if name in self.hashed_files else name
