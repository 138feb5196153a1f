"""Several works in one reminder: each on its own line, with its number, in whichever way it is told."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command

from congress.models import News, Person
from congress.people.services.news import choose_way
from documents.telling.papers.posting import post_round
from documents.telling.papers.slips import slips_of
from documents.telling.rows import lines_to_pass
from documents.telling.services.urging import urge_by_itself
from documents.telling.words.things import on_own_lines, things_in
from tests.demo_world import Visitor
from tests.documents.tasks.told import given
from tests.documents.telling.test_urging import PAGE, at
from workflows.models import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TITLES = ("Chọn địa điểm", "Dự toán kinh phí")
WORKS = [
    f"Đề nghị quan tâm, hoàn thành nhiệm vụ “{title}” (DH3-NV00{number}) trong ngày 24/03/2022."
    for number, title in enumerate(TITLES, 1)
]
NUMBERED = [f"1. {WORKS[0]}", f"2. {WORKS[1]}"]


@pytest.fixture
def both(cast):
    """The deputy is due with two tasks, and has heard of both before."""
    for title in TITLES:
        given(cast, title=title)
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    News.objects.all().delete()
    return cast.tbtc2


def told_by(cast, person, way):
    choose_way(person, way=way, email="p@example.vn", by=cast.vanphong)
    with at(24):
        urge_by_itself()
        post_round()
        return lines_to_pass(cast.congress, person=person.pk)


def test_by_zalo_and_on_paper_each_work_is_a_line(cast, both):
    (line,) = told_by(cast, both, Person.ZALO)

    opens = "Kính gửi Ông Người tbtc2, Văn phòng Hội trân trọng thông báo:"
    assert line.message.split("\n") == [opens, *NUMBERED, "Trân trọng."]
    assert slips_of(cast.congress, [line])[0].lines()[1:-1] == NUMBERED


def test_by_mail_each_work_is_a_line_and_the_subject_counts_them(cast, both, mailoutbox):
    told_by(cast, both, Person.MAIL)

    assert mailoutbox[0].body.split("\n")[1:-1] == NUMBERED
    assert mailoutbox[0].subject.endswith(": 2 việc cần biết")


def test_what_else_is_told_is_numbered_with_them(cast, both):
    given(cast, title="Mời khách", due=date(2022, 4, 28))

    (line,) = told_by(cast, both, Person.ZALO)

    assert [one[:2] for one in line.message.split("\n")[1:-1]] == ["1.", "2.", "3."]
    assert [work in line.message for work in WORKS] == [True, True]


def test_on_his_page_where_it_is_pressed_and_dry_each_is_a_line(cast, both, capsys):
    with at(24):
        call_command("remind", "--dry-run")
        lines = {line.person: line for line in Visitor(cast.btc).client.get(PAGE).context["form"].lines}
    told_by(cast, both, Person.SCREEN)
    with at(24, 10):
        page = Visitor(both).client.get("/thong-bao/").content.decode()

    assert lines[both].words.split("\n") == NUMBERED
    assert capsys.readouterr().out.splitlines() == [f"Ông Người tbtc2: {work}" for work in WORKS]
    assert "<br>".join(NUMBERED) in page


def test_lines_that_somebody_wrote_without_numbers_stay_together():
    typed = "Kính gửi ông.\nĐề nghị gửi dự thảo."

    assert things_in([typed, "\n".join(on_own_lines(["Một.", "Hai."]))]) == [typed, "Một.", "Hai."]
