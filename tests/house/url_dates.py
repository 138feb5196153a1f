"""What each sort of visitor gets where packages are assigned and put to the vote, and at the calendar."""

from __future__ import annotations

from tests.house.url_words import OFFICE, READS, Row

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
    # Days off are kept by the office alone.
    Row("lich-nghi/", OFFICE, READS),
    Row("lich-nghi/ghi/", OFFICE, OFFICE),
    Row("lich-nghi/<int:number>/xoa/", OFFICE, OFFICE, "lich-nghi/1/xoa/"),
]
