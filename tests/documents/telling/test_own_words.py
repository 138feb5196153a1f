"""What somebody typed is told while it is true; else it is kept back, and its author hears why."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import News, Person
from congress.people.services.news import choose_way
from documents.telling.papers.posting import post_round
from documents.telling.rows import lines_to_pass
from documents.telling.services.urging import urge_many
from tests.cast import perform, replan
from tests.documents.tasks.told import DONE, given
from tests.documents.telling.test_news import heard
from tests.documents.telling.test_urging import at

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TYPED = "Đề nghị ông gửi báo cáo trước 16 giờ ngày 24/03."
FIRST, SECOND = "nhiệm vụ “Chọn địa điểm” (DH3-NV001)", "nhiệm vụ “Dự toán kinh phí” (DH3-NV002)"
NOT_SENT = (
    "Lời nhắc soạn riêng để gửi ông Người tbtc2 lúc 07:30 ngày 24/03/2022 không gửi đi, vì sau khi soạn đã "
    "có thay đổi: "
)
AGAIN = "Nếu vẫn cần nhắc, đề nghị soạn lại sau ngày 24/03/2022."


@pytest.fixture
def typed(cast):
    """In the evening the head of the committee writes to a deputy about a task, for the morning."""

    def written(*titles, way=Person.ZALO):
        choose_way(cast.tbtc2, way=way, email="p@example.vn", by=cast.vanphong)
        tasks = [given(cast, title=title, due=date(2022, 3, 24)) for title in titles]
        News.objects.all().delete()
        with at(23, 21):
            urge_many(cast.congress, {cast.tbtc2.pk: TYPED}, by=cast.btc)
        return tasks

    return written


def told(cast):
    with at(24):
        return [line.said for line in lines_to_pass(cast.congress, person=cast.tbtc2.pk)]


def test_while_nothing_changes_it_goes_as_it_was_typed(cast, typed):
    typed("Chọn địa điểm")

    assert (told(cast), heard(cast.btc)) == ([(TYPED,)], [])


def test_what_was_typed_of_work_that_was_done_goes_to_nobody_and_its_author_hears_why(cast, typed):
    (task,) = typed("Chọn địa điểm")
    with at(23, 22):
        perform(task, "report", cast.tbtc, task_report=DONE)

    said = f"{NOT_SENT}việc hoàn thành {FIRST} không còn phải xử lý. {AGAIN}"
    assert [text for text in heard(cast.btc) if text.startswith("Lời nhắc")] == [said]
    assert told(cast) == []
    with at(24):
        assert TYPED not in heard(cast.tbtc2)


def test_a_day_that_was_moved_holds_it_back_by_mail_too(cast, typed, mailoutbox):
    (task,) = typed("Chọn địa điểm", way=Person.MAIL)
    with at(23, 22):
        replan(task, cast.btc, doing=date(2022, 3, 23))
    with at(24):
        post_round()

    said = f"{NOT_SENT}thời hạn hoàn thành {FIRST} nay là hết ngày 23/03/2022. {AGAIN}"
    assert heard(cast.btc) == [said]
    assert [letter.body for letter in mailoutbox if TYPED in letter.body] == []


def test_of_two_works_the_other_is_told_in_the_standard_words(cast, typed):
    task, _other = typed("Chọn địa điểm", "Dự toán kinh phí")
    with at(23, 22):
        perform(task, "report", cast.tbtc, task_report=DONE)

    said = f"{NOT_SENT}việc hoàn thành {FIRST} không còn phải xử lý. Các việc còn lại vẫn được nhắc bằng lời "
    assert f"{said}theo mẫu. {AGAIN}" in heard(cast.btc)
    assert told(cast) == [(f"Đề nghị quan tâm, hoàn thành {SECOND} trong ngày 24/03/2022.",)]


def test_who_had_it_on_his_page_before_reads_that_it_changed(cast, typed):
    (task,) = typed("Chọn địa điểm", way=Person.SCREEN)
    with at(24, 10):
        perform(task, "report", cast.tbtc, task_report=DONE)

        assert f"{TYPED}\nĐến nay, việc nêu trên đã có thay đổi." in heard(cast.tbtc2)
        assert [text for text in heard(cast.btc) if text.startswith("Lời nhắc")] == []
