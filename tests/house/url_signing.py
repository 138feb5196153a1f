"""The rows of the table of addresses about signing: the office enters, secretariats compare."""

from __future__ import annotations

from tests.house.url_words import COPIES, NO_PAGE, OFFICE, PACKAGE, READS, Row

SIGNING = [
    # stranger outsider other head personnel organiser chair
    Row("ky-duyet/", "302 200 200 200 200 200 200", READS),
    # Nothing waits for the chairman in the first days of the demo.
    Row(
        "ky-duyet/<int:person>/cap-trinh-ky.pdf",
        "302 403 403 403 403 403 409",
        READS,
        "ky-duyet/3/cap-trinh-ky.pdf",
    ),
    Row(PACKAGE + "ban-da-ky.pdf", "302 404 409 409 409 409 409", READS, "ho-so/DH3-BCCT/ban-da-ky.pdf"),
    *(
        Row(
            f"{PACKAGE}ban-dong-dau/{number}",
            "302 404 404 404 404 404 404",
            posted,
            f"ho-so/DH3-BCCT/ban-dong-dau/{'1/' if number else ''}",
        )
        for number, posted in (("", "302 404 404 404 404 404 404"), ("<int:number>/", READS))
    ),
    Row(
        PACKAGE + "so-sanh/<int:old>/<int:new>/theo-doi-thay-doi.docx",
        "302 404 200 200 200 200 200",
        READS,
        "ho-so/DH3-BCCT/so-sanh/1/2/theo-doi-thay-doi.docx",
    ),
    *(
        Row(f"{COPIES}giao-nhan.{kind}", NO_PAGE, READS, f"ho-so/DH3-DANS/ban-in/giao-nhan.{kind}")
        for kind in ("pdf", "docx")
    ),
    Row("ky-tren-giay/", "302 403 200 200 200 200 200", "302 405 405 405 405 405 405"),
    Row(
        "ky-tren-giay/<int:number>/",
        "302 403 404 404 404 404 404",
        "302 403 404 404 404 404 404",
        "ky-tren-giay/9/",
    ),
    Row("van-phong/ky-tren-giay/", "302 403 403 403 403 403 403", "302 403 403 403 403 403 403"),
    # The subcommittee has passed the report; who writes for it may propose.
    Row(
        PACKAGE + "sua-loi-ky-thuat/",
        "302 404 404 200 404 404 404",
        "302 404 404 422 404 404 404",
        "ho-so/DH3-BCCT/sua-loi-ky-thuat/",
    ),
    Row(
        PACKAGE + "sua-loi-ky-thuat/<int:number>/",
        "302 404 404 404 404 404 404",
        "302 404 404 404 404 404 404",
        "ho-so/DH3-BCCT/sua-loi-ky-thuat/1/",
    ),
    Row(
        PACKAGE + "sua-loi-ky-thuat/<int:number>/ban-in.pdf",
        "302 404 404 404 404 404 404",
        READS,
        "ho-so/DH3-BCCT/sua-loi-ky-thuat/1/ban-in.pdf",
    ),
    Row(
        PACKAGE + "sua-loi-ky-thuat/<int:number>/tren-giay/",
        "302 404 404 404 404 404 404",
        "302 404 404 404 404 404 404",
        "ho-so/DH3-BCCT/sua-loi-ky-thuat/1/tren-giay/",
    ),
    Row(
        "sua-loi-ky-thuat/quy-dinh/<code:body>/",
        "302 404 404 200 404 404 404",
        "302 404 404 422 404 404 404",
        "sua-loi-ky-thuat/quy-dinh/TBVK/",
    ),
    *(
        Row(
            f"{PACKAGE}tham-tra/<int:number>{end}",
            "302 404 404 404 404 404 404",
            READS if end != "/so/" else "302 404 404 404 404 404 404",
            f"ho-so/DH3-BCCT/tham-tra/1{end}",
        )
        for end in (".pdf", ".docx", "/so/")
    ),
    *(
        Row(
            f"van-ban/<slug:paper>/<code:key>{end}",
            "302 404 200 200 200 200 200",
            READS if end != "/" else "302 404 422 422 422 422 422",
            f"van-ban/to-trinh/DH3-BCCT{end}",
        )
        for end in (".pdf", ".docx", "/")
    ),
    Row("van-phong/nguoi/<int:person>/cach-ky/", OFFICE, OFFICE, "van-phong/nguoi/3/cach-ky/"),
]
