"""What each sort of visitor gets where packages are assigned and put to the vote, and at the calendar."""

from __future__ import annotations

from tests.house.url_convening import CONVENING
from tests.house.url_words import CLOSELY, NOMINEES, OFFICE, PACKAGE, READS, Row

COORDINATES = "302 404 403 403 403 200 403"
COORDINATES_POST = "302 404 403 403 403 422 403"
ASKS = "302 403 403 403 403 200 403"
PAPERS = ("bien-ban", "thong-bao-ket-luan", "nghi-quyet")
NOT_THERE = "302 404 404 404 404 404 404"

DATES = [
    *CONVENING,
    # stranger outsider other head personnel organiser chair
    Row("ho-so/giao-moi/", "302 403 403 403 403 200 403", "302 403 403 403 403 422 403"),
    Row("bieu-quyet/", "302 200 200 200 200 200 200", READS),
    Row(
        "bieu-quyet/<code:body>/",
        "302 404 404 200 404 404 404",
        "302 404 404 422 404 404 404",
        "bieu-quyet/TBVK/",
    ),
    Row("cuoc-hop/", "302 200 200 200 200 200 200", READS),
    Row(
        "cuoc-hop/ghi/<code:body>/",
        "302 404 404 200 404 404 404",
        "302 404 404 422 404 404 404",
        "cuoc-hop/ghi/TBVK/",
    ),
    # The demo has recorded no meeting on this page yet.
    *(
        Row(f"cuoc-hop/<int:number>/{page}", NOT_THERE, READS, f"cuoc-hop/1/{page}")
        for page in ("", *(f"{paper}.{kind}" for paper in PAPERS for kind in ("pdf", "docx")))
    ),
    *(
        Row(f"cuoc-hop/<int:number>/{act}/", NOT_THERE, NOT_THERE, f"cuoc-hop/1/{act}/")
        for act in ("dinh-chinh", "huy-ban-ghi", "nhiem-vu", *(f"so-{paper}" for paper in PAPERS))
    ),
    # Nor has it opened a vote.
    Row("cuoc-bieu-quyet/", "302 200 200 200 200 200 200", READS),
    Row(
        "cuoc-bieu-quyet/quy-dinh/<code:body>/",
        "302 404 404 200 404 404 404",
        "302 404 404 422 404 404 404",
        "cuoc-bieu-quyet/quy-dinh/TBVK/",
    ),
    *(
        Row(f"cuoc-bieu-quyet/<int:number>/{page}", NOT_THERE, READS, f"cuoc-bieu-quyet/1/{page}")
        for page in ("", "phieu.pdf", "kiem-phieu.pdf", "kiem-phieu.docx")
    ),
    *(
        Row(f"cuoc-bieu-quyet/<int:number>/{act}/", NOT_THERE, NOT_THERE, f"cuoc-bieu-quyet/1/{act}/")
        for act in ("bo-phieu", "nhap-thay", "ket-thuc", "anh-kiem-phieu", "huy")
    ),
    Row(
        PACKAGE + "mo-bieu-quyet/<code:body>/",
        "302 404 404 404 404 404 404",
        "302 404 404 404 404 404 404",
        "ho-so/DH3-BCCT/mo-bieu-quyet/BCH/",
    ),
    # Ban Chấp hành votes on the scheme; none of these records for it.
    Row(
        NOMINEES + "cong-bo/",
        CLOSELY.replace("200", "403"),
        CLOSELY.replace("200", "403"),
        "ho-so/DH3-DANS/nhan-su/cong-bo/",
    ),
    # Who assigned a package renames it and says what it waits for.
    Row(PACKAGE + "doi-ten/", COORDINATES, COORDINATES_POST, "ho-so/DH3-BCCT/doi-ten/"),
    Row(PACKAGE + "can-cu-thoi-han/", COORDINATES, COORDINATES_POST, "ho-so/DH3-BCCT/can-cu-thoi-han/"),
    Row(PACKAGE + "phai-cho/", COORDINATES, COORDINATES_POST, "ho-so/DH3-NQ/phai-cho/"),
    # The opening day, as decisions moved it.
    Row("hoan-dai-hoi/", "302 404 200 200 200 200 200", READS),
    Row("hoan-dai-hoi/ghi/", "302 403 403 403 403 200 403", "302 403 403 403 403 422 403"),
    # Days off are kept by the office alone.
    Row("lich-nghi/", OFFICE, READS),
    Row("lich-nghi/ghi/", OFFICE, OFFICE),
    Row("lich-nghi/<int:number>/xoa/", OFFICE, OFFICE, "lich-nghi/1/xoa/"),
    # So are the books of papers.
    *(
        Row(f"so-van-ban/{book}", OFFICE, READS)
        for book in ("", "den/", "di.xlsx", "den.xlsx", "di.pdf", "den.pdf")
    ),
    *(Row(f"so-van-ban/{book}/ghi/", OFFICE, OFFICE) for book in ("di", "den")),
    Row("so-van-ban/<int:number>/", OFFICE, READS, "so-van-ban/1/"),
    # Units are asked by the office and the organising committee; what comes back the office enters.
    Row("lay-y-kien/", ASKS, READS),
    Row("lay-y-kien/moi/", ASKS, "302 403 403 403 403 422 403"),
    *(
        Row(f"lay-y-kien/<int:number>/{page}", ASKS, READS, f"lay-y-kien/1/{page}")
        for page in ("", "thu.pdf", "nhan.pdf", "bang-ke.pdf", "bang-ke.xlsx", "tin-zalo/")
    ),
    *(
        Row(f"lay-y-kien/<int:number>/{act}/", ASKS, ASKS.replace("200", "422"), f"lay-y-kien/1/{act}/")
        for act in ("da-gui", "gia-han", "bo-sung", "so-cong-van", "goi")
    ),
    # It has ended.
    Row("lay-y-kien/<int:number>/nhac/", ASKS, ASKS.replace("200", "409"), "lay-y-kien/1/nhac/"),
    Row("lay-y-kien/<int:number>/ket-thuc/", ASKS, ASKS.replace("200", "409"), "lay-y-kien/1/ket-thuc/"),
    Row("lay-y-kien/<int:number>/nhap/", OFFICE, OFFICE, "lay-y-kien/1/nhap/"),
    Row("lay-y-kien/phieu/<int:number>/", OFFICE, READS, "lay-y-kien/phieu/1/"),
    *(
        Row(f"lay-y-kien/phieu/<int:number>/{act}/", OFFICE, OFFICE, f"lay-y-kien/phieu/1/{act}/")
        for act in ("sua", "ket-luan")
    ),
    # Who leads a unit answers for it; nobody here does.
    Row("lay-y-kien/cua-don-vi/", "302 200 200 200 200 200 200", READS),
    Row("lay-y-kien/cua-don-vi/<int:number>/", NOT_THERE, NOT_THERE, "lay-y-kien/cua-don-vi/1/"),
    Row("lay-y-kien/cua-don-vi/phieu/<int:number>/", NOT_THERE, READS, "lay-y-kien/cua-don-vi/phieu/1/"),
    Row(
        "lay-y-kien/cua-don-vi/bang-tong-hop/<int:number>/",
        NOT_THERE,
        READS,
        "lay-y-kien/cua-don-vi/bang-tong-hop/1/",
    ),
    Row("lay-y-kien/cua-don-vi/du-thao/<int:number>/", NOT_THERE, READS, "lay-y-kien/cua-don-vi/du-thao/1/"),
    Row(
        "lay-y-kien/cua-don-vi/du-thao/<int:number>/<code:part>/",
        NOT_THERE,
        READS,
        "lay-y-kien/cua-don-vi/du-thao/1/bao-cao/",
    ),
    # So is the tray of papers that arrive.
    *(Row(f"giay-to-den/{page}", OFFICE, OFFICE) for page in ("", "chup/", "ghi-loi/")),
    *(Row(f"giay-to-den/{page}/", OFFICE, READS) for page in ("tiep", "tat-ca", "xac-nhan")),
    *(Row(f"giay-to-den/<int:number>/{act}", OFFICE, OFFICE, f"giay-to-den/1/{act}") for act in ("", "huy/")),
    Row("giay-to-den/<int:number>/trang/<int:leaf>.jpg", OFFICE, READS, "giay-to-den/1/trang/1.jpg"),
    Row("giay-to-den/<int:number>/tep/", OFFICE, READS, "giay-to-den/1/tep/"),
    Row("giay-to-den/xac-nhan/<slug:key>/", OFFICE, OFFICE, "giay-to-den/xac-nhan/abc/"),
    Row("giay-to-den/xac-nhan/<slug:key>/phieu.pdf", OFFICE, READS, "giay-to-den/xac-nhan/abc/phieu.pdf"),
    *(
        Row(f"so-van-ban/<int:number>/{act}/", OFFICE, OFFICE, f"so-van-ban/1/{act}/")
        for act in ("sua", "huy")
    ),
]
