"""File names as people see them and as a download carries them; bytes on disk never bear them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from django.utils.translation import gettext_noop as _kept

from workflows.text import clean, decomposed

LONGEST = 150
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
# Windows opens a device, not a file, under these names, whatever follows the first full stop.
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\.|\Z)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*]')
# Letters by category, yet drawn as nothing: a name made of them looks empty.
_BLANK = re.compile("[\u034f\u115f\u1160\u2800\u3164\uffa0]")
_SAFE_IN_HEADER = "!#$&+-.^_`|~"


def display_name(raw: str) -> str:
    """The file name to show and to offer on download: NFC, one line, at most 150 characters.

    Path parts, control, bidi and unseen characters are gone, names of Windows devices are made
    harmless, the extension is kept. Never empty, and a name already clean stays as it is.
    """
    last = raw.replace("\\", "/").rsplit("/", 1)[-1]
    name = _FORBIDDEN.sub("-", clean(_BLANK.sub("", last))).rstrip(". ")
    match = _EXTENSION.search(name)
    suffix = match.group() if match else ""
    room = LONGEST - len(suffix)
    stem = name.removesuffix(suffix).strip(". ")[:room].rstrip(". ") or _kept("tệp-không-tên")
    if _DEVICE.match(stem):
        stem = f"{_kept('tệp')}-{stem}"[:room].rstrip(". ")
    return stem + suffix


def extension_of(name: str) -> str:
    """The extension in lower case without its full stop ("docx"), or "" when there is none."""
    match = _EXTENSION.search(name)
    return match.group()[1:].lower() if match else ""


def content_disposition(name: str) -> str:
    """A Content-Disposition header that always downloads (RFC 6266), with an ASCII name for old readers."""
    shown = display_name(name)
    plain = decomposed(shown.translate({ord("đ"): "d", ord("Đ"): "D"}))
    bare = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")
    old = re.sub(r"[^A-Za-z0-9 ._()+,=@-]", "_", bare)
    return f"attachment; filename=\"{old}\"; filename*=UTF-8''{quote(shown, safe=_SAFE_IN_HEADER)}"
