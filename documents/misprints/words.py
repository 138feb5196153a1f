"""What may be wrong with the form of a paper, in words that a return chooses from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# Code -> fault. Source: Nghị định 30/2020/NĐ-CP, Điều 8, Phụ lục I.
FAULTS = {
    "head": _("Quốc hiệu, Tiêu ngữ, tên cơ quan"),
    "place": _("số, ký hiệu, địa danh, ngày tháng"),
    "title": _("tên loại, trích yếu nội dung"),
    "layout": _("khổ giấy, lề, phông chữ, cỡ chữ, đánh số trang"),
    "order": _("bố cục, cách đánh số phần, mục, điều, khoản"),
    "signer": _("quyền hạn, chức vụ, họ tên người ký"),
    "recipients": _("nơi nhận"),
    "annexes": _("phụ lục, trang thiếu hoặc không rõ"),
    "spelling": _("lỗi chính tả, kỹ thuật trình bày"),
}
