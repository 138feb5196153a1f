"""The rows of the table of addresses about setting up congresses, and about the pages of units."""

from __future__ import annotations

from tests.house.url_words import NO_PAGE, NO_SET_UP, OFFICE, OFFICE_POST, READS, UNKNOWN, Row

MODELS, PAPER = "thiet-lap/<code:code>/mau-van-ban/", "<slug:paper>"
SET_UP = [
    # So is the whole house as one file.
    Row("sao-luu/", NO_SET_UP, NO_SET_UP),
    Row(
        "van-phong/nguoi/<int:person>/tu-tran/",
        OFFICE,
        OFFICE,
        "van-phong/nguoi/3/tu-tran/",
    ),
    Row("dai-hoi/", "302 405 405 405 405 405 405", NO_PAGE),
    Row("thiet-lap/", NO_SET_UP, READS),
    Row("thiet-lap/mau/<code:template>/", NO_SET_UP, NO_SET_UP, "thiet-lap/mau/hoi/"),
    Row(
        "thiet-lap/<code:code>/loai-ho-so/<code:kind>/",
        NO_SET_UP,
        NO_SET_UP,
        "thiet-lap/DH3/loai-ho-so/BCCT/",
    ),
    Row("thiet-lap/<code:code>/co-quan/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/co-quan/"),
    Row(
        "thiet-lap/<code:code>/ten-rieng/<slug:word>/",
        NO_SET_UP,
        NO_SET_UP,
        "thiet-lap/DH3/ten-rieng/vai-tro/",
    ),
    Row("thiet-lap/<code:code>/co-quan/<code:body>/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/co-quan/TBVK/"),
    Row(
        "thiet-lap/<code:code>/co-quan/<code:body>/bo/",
        NO_SET_UP,
        NO_SET_UP,
        "thiet-lap/DH3/co-quan/TBVK/bo/",
    ),
    Row("thiet-lap/<code:code>/ma-xac-thuc/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/ma-xac-thuc/"),
    Row("thiet-lap/<code:code>/thong-tin/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/thong-tin/"),
    Row("thiet-lap/<code:code>/bieu-trung/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/bieu-trung/"),
    # The picture at the head of the page on which one signs in.
    Row("bieu-trung/<code:digest>.png", UNKNOWN, "405 405 405 405 405 405 405", "bieu-trung/0a1b.png"),
    *(
        Row(f"{MODELS}{rest}", NO_SET_UP, posted, f"thiet-lap/DH3/mau-van-ban/{rest.replace(PAPER, tried)}")
        for rest, posted, tried in (
            ("", READS, ""),
            (f"{PAPER}/", NO_SET_UP, "nghi-quyet"),
            (f"{PAPER}/mau-goc/", NO_SET_UP, "nghi-quyet"),
            (f"{PAPER}/dang-dung.docx", READS, "nghi-quyet"),
            (f"{PAPER}/mau-goc.docx", READS, "nghi-quyet"),
        )
    ),
    Row("thiet-lap/<code:code>/luu-tru/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/luu-tru/"),
    # Slips of all who cannot sign in yet, when a congress begins.
    Row("van-phong/tai-khoan/phieu.pdf", OFFICE_POST, OFFICE),
    # The set on paper for days without power, and the page that leads through entering them.
    Row("van-phong/nhap-bu/", OFFICE, READS),
    Row("van-phong/tap-du-phong.pdf", OFFICE_POST, OFFICE),
    Row("van-phong/luu-tru.zip", "302 403 403 403 403 403 403", READS),
    Row("thiet-lap/<code:code>/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/"),
    Row("thiet-lap/<code:code>/tiep-theo/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/tiep-theo/"),
    # What the code on a printed paper tells whoever holds it.
    Row("kiem-tra/", "200 200 200 200 200 200 200", "405 405 405 405 405 405 405"),
    Row("kiem-tra/<code:code>/", UNKNOWN, "405 405 405 405 405 405 405", "kiem-tra/4F7K-9HXC-2TRP/"),
    # What the link of a unit opens, and the office's page about a unit.
    Row("y-kien/", "200 200 200 200 200 200 200", "422 422 422 422 422 422 422"),
    *(
        Row(f"y-kien/<code:token>/{rest}", UNKNOWN, UNKNOWN, f"y-kien/{'a' * 32}/{tried}")
        for rest, tried in (
            ("", ""),
            ("du-thao/<int:number>/", "du-thao/1/"),
            ("du-thao/<int:number>/<code:part>/", "du-thao/1/bao-cao/"),
            ("bang-tong-hop/<int:number>/", "bang-tong-hop/1/"),
            ("tra-loi/<int:number>/", "tra-loi/1/"),
            ("phieu/<int:number>.pdf", "phieu/1.pdf"),
            ("dai-hoi/", "dai-hoi/"),
            ("dai-hoi/<code:text>.docx", "dai-hoi/to-trinh.docx"),
        )
    ),
    Row("don-vi/", OFFICE, READS),
    Row("don-vi/<code:code>/", OFFICE, READS, "don-vi/DV01/"),
    Row("don-vi/<code:code>/trang.pdf", OFFICE, READS, "don-vi/DV01/trang.pdf"),
    Row("don-vi/<code:code>/duong-dan/", OFFICE, OFFICE, "don-vi/DV01/duong-dan/"),
    # A unit's own congress: what it told, and its kit.
    Row("don-vi/<code:code>/dai-hoi/", OFFICE, READS, "don-vi/DV01/dai-hoi/"),
    Row("don-vi/<code:code>/dai-hoi/ghi/", OFFICE, OFFICE, "don-vi/DV01/dai-hoi/ghi/"),
    Row("don-vi/<code:code>/dai-hoi/<code:text>.docx", OFFICE, READS, "don-vi/DV01/dai-hoi/to-trinh.docx"),
    # Asked by machines: how this one is.
    Row("suc-khoe/", "200 200 200 200 200 200 200", "405 405 405 405 405 405 405"),
    Row("suc-khoe/so-do/", "404 404 404 404 404 404 404", "405 405 405 405 405 405 405"),
]
