"""What came on time, body by body: late ones with the reasons that the record knows, persons to few."""

from __future__ import annotations

from datetime import date

import pytest

from congress.people.services.absences import record_absence
from documents.board.queries.on_time import waited_for
from documents.board.rows import on_time
from documents.models import Package
from tests.cast import perform, replan
from tests.demo_world import Visitor, at

pytestmark = pytest.mark.django_db
PAGE = "/tien-do/dung-han/"
HEADING = "Việc đúng hạn của từng cơ quan"


@pytest.fixture
def sent_late(cast, make_package):
    """The draft, due on 22/3, went out on the 24th, its head away till then; one answered on the 31st."""
    package = make_package("BCCT", "drafting", date(2022, 4, 29))
    days = {"drafting": date(2022, 3, 22), "consultation": date(2022, 3, 24)}
    replan(package, cast.btc, **days)
    away = {"start": date(2022, 3, 21), "end": date(2022, 3, 23), "reason": "ốm"}
    record_absence(cast.truong, **away, by=cast.vanphong)
    with at(24):
        perform(Package.objects.get(pk=package.pk), "consult", cast.truong)
    with at(31):
        perform(Package.objects.get(pk=package.pk), "comment", cast.vanphong, verdict="pass")
        yield package


def told(person):
    return Visitor(person).read(PAGE).partition(HEADING)[2]


def test_late_things_are_told_with_what_the_record_knows_of_why(cast, sent_late):
    page = told(cast.thuky)

    title = f"{sent_late.title} ({sent_late.code}) :"
    assert "Tiểu ban Văn kiện: 1/3 việc đúng hạn" in page
    assert f"{title} chậm 2 ngày làm việc (thời hạn 22/03/2022). Lý do: người đứng đầu vắng." in page
    assert "Văn phòng Hội: 0/1 việc đúng hạn" in page
    late, before = "chậm 3 ngày làm việc (thời hạn 28/03/2022)", "nơi chuyển đến chậm 2 ngày làm việc"
    assert page.count(f"{title} {late}. Lý do: {before}.") == 1
    assert page.count(f"{title} chưa xong, {late}. Lý do: {before}.") == 2


def test_of_very_many_late_things_the_last_are_told_and_the_others_counted(cast, sent_late, monkeypatch):
    monkeypatch.setattr(on_time, "SHOWN", 1)

    page = told(cast.thuky)

    assert "Tiểu ban Văn kiện: 1/3 việc đúng hạn" in page
    assert "Và 1 việc chậm khác, có thời hạn sớm hơn." in page


def test_who_is_asked_and_never_urged_stands_in_no_row(cast, sent_late):
    assert "Thường trực Hội:" not in told(cast.btc)


def test_a_person_s_share_is_known_to_himself_his_head_and_the_committee(cast, sent_late):
    own, office = "Ông Người truong: 1/2 việc đúng hạn", "Ông Người vanphong: 0/1 việc đúng hạn"
    seen = {
        who: [line in told(getattr(cast, who)) for line in (own, office)]
        for who in ("truong", "thuky", "btc")
    }

    assert seen == {"truong": [True, False], "thuky": [False, False], "btc": [True, True]}


def test_what_was_taken_away_undone_is_nobody_s_delay(cast, make_package):
    package = make_package("BCCT", "drafting", date(2022, 4, 29))
    replan(package, cast.btc, drafting=date(2022, 3, 22))
    with at(24):
        perform(Package.objects.get(pk=package.pk), "cancel", cast.btc, note="Giao nhầm.")

        assert "Tiểu ban Văn kiện: 1/1 việc đúng hạn" in told(cast.btc)
        assert [one.late for one in waited_for([cast.bodies.TBVK])] == [0]
