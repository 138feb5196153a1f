"""Who opens an old notice late reads that its work waits no more, and no day that is none any longer."""

from __future__ import annotations

import pytest

from tests.cast import count, perform
from tests.documents.telling.test_news import REPORT, heard

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_an_old_notice_says_that_its_work_waits_no_more(cast, make_package):
    package = make_package("BCCT", "standing")
    before = heard(cast.chutich)[0]
    perform(package, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    after = heard(cast.chutich)[-1]

    said = f"Kính báo cáo: {REPORT} đã trình Thường trực Hội; kính đề nghị quan tâm, cho ý kiến."
    assert before.startswith(f"{said} Dự kiến đến hết ngày ")
    assert after == f"{said} Đến nay việc này không còn chờ xem xét."
