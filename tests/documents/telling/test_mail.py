"""Whoever is told by mail gets each thing once, at once or once a day; what is refused the office tells."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from congress.models import Mailing, Person
from congress.people.queries.ways import way_to_tell
from congress.people.services.news import choose_way
from documents.packages.answers.values import Return
from documents.telling.papers.posting import post_round
from documents.telling.words.messages import message_to
from tests.cast import perform
from tests.demo_world import Visitor
from tests.documents.canaries import plant
from tests.smtp_server import post_office
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ADDRESS = "truong@example.vn"


def at(day, hour, minute=0, month=3):
    return clock.frozen(datetime(2022, month, day, hour, minute, tzinfo=clock.HANOI))


def goes_to(settings, server):
    """The product sends to this server from now on."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
    settings.EMAIL_TIMEOUT = 3


@pytest.fixture
def returned(cast, make_package):
    """The political report was returned at nine to its head, who is told by mail."""
    package = make_package("BCCT", "standing")
    Person.objects.update(last_login=clock.now())
    choose_way(cast.truong, way=Person.MAIL, email=ADDRESS, by=cast.truong)
    cast.truong.news.update(seen=clock.now())
    with at(18, 9):
        answers = {"return": Return(until=clock.today())}
        perform(package, "send_back", cast.thuongtruc, note="Thiếu phụ lục.", **answers)
    return package


def words(letter):
    return letter.get_payload(decode=True).decode()


def subject(letter):
    return str(letter["Subject"])


def test_an_event_is_one_letter_and_no_second_one_goes(cast, returned, mailoutbox):
    with at(18, 9, 1):
        counts = [post_round() for _time in range(3)]

    letter, kept = mailoutbox[0], Mailing.objects.get()
    assert (counts, len(mailoutbox), letter.to) == ([1, 0, 0], 1, [ADDRESS])
    assert letter.extra_headers["Message-ID"] == kept.message_id
    assert (kept.outcome, kept.tries) == (Mailing.SENT, 1)
    assert letter.body.splitlines()[0] == "Kính gửi Ông Người truong, Văn phòng Hội trân trọng thông báo:"
    assert "Thường trực Hội trả lại Báo cáo tổng kết nhiệm kỳ" in letter.body
    assert "Thiếu phụ lục" not in letter.subject


def test_a_letter_a_day_waits_for_the_morning_of_a_working_day(cast, returned, mailoutbox):
    choose_way(cast.truong, way=Person.MAIL, email=ADDRESS, by=cast.truong, daily=True)
    # Friday evening, Saturday, Monday before work, at noon.
    for moment in ((18, 21), (19, 9), (21, 7), (21, 12)):
        with at(*moment):
            post_round()
    quiet = len(mailoutbox)
    with at(21, 8):
        post_round()
    perform(returned, "pause", cast.btc, note="Chờ ý kiến Bộ Nội vụ.")
    with at(21, 15):
        post_round()

    assert (quiet, len(mailoutbox)) == (0, 1)
    with at(22, 8):
        post_round()
    assert len(mailoutbox) == 2


def test_what_he_read_meanwhile_or_was_done_is_in_no_letter(cast, returned, mailoutbox):
    cast.truong.news.update(seen=clock.now())
    with at(18, 10):
        post_round()

    assert len(mailoutbox) == 0


def test_a_refused_address_is_told_to_the_office(cast, returned, settings):
    with post_office(refused=[ADDRESS]) as server, at(18, 10):
        goes_to(settings, server)
        post_round()
        page = Visitor(cast.vanphong).read("/bao-tin/")

    kept = Mailing.objects.get()
    assert (server.letters, kept.outcome, kept.reason) == ([], Mailing.REFUSED, "550 no such person")
    assert "Không gửi được thư điện tử: 550 no such person" in page
    assert "Thiếu phụ lục" in page


def test_one_refused_address_holds_nobody_up(cast, returned, settings):
    choose_way(cast.thuky, way=Person.MAIL, email="thuky@example.vn", by=cast.thuky)
    with post_office(refused=[ADDRESS]) as server, at(18, 10):
        goes_to(settings, server)
        post_round()

    assert [letter["To"] for letter in server.letters] == ["thuky@example.vn"]


def test_an_address_with_a_line_break_sends_nothing(cast, returned, mailoutbox):
    Person.objects.filter(pk=cast.truong.pk).update(email="a@b.vn\nBcc: x@y.vn")
    with at(18, 10):
        post_round()

    assert (len(mailoutbox), Mailing.objects.get().outcome) == (0, Mailing.REFUSED)


def test_a_server_that_is_down_is_tried_again_after_a_wait_that_grows(cast, returned, settings):
    with post_office() as gone:
        goes_to(settings, gone)
    gone.server_close()
    tries = []
    with at(18, 9, 30):
        start = clock.now()
    for minute in range(30):
        with clock.frozen(start + timedelta(minutes=minute)):
            post_round()
        tries.append(Mailing.objects.get().tries)
    with post_office() as server, at(18, 14):
        goes_to(settings, server)
        post_round()

    assert [tries.index(number) for number in (1, 2, 3, 4)] == [0, 1, 6, 21]
    assert server.ids == [Mailing.objects.get().message_id]


def test_a_server_that_hangs_up_gets_the_same_letter_again(cast, returned, settings):
    with post_office(hangs_up=1) as server:
        goes_to(settings, server)
        with at(18, 10):
            post_round()
        with at(18, 10, 5):
            post_round()

    assert server.ids == [Mailing.objects.get().message_id] * 2


def test_a_slow_server_ends_the_round_and_not_the_worker(cast, returned, settings):
    choose_way(cast.thuky, way=Person.MAIL, email="thuky@example.vn", by=cast.thuky)
    with post_office(delay=0.5) as server, at(18, 10):
        goes_to(settings, server)
        first = post_round(seconds=0.1)
        second = post_round(seconds=0.1)

    assert (first, second, len(set(server.ids))) == (1, 1, 2)


def test_ten_days_without_a_worker_lose_nothing(cast, returned, mailoutbox):
    with at(28, 9):
        post_round()

    assert len(mailoutbox) == 1
    assert "trả lại Báo cáo tổng kết nhiệm kỳ" in mailoutbox[0].body


def test_where_no_mail_is_sent_the_office_tells(cast, returned, settings):
    settings.MAIL_URL = ""

    assert (post_round(), way_to_tell(Person.objects.get(pk=cast.truong.pk))) == (0, Person.SCREEN)


@pytest.mark.slow
def test_no_canary_is_in_any_letter(cast, mailoutbox):
    dossiers = plant(cast)
    for person in Person.objects.all():
        choose_way(person, way=Person.MAIL, email=f"{person.username}@example.vn", by=person)
    sent = post_round(seconds=600)

    assert sent == len(mailoutbox) == 5
    whole = "\n".join(str(letter.message()) + letter.subject + letter.body for letter in mailoutbox)
    assert dossiers.canaries.caught(whole) == set()


def test_a_day_whose_days_off_are_not_known_is_explained_below(cast):
    told = ["Việc thứ nhất. Thời hạn: hết ngày 15/01/2027*.", "Việc thứ hai. Thời hạn: hết ngày 30/03/2022."]

    lines = message_to(cast.bch01, told, cast.congress, "Văn phòng").splitlines()

    assert lines[1:4] == [f"1. {told[0]}", f"2. {told[1]}", "* Lịch nghỉ năm 2027 chưa được công bố."]
