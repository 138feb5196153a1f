"""Why a file could not be read, and what a reader should know of one that could."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy, override

from documents.texts.uploads import reasons
from documents.texts.uploads.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

_OWN = (
    Reason(
        "deep",
        gettext_lazy(
            "Tệp có cấu trúc lồng nhau quá sâu nên không đọc được nội dung. "
            "Đề nghị mở bằng phần mềm đã soạn, lưu thành tệp mới rồi gửi lại."
        ),
    ),
    Reason(
        "huge",
        gettext_lazy(
            "Tệp có quá nhiều nội dung nên không đọc hết được. Đề nghị tách thành nhiều tệp rồi gửi lại."
        ),
    ),
    Reason(
        "slow",
        gettext_lazy(
            "Tệp quá phức tạp, không đọc được nội dung trong thời gian và bộ nhớ cho phép. "
            "Đề nghị tách tệp hoặc lưu thành tệp mới rồi gửi lại."
        ),
    ),
    Reason(
        "stopped",
        gettext_lazy(
            "Máy chủ đang bận nên lúc này chưa đọc được nội dung tệp. "
            "Đề nghị mở lại trang sau ít phút; khi đó tệp được đọc lại."
        ),
    ),
    Reason("no_photo", gettext_lazy("Chưa có ảnh nào để ghép. Đề nghị chọn ít nhất một ảnh.")),
    Reason(
        "many_photos",
        gettext_lazy(
            "Quá nhiều ảnh để ghép một lần: tối đa %(count)d ảnh, tổng dung lượng tối đa %(size)s MB. "
            "Đề nghị chia thành nhiều lần."
        ),
    ),
)
FAULTS = {reason.code: reason for reason in (reasons.BROKEN, reasons.LOCKED, reasons.NOT_UNICODE, *_OWN)}

WARNINGS = {
    "away": gettext_lazy(
        "Lúc này máy chủ không mở được tệp đã lưu nên chưa đọc được nội dung. "
        "Đề nghị mở lại trang sau ít phút; mỗi lần mở, tệp được đọc lại."
    ),
    "reading": gettext_lazy(
        "Đang đọc nội dung tệp này vì tệp dài, thường không quá vài phút; "
        "đọc xong thì nội dung hiện ra, không phải gửi lại tệp."
    ),
    "tracked": gettext_lazy(
        "Tệp còn dấu vết sửa đổi (track changes): phần chèn thêm được giữ, phần xóa không được đọc. "
        "Đề nghị kiểm tra, chấp nhận hoặc bỏ các sửa đổi trước khi trình."
    ),
    "comments": gettext_lazy(
        "Tệp còn ghi chú bên lề (comments), nội dung ghi chú không được đọc. "
        "Đề nghị xem và gỡ trước khi trình."
    ),
    "pictures": gettext_lazy("Tệp có hình ảnh; chữ nằm trong hình không được đọc."),
    "hidden_text": gettext_lazy(
        "Tệp có chữ ẩn; chữ ẩn không được đọc. Đề nghị xóa, hoặc bỏ thuộc tính ẩn nếu là nội dung chính thức."
    ),
    "struck_text": gettext_lazy(
        "Tệp có chữ bị gạch ngang; chữ đó được đặt trong dấu [gạch bỏ: …]. Đề nghị xóa nếu không còn dùng."
    ),
    "embedded": gettext_lazy(
        "Tệp có phần nhúng (bảng tính, tài liệu khác); nội dung bên trong phần nhúng không được đọc."
    ),
    "charts": gettext_lazy("Tệp có biểu đồ; chữ và số trong biểu đồ không được đọc."),
    "chunks": gettext_lazy(
        "Tệp có phần chèn nguyên từ tệp khác nên phần đó không được đọc. "
        "Đề nghị mở bằng Word, lưu lại rồi gửi lại."
    ),
    "page_edges": gettext_lazy("Tệp có chữ ở đầu trang hoặc chân trang; chữ đó không được đọc."),
    "odd_numbers": gettext_lazy(
        "Tệp có danh sách đánh số theo kiểu ít gặp; số ở đó được ghi bằng chữ số thường. Đề nghị kiểm tra."
    ),
    "odd_signs": gettext_lazy(
        "Tệp có ký hiệu đặc biệt không nhận ra được, ghi bằng dấu \u25a1. Đề nghị kiểm tra."
    ),
    "odd_fields": gettext_lazy(
        "Tệp có công thức hoặc số tự động kiểu cũ không đọc được. Đề nghị gõ lại bằng chữ rồi gửi lại."
    ),
    "scan": gettext_lazy(
        "Tệp được lưu nhưng không đọc được nội dung (bản quét). Đề nghị gửi kèm tệp gốc .docx nếu có."
    ),
    "photo": gettext_lazy(
        "Tệp được lưu nhưng không đọc được nội dung (ảnh chụp). Đề nghị gửi kèm tệp gốc .docx nếu có."
    ),
    "old_word": gettext_lazy(
        "Tệp .doc được lưu nhưng không đọc được nội dung. Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại."
    ),
    "through_office": gettext_lazy(
        "Nội dung tệp .doc được đọc qua LibreOffice. Đề nghị đối chiếu với tệp gốc, nhất là số tự động, "
        "trước khi trình."
    ),
    "through_antiword": gettext_lazy(
        "Nội dung tệp .doc được đọc qua antiword: số tự động, bảng, công thức có thể thiếu hoặc sai. "
        "Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại."
    ),
    "old_objects": gettext_lazy(
        "Tệp .doc có phần nhúng (công thức, bảng tính, biểu đồ); phần đó có thể không được đọc. "
        "Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại."
    ),
    "some_scans": gettext_lazy("Có %(number)d trang không đọc được nội dung (trang quét)."),
    "first_letters": gettext_lazy(
        "Tệp quá dài: chỉ đọc được nội dung phần đầu, khoảng %(number)d chữ cái. "
        "Đề nghị tách thành nhiều tệp rồi gửi lại nếu cần đọc hết."
    ),
    "first_pages": gettext_lazy("Tệp quá dài: chỉ đọc được nội dung của %(number)d trang đầu."),
    "broken_pages": gettext_lazy("Có %(number)d trang bị hỏng, không đọc được nội dung."),
    "cut_words": gettext_lazy(
        "Khoảng %(number)d %% số từ trong tệp có vẻ bị cắt rời (như “H ộ i”), do phông chữ khi xuất PDF. "
        "Đề nghị kiểm tra, gửi kèm tệp gốc .docx nếu có."
    ),
    "odd_letters": gettext_lazy(
        "Khoảng %(number)d %% chữ trong tệp không nhận ra được, do phông chữ khi xuất PDF. "
        "Đề nghị gửi kèm tệp gốc .docx nếu có."
    ),
    "cut_sheet": gettext_lazy(
        "Bảng tính quá lớn: mỗi trang tính chỉ đọc được phần đầu, tổng cộng tối đa %(number)d ô."
    ),
    "hidden_sheet": gettext_lazy("Tệp có trang tính ẩn; nội dung ẩn cũng được đọc."),
    "hidden_cells": gettext_lazy("Tệp có hàng hoặc cột ẩn; nội dung ẩn cũng được đọc."),
    "sheet_drawings": gettext_lazy(
        "Bảng tính có hình, biểu đồ hoặc khung chữ; chữ và số ở đó không được đọc."
    ),
    "no_value": gettext_lazy(
        "Có ô công thức chưa có kết quả lưu sẵn nên để trống. Đề nghị mở bằng Excel, lưu lại rồi gửi."
    ),
    "code_page": gettext_lazy(
        "Tệp văn bản theo bảng mã cũ (Windows-1258), đã đọc sang Unicode. "
        "Đề nghị kiểm tra lại dấu tiếng Việt."
    ),
    "legacy": gettext_lazy(
        "Tệp dùng phông chữ cũ (%(name)s), không theo mã Unicode, nên chữ Việt chưa đọc đúng. "
        "Đề nghị xem trước bản chuyển sang Unicode và xác nhận."
    ),
    "converted": gettext_lazy(
        "Nội dung đã được chuyển từ phông chữ cũ (%(name)s) sang Unicode. "
        "Đề nghị kiểm tra trước khi xác nhận."
    ),
}

# What they tell of was read all the same, and is in the words.
_READ = ("struck_text", "hidden_sheet", "hidden_cells", "code_page", "through_office")


def fault(code: str) -> str:
    """Why the file could not be read now."""
    return str(FAULTS[code])


def warning(code: str, number: int = 0) -> str:
    """What to tell the reader of the file."""
    return str(WARNINGS[code]) % {"number": number}


def about_fonts(code: str, name: str) -> str:
    """The sentence on old fonts, naming them ("TCVN3", "VNI")."""
    return str(WARNINGS[code]) % {"name": {"TCVN3": "TCVN3 (ABC)", "VNI": "VNI"}[name]}


def nothing() -> str:
    """A file without a single letter, which is still a file."""
    return gettext("Tệp không có chữ nào.")


def left_unread(told: Iterable[str]) -> list[str]:
    """Those of these sentences that tell of something not read; they may be kept in either language."""
    harmless = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            harmless |= {warning(code) for code in _READ}
    return [line for line in told if line not in harmless]
