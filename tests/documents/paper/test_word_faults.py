"""Word models: the shipped ones are right, a wrong field is named, nothing but fields is taken."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from documents.paper.letterhead import Letterhead
from documents.paper.official import OfficialPaper, PlaceToSign
from documents.paper.word_faults import faults_of_model
from documents.paper.word_filled import filled_word
from documents.paper.word_layout import shipped_model
from documents.paper.word_models import WORD_MODELS
from documents.paper.word_styles import PAPER_STYLES
from tests.documents.word_samples import changed

pytestmark = pytest.mark.one_database
HEAD = Letterhead(("HỘI TRUYỀN THỐNG", "TRƯỜNG SƠN"), "NQ-BCH", "Hà Nội", date(2022, 3, 5), number=7)
RESOLUTION = OfficialPaper(
    model="nghi-quyet",
    head=HEAD,
    kind="NGHỊ QUYẾT",
    about="Họp Ban Chấp hành <ngày> 05/03 & sau đó",
    opening=("Căn cứ Điều lệ Hội;",),
    ordered="QUYẾT NGHỊ",
    sections=(("", ("Điều 1. Thông qua {{ co_quan }} {% for %}.", "Kết quả: 36/38.")),),
    right=PlaceToSign("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Võ Sở"),
    recipients=("Ban Thường vụ", "Lưu: VT"),
)


def read(data):
    """Every paragraph with its style, those of tables too, in their order."""
    body = docx.Document(io.BytesIO(data)).element.body
    spell = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [
        (
            one.find(f".//{spell}pStyle").get(f"{spell}val"),
            "".join(text.text or "" for text in one.iter(f"{spell}t")),
        )
        for one in body.iter(f"{spell}p")
    ]


@pytest.mark.parametrize("code", WORD_MODELS)
def test_the_shipped_models_are_right(code):
    assert faults_of_model(code, shipped_model(code)) == []
    assert {style for style, _text in read(shipped_model(code))} <= PAPER_STYLES.keys()


def test_a_paper_fills_its_model_word_for_word_and_runs_nothing():
    data = filled_word(shipped_model("nghi-quyet"), RESOLUTION)
    lines = [(style, text) for style, text in read(data) if text]

    assert lines == [
        ("CoQuan", "HỘI TRUYỀN THỐNG"),
        ("CoQuan", "TRƯỜNG SƠN"),
        ("SoKyHieu", "Số: 07/NQ-BCH"),
        ("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TieuNgu", "Độc lập - Tự do - Hạnh phúc"),
        ("DiaDanh", "Hà Nội, ngày 05 tháng 3 năm 2022"),
        ("TenLoai", "NGHỊ QUYẾT"),
        ("TrichYeu", "Họp Ban Chấp hành <ngày> 05/03 & sau đó"),
        ("NoiDung", "Căn cứ Điều lệ Hội;"),
        ("TenLoai", "QUYẾT NGHỊ"),
        ("NoiDung", "Điều 1. Thông qua {{ co_quan }} {% for %}."),
        ("NoiDung", "Kết quả: 36/38."),
        ("NoiNhanDau", "Nơi nhận:"),
        ("NoiNhan", "- Ban Thường vụ;"),
        ("NoiNhan", "- Lưu: VT."),
        ("QuyenHan", "TM. BAN CHẤP HÀNH"),
        ("QuyenHan", "CHỦ TỊCH"),
        ("NguoiKy", "Võ Sở"),
    ]
    assert filled_word(shipped_model("nghi-quyet"), RESOLUTION) == data


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "{{ trich_yeu }}",
            "{{ trich_yeu }}{{ trich_ieu }}",
            "Không có trường “trich_ieu” trong mẫu này. Gần nhất là “trich_yeu”.",
        ),
        (
            "muc.tieu_de }}",
            "muc.tieude }}",
            "Không có trường “muc.tieude” trong mẫu này. Gần nhất là “tieu_de”.",
        ),
        ("{{ so_ky_hieu }}", "Số 5", "Mẫu thiếu trường “so_ky_hieu” (Số và ký hiệu)."),
        ("{{ nguoi_ky.ho_ten }}", "Võ Sở", "Mẫu thiếu trường “nguoi_ky.ho_ten” (Họ và tên người ký)."),
        (
            "{{ trich_yeu }}",
            "{{ trich_yeu }}{{ cac_muc }}",
            "Trường “cac_muc” có nhiều dòng hoặc nhiều phần, phải đặt trong vòng “for”.",
        ),
        ("{{ trich_yeu }}", "{{ trich_yeu }", "Mẫu có chỗ mở “{{” mà không đóng bằng “}}”, hoặc ngược lại."),
        ("{%p endif %}", "", "Mẫu có chỗ mở “if” mà không đóng bằng “endif”, hoặc ngược lại."),
        (
            "{{ trich_yeu }}",
            "{{ trich_yeu }}{{ cycler.__init__.__globals__.os.system('x') }}",
            "Mẫu chỉ được dùng trường, “for” và “if”; có chỗ dùng phép khác (Call).",
        ),
        (
            "{{ trich_yeu }}",
            "{{ trich_yeu }}{{ trich_yeu.__class__ }}",
            "Không có trường “trich_yeu.__class__” trong mẫu này.",
        ),
        (
            "{{ trich_yeu }}",
            "{{ trich_yeu }}{% set x = 1 %}",
            "Mẫu chỉ được dùng trường, “for” và “if”; có chỗ dùng phép khác (Assign).",
        ),
        (
            "{{ trich_yeu }}",
            "{{ trich_yeu|upper }}",
            "Mẫu chỉ được dùng trường, “for” và “if”; có chỗ dùng phép khác (Filter).",
        ),
    ],
)
def test_what_is_wrong_with_a_model_is_named(before, after, told):
    assert told in faults_of_model("nghi-quyet", changed((before, after)))


def test_the_model_of_another_paper_is_told_by_its_fields():
    faults = faults_of_model("nghi-quyet", shipped_model("don-doc"))

    assert "Không có trường “ve_viec” trong mẫu này." in faults
    assert "Mẫu thiếu trường “cac_muc” (Các mục của nội dung)." in faults


def test_loops_in_loops_do_not_make_a_small_model_write_for_ever():
    loops = "{% for a in mo_dau %}{% for b in mo_dau %}{% for c in mo_dau %}{% for d in mo_dau %}x"
    ends = "{% endfor %}" * 4

    assert faults_of_model("nghi-quyet", changed(("{{ trich_yeu }}", "{{ trich_yeu }}" + loops + ends))) == [
        "Mẫu lồng quá nhiều vòng “for” vào nhau."
    ]


def test_what_is_no_word_file_is_no_model():
    assert faults_of_model("nghi-quyet", b"PK\x03\x04x") == [
        "Không đọc được tệp này như một mẫu Word; đề nghị tải mẫu gốc về và sửa trên đó."
    ]
