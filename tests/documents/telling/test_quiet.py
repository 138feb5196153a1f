"""One reminder a person a day whatever it is of; out of hours it waits, unless a person decides otherwise."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from congress.models import News, Person, Urging
from congress.people.services.news import choose_way, mark_read
from documents.tasks.services.urging import urge_task
from documents.telling.papers.posting import post_round
from documents.telling.rows import lines_to_pass
from documents.telling.rules.hours import moment_to_disturb
from documents.telling.services.urging import urge_by_itself
from tests.demo_world import Visitor
from tests.documents.tasks.told import given
from tests.documents.telling.test_news import heard
from tests.documents.telling.test_urging import PAGE, WHAT, at
from workflows import clock
from workflows.errors import NotNow
from workflows.models import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def drafting(cast, make_package):
    """The political report is with Tiểu ban Văn kiện until the end of Thursday 24 March."""
    package = make_package("BCCT", "drafting")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    return package


def press(person, **more):
    return Visitor(person[0]).client.post(PAGE, {f"chosen-{person[1].pk}": "on", **more})


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        ((3, 24, 9, 0), (3, 24, 9, 0)),
        ((3, 24, 3, 0), (3, 24, 7, 30)),
        ((3, 24, 11, 30), (3, 24, 13, 30)),
        ((3, 24, 21, 0), (3, 25, 7, 30)),
        ((3, 25, 20, 0), (3, 28, 7, 30)),
        ((3, 26, 9, 0), (3, 28, 7, 30)),
        ((4, 29, 22, 0), (5, 4, 7, 30)),
    ],
)
def test_the_next_moment_at_which_one_may_be_spoken_to(moment, then):
    found = moment_to_disturb(datetime(2022, *moment, tzinfo=clock.HANOI))

    assert found == datetime(2022, *then, tzinfo=clock.HANOI)


def test_tet_is_quiet_from_its_eve_to_its_end():
    found = moment_to_disturb(datetime(2022, 1, 30, 9, tzinfo=clock.HANOI))

    assert found == datetime(2022, 2, 7, 7, 30, tzinfo=clock.HANOI)


def test_out_of_hours_the_page_says_so_before_and_when_it_will_go(cast, drafting):
    with at(23, 20, minute=15):
        page = Visitor(cast.btc).read(PAGE)
        thanks = press((cast.btc, cast.thuky))
        said = Visitor(cast.btc)
    with at(23, 10):
        by_day = Visitor(cast.btc).read(PAGE)

    assert "Hiện là giờ nghỉ hoặc ngày nghỉ. Lời nhắc sẽ gửi lúc 07:30 ngày 24/03/2022" in page
    assert "Vẫn gửi ngay bây giờ" in page
    assert (thanks.status_code, "Hiện là giờ nghỉ" in by_day, said is None) == (302, False, False)
    assert Urging.objects.get().at == datetime(2022, 3, 24, 7, 30, tzinfo=clock.HANOI)


def test_what_waits_for_the_morning_is_heard_in_no_way_before(cast, drafting, mailoutbox):
    choose_way(cast.thuky, way=Person.MAIL, email="thuky@example.vn", by=cast.thuky)
    News.objects.all().delete()
    with at(23, 21):
        press((cast.btc, cast.thuky))
        post_round()
        unread, page = Visitor(cast.thuky).read("/thong-bao/"), lines_to_pass(cast.congress)
        read = mark_read(cast.thuky, news=10**9)
    before = len(mailoutbox)
    with at(24, 8):
        again = urge_by_itself()
        post_round()
        morning = Visitor(cast.thuky).read("/thong-bao/")

    assert ("chưa đọc" in unread, page, read, before) == (False, [], 0, 0)
    assert ("chưa đọc: 1" in morning, len(mailoutbox), again) == (True, 1, [])
    assert f"hoàn thiện và trình {WHAT} trong ngày 24/03/2022." in mailoutbox[0].body


def test_a_person_may_decide_to_send_at_once(cast, drafting):
    with at(23, 21):
        answer = press((cast.btc, cast.thuky), at_once="on")
        there = heard(cast.thuky)[0]

    assert (answer.status_code, there.startswith("Đề nghị quan tâm")) == (302, True)
    assert Urging.objects.get().at == datetime(2022, 3, 23, 21, tzinfo=clock.HANOI)


def test_who_was_reminded_of_a_package_is_not_reminded_of_a_task_that_day(cast, make_package):
    task = given(cast)
    make_package("BCTC", "drafting")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    with at(29):
        first = {one.person_id for one in urge_by_itself()}
        with pytest.raises(NotNow, match="mỗi người mỗi ngày nhiều nhất một lời nhắc"):
            urge_task(task, by=cast.btc)
    with at(30, 21):
        made = urge_task(task, by=cast.btc)

    assert made.person_id in first
    assert made.at == datetime(2022, 3, 31, 7, 30, tzinfo=clock.HANOI)
    assert Urging.objects.filter(person=made.person, day=date(2022, 3, 31)).count() == 1


def test_who_was_reminded_of_a_task_is_not_reminded_by_itself_that_day(cast):
    task = given(cast)
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    with at(24):
        made = urge_task(task, by=cast.btc)
        alone = urge_by_itself()

    assert made.person_id not in {one.person_id for one in alone}
    assert heard(made.person)[0].startswith("Đề nghị quan tâm, hoàn thành nhiệm vụ “")


def test_the_page_of_a_task_says_out_of_hours_when_the_reminder_will_go(cast):
    task = given(cast)
    path = f"/nhiem-vu/{task.code}/"
    with at(24, 12):
        committee = Visitor(cast.btc)
        page = committee.read(path)
        committee.client.post(f"{path}don-doc/")

    assert "Lời nhắc sẽ gửi lúc 13:30 ngày 24/03/2022" in page
    assert Urging.objects.get().at == datetime(2022, 3, 24, 13, 30, tzinfo=clock.HANOI)
