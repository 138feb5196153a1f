"""Figures with units, dates, hours, names and numbers of papers in one paragraph of a Vietnamese paper."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Sort = Literal["figure", "date", "name", "paper", "hour"]


class Fact(NamedTuple):
    """A figure, a date or a name: how it is written, and where in the text."""

    sort: Sort
    text: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, match: re.Match[str]) -> Fact | None:
        """What was found, if it is one: not every word with a capital is a name."""
        if match["capitals"] and match.group().split()[0].capitalize() not in _SURNAMES - _WORDS_TOO - {
            "Văn",
            "Vi",
        }:
            return None
        if match["capitals"]:
            return cls("name", match.group(), match.start(), match.end())
        if match["name"]:
            if match["honour"]:
                return cls("name", match.group(), match.start(), match.end())
            parts = match.group().split()
            if _SENTENCE_END.search(text, 0, match.start()) and parts[0] not in _SURNAMES:
                parts = parts[1:]
            while parts and parts[0] in _OFFICES - _SURNAMES:
                parts = parts[1:]
            if len(parts) < 2:
                return None
            start = match.end() - len(" ".join(parts))
            return cls("name", text[start : match.end()], start, match.end())
        near = max(0, match.start() - _NEAR)
        upper, _stroke, lower = match.group().partition("/")
        may_share = match["date"] and upper.isdigit() and lower.isdigit() and int(upper) <= int(lower)
        is_led = may_share and _SHARED.search(text, near, match.start())
        sort = "figure" if is_led else _SORTS.get(match.lastgroup or "", "figure")
        return cls(sort, match.group(), match.start(), match.end())


_UNITS = (
    "đồng chí", "đồng", "USD", "đại biểu", "hội viên", "nhà tình nghĩa", "suất quà", "suất học bổng", "suất",
    "đầu mối", "đơn vị", "cơ quan", "tổ chức", "tỉnh hội", "tỉnh", "huyện", "xã", "chi hội", "lượt truy cập",
    "lượt người", "lượt", "người", "cán bộ", "phiếu", "ủy viên", "tin", "bài", "cuốn", "đầu sách", "trang",
    "chăn ấm", "chăn", "nhà", "căn", "chiếc", "bộ", "cái", "km", "kg", "tấn", "ha", "m²", "giờ", "phút",
    "ngày làm việc", "ngày", "tuần", "tháng", "năm", "tuổi", "lần", "điều", "chương", "điểm",
)  # fmt: skip
_UNIT = rf"(?:\s(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?!\w))"
_TIMES = r"(?:\s(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))"
# Units that stand close to their figure.
_CLOSE = r"(?:đ|k|tr|tỷ|m²|m2|m|km|kg|ha)(?!\w)"
_MEASURE = rf"(?:{_CLOSE}|(?![\w/]|[.,]\d)(?:\s?%|{_TIMES}*{_UNIT}?))"
_PART_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_NUMBER = rf"(?:\d+(?:[.,]\d+)*[⁰¹²³⁴-⁹]*[{_PART_SIGNS}]?|[{_PART_SIGNS}])"
# A minus stands close to its figure, a dash that opens a line or parts two words does not.
_FREE = r"(?:(?<![\w.,/-])|(?<=[\s(])[-−](?=\d))"
# Signs of Nghị định 30/2020/NĐ-CP (TTr, QĐ-TTg, L-CTN, QH11) and of the Party (04-NQ/TW, 12-CTr/TU).
_LATIN = [chr(sign) for sign in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
_UPPER = "".join(letter for letter in _LATIN if letter.isupper())
_LOWER = "".join(letter for letter in _LATIN if letter.islower())
_SIGN = rf"(?:[{_UPPER}]{{2}}|[{_UPPER}][{_LOWER}]?[{_UPPER}])[{_UPPER}{_LOWER}]{{0,12}}\d*"
_SIGN_OF_STATE = (
    rf"(?:/(?:19|20)\d\d)?/(?:{_SIGN}|[{_UPPER}]\d+|[{_UPPER}](?=-[{_UPPER}]))"
    rf"(?:[-–/]{_SIGN}|-[{_UPPER}\d]\w*|–[{_UPPER}]\w*)*"
)
# Apart from its number a sign of the Party begins with a kind of paper: "Bước 3 - BCH/BTV" is a step.
_KINDS = r"(?:NQ|CT|KL|QĐ|QyĐ|QC|QT|HD|BC|KH|TT|TTr|CTr|TB|CV|BB|ĐA|PA|CĐ|GM|LC)(?![A-Za-zĐđ])"
_SIGN_OF_PARTY = rf"(?:[-–]|\s?[-–]\s?(?={_KINDS})){_SIGN}(?:/{_SIGN})+"
# What counts steps, rows or sections is no number of a paper.
_NO_COUNT = "".join(
    rf"(?<!{word}\s)"
    for word in ("ước", "ục", "hần", "ợt", "òng", "hóm", "ột", "ảng", "ấp", "iai đoạn", "hóa", "iểm", "iều")
)
_NUMBERED = rf"(?=\d){_NO_COUNT}\d{{1,5}}[A-Za-zĐđ]?(?:{_SIGN_OF_STATE}|{_SIGN_OF_PARTY})(?!\w)"
_FIGURE = rf"(?<!lần\s){_FREE}(?:số\s)?(?!{_NUMBERED}){_NUMBER}{_MEASURE}"
_RANGE = rf"(?<![\w.,/-]){_NUMBER}\s?[–-]\s?{_NUMBER}{_MEASURE}"
# 2/3 is a share where what follows or leads to it says so; otherwise it may be the second of March.
_OF = r"(?:\s(?:trong\s)?(?:tổng\s)?số(?!\w)|\s(?:thành\sviên|trở\slên|tổng))"
_SHARE = (
    rf"(?<![\w.,/-])\d+/\d+(?:{_UNIT}|(?={_OF}))"
    r"|(?:(?<=quá\s)|(?<=ít nhất\s)|(?<=tối thiểu\s)|(?<=hơn\s)|(?<=đủ\s)|(?<=trên\s)|(?<=chiếm\s))"
    r"\d+/\d+(?![\w/])"
)
# Or what leads to it from farther: "hai phần ba (2/3)", "Tỷ lệ thông qua: 2/3", "được 2/3".
_NO_DAY = r"(?!(?:ngày|đến|tới|trước|từ|sau|hạn|hôm)\s)"
_SHARED = re.compile(
    rf"(?:\bphần\s\w+\s?\(|\b(?:nửa|bán)\s?\(|\b(?:được|đạt|bằng)\s"
    rf"|\bt[ỷỉ]\slệ(?:\s{_NO_DAY}\w+){{0,5}}(?::|\slà)?\s?\(?)\Z",
    re.IGNORECASE,
)
# So far back is looked, that a long line of figures takes no longer than its length.
_NEAR = 80
_PARTS = r"(?<![\w.,/-])\d+/\d+(?![\w/])"
_WORDED = (
    r"(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt|trăm|nghìn|ngàn|triệu|tỷ|linh|lẻ)(?!\w)"
)
# Also where it opens the sentence: "Hai phần ba số đại biểu".
_IN_WORDS = rf"(?<!\w)(?i:{_WORDED})(?:\s{_WORDED})*(?:\sphần\s{_WORDED}(?:\s{_WORDED})*|{_UNIT})"
_ORDINAL = (
    r"(?:(?<=lần\sthứ\s)|(?<=họp\sthứ\s)|(?<=kỳ\sthứ\s))"
    rf"(?:nhất(?!\w)|mười\s{_WORDED}|{_WORDED})"
)
_ROMAN = (
    r"(?:(?<=khóa\s)|(?<=Khóa\s)|(?<=kỳ\s)|(?<=thứ\s)|(?<=hội\s)|(?<=[Qq]uý\s)|(?<=hạng\s))"
    r"[IVXLC]{1,6}(?!\w)"
)
# "8 giờ" is an hour of the day, unless what stands beside it says how long something lasts.
_LASTS = "".join(
    rf"(?<!{word}\s)"
    for word in (
        *("trong", "Trong", "vòng", "quá", "tổng", "mất", "đủ", "khoảng", "hơn", "gần", "nhất", "tối đa"),
        *("Mỗi", "mỗi", "suốt", "kéo dài", "thêm", "từng", "dài", "tổng số", "số"),
    )
)
_FULL_HOUR = r"\s?giờ(?!\w)(?!/|\s(?:mỗi|một|làm|học|công|liên|phát|bay|chạy|lao|sản|tập|giảng|trực|\d))"
_HOUR = (
    r"(?=\d)(?<![\w.,/:-])(?:(?:[01]?\d|2[0-4])"
    r"(?:\s?giờ\s[0-5]\d(?:\s?phút)?(?![\w/%]|[.,]\d)|[hg:][0-5]\d|h)(?![\w:])"
    rf"|(?=\d){_LASTS}(?:[01]?\d|2[0-4]){_FULL_HOUR})"
)
# The number of the paper itself, behind "Số:", is no fact of its text.
_PAPER = rf"(?<!Số:\s)(?<!Số:)(?<![\w.,/-]){_NUMBERED}"
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = "|".join(
    (
        rf"(?:[Nn]gày\s|(?<![\w.,/-])){_DAY}\s?[–-]\s?{_DAY}[/-]{_MONTH}(?:[/-]\d{{4}})?(?![\w/])",
        rf"[Nn]gày\s{_DAY}\stháng\s{_MONTH}(?!\d)(?:\snăm\s\d{{4}})?",
        rf"[Tt]háng\s{_MONTH}(?:\snăm\s|/)\d{{4}}(?![\w/])",
        rf"(?<![\w.,/-]){_DAY}[/-]{_MONTH}[/-]\d{{4}}(?![\w/])",
        rf"(?<![\w.,/-]){_DAY}/{_MONTH}(?![\w/])",
        rf"(?<![\w.,/-]){_MONTH}/\d{{4}}(?![\w/])",
        r"(?<![\w.,/])(?:19|20)\d\d\s?[–-]\s?(?:19|20)\d\d(?![\w/])",
        r"[Nn]ăm\s(?:19|20)\d\d(?![\w/])",
    )
)
_WORD = rf"[{_UPPER}][{_LOWER}]+(?!\w)"
_HONOUR = (
    r"(?:[Ôô]ng|[Bb]à|[Cc]ụ|[Đđ]ồng\schí|(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy)|"
    r"GS\.?|PGS\.?|TS\.?|ThS\.?)"
)
# "Nguyễn Văn A" stands for a name in forms; a lone I, V or X is a numeral.
_NAME = (
    rf"(?<!\w)(?:(?P<honour>(?:{_HONOUR}\s)+){_WORD}|{_WORD}\s{_WORD})(?:\s{_WORD})*(?:\s[A-HJ-UWYZĐ](?!\w))?"
)
# "TRẦN VĂN MỘT": capitals throughout are a name where they begin with a surname, and are no heading.
_CAPITALS = rf"(?<![\w-])[{_UPPER}]{{2,}}(?:\s[{_UPPER}]{{2,}}){{1,4}}(?![\w-])(?!\s[{_UPPER}]{{2,}})"
# Nothing begins inside a word; looked at first, this saves trying every sort at every letter.
_BEGIN = rf"(?<!\w)(?=[\d{_PART_SIGNS}−\-{_UPPER}abcđgmhnlkôst])"
_FACT = re.compile(
    rf"{_BEGIN}(?:(?P<paper>{_PAPER})|(?P<hour>{_HOUR})|(?P<share>{_SHARE})|(?P<date>{_DATE})|(?P<parts>{_PARTS})"
    rf"|(?P<range>{_RANGE})|(?P<figure>{_FIGURE})|(?P<words>{_ORDINAL}|{_IN_WORDS})|(?P<roman>{_ROMAN})"
    rf"|(?P<capitals>{_CAPITALS})|(?P<name>{_NAME}))"
)
_SORTS: dict[str, Sort] = {"paper": "paper", "hour": "hour", "date": "date"}
# "1. ", "2.1) ", "7 | " number a paragraph or a row of a table; they are no figures of the text.
_LABEL = re.compile(r"\s*\d+(?:\.\d+)*(?:[.)]\s|\s?\|)")
_SENTENCE_END = re.compile(r"(?:\A|[.!?…:|]|[-–+•])[\s“\"(]*\Z")

# Where a run of capitals opens with one of these, an office or a body is named, not a person or a place.
_OFFICES_LISTED = """
    Ban Bộ Cục Cựu Chi Chánh Chính Chủ Công Cơ Đại Đảng Đoàn Hội Hồ Nghị Ngày Phó Phòng Quỹ Quyết Sở Tết
    Thường Tiểu Tỉnh Tổng Tổ Trưởng Trung Ủy Viện Văn Vụ Báo Bảo Binh Cổng Đài Khu Liên Mặt Quân Sư Tạp
    Thành Trang
"""
_SURNAMES_LISTED = """
    An Bạch Bùi Cao Châu Chu Dương Đặng Đào Đinh Đỗ Đoàn Doãn Đồng Hà Hồ Hoàng Huỳnh Khổng Khuất Kiều La
    Lã Lại Lâm Lê Lò Lục Lương Lưu Lý Mạc Mai Nghiêm Ngô Nguyễn Ninh Nông Phạm Phan Phùng Quách Tạ Tăng
    Thái Thân Tô Tôn Tống Trần Triệu Trịnh Trương Từ Văn Vi Võ Vũ Vương
"""
# Surnames that as often open a heading: VĂN KIỆN, HỒ SƠ, CAO TUỔI, TỪ NĂM, LƯU Ý.
_WORDS_TOO = frozenset(("An", "Cao", "Đoàn", "Đồng", "Hồ", "La", "Lại", "Lương", "Lưu", "Thái", "Thân", "Từ"))
_OFFICES, _SURNAMES = (frozenset(listed.split()) for listed in (_OFFICES_LISTED, _SURNAMES_LISTED))


def facts(text: str) -> list[Fact]:
    """The figures, dates and names of one paragraph, in the order they stand.

    "2.950 triệu đồng", "47,4%", "28/95 đầu mối", "2/3", "30–40%" · "45/2010/NĐ-CP", "04-NQ/TW" ·
    "8 giờ 30" · "18/03/2022", "25/3", "ngày 18 tháng 3 năm 2022",
    "2021–2026" · "Đại tướng Võ Nguyên Giáp", "Lạng Sơn". A capital that only opens a sentence makes
    no name, nor does the title of a body or an office.
    """
    label = _LABEL.match(text)
    found = (Fact.of(text, match) for match in _FACT.finditer(text, label.end() if label else 0))
    return [fact for fact in found if fact]
