"""A day that is planned anew stands wherever the old one stood; who had heard the old one hears it once."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from congress.models import News, Person
from congress.people.services.news import choose_way
from documents.telling.papers.posting import post_round
from documents.telling.papers.slips import slips_of
from documents.telling.rows import lines_on_paper, lines_to_pass
from documents.telling.words.messages import in_sentences
from tests.cast import replan
from tests.demo_world import Visitor
from tests.documents.telling.test_news import REPORT, heard
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

OLD, NEW = date(2022, 3, 22), date(2022, 3, 25)
SAYS = "Thời hạn hoàn thiện và trình dự thảo: hết ngày 25/03/2022."


def at(day, hour=9):
    return clock.frozen(datetime(2022, 3, day, hour, tzinfo=clock.HANOI))


@pytest.fixture
def drafting(cast, make_package):
    """The political report is with Tiểu ban Văn kiện until the end of 22/03; its drafters use Zalo."""
    package = make_package("BCCT", "drafting")
    replan(package, cast.btc, drafting=OLD)
    Person.objects.update(way=Person.ZALO, last_login=None)
    News.objects.all().delete()
    return package


def test_who_heard_the_old_day_hears_the_new_one_once_and_why(cast, drafting):
    replan(drafting, cast.btc, reason="Chờ số liệu.", drafting=NEW)

    said = f"Ban Tổ chức Đại hội đã điều chỉnh thời hạn đối với {REPORT}. Lý do: Chờ số liệu. {SAYS}"
    assert {name: heard(getattr(cast, name)) for name in ("thuky", "truong", "tbtc")} == {
        "thuky": [said],
        "truong": [said],
        "tbtc": [],
    }


def test_a_plan_that_leaves_the_day_of_the_work_tells_nobody_of_a_day(cast, drafting):
    replan(drafting, cast.btc, consultation=date(2022, 3, 23))

    assert [text for text in heard(cast.thuky) if "điều chỉnh thời hạn" in text] == []


def test_open_notices_slips_texts_mail_and_calendar_have_the_day_of_now(cast, make_package, mailoutbox):
    package = make_package("BCCT", "drafting")
    replan(package, cast.btc, drafting=OLD)
    choose_way(cast.thuky, way=Person.MAIL, email="thuky@example.vn", by=cast.thuky)
    choose_way(cast.truong, way=Person.PAPER, email="", by=cast.vanphong)
    replan(package, cast.btc, drafting=NEW)
    with at(21):
        post_round()
        line = next(one for one in lines_to_pass(cast.congress) if one.person == cast.truong)
        slip = "\n".join(
            slips_of(cast.congress, lines_on_paper(cast.congress, person=cast.truong.pk))[0].lines()
        )
        page = Visitor(cast.truong).read("/thong-bao/")
        listed = Visitor(cast.truong).client.get("/thong-bao/").context["listing"].rows[0]

    assert line.due == NEW
    assert (SAYS in line.message, SAYS in slip, SAYS in page, SAYS in mailoutbox[0].body) == (True,) * 4
    assert "22/03/2022" not in f"{line.message}{slip}{page}{mailoutbox[0].body}"
    assert listed.due == NEW


def test_the_first_notice_follows_every_later_plan(cast, make_package):
    package = make_package("BCCT", "standing")
    replan(package, cast.btc, standing=date(2022, 3, 24))
    rows = list(cast.thuongtruc.news.filter(event="waits"))

    assert [one.due for one in in_sentences(rows)] == [date(2022, 3, 24)]


def test_what_was_mailed_is_mailed_again_once_and_not_within_the_letter_before(cast, drafting, mailoutbox):
    choose_way(cast.thuky, way=Person.MAIL, email="thuky@example.vn", by=cast.thuky)
    for day in (date(2022, 3, 24), NEW):
        replan(drafting, cast.btc, drafting=day)
    with at(21):
        post_round()
        post_round()

    assert [letter.body.count(SAYS) for letter in mailoutbox] == [1]
