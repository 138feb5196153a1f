"""Papers in a folder of this machine: written whole or not at all, open to nobody else, without address."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from io import BufferedReader

CHUNK = 256 * 1024


class FolderStorage(FileSystemStorage):
    """Django's own storage in FILES_ROOT, with what papers ask besides.

    The bytes are on the disk when `save` returns (file and folders synced); a reader never meets a
    half-written file, and after any error nothing is left behind. A link is never followed.
    """

    # No page and no web server leads here.
    base_url = None  # type: ignore[assignment]

    @property
    def base_location(self) -> str:
        """The folder, as the setting now has it."""
        return str(settings.FILES_ROOT)

    @property
    def location(self) -> str:
        """The same from the root of the machine."""
        return str(Path(self.base_location).absolute())

    def get_modified_time(self, name: str) -> datetime:
        """When it was last touched; of a link, not of what it leads to."""
        return datetime.fromtimestamp(Path(self.path(name)).lstat().st_mtime, tz=UTC)

    def move(self, name: str, to: str) -> None:
        """Give a file another name, at once; its time is that of the move. Raises FileNotFoundError."""
        target = Path(self.path(to))
        self._make_folder(target.parent)
        Path(self.path(name)).rename(target)
        os.utime(target, follow_symlinks=False)

    def root_faults(self) -> Iterator[str]:
        """What is wrong with the folder itself, one Vietnamese line each."""
        root = Path(self.location).resolve()
        entries: list[Any] = [settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS]
        for entry in entries:
            served = entry[1] if isinstance(entry, tuple | list) else entry
            if served and root.is_relative_to(Path(served).resolve()):
                yield _("Kho tệp nằm trong thư mục công khai %(folder)s.") % {"folder": Path(served)}
        if root.exists() and root.stat().st_mode & 0o077:
            yield _("Thư mục kho tệp cho người dùng khác của máy chủ mở được.")

    def is_plain(self, name: str) -> bool:
        """Whether a file lies there, and not a link or a folder in its place."""
        return stat.S_ISREG(Path(self.path(name)).lstat().st_mode)

    def is_open_to_others(self, name: str) -> bool:
        """Whether another user of the machine may read it."""
        return bool(Path(self.path(name)).lstat().st_mode & 0o077)

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        # A link put in the place of a paper must not lead a reader to another file of the machine.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
        stream: BufferedReader = os.fdopen(os.open(self.path(name), flags), "rb")
        return File(stream, name)

    def _save(self, name: str, content: Any) -> str:
        target = Path(self.path(name))
        partial = target.with_name(f"{target.name}.part")
        try:
            self._make_folder(target.parent)

            chunks = content.chunks(CHUNK)
            descriptor = os.open(
                partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600
            )
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                for chunk in chunks:
                    rest = memoryview(chunk)
                    while rest:
                        rest = rest[os.write(file.fileno(), rest) :]
                os.fsync(file.fileno())

            partial.rename(target)
            _sync(target.parent)
        except BaseException:
            for path in (partial, target):
                path.unlink(missing_ok=True)
            raise
        return name

    def _make_folder(self, folder: Path) -> None:
        root = Path(self.location)
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for place in reversed([path for path in (folder, *folder.parents) if root in path.parents]):
            try:
                place.mkdir(mode=0o700)
            except FileExistsError:
                continue
            _sync(place.parent)


def _sync(folder: Path) -> None:
    """Make a new name in the folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
