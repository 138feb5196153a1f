"""The styles of official papers in Word: one for each element of Nghị định 30/2020, Phụ lục I."""

from __future__ import annotations

from typing import NamedTuple

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FACES = " ".join(f'w:{script}="Times New Roman"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
_FONT = f"<w:rFonts {_FACES}/>"
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'


class WordStyle(NamedTuple):
    """A paragraph style: its name in Word's list, its size in points, how it stands.

    Lengths are in twentieths of a point; `ruled` has a rule below it.
    """

    name: str
    size: float
    align: str = "center"
    bold: bool = False
    italic: bool = False
    before: int = 0
    after: int = 0
    first: int = 0
    aside: int = 0
    keep: bool = False
    ruled: bool = False
    level: int | None = None


# 6 points between paragraphs, a first line of 12.7 mm; 26 mm to sign; a rule of 1/3 to 1/2 of its line.
PAPER_STYLES = {
    "CoQuanTren": WordStyle("Cơ quan cấp trên", 12),
    "CoQuan": WordStyle("Cơ quan ban hành", 12, bold=True),
    "KeCoQuan": WordStyle("Kẻ dưới cơ quan", 2, aside=1300, after=60, ruled=True),
    "QuocHieu": WordStyle("Quốc hiệu", 12, bold=True),
    "TieuNgu": WordStyle("Tiêu ngữ", 13, bold=True),
    "KeTieuNgu": WordStyle("Kẻ dưới Tiêu ngữ", 2, aside=850, after=60, ruled=True),
    "SoKyHieu": WordStyle("Số, ký hiệu", 13, before=60),
    "VeViec": WordStyle("Trích yếu công văn", 12, before=120),
    "DiaDanh": WordStyle("Địa danh, ngày tháng", 13, italic=True, before=60),
    "LuuHanh": WordStyle("Lưu hành", 13, align="left", bold=True, before=120),
    "DuThao": WordStyle("Dự thảo", 13, italic=True),
    "TenLoai": WordStyle("Tên loại", 14, bold=True, before=120, keep=True, level=0),
    "TrichYeu": WordStyle("Trích yếu", 14, bold=True, keep=True),
    "KeTrichYeu": WordStyle("Kẻ dưới trích yếu", 2, aside=3200, after=120, ruled=True),
    "KinhGui": WordStyle("Kính gửi", 14, before=60),
    "Muc": WordStyle("Mục", 14, align="both", bold=True, before=120, first=720, keep=True, level=1),
    "NoiDung": WordStyle("Nội dung", 14, align="both", before=120, first=720),
    "DauBang": WordStyle("Đầu bảng", 12, bold=True, before=40, after=40),
    "ChuBang": WordStyle("Chữ trong bảng", 12, align="left", before=40, after=40),
    "QuyenHan": WordStyle("Quyền hạn, chức vụ", 14, bold=True, keep=True),
    "ChoKy": WordStyle("Chỗ ký", 2, before=1430, keep=True),
    "NguoiKy": WordStyle("Họ tên người ký", 14, bold=True),
    "NoiNhanDau": WordStyle("Nơi nhận", 12, align="left", bold=True, italic=True),
    "NoiNhan": WordStyle("Dòng nơi nhận", 11, align="left"),
    "Cach": WordStyle("Khoảng cách", 4, align="left"),
}
_PLAIN_TABLE = (
    '<w:style w:type="table" w:styleId="BangTron">'
    '<w:name w:val="Bảng không kẻ"/>'
    '<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)
_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_RULED_TABLE = (
    '<w:style w:type="table" w:styleId="BangKe"><w:name w:val="Bảng kẻ"/><w:tblPr><w:jc w:val="center"/>'
    f"<w:tblBorders>{_SIDES}</w:tblBorders></w:tblPr></w:style>"
)


def styles_of_papers() -> str:
    """The part styles.xml."""
    found = "".join(_style_xml(code, style) for code, style in PAPER_STYLES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{_W}"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr>{_FONT}<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{found}{_PLAIN_TABLE}{_RULED_TABLE}</w:styles>"
    )


def _style_xml(code: str, style: WordStyle) -> str:
    aside = f'w:left="{style.aside}" w:right="{style.aside}" ' if style.aside else ""
    level = "" if style.level is None else f'<w:outlineLvl w:val="{style.level}"/>'
    look = (
        f"{'<w:keepNext/>' if style.keep else ''}{_RULE if style.ruled else ''}"
        f'<w:spacing w:before="{style.before}" w:after="{style.after}"/>'
        f'<w:ind {aside}w:firstLine="{style.first}"/><w:jc w:val="{style.align}"/>'
        f"{level}"
    )
    size = round(2 * style.size)
    face = (
        f"{'<w:b/>' if style.bold else ''}{'<w:i/>' if style.italic else ''}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{code}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{look}</w:pPr><w:rPr>{face}</w:rPr></w:style>'
    )
