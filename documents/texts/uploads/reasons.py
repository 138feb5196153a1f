"""Why a file is not taken, as whole sentences that say what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.texts.uploads.limits import megabytes
from workflows import errors

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file is not taken: a code for the program, and the whole sentence for the person who sent it."""

    code: str
    words: _StrPromise | str

    def __str__(self) -> str:
        return str(self.words)


class NotTaken(errors.Refused):
    """The file is not taken in; nothing of it was kept. `code` tells the program why, `reason` its sender."""

    status = 422
    outcome = "not_taken"

    def __init__(self, reason: Reason, **facts: object) -> None:
        self.code = reason.code
        super().__init__(str(reason) % facts if facts else str(reason))

    @property
    def reason(self) -> str:
        """The whole text, ready to show."""
        return self.reasons[0]


class TooLarge(NotTaken):
    """More bytes than the site takes at once."""

    status = 413


EMPTY = Reason("empty", gettext_lazy("Tệp trống, không có nội dung. Đề nghị kiểm tra tệp gốc rồi chọn lại."))
TRUNCATED = Reason(
    "truncated",
    gettext_lazy(
        "Tệp không trọn vẹn, có thể đã bị ngắt khi sao chép hoặc tải lên. "
        "Đề nghị mở thử tệp gốc trên máy rồi gửi lại."
    ),
)
BROKEN = Reason(
    "broken",
    gettext_lazy(
        "Tệp bị hỏng, không mở được. Đề nghị mở bằng phần mềm đã soạn, lưu thành tệp mới rồi gửi lại."
    ),
)
LOCKED = Reason(
    "locked",
    gettext_lazy("Tệp được đặt mật khẩu nên người thẩm định không mở được. Đề nghị gỡ mật khẩu rồi gửi lại."),
)
MACRO = Reason(
    "macro",
    gettext_lazy(
        "Tệp chứa mã lệnh tự chạy (macro). Đề nghị lưu thành .docx hoặc .xlsx không có macro rồi gửi lại."
    ),
)
OVERBLOWN = Reason(
    "overblown",
    gettext_lazy(
        "Tệp nén quá mức, khi mở sẽ chiếm quá nhiều bộ nhớ. Đề nghị bớt ảnh và dữ liệu thừa hoặc tách tệp."
    ),
)
CROWDED = Reason(
    "crowded",
    gettext_lazy(
        "Tệp có quá nhiều thành phần bên trong nên không mở an toàn được. "
        "Đề nghị tách tệp, hoặc lưu thành .pdf rồi gửi lại."
    ),
)
ODD_INSIDE = Reason(
    "odd_inside",
    gettext_lazy(
        "Bên trong tệp có tên hoặc đường dẫn bất thường. "
        "Đề nghị mở bằng phần mềm đã soạn, lưu thành tệp mới rồi gửi lại."
    ),
)
PROGRAM_INSIDE = Reason(
    "program_inside",
    gettext_lazy(
        "Bên trong tệp có chương trình hoặc tệp nén gắn kèm. Đề nghị bỏ phần gắn kèm, lưu lại rồi gửi lại."
    ),
)
MIXED = Reason(
    "mixed",
    gettext_lazy(
        "Tệp có dữ liệu lạ ghép thêm, không thuộc về văn bản hoặc ảnh. "
        "Đề nghị mở bằng phần mềm đã soạn, lưu thành tệp mới rồi gửi lại."
    ),
)
TRAP = Reason(
    "trap",
    gettext_lazy(
        "Nội dung bên trong tệp được viết theo cách không an toàn khi mở. "
        "Đề nghị mở bằng phần mềm đã soạn, lưu thành tệp mới rồi gửi lại."
    ),
)
NOT_UNICODE = Reason(
    "not_unicode",
    gettext_lazy(
        "Tệp văn bản không theo mã Unicode nên chữ Việt không đọc được. "
        "Đề nghị mở bằng Notepad, chọn Lưu thành với mã hóa UTF-8 rồi gửi lại."
    ),
)
NOT_TEXT = Reason(
    "not_text",
    gettext_lazy(
        "Tệp không đúng với tên của nó: tên ghi là .txt nhưng nội dung không phải là văn bản thuần. "
        "Đề nghị gửi tệp gốc với đúng đuôi tên."
    ),
)
_TOO_LARGE = Reason(
    "too_large",
    gettext_lazy(
        "Tệp vượt quá %(limit)s MB (tệp này %(size)s MB). Đề nghị nén ảnh hoặc tách tệp rồi gửi lại."
    ),
)
_OTHERWISE = Reason(
    "renamed",
    gettext_lazy(
        "Tệp không đúng với tên của nó: tên ghi là .%(said)s nhưng nội dung là .%(found)s. %(advice)s"
    ),
)
_RENAMED = Reason(
    "renamed",
    gettext_lazy("Tệp không đúng với tên của nó: nội dung không phải là .%(said)s. %(advice)s"),
)
_PIXELS = Reason(
    "pixels",
    gettext_lazy("Ảnh quá lớn: %(width)d × %(height)d điểm ảnh, tối đa %(limit)d triệu điểm ảnh. %(advice)s"),
)
# What to do with a file of an ending: the kind that it becomes ("" where it stays what it is), and how.
ADVICE = {
    "doc": ("docx", gettext_lazy("Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại.")),
    "xls": ("xlsx", gettext_lazy("Đề nghị mở bằng Excel, lưu thành .xlsx rồi gửi lại.")),
    "ods": ("xlsx", gettext_lazy("Đề nghị lưu thành .xlsx rồi gửi lại.")),
    "rtf": ("docx", gettext_lazy("Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại.")),
    "heic": ("jpg", gettext_lazy("Đề nghị chuyển ảnh thành .jpg rồi gửi lại.")),
    "ppt": ("pdf", gettext_lazy("Đề nghị lưu thành .pdf rồi gửi lại.")),
    "pptx": ("pdf", gettext_lazy("Đề nghị lưu thành .pdf rồi gửi lại.")),
    "zip": ("", gettext_lazy("Đề nghị giải nén rồi gửi từng tệp.")),
    "rar": ("", gettext_lazy("Đề nghị giải nén rồi gửi từng tệp.")),
}


def too_large(size: int, limit: int) -> TooLarge:
    """The refusal of a file of `size` bytes where at most `limit` bytes are taken."""
    return TooLarge(_TOO_LARGE, limit=megabytes(limit), size=megabytes(size))


def renamed(said: str, found: str = "") -> NotTaken:
    """The refusal of a file named as `said` whose content is of the kind `found` ("" when unknown)."""
    _better, advice = ADVICE.get(found, ("", _("Đề nghị gửi tệp gốc với đúng đuôi tên.")))
    other = found and found != said
    return NotTaken(_OTHERWISE if other else _RENAMED, said=said, found=found, advice=advice)


def too_many_pixels(width: int, height: int, limit: int) -> NotTaken:
    """The refusal of a picture of `width` × `height` where at most `limit` pixels are taken."""
    advice = _("Đề nghị thu nhỏ ảnh rồi gửi lại.")
    return NotTaken(_PIXELS, width=width, height=height, limit=limit // 1_000_000, advice=advice)
