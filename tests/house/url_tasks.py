"""The rows of the table of addresses about tasks and plans: who sits in a body reads, who is named writes."""

from __future__ import annotations

from tests.house.url_telling import TELLING
from tests.house.url_words import NO_PAGE, OFFICE, OPENLY, READS, Row

READ = "302 200 200 200 200 200 200"
TASK = "nhiem-vu/<code:code>/"
PLAN = "nhiem-vu/ke-hoach/<code:code>/"
HERE, APPROVED = "nhiem-vu/DH3-NV001/", "nhiem-vu/ke-hoach/DH3-KH-TBTC/"
# Whoever may see it is told where it stands.
SETTLED = "302 404 409 409 409 409 409"

TASKS = [
    *TELLING,
    # stranger outsider other head personnel organiser chair
    Row("nhiem-vu/", READ, READS),
    # What came on time, of tasks and of packages.
    Row("tien-do/dung-han/", READ, READS),
    Row("nhiem-vu/bang-tinh.xlsx", READ, READS),
    Row("nhiem-vu/giao/", "302 403 403 403 403 200 403", "302 403 403 403 403 422 403"),
    Row("nhiem-vu/ke-hoach/", READ, READS),
    Row(
        "nhiem-vu/ke-hoach/lap/<code:body>/",
        "302 404 404 404 200 404 404",
        "302 404 404 404 302 404 404",
        "nhiem-vu/ke-hoach/lap/TBNS/",
    ),
    Row(PLAN, OPENLY, READS, APPROVED),
    Row(
        PLAN + "viec/<code:action>/",
        "302 404 200 403 403 403 403",
        "302 404 422 403 403 403 403",
        APPROVED + "viec/change/",
    ),
    Row(PLAN + "viec/<code:action>/", NO_PAGE, NO_PAGE, APPROVED + "viec/cancel/"),
    Row(PLAN + "bang-tinh.xlsx", OPENLY, READS, APPROVED + "bang-tinh.xlsx"),
    Row(PLAN + "nhap/", SETTLED, SETTLED, APPROVED + "nhap/"),
    # Rows are filed while the plan is drawn up; this one is in force.
    Row(PLAN + "dong/them/", SETTLED, SETTLED, APPROVED + "dong/them/"),
    Row(PLAN + "dong/<int:number>/", SETTLED, SETTLED, APPROVED + "dong/1/"),
    Row(PLAN + "dong/<int:number>/bo/", SETTLED, SETTLED, APPROVED + "dong/1/bo/"),
    Row(TASK, OPENLY, READS, HERE),
    Row(
        TASK + "viec/<code:action>/",
        OPENLY.replace("200", "403"),
        OPENLY.replace("200", "403"),
        HERE + "viec/report/",
    ),
    Row(
        TASK + "viec/<code:action>/",
        SETTLED,
        "302 404 403 403 403 409 403",
        "nhiem-vu/DH3-NV007/viec/send_back/",
    ),
    # The office enters for others; the committee reminds whoever holds it.
    Row(TASK + "nhap-thay/<code:action>/", OFFICE, OFFICE, HERE + "nhap-thay/report/"),
    Row(PLAN + "nhap-thay/<code:action>/", OFFICE, OFFICE, APPROVED + "nhap-thay/change/"),
    Row(TASK + "don-doc/", READS, "302 404 403 403 403 302 403", HERE + "don-doc/"),
    Row(TASK + "tep/<int:number>/", NO_PAGE, READS, HERE + "tep/1/"),
]
