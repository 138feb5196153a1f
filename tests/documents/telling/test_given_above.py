"""Work that was given to a body above, or to one who leads one, is told as given and not as handed in."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import News
from documents.telling.rows import urge_lines
from tests.documents.tasks.told import given
from tests.documents.telling.test_news import heard
from workflows.models import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TASK = "nhiệm vụ “Chọn địa điểm, giữ hội trường” (DH3-NV001)"
UNTIL = "theo kế hoạch đến hết ngày 18/03/2022; kính đề nghị ông quan tâm, chỉ đạo."


def reminded(cast, person):
    return {line.person: line.words for line in urge_lines(cast.congress)}[person]


def test_a_body_above_is_told_what_it_was_given(cast):
    given(cast, lead=cast.bodies.TT.pk)
    News.objects.filter(person=cast.thuongtruc).update(event="waits")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 18))

    assert heard(cast.thuongtruc)[0] == (
        f"Kính báo cáo: {TASK} đang chờ Thường trực Hội thực hiện; kính đề nghị quan tâm, chỉ đạo. Dự kiến "
        "đến hết ngày 18/03/2022."
    )
    assert reminded(cast, cast.thuongtruc) == (
        f"Kính báo cáo: Thường trực Hội được giao hoàn thành {TASK}, {UNTIL}"
    )


def test_what_waits_for_him_alone_names_no_body(cast):
    given(cast)
    Duty.objects.filter(closed=None).update(person=cast.thuongtruc, holder=None, due=date(2022, 3, 18))

    assert reminded(cast, cast.thuongtruc) == f"Kính báo cáo: ông được giao hoàn thành {TASK}, {UNTIL}"
