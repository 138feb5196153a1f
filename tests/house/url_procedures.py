"""The rows of the table of addresses about procedures: who sits in a body reads, administrators change."""

from __future__ import annotations

from tests.house.url_words import NO_SET_UP, READS, Row

READ = "302 404 200 200 200 200 200"
KIND = "quy-trinh/<code:code>/"
HERE = "quy-trinh/BCCT/"

PROCEDURES = [
    # stranger outsider other head personnel organiser chair
    Row("quy-trinh/", READ, READS),
    Row("quy-trinh/them/", NO_SET_UP, NO_SET_UP),
    Row("quy-trinh/tai-len/", NO_SET_UP, NO_SET_UP),
    Row(KIND, READ, READS, HERE),
    Row(KIND + "so-do/", READ, READS, HERE + "so-do/"),
    Row(KIND + "tep.toml", NO_SET_UP, READS, HERE + "tep.toml"),
    Row(KIND + "sua/", NO_SET_UP, NO_SET_UP, HERE + "sua/"),
    Row(KIND + "tai-len/", NO_SET_UP, NO_SET_UP, HERE + "tai-len/"),
    Row(KIND + "co-quan/", NO_SET_UP, NO_SET_UP, HERE + "co-quan/"),
    Row(KIND + "chuyen/", NO_SET_UP, NO_SET_UP, HERE + "chuyen/"),
    Row(KIND + "giay-to/", NO_SET_UP, NO_SET_UP, "quy-trinh/HSNS/giay-to/"),
]
