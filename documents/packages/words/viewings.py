"""The pages that show words of a package, as the log of viewings calls them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# A page is told from a part of a draft by its sign; names are stored: never rename one.
SIGN = "@"
PAGES = {
    "trang": _("trang hồ sơ"),
    "viec": _("trang thực hiện một bước"),
    "dieu-phoi": _("trang điều phối"),
    "soan": _("trang soạn thảo"),
    "thanh-phan": _("trang thành phần hồ sơ"),
    "y-kien": _("ý kiến tại chỗ"),
    "tham-tra": _("biên bản thẩm tra, phiếu thẩm định"),
    "bang-y-kien": _("bảng tổng hợp ý kiến"),
    "tiep-thu": _("tiếp thu, giải trình ý kiến"),
    "so-sanh": _("so sánh hai dự thảo"),
    "dieu-le": _("Điều lệ sửa đổi"),
    "phieu-trinh-ky": _("phiếu trình ký"),
    "bo-trinh-ky": _("bộ trình ký"),
    "ban-da-ky": _("bản đã ký"),
    "ky-duyet": _("bàn ký duyệt"),
    "ban-in": _("bản in có số"),
    "ban-chup": _("bản chụp giấy"),
    "ke-hoach": _("kế hoạch"),
    "bieu-quyet": _("cuộc biểu quyết"),
    "giay-to-den": _("giấy tờ đến"),
    "ban-hanh": _("văn bản ban hành"),
    "sua-loi": _("sửa lỗi kỹ thuật"),
}


def page_in_words(part: str) -> str:
    """The page that a row of the log is about; "" when it is about a part of a draft."""
    return str(PAGES[part[1:]]) if part.startswith(SIGN) else ""
