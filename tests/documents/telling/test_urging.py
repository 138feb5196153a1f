"""Urging by rank: on which day, to whom, in which words; once a day, in working hours, upwards by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.management import call_command

from congress.models import Absence, News, Person, UrgedWork, Urging
from congress.people.services.news import choose_way
from documents.board.services.calls import record_call
from documents.telling.papers.posting import post_round
from documents.telling.queries.reminders import reminders_for
from documents.telling.rows import lines_to_pass
from documents.telling.services.urging import urge_by_itself
from tests.demo_world import Visitor
from tests.documents.canaries import plant
from tests.documents.telling.test_news import heard
from workflows import clock
from workflows.models import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

WHAT = "Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị) (DH3-BCCT)"
PAGE = "/bao-tin/don-doc/"


def at(day, hour=9, minute=0, month=3):
    return clock.frozen(datetime(2022, month, day, hour, minute, tzinfo=clock.HANOI))


def urged(day, hour=9, **more):
    """Who was reminded then, by name."""
    with at(day, hour, **more):
        return sorted(one.person.username for one in urge_by_itself())


@pytest.fixture
def drafting(cast, make_package):
    """The political report is with Tiểu ban Văn kiện until the end of Thursday 24 March."""
    package = make_package("BCCT", "drafting")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    return package


def test_the_ladder_leads_from_the_drafter_to_the_head_to_the_committee(cast, drafting):
    found = {day: urged(day) for day in (21, 22, 23, 24, 25, 28, 29, 30, 31)}
    later = {day: urged(day, month=4) for day in (1, 4)}

    assert found == {
        21: [],
        22: ["thuky"],
        23: [],
        24: ["thuky"],
        25: ["thuky"],
        28: [],
        29: ["truong"],
        30: [],
        31: ["btc"],
    }
    assert later == {1: [], 4: []}


def test_the_words_follow_the_rank_and_the_day(cast, drafting):
    for day in (23, 24, 25, 29, 31):
        urged(day)

    assert heard(cast.thuky)[:3] == [
        f"Đề nghị quan tâm, sớm hoàn thiện và trình {WHAT}; thời hạn là hết ngày 24/03/2022.",
        f"Đề nghị quan tâm, hoàn thiện và trình {WHAT} trong ngày 24/03/2022.",
        f"Đề nghị quan tâm, hoàn thiện và trình {WHAT} trước khi hết ngày 24/03/2022.",
    ]
    assert heard(cast.truong)[0] == (
        f"Đề nghị quan tâm, chỉ đạo Tiểu ban Văn kiện sớm hoàn thiện và trình {WHAT}; thời hạn là "
        "hết ngày 24/03/2022."
    )
    assert heard(cast.btc)[0].startswith(
        f"Trân trọng báo cáo: Tiểu ban Văn kiện được giao hoàn thiện và trình {WHAT}, "
    )


def test_a_head_who_is_pressed_late_is_asked_to_direct_his_body_and_reported_to_of_nothing(cast, drafting):
    with at(31, 10):
        committee = Visitor(cast.btc)
        shown = {
            line.person.username: line.words for line in committee.client.get(PAGE).context["form"].lines
        }
        committee.client.post(PAGE, {f"chosen-{cast.truong.pk}": "on", f"words-{cast.truong.pk}": ""})

    said = (
        f"Đề nghị quan tâm, chỉ đạo Tiểu ban Văn kiện sớm hoàn thiện và trình {WHAT}; thời hạn là hết ngày "
        "24/03/2022."
    )
    assert (shown["truong"], heard(cast.truong)[0]) == (said, said)


def test_the_committee_is_not_reported_to_about_its_own_work(cast, drafting):
    Duty.objects.filter(closed=None).update(holder=cast.bodies.BTC.pk)
    with at(31):
        texts = [heard(one.person)[0] for one in urge_by_itself()]

    said = f"Trân trọng đề nghị quan tâm, chỉ đạo Ban Tổ chức Đại hội sớm hoàn thiện và trình {WHAT}; "
    assert texts == [f"{said}thời hạn là hết ngày 24/03/2022."]


def test_who_alone_is_waited_for_reads_of_his_own_work_however_late_it_is(cast, drafting):
    Duty.objects.filter(closed=None).update(person=cast.thuky, holder=None)
    told = (urged(29), urged(31))

    own = f"Đề nghị quan tâm, sớm hoàn thiện và trình {WHAT}; thời hạn là hết ngày 24/03/2022."
    assert (told, heard(cast.thuky)[:2]) == ((["thuky"], ["thuky"]), [own, own])


@pytest.mark.parametrize(
    ("day", "hour", "minute"),
    [(24, 7, 29), (24, 11, 30), (24, 13, 29), (24, 20, 0), (24, 23, 59), (26, 9, 0), (27, 9, 0)],
)
def test_nobody_is_reminded_at_noon_at_night_or_on_a_day_off(cast, drafting, day, hour, minute):
    assert urged(day, hour, minute=minute) == []


def test_nobody_is_reminded_at_tet(cast, drafting):
    Duty.objects.filter(closed=None).update(due=date(2022, 1, 28))

    assert urged(2, month=2) == []


def test_nobody_is_reminded_twice_a_day_nor_of_one_rung_twice(cast, drafting):
    first, second = urged(24), urged(24, 15)
    made = Urging.objects.count()

    assert (first, second, made, UrgedWork.objects.count()) == (["thuky"], [], 1, 1)


def test_after_ten_days_without_a_worker_one_message_goes_not_five(cast, drafting):
    assert (urged(4, month=4), urged(4, 15, month=4), Urging.objects.count()) == (["btc"], [], 1)


def test_who_is_away_is_left_in_peace_and_his_stand_in_is_reminded(cast, drafting):
    day = {"recorded_by": cast.vanphong, "reason": "có tang"}
    Absence.objects.create(person=cast.thuky, start=date(2022, 3, 20), end=date(2022, 3, 31), **day)

    assert urged(24) == ["truong"]


def test_who_is_away_is_left_in_peace_with_what_waits_for_him_alone_too(cast, drafting):
    Duty.objects.filter(closed=None).update(person=cast.thuky, holder=None)
    asked = urged(23)
    day = {"recorded_by": cast.vanphong, "reason": "có tang"}
    Absence.objects.create(person=cast.thuky, start=date(2022, 3, 24), end=date(2022, 3, 31), **day)

    assert (asked, urged(24)) == (["thuky"], [])


def test_who_promised_a_later_day_is_left_in_peace_until_then(cast, drafting):
    with at(22):
        promised = date(2022, 3, 25)
        record_call(
            drafting, by=cast.btc, body=drafting.lead, person=cast.thuky, answer="Vâng.", promised=promised
        )

    assert (urged(24), urged(25), urged(28)) == ([], [], ["thuky"])


def test_who_was_given_the_time_by_anothers_delay_is_not_late(cast, drafting):
    # The package is late, the duty of this holder is not.
    drafting.__class__.objects.update(due=date(2022, 3, 10))
    Duty.objects.filter(closed=None).update(due=date(2022, 4, 5))

    assert urged(24) == []


def test_what_was_done_is_told_to_nobody_any_more(cast, drafting):
    choose_way(cast.thuky, way=Person.ZALO, email="", by=cast.vanphong)
    urged(24)
    with at(24, 10):
        before = {line.person.username: line.message for line in lines_to_pass(cast.congress)}
        Duty.objects.filter(closed=None).update(closed=clock.now())
        after = {line.person.username: line.message for line in lines_to_pass(cast.congress)}

    assert f"Đề nghị quan tâm, hoàn thiện và trình {WHAT} trong ngày 24/03/2022." in before["thuky"]
    assert "trong ngày 24/03/2022" not in after.get("thuky", "")


def test_a_day_changed_while_the_letter_waits_is_not_told(cast, drafting, mailoutbox):
    choose_way(cast.thuky, way=Person.MAIL, email="thuky@example.vn", by=cast.thuky)
    cast.thuky.news.update(seen=clock.now())
    urged(24)
    Duty.objects.filter(closed=None).update(due=date(2022, 4, 8))
    with at(24, 10):
        post_round()

    assert (len(mailoutbox), urged(7, month=4)) == (0, ["thuky"])


def test_upwards_nothing_goes_by_itself_and_a_person_decides(cast, make_package):
    make_package("BCCT", "standing")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    alone = urged(28)
    with at(28, 10):
        committee = Visitor(cast.btc)
        board, page = committee.read("/tien-do/"), committee.client.get(PAGE)
        lines = {line.person.username: line for line in page.context["form"].lines}
        chief = lines["thuongtruc"]
        fields = {f"chosen-{chief.person.pk}": "on", f"words-{chief.person.pk}": chief.words}
        answer = committee.client.post(PAGE, fields)

    assert [name for name in alone if name in ("chutich", "thuongtruc")] == []
    assert "Cần báo cáo cấp trên" in board
    assert chief.words == (
        f"Kính báo cáo: {WHAT} đã trình Thường trực Hội, theo kế hoạch đến hết ngày 24/03/2022; "
        "kính đề nghị ông quan tâm, cho ý kiến."
    )
    assert [word for word in ("đôn đốc", "quá hạn") if word in chief.words.lower()] == []
    kept = Urging.objects.get(person=cast.thuongtruc)
    assert (answer.status_code, kept.by, kept.words) == (302, cast.btc, chief.words)
    assert heard(cast.thuongtruc)[0] == chief.words


def test_one_press_reminds_many_in_changed_words_once(cast, drafting):
    with at(24, 10):
        committee, thuky = Visitor(cast.btc), cast.thuky
        fields = {f"chosen-{thuky.pk}": "on", f"words-{thuky.pk}": "Đề nghị gửi dự thảo trước 16 giờ."}
        codes = [committee.client.post(PAGE, fields).status_code for _time in range(2)]

    assert (codes[0], Urging.objects.count()) == (302, 1)
    assert heard(thuky)[0] == "Đề nghị gửi dự thảo trước 16 giờ."
    assert urged(24, 15) == []


def test_words_that_are_too_long_are_refused_and_come_back(cast, drafting):
    long = "Kính gửi đồng chí. " * 263 + "Hết."
    with at(24, 10):
        fields = {f"chosen-{cast.thuky.pk}": "on", f"words-{cast.thuky.pk}": long}
        answer = Visitor(cast.btc).client.post(PAGE, fields)

    assert (len(long) > 5000, answer.status_code, Urging.objects.count()) == (True, 422, 0)
    assert long in answer.content.decode()


def test_a_field_that_was_emptied_means_the_standard_words_and_the_page_says_so(cast, drafting):
    with at(24, 10):
        committee = Visitor(cast.btc)
        page = committee.read(PAGE)
        fields = {f"chosen-{cast.thuky.pk}": "on", f"words-{cast.thuky.pk}": ""}
        committee.client.post(PAGE, fields)

    assert "để trống thì dùng lời theo mẫu" in page
    assert "không bắt buộc" not in page
    assert heard(cast.thuky)[0] == f"Đề nghị quan tâm, hoàn thiện và trình {WHAT} trong ngày 24/03/2022."


def test_the_command_says_whom_and_writes_nothing_when_dry(cast, drafting, capsys):
    with at(24):
        call_command("remind", "--dry-run")
        told, rows = capsys.readouterr().out, Urging.objects.count()
        call_command("remind")

    assert told == f"Ông Người thuky: Đề nghị quan tâm, hoàn thiện và trình {WHAT} trong ngày 24/03/2022.\n"
    assert (rows, Urging.objects.count()) == (0, 1)
    assert capsys.readouterr().out == "Đã nhắc 1 người; đã gửi 0 thư điện tử.\n"


def test_the_clock_sweep_finds_the_right_day_at_each_of_288_moments(cast, drafting):
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    wrong = []
    for step in range(288):
        moment = datetime(2022, 3, 24, tzinfo=clock.HANOI).timestamp() - 86400 + step * 600
        with clock.frozen(datetime.fromtimestamp(moment, tz=clock.HANOI)):
            rungs = {rung for one in reminders_for(cast.congress) for _duty, rung in one.works}
            expected = "today" if clock.today() == date(2022, 3, 24) else "before"
            if rungs != {expected} or clock.today().day != 23 + step // 144:
                wrong.append((clock.now(), rungs))

    assert wrong == []


@pytest.mark.slow
def test_no_canary_is_in_any_reminder(cast):
    dossiers = plant(cast)
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 17))
    with at(18, 10):
        made = urge_by_itself()
        page = Visitor(cast.btc).read(PAGE)
        texts = [text for one in made for text in heard(one.person)]

    assert News.objects.filter(event="urged").count() == len(made) > 0
    assert dossiers.canaries.caught("\n".join([*texts, page])) == set()
