"""The rows of the table of addresses about setting up, choosing and putting away congresses."""

from __future__ import annotations

from tests.house.url_words import NO_PAGE, NO_SET_UP, OFFICE, OFFICE_POST, READS, Row

SET_UP = [
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
    Row("thiet-lap/<code:code>/co-quan/<code:body>/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/co-quan/TBVK/"),
    Row(
        "thiet-lap/<code:code>/co-quan/<code:body>/bo/",
        NO_SET_UP,
        NO_SET_UP,
        "thiet-lap/DH3/co-quan/TBVK/bo/",
    ),
    Row("thiet-lap/<code:code>/thong-tin/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/thong-tin/"),
    Row("thiet-lap/<code:code>/luu-tru/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/luu-tru/"),
    # Slips of all who cannot sign in yet, when a congress begins.
    Row("van-phong/tai-khoan/phieu.pdf", OFFICE_POST, OFFICE),
    Row("van-phong/luu-tru.zip", "302 403 403 403 403 403 403", READS),
    Row("thiet-lap/<code:code>/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/"),
    Row("thiet-lap/<code:code>/tiep-theo/", NO_SET_UP, NO_SET_UP, "thiet-lap/DH3/tiep-theo/"),
]
