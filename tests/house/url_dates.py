"""What each sort of visitor gets where packages are assigned and put to the vote, and at the calendar."""

from __future__ import annotations

from tests.house.url_words import OFFICE, PACKAGE, READS, Row

COORDINATES = "302 404 403 403 403 200 403"
COORDINATES_POST = "302 404 403 403 403 422 403"

DATES = [
    # stranger outsider other head personnel organiser chair
    Row("ho-so/giao-moi/", "302 403 403 403 403 200 403", "302 403 403 403 403 422 403"),
    Row("bieu-quyet/", "302 200 200 200 200 200 200", READS),
    Row(
        "bieu-quyet/<code:body>/",
        "302 404 404 200 404 404 404",
        "302 404 404 422 404 404 404",
        "bieu-quyet/TBVK/",
    ),
    # Who assigned a package renames it and says what it waits for.
    Row(PACKAGE + "doi-ten/", COORDINATES, COORDINATES_POST, "ho-so/DH3-BCCT/doi-ten/"),
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
    *(
        Row(f"so-van-ban/<int:number>/{act}/", OFFICE, OFFICE, f"so-van-ban/1/{act}/")
        for act in ("sua", "huy")
    ),
]
