"""The one table of Word models: each official paper, the columns of its table, the fields it may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape = Literal["text", "lines", "group", "rows"]


@dataclass(frozen=True, slots=True)
class ModelField:
    """One field: its name in the model, what it holds, and its parts where it is a group or rows of them.

    One that is `free` may be left out, since it can be typed into the model for good.
    """

    name: str
    about: Any
    shape: Shape = "text"
    parts: tuple[ModelField, ...] = ()
    free: bool = False

    @property
    def by_name(self) -> Mapping[str, ModelField]:
        """Its parts."""
        return {part.name: part for part in self.parts}


@dataclass(frozen=True, slots=True)
class ModelColumn:
    """One column of a paper's table: the field of its cells, its heading, how wide it is in millimetres."""

    name: str
    heading: Any
    width: float


@dataclass(frozen=True, slots=True)
class WordModel:
    """One kind of paper. `parts` are the fields of its middle, in their order; `two` sign it, or one."""

    code: str
    title: Any
    parts: tuple[str, ...]
    columns: tuple[ModelColumn, ...] = ()
    two: bool = False
    lying: bool = False

    @property
    def signed_in_rows(self) -> bool:
        """Whether each row of its table is signed by somebody."""
        return any(column.name == "ky_nhan" for column in self.columns)

    @property
    def fields(self) -> tuple[ModelField, ...]:
        """Every field that a model of this paper may use."""
        ends = (SIGNS_LEFT,) if self.two else (FIELDS["noi_nhan"],)
        table = tuple(
            ModelField(column.name, column.heading, free=column.name == "tt") for column in self.columns
        )
        rows = (ModelField("bang", _("Các dòng của bảng"), "rows", table),) if table else ()
        return (*HEAD, *(FIELDS[name] for name in self.parts if name != "bang"), *rows, *ends, SIGNS_RIGHT)


_SECTION = (
    ModelField("tieu_de", _("Tiêu đề của mục, có thể trống")),
    ModelField("cac_doan", _("Các đoạn của mục"), "lines"),
)
_SIGNS = (
    ModelField("quyen_han", _("Quyền hạn, ví dụ TM. BAN CHẤP HÀNH"), free=True),
    ModelField("chuc_vu", _("Chức vụ của người ký")),
    ModelField("ho_ten", _("Họ và tên người ký")),
)
SIGNS_RIGHT = ModelField("nguoi_ky", _("Người ký, bên phải"), "group", _SIGNS)
SIGNS_LEFT = ModelField("nguoi_ky_trai", _("Người ký, bên trái"), "group", _SIGNS)
HEAD = (
    ModelField("co_quan_tren", _("Tên tổ chức cấp trên, từng dòng, có thể trống"), "lines", free=True),
    ModelField("co_quan", _("Tên cơ quan, tổ chức ban hành, từng dòng"), "lines", free=True),
    ModelField("so_ky_hieu", _("Số và ký hiệu")),
    ModelField("dia_danh_ngay", _("Địa danh, ngày, tháng, năm")),
    ModelField("luu_hanh", _("“LƯU HÀNH NỘI BỘ” đối với văn bản mật của tổ chức; còn lại để trống")),
)
FIELDS = {
    one.name: one
    for one in (
        ModelField("ve_viec", _("Trích yếu của công văn, đặt dưới số")),
        ModelField("du_thao", _("Dòng phía trên tên loại, ví dụ (Dự thảo)"), free=True),
        ModelField("ten_loai", _("Tên loại văn bản"), free=True),
        ModelField("trich_yeu", _("Trích yếu nội dung")),
        ModelField("kinh_gui", _("Kính gửi ai, từng dòng"), "lines"),
        ModelField("mo_dau", _("Các đoạn mở đầu, căn cứ"), "lines"),
        ModelField("loi_dan", _("Lời dẫn, ví dụ QUYẾT NGHỊ")),
        ModelField("cac_muc", _("Các mục của nội dung"), "rows", _SECTION),
        ModelField("cac_muc_sau", _("Các mục đứng sau bảng"), "rows", _SECTION),
        ModelField("cac_phu_luc", _("Các phụ lục"), "rows", _SECTION),
        ModelField("noi_nhan", _("Nơi nhận, từng dòng"), "lines"),
    )
}
_TITLE = ("ten_loai", "trich_yeu")
_ARTICLES = (*_TITLE, "mo_dau", "loi_dan", "cac_muc")


def _columns(*columns: tuple[str, Any, float]) -> tuple[ModelColumn, ...]:
    return tuple(ModelColumn(*one) for one in columns)


_ALL = (
    WordModel("bien-ban-hop", _("Biên bản họp"), (*_TITLE, "cac_muc"), two=True),
    WordModel("bien-ban-kiem-phieu", _("Biên bản kiểm phiếu"), (*_TITLE, "cac_muc"), two=True),
    WordModel("nghi-quyet", _("Nghị quyết"), _ARTICLES),
    WordModel("thong-bao", _("Thông báo kết luận"), _ARTICLES),
    WordModel("giay-moi", _("Giấy mời họp"), _ARTICLES),
    WordModel(
        "bao-cao-tien-do",
        _("Báo cáo tiến độ"),
        ("du_thao", *_TITLE, "kinh_gui", "cac_muc", "bang", "cac_muc_sau"),
        _columns(
            ("tt", _("TT"), 9),
            ("ho_so", _("Hồ sơ"), 43),
            ("chu_tri", _("Chủ trì"), 27),
            ("dang_o_buoc", _("Đang ở bước"), 27),
            ("han", _("Hạn"), 21),
            ("cham", _("Chậm"), 14),
            ("dang_giu", _("Đang giữ"), 24),
        ),
    ),
    WordModel("to-trinh", _("Tờ trình"), (*_TITLE, "kinh_gui", "mo_dau", "cac_muc")),
    WordModel("uy-quyen", _("Giấy ủy quyền"), (*_TITLE, "mo_dau", "cac_muc"), two=True),
    WordModel(
        "thanh-lap",
        _("Quyết định thành lập"),
        (*_ARTICLES, "bang", "cac_muc_sau"),
        _columns(
            ("tt", _("TT"), 12),
            ("ho_ten", _("Họ và tên"), 78),
            ("nhiem_vu", _("Nhiệm vụ"), 75),
        ),
    ),
    WordModel("ket-luan", _("Biên bản thẩm tra, phiếu thẩm định"), _ARTICLES),
    WordModel(
        "don-doc",
        _("Công văn đôn đốc"),
        ("ve_viec", "kinh_gui", "mo_dau", "bang", "cac_muc_sau"),
        _columns(
            ("tt", _("TT"), 12),
            ("noi_dung", _("Nội dung công việc"), 113),
            ("thoi_han", _("Thời hạn (hết ngày)"), 40),
        ),
    ),
    WordModel(
        "giao-nhan",
        _("Phiếu giao nhận bản in có số"),
        (*_TITLE, "mo_dau", "bang"),
        _columns(
            ("tt", _("TT"), 11),
            ("ban_so", _("Bản số"), 16),
            ("nguoi_nhan", _("Người nhận"), 52),
            ("ngay_giao", _("Ngày giao"), 26),
            ("ky_nhan", _("Ký nhận"), 34),
            ("ngay_tra", _("Ngày trả"), 26),
        ),
    ),
    WordModel(
        "tong-hop",
        _("Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý"),
        (*_TITLE, "mo_dau", "bang", "cac_phu_luc"),
        _columns(
            ("tt", _("TT"), 11),
            ("van_de", _("Vấn đề / điều, khoản"), 54),
            ("chu_the", _("Chủ thể góp ý"), 44),
            ("noi_dung", _("Nội dung góp ý"), 71),
            ("tiep_thu", _("Nội dung tiếp thu, giải trình"), 72),
        ),
        lying=True,
    ),
)
WORD_MODELS = {one.code: one for one in _ALL}
