"""The rows of the table of addresses about telling: everybody reads his own, only the office tells others."""

from __future__ import annotations

from tests.house.url_words import OFFICE, OFFICE_POST, READS, UNKNOWN, Row

TELLING = [
    Row("quen-mat-khau/", "200 200 200 200 200 200 200", "422 422 422 422 422 422 422"),
    Row("tai-khoan/", "302 200 200 200 200 200 200", "302 302 302 302 302 302 302"),
    Row("tai-khoan/mat-khau/", "302 200 200 200 200 200 200", "302 422 422 422 422 422 422"),
    # Nobody waits at the door: on to it.
    Row("dang-nhap/ma/", "302 302 302 302 302 302 302", "302 302 302 302 302 302 302"),
    Row("tai-khoan/ma-xac-thuc/", "302 200 200 200 200 200 200", "302 422 422 422 422 422 422"),
    Row("van-phong/tai-khoan/<int:person>/ma-xac-thuc/", OFFICE, READS, "van-phong/tai-khoan/3/ma-xac-thuc/"),
    Row("van-phong/tai-khoan/<int:person>/the-so/", OFFICE_POST, OFFICE, "van-phong/tai-khoan/3/the-so/"),
    Row("van-phong/tai-khoan/<int:person>/bo-ma/", OFFICE_POST, OFFICE, "van-phong/tai-khoan/3/bo-ma/"),
    Row("tai-khoan/ket-thuc-phien/", "302 405 405 405 405 405 405", "302 302 302 302 302 302 302"),
    Row(
        "van-phong/tai-khoan/<int:person>/mat-dien-thoai/",
        OFFICE_POST,
        OFFICE,
        "van-phong/tai-khoan/1/mat-dien-thoai/",
    ),
    # stranger outsider other head personnel organiser chair
    Row("thong-bao/da-doc/", "302 405 405 405 405 405 405", "302 302 302 302 302 302 302"),
    Row("thong-bao/cach-nhan/", "302 200 200 200 200 200 200", "302 302 302 302 302 302 302"),
    Row("thong-bao/lich/", "302 200 200 200 200 200 200", "302 302 302 302 302 302 302"),
    Row("lich/<code:token>.ics", UNKNOWN, "405 405 405 405 405 405 405", "lich/khong-co.ics"),
    Row("bao-tin/", OFFICE, OFFICE_POST),
    Row("bao-tin/phieu.pdf", OFFICE, OFFICE_POST),
    Row("bao-tin/phieu.docx", OFFICE, OFFICE_POST),
    Row("bao-tin/cong-van/", OFFICE, OFFICE),
    Row("bao-tin/cong-van/<int:number>.pdf", OFFICE, OFFICE_POST, "bao-tin/cong-van/1.pdf"),
    Row("bao-tin/cong-van/<int:number>.docx", OFFICE, OFFICE_POST, "bao-tin/cong-van/1.docx"),
    Row("bao-tin/don-doc/", "302 403 403 403 403 200 403", "302 403 403 403 403 422 403"),
    Row("bao-tin/<int:person>/", OFFICE, OFFICE, "bao-tin/1/"),
]
