"""The one table of the files that are taken: their endings, what reads them, and what is said about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.texts.uploads import images, office_files, old_word, pdfs, rich_text, texts
from documents.texts.uploads.limits import file_limit, megabytes
from documents.texts.uploads.reasons import ADVICE, MACRO, NotTaken, Reason

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from documents.texts.uploads.source import Source

_OFFICE = "application/vnd.openxmlformats-officedocument."
_WITH_MACROS = {"docm", "dotm", "xlsm", "xltm"}
_NAMELESS = Reason(
    "nameless",
    gettext_lazy(
        "Tên tệp không có phần đuôi nên không rõ loại tệp. Đề nghị gửi một trong các loại: %(allowed)s."
    ),
)
_OTHER_KIND = Reason(
    "other_kind",
    gettext_lazy("Loại tệp .%(extension)s không được nhận; các loại được nhận: %(allowed)s. %(advice)s"),
)


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signatures)


@dataclass(frozen=True, slots=True)
class FileKind:
    """One row: the endings of its names (the first is how people call it) and what becomes of the file.

    `check` proves its bytes, `looks_like` its first ones. `unread` is the warning of a kind whose words
    nobody reads, "" for one that has a reader; `readable` is False where people and we need another program.
    """

    endings: tuple[str, ...]
    content_type: str
    check: Callable[[Source], None]
    looks_like: Callable[[bytes], bool]
    unread: str = ""
    readable: bool = True

    @property
    def code(self) -> str:
        """Its name, which is also that of the module in `texts.reading` that reads it."""
        return self.endings[0]


# An office file with a password is an OLE container, as a .doc is; its own check says so.
_PACKAGE, _OLD = _starts(office_files.ZIP, old_word.OLE), _starts(old_word.OLE)
_ALL = (
    FileKind(("docx",), f"{_OFFICE}wordprocessingml.document", office_files.check_docx, _PACKAGE),
    FileKind(("pdf",), "application/pdf", pdfs.check_pdf, pdfs.is_pdf),
    FileKind(("odt",), office_files.ODT.decode(), office_files.check_odt, _starts(office_files.ZIP)),
    FileKind(("xlsx",), f"{_OFFICE}spreadsheetml.sheet", office_files.check_xlsx, _PACKAGE),
    FileKind(("txt",), "text/plain", texts.check_text, lambda _head: True),
    FileKind(("rtf",), "application/rtf", rich_text.check_rich_text, _starts(rich_text.RTF)),
    FileKind(("jpg", "jpeg"), "image/jpeg", images.check_jpeg, _starts(b"\xff\xd8\xff"), "photo"),
    FileKind(("png",), "image/png", images.check_png, _starts(b"\x89PNG\r\n\x1a\n"), "photo"),
    FileKind(
        ("doc",),
        "application/msword",
        old_word.check_old_word,
        _starts(old_word.OLE),
        "old_word",
        readable=False,
    ),
)


@dataclass(frozen=True, slots=True)
class FileKinds:
    """The kinds that one place takes, in the order in which they are named."""

    kinds: tuple[FileKind, ...]

    def get(self, extension: str) -> FileKind | None:
        """The kind of files that end so (lower case, no full stop), None for one that is not taken here."""
        return next((kind for kind in self.kinds if extension in kind.endings), None)

    @property
    def named(self) -> str:
        """As sentences name them: `.docx, .pdf`."""
        return ", ".join(f".{kind.code}" for kind in self.kinds)

    @property
    def accept(self) -> str:
        """The attribute `accept` of a field in a page."""
        return ",".join(f".{ending}" for kind in self.kinds for ending in kind.endings)

    def said(self, *more: object) -> _StrPromise:
        """What stands at a field, and more sentences after it; written when the page is shown."""
        return lazystr(_Said(self, more))

    def refusal(self, extension: str) -> NotTaken:
        """Why a file that ends so is not taken here ("" for a name without an ending)."""
        if not extension:
            return NotTaken(_NAMELESS, allowed=self.named)
        if extension in _WITH_MACROS:
            return NotTaken(MACRO)
        better, advice = ADVICE.get(extension, ("?", ""))
        if better and self.get(better) is None:
            advice = _("Đề nghị lưu thành một trong các loại trên rồi gửi lại.")
        return NotTaken(_OTHER_KIND, extension=extension, allowed=self.named, advice=advice)


@dataclass(frozen=True, slots=True)
class _Said:
    """The sentence on what a field takes, written when it is asked for: the language and the limit count."""

    choice: FileKinds
    more: tuple[object, ...]

    def __str__(self) -> str:
        words = _("Nhận tệp %(kinds)s; mỗi tệp tối đa %(size)s MB.")
        own = words % {"kinds": self.choice.named, "size": megabytes(file_limit())}
        return " ".join(map(str, (own, *self.more)))


def _only(*codes: str) -> FileKinds:
    return FileKinds(tuple(kind for kind in _ALL if kind.code in codes))


ALL = FileKinds(_ALL)
PHOTOS = _only("jpg", "png")
# A paper that was signed or filled in, as its picture.
SCANS = _only("pdf", "jpg", "png")
# A paper that was finished outside: in Word, on paper, or signed as a file.
FINISHED = _only("docx", "pdf", "jpg", "png")
# What has paragraphs of words.
WORDS = _only("docx", "odt", "pdf", "txt", "rtf")
# From which papers are made.
MODELS = _only("docx")
# What has rows and columns.
TABLES = _only("xlsx", "docx")
