"""Who opens an old notice late reads that its work waits no more, and no day that is none any longer."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import News, Person
from documents.telling.rows import lines_to_pass
from documents.telling.services.urging import urge_by_itself
from tests.cast import count, perform
from tests.documents.telling.test_news import REPORT, heard
from tests.documents.telling.test_urging import at
from workflows.models import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_an_old_notice_says_that_its_work_waits_no_more(cast, make_package):
    package = make_package("BCCT", "standing")
    before = heard(cast.chutich)[0]
    perform(package, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    after = heard(cast.chutich)[-1]

    said = f"Kính báo cáo: {REPORT} đã trình Thường trực Hội; kính đề nghị quan tâm, cho ý kiến."
    assert before.startswith(f"{said} Dự kiến đến hết ngày ")
    assert after == f"{said} Đến nay việc này không còn chờ xem xét."


def test_the_same_right_at_another_stage_is_other_work(cast, make_package):
    make_package("BCCT", "resolving")

    # Now the same body is waited for with the same right, to take up the remarks.
    said = f"{REPORT} đang chờ Tiểu ban Văn kiện hoàn thiện và trình dự thảo."
    assert f"{said} Đến nay việc này không còn phải xử lý." in heard(cast.thuky)
    assert len([text for text in heard(cast.thuky) if text.startswith(said)]) == 1


def test_what_waits_no_more_at_that_stage_leaves_the_product_in_no_way(cast, make_package):
    make_package("BCCT", "resolving")
    Person.objects.filter(pk=cast.thuky.pk).update(way=Person.ZALO)
    News.objects.filter(person=cast.thuky, right="submit").order_by("-id").first().delete()

    (line,) = lines_to_pass(cast.congress, person=cast.thuky.pk)

    assert "hoàn thiện và trình dự thảo" not in line.message


def test_work_that_a_reminder_names_stands_once_in_its_message(cast, make_package):
    make_package("BCCT", "drafting")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    Person.objects.filter(pk=cast.thuky.pk).update(way=Person.ZALO)
    with at(24):
        before = lines_to_pass(cast.congress, person=cast.thuky.pk)[0].said
        urge_by_itself()
        after = lines_to_pass(cast.congress, person=cast.thuky.pk)[0].said

    waits = [text for text in before if text.startswith(f"{REPORT} đang chờ")]
    reminds = f"Đề nghị quan tâm, hoàn thiện và trình {REPORT} trong ngày 24/03/2022."
    assert len(waits) == 1
    assert set(after) == {*before, reminds} - {*waits}
