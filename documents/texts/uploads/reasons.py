"""Why a file is not taken, as whole sentences that say what to do next."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows import errors

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MEGABYTE = 1024 * 1024
ALLOWED = ".docx, .pdf, .odt, .xlsx, .txt, .jpg, .png, .doc"


class Refused(errors.Refused):
    """The file is not taken in; nothing of it was kept. `reason` is for the person who sent it."""

    status = 422

    def __init__(self, reason: str | _StrPromise) -> None:
        super().__init__(str(reason))

    @property
    def reason(self) -> str:
        """The whole text, ready to show."""
        return self.reasons[0]


class TooLarge(Refused):
    """More bytes than the site takes at once."""

    status = 413


EMPTY = gettext_lazy("Tệp trống, không có nội dung. Đề nghị kiểm tra tệp gốc rồi chọn lại.")
TRUNCATED = gettext_lazy(
    "Tệp không trọn vẹn, có thể đã bị ngắt khi sao chép hoặc tải lên. "
    "Đề nghị mở thử tệp gốc trên máy rồi gửi lại."
)
BROKEN = gettext_lazy(
    "Tệp bị hỏng, không mở được. Đề nghị mở bằng phần mềm đã soạn, lưu thành tệp mới rồi gửi lại."
)
LOCKED = gettext_lazy(
    "Tệp được đặt mật khẩu nên người thẩm định không mở được. Đề nghị gỡ mật khẩu rồi gửi lại."
)
MACRO = gettext_lazy(
    "Tệp chứa mã lệnh tự chạy (macro). Đề nghị lưu thành .docx hoặc .xlsx không có macro rồi gửi lại."
)
OVERBLOWN = gettext_lazy(
    "Tệp nén quá mức, khi mở sẽ chiếm quá nhiều bộ nhớ. Đề nghị bớt ảnh và dữ liệu thừa hoặc tách tệp."
)
CROWDED = gettext_lazy(
    "Tệp có quá nhiều thành phần bên trong nên không mở an toàn được. "
    "Đề nghị tách tệp, hoặc lưu thành .pdf rồi gửi lại."
)
ODD_INSIDE = gettext_lazy(
    "Bên trong tệp có tên hoặc đường dẫn bất thường. "
    "Đề nghị mở bằng phần mềm đã soạn, lưu thành tệp mới rồi gửi lại."
)
PROGRAM_INSIDE = gettext_lazy(
    "Bên trong tệp có chương trình hoặc tệp nén gắn kèm. Đề nghị bỏ phần gắn kèm, lưu lại rồi gửi lại."
)
MIXED = gettext_lazy(
    "Tệp có dữ liệu lạ ghép thêm, không thuộc về văn bản hoặc ảnh. "
    "Đề nghị mở bằng phần mềm đã soạn, lưu thành tệp mới rồi gửi lại."
)
TRAP = gettext_lazy(
    "Nội dung bên trong tệp được viết theo cách không an toàn khi mở. "
    "Đề nghị mở bằng phần mềm đã soạn, lưu thành tệp mới rồi gửi lại."
)
NOT_UNICODE = gettext_lazy(
    "Tệp văn bản không theo mã Unicode nên chữ Việt không đọc được. "
    "Đề nghị mở bằng Notepad, chọn Lưu thành với mã hóa UTF-8 rồi gửi lại."
)
NOT_TEXT = gettext_lazy(
    "Tệp không đúng với tên của nó: tên ghi là .txt nhưng nội dung không phải là văn bản thuần. "
    "Đề nghị gửi tệp gốc với đúng đuôi tên."
)
ADVICE = {
    "doc": gettext_lazy("Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại."),
    "xls": gettext_lazy("Đề nghị mở bằng Excel, lưu thành .xlsx rồi gửi lại."),
    "ods": gettext_lazy("Đề nghị lưu thành .xlsx rồi gửi lại."),
    "rtf": gettext_lazy("Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại."),
    "heic": gettext_lazy("Đề nghị chuyển ảnh thành .jpg rồi gửi lại."),
    "ppt": gettext_lazy("Đề nghị lưu thành .pdf rồi gửi lại."),
    "pptx": gettext_lazy("Đề nghị lưu thành .pdf rồi gửi lại."),
    "zip": gettext_lazy("Đề nghị giải nén rồi gửi từng tệp."),
    "rar": gettext_lazy("Đề nghị giải nén rồi gửi từng tệp."),
}


def too_large(size: int, limit: int) -> TooLarge:
    """The refusal of a file of `size` bytes where at most `limit` bytes are taken."""
    words = {"limit": _megabytes(limit), "size": _megabytes(size)}
    text = _("Tệp vượt quá %(limit)s MB (tệp này %(size)s MB). Đề nghị nén ảnh hoặc tách tệp rồi gửi lại.")
    return TooLarge(text % words)


def not_taken(extension: str) -> Refused:
    """The refusal of a kind of file that is not on the list ("" for a name without extension)."""
    if not extension:
        text = _(
            "Tên tệp không có phần đuôi nên không rõ loại tệp. Đề nghị gửi một trong các loại: %(allowed)s."
        )
        return Refused(text % {"allowed": ALLOWED})
    if extension in {"docm", "dotm", "xlsm", "xltm"}:
        return Refused(MACRO)
    text = _("Loại tệp .%(extension)s không được nhận; các loại được nhận: %(allowed)s. %(advice)s")
    advice = ADVICE.get(extension) or _("Đề nghị lưu thành một trong các loại trên rồi gửi lại.")
    return Refused(text % {"extension": extension, "allowed": ALLOWED, "advice": advice})


def renamed(said: str, found: str = "") -> Refused:
    """The refusal of a file named as `said` whose content is of the kind `found` ("" when unknown)."""
    advice = ADVICE.get(found) or _("Đề nghị gửi tệp gốc với đúng đuôi tên.")
    words = {"said": said, "found": found, "advice": advice}
    if found and found != said:
        text = _(
            "Tệp không đúng với tên của nó: tên ghi là .%(said)s nhưng nội dung là .%(found)s. %(advice)s"
        )
    else:
        text = _("Tệp không đúng với tên của nó: nội dung không phải là .%(said)s. %(advice)s")
    return Refused(text % words)


def too_many_pixels(width: int, height: int, limit: int) -> Refused:
    """The refusal of a picture of `width` × `height` where at most `limit` pixels are taken."""
    text = _("Ảnh quá lớn: %(width)d × %(height)d điểm ảnh, tối đa %(limit)d triệu điểm ảnh. %(advice)s")
    advice = _("Đề nghị thu nhỏ ảnh rồi gửi lại.")
    return Refused(text % {"width": width, "height": height, "limit": limit // 1_000_000, "advice": advice})


def _megabytes(size: int) -> str:
    """Rounded up to a tenth, so that a file one byte over never reads as equal to the limit."""
    tenths = math.ceil(size * 10 / MEGABYTE)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}"
