"""A rehearsal: a backup is restored in a scratch place, examined to the last byte, and the place removed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from documents.desk.doctor.anchors import BOOK
from documents.desk.keeping.bundle import HEADS, backup_opened
from workflows.errors import NotNow


def rehearse(path: Path, *, passphrase: str = "") -> str:
    """What `doctor` said of the restored house. Raises NotNow with whatever went wrong, and all its words."""
    with tempfile.TemporaryDirectory(prefix="dien-tap-") as scratch:
        place = Path(scratch)
        heads, secret = place / HEADS, place / "passphrase"
        with backup_opened(path, passphrase) as backup:
            kept = b"".join(backup.lines(HEADS))
            missing = backup.manifest.missing
        # A house in which nothing has happened has no chain.
        heads.write_bytes(kept or f"# {BOOK}\n".encode())
        descriptor = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(descriptor, passphrase.encode())
        os.close(descriptor)
        said = _run(place, "restore", str(path.resolve()), "--passphrase-file", str(secret))
        said += _run(place, "doctor", "--files", "--anchors", str(heads))
    words = _("Diễn tập xong: bản sao lưu phục hồi được.")
    return "\n".join([*missing, said.strip(), words])


def _run(place: Path, *told: str) -> str:
    """One command of the same program upon the scratch place."""
    lies = {"DATABASE_URL": f"sqlite:///{place}/rehearsal.sqlite3", "FILES_ROOT": f"{place}/files"}
    lies |= {
        "FILES_STORAGE": "documents.texts.folder.FolderStorage",
        "FILES_STORAGE_OPTIONS": "{}",
        "QUEUE": "",
    }
    known = {"SECRET_KEY": settings.SECRET_KEY, "DJANGO_SETTINGS_MODULE": "congress.settings"}
    run = subprocess.run(  # noqa: S603 - our own program, with words of our own
        [sys.executable, "manage.py", *told],
        cwd=settings.BASE_DIR,
        env={**os.environ, **known, **lies},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise NotNow(_("Diễn tập không thành."), *run.stdout.splitlines(), *run.stderr.splitlines())
    return run.stdout
