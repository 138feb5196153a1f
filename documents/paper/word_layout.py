"""The shipped Word models: an official paper in styles of its own, with fields where the record speaks."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from django.utils.translation import override

from documents.paper.word import styled_word
from documents.paper.word_models import WORD_MODELS, WordModel
from documents.paper.word_table import TWIPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Two columns of the head, two halves of the end, in millimetres; lying paper has the same in proportion.
HEAD_SIDES, HALVES, UPRIGHT_ROOM, LYING_ROOM = (75.0, 90.0), (82.5, 82.5), 165.0, 252.0
QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"


@cache
def shipped_model(code: str) -> bytes:
    """The model of this paper as it comes with the product; the same bytes always. Raises KeyError."""
    model = WORD_MODELS[code]
    with override("vi"):
        parts = [_head(model), *(_PARTS[name] for name in model.parts if name != "bang"), _end(model)]
        if model.columns:
            at = 1 + model.parts.index("bang")
            parts.insert(at, _table_of(model))
        if "cac_phu_luc" in model.parts:
            # The annexes follow the place to sign.
            parts.append(parts.pop(parts.index(_PARTS["cac_phu_luc"])))
        return styled_word("".join(parts), title=str(model.title), lying=model.lying)


def _p(style: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">'
        f"{escape(text, quote=False)}</w:t></w:r></w:p>"
    )


def _each(rows: str, row: str, *inside: str) -> str:
    """Paragraphs that come once for each of these."""
    loop = _p("NoiDung", f"{{%p for {row} in {rows} %}}")
    return f"{loop}{''.join(inside)}{_p('NoiDung', '{%p endfor %}')}"


def _where(name: str, *inside: str) -> str:
    """Paragraphs that stand only where the field says something."""
    return f"{_p('NoiDung', f'{{%p if {name} %}}')}{''.join(inside)}{_p('NoiDung', '{%p endif %}')}"


def _sections(rows: str, style: str = "Muc") -> str:
    return _each(
        rows,
        "muc",
        _where("muc.tieu_de", _p(style, "{{ muc.tieu_de }}")),
        _each("muc.cac_doan", "doan", _p("NoiDung", "{{ doan }}")),
    )


_PARTS = {
    # Under the number, where the head has it.
    "ve_viec": "",
    "du_thao": _where("du_thao", _p("DuThao", "{{ du_thao }}")),
    "ten_loai": _p("TenLoai", "{{ ten_loai }}"),
    "trich_yeu": _p("TrichYeu", "{{ trich_yeu }}") + _p("KeTrichYeu", ""),
    "kinh_gui": _each("kinh_gui", "noi", _p("KinhGui", "{{ noi }}")),
    "mo_dau": _each("mo_dau", "doan", _p("NoiDung", "{{ doan }}")),
    "loi_dan": _where("loi_dan", _p("TenLoai", "{{ loi_dan }}")),
    "cac_muc": _sections("cac_muc"),
    "cac_muc_sau": _sections("cac_muc_sau"),
    "cac_phu_luc": _where("cac_phu_luc", _p("TenLoai", "Phụ lục")) + _sections("cac_phu_luc", "TrichYeu"),
}


def _head(model: WordModel) -> str:
    room = LYING_ROOM if model.lying else UPRIGHT_ROOM
    widths = [side * room / UPRIGHT_ROOM for side in HEAD_SIDES]
    about = _p("VeViec", "{{ ve_viec }}") if "ve_viec" in model.parts else ""
    organisation = (
        _each("co_quan_tren", "dong", _p("CoQuanTren", "{{ dong }}"))
        + _each("co_quan", "dong", _p("CoQuan", "{{ dong }}"))
        + _p("KeCoQuan", "")
        + _p("SoKyHieu", "{{ so_ky_hieu }}")
        + about
    )
    nation = (
        _p("QuocHieu", QUOC_HIEU)
        + _p("TieuNgu", TIEU_NGU)
        + _p("KeTieuNgu", "")
        + _p("DiaDanh", "{{ dia_danh_ngay }}")
    )
    return _columns((organisation, nation), widths) + _where("luu_hanh", _p("LuuHanh", "{{ luu_hanh }}"))


def _end(model: WordModel) -> str:
    room = LYING_ROOM if model.lying else UPRIGHT_ROOM
    widths = [side * room / UPRIGHT_ROOM for side in HALVES]
    receives = _p("NoiNhanDau", "Nơi nhận:") + _each("noi_nhan", "noi", _p("NoiNhan", "- {{ noi }}"))
    left = _place("nguoi_ky_trai") if model.two else _where("noi_nhan", receives) + _p("NoiNhan", "")
    return _p("Cach", "") + _columns((left, _place("nguoi_ky")), widths)


def _place(who: str) -> str:
    return (
        _where(f"{who}.quyen_han", _p("QuyenHan", f"{{{{ {who}.quyen_han }}}}"))
        + _p("QuyenHan", f"{{{{ {who}.chuc_vu }}}}")
        + _p("ChoKy", "")
        + _p("NguoiKy", f"{{{{ {who}.ho_ten }}}}")
    )


def _table_of(model: WordModel) -> str:
    widths = [column.width for column in model.columns]
    head = _row_of_cells([_p("DauBang", str(column.heading)) for column in model.columns], widths, head=True)
    cells = [_p("ChuBang", f"{{{{ dong.{column.name} }}}}") for column in model.columns]
    empty = [_p("ChuBang", "")] * (len(widths) - 1)
    rows = (
        _row_of_cells([_p("ChuBang", "{%tr for dong in bang %}"), *empty], widths),
        _row_of_cells(cells, widths),
        _row_of_cells([_p("ChuBang", "{%tr endfor %}"), *empty], widths),
    )
    return _p("Cach", "") + _table([head, *rows], widths, style="BangKe") + _p("Cach", "")


def _columns(sides: Sequence[str], widths: Sequence[float]) -> str:
    # Word wants a paragraph between two tables, or it makes one of them.
    return _table([_row_of_cells(sides, widths)], widths, style="BangTron") + _p("Cach", "")


def _row_of_cells(cells: Iterable[str], widths: Sequence[float], *, head: bool = False) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{inside}</w:tr>"


def _table(rows: Iterable[str], widths: Sequence[float], *, style: str) -> str:
    total = round(sum(widths) * TWIPS)
    grid = "".join(f'<w:gridCol w:w="{round(width * TWIPS)}"/>' for width in widths)
    wide = f'<w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
    look = f'<w:tblStyle w:val="{style}"/>{wide}'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
