"""How one comes by the number beside the password: oneself, the office, an administrator."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command

from congress.models import Congress, Person, SecondKey
from congress.people.queries.second_keys import OFFICE, SIGNERS, answerable, asks_to_confirm, is_demanded
from congress.people.services.absences import record_absence
from congress.people.services.accounts import cancel_slips, issue_slip, set_open
from congress.people.services.own_account import report_lost_phone
from congress.people.services.second_keys import (
    demand_keys,
    do_without_keys,
    end_keys,
    issue_card,
    try_code,
)
from congress.people.words.counted_codes import CARD_LINES, card_lines, fresh_secret, opened_secret
from tests.cast import PASSWORD
from tests.congress.test_second_keys import OF_RFC, at_the_door, is_in, joined, shown
from tests.demo_world import Visitor
from workflows.errors import Forbidden, Unmet

pytestmark = pytest.mark.one_database


@pytest.fixture
def keeper(db):
    """An administrator of the machine."""
    return Person.objects.create_superuser("quantri", full_name="Nguyễn Thị An", password=PASSWORD)


class TestOwnPage:
    HERE = "/tai-khoan/ma-xac-thuc/"

    def test_an_app_is_joined_with_password_and_number(self, cast, real_hour):
        browser = Visitor(cast.thuky).client
        page = browser.get(self.HERE)
        told = {"sealed": page.context["sealed"], "code": shown(opened_secret(page.context["sealed"]))}

        twice = [browser.post(self.HERE, told | {"old_password": PASSWORD, "join": "1"}) for _click in "ab"]

        assert [answer.status_code for answer in twice] == [302, 302]
        assert list(cast.thuky.second_keys.values_list("sort", "ended")) == [("app", None)]
        assert LogEntry.objects.filter(change_message__contains="ứng dụng").count() == 1

    def test_at_first_nothing_is_wrong(self, cast):
        assert "Cần xem lại" not in Visitor(cast.thuky).client.get(self.HERE).text

    @pytest.mark.parametrize(
        ("said", "why"),
        [({"old_password": "sai"}, "Mật khẩu hiện tại không đúng"), ({"code": "12"}, "Số không đúng")],
    )
    def test_the_secret_stays_while_its_form_comes_back(self, cast, said, why):
        browser = Visitor(cast.thuky).client
        sealed = browser.get(self.HERE).context["sealed"]

        answer = browser.post(
            self.HERE, {"sealed": sealed, "code": "", "old_password": PASSWORD, "join": "1"} | said
        )

        assert (answer.status_code, why in answer.text) == (422, True)
        assert opened_secret(answer.context["sealed"]) == opened_secret(sealed)
        assert not SecondKey.objects.exists()

    def test_one_prints_a_card_and_does_without(self, cast):
        browser = Visitor(cast.thuky).client

        card = browser.post(self.HERE, {"old_password": PASSWORD, "card": "1"})
        had = bool(answerable(cast.thuky))
        offered = "Bỏ mã xác thực" in browser.get(self.HERE).content.decode()
        browser.post(self.HERE, {"old_password": PASSWORD, "end": "1"})
        again = browser.post(self.HERE, {"old_password": PASSWORD, "end": "1"}, follow=True)

        assert (offered, "Bỏ mã xác thực" in browser.get(self.HERE).content.decode()) == (True, False)
        assert "Tài khoản chưa có mã xác thực nào." in again.content.decode()
        assert (card.headers["Content-Type"], card.headers["Cache-Control"]) == (
            "application/pdf",
            "max-age=0, no-cache, no-store, must-revalidate, private",
        )
        assert (had, bool(answerable(cast.thuky))) == (True, False)


class TestOthers:
    def test_the_office_gives_a_card_and_he_is_told(self, cast):
        office = Visitor(cast.vanphong).client

        paper = office.post(f"/van-phong/tai-khoan/{cast.thuky.pk}/the-so/")

        assert paper.content.startswith(b"%PDF")
        assert "cấp thẻ số để đăng nhập" in cast.thuky.news.said().first().words
        assert LogEntry.objects.filter(object_id=str(cast.thuky.pk), user=cast.vanphong).count() == 1

    def test_a_new_card_ends_the_one_before(self, cast):
        before = issue_card(cast.thuky, by=cast.vanphong)
        issue_card(cast.thuky, by=cast.vanphong)

        assert not try_code(cast.thuky, before[0])
        assert cast.thuky.second_keys.filter(ended=None).count() == 1

    def test_who_lost_both_is_let_in_by_the_office_and_told(self, cast, real_hour):
        joined(cast.thuky)
        office = Visitor(cast.vanphong).client

        office.post(f"/van-phong/tai-khoan/{cast.thuky.pk}/bo-ma/")

        assert is_in(at_the_door("thuky")[0])
        assert "bỏ mã xác thực của tài khoản này" in cast.thuky.news.said().first().words

    def test_an_administrator_resets_it_on_his_page_and_he_is_told(self, cast, keeper):
        issue_card(cast.thuky, by=cast.vanphong)

        told = {"action": "without_second_keys", "_selected_action": [cast.thuky.pk]}
        Visitor(keeper).client.post("/quan-tri/congress/person/", told)

        assert not answerable(cast.thuky)
        assert LogEntry.objects.filter(user=keeper, object_id=str(cast.thuky.pk)).count() == 1
        assert "bỏ mã xác thực" in cast.thuky.news.said().first().words

    def test_the_keeper_of_the_machine_ends_his_own(self, cast, keeper, capsys):
        issue_card(keeper, by=keeper)

        call_command("second_keys", "end", "QuanTri")
        call_command("second_keys", "end", "quantri")

        assert not answerable(keeper)
        assert capsys.readouterr().out.splitlines() == [
            "Đã bỏ mã xác thực của Nguyễn Thị An.",
            "Nguyễn Thị An không có mã xác thực.",
        ]

    def test_a_lost_telephone_ends_the_app_and_leaves_the_card(self, cast, real_hour):
        secret = joined(cast.thuky)
        numbers = issue_card(cast.thuky, by=cast.vanphong)
        real_hour[0] += timedelta(seconds=30)

        report_lost_phone(cast.thuky, by=cast.vanphong)

        assert (try_code(cast.thuky, shown(secret)), try_code(cast.thuky, numbers[0])) == (False, True)


class TestOfOneWhoSigns:
    """One alone resets nothing that stands before the account of one who signs (docs/adr/0067)."""

    def test_one_clerk_gets_no_card_the_second_prints_it_and_all_are_told(self, cast):
        mine = issue_card(cast.chutich, by=cast.chutich)
        where = f"/van-phong/tai-khoan/{cast.chutich.pk}/the-so/"
        clerk, second = Visitor(cast.vanphong).client, Visitor(cast.btc).client

        asked = [clerk.post(where, follow=True).text for _click in "ab"]
        page = second.get("/van-phong/doi-chieu/").text
        still = try_code(cast.chutich, mine[0])
        printed = second.post(where)

        assert [f"đối chiếu được: {cast.btc}." in text for text in asked] == [True, True]
        assert f"Thẻ số để đăng nhập của {cast.chutich}" in page
        assert (still, try_code(cast.chutich, mine[1])) == (True, False)
        assert printed.content.startswith(b"%PDF")
        assert "Không có việc nào" in second.get("/van-phong/doi-chieu/").text
        told = [row.words for row in cast.chutich.news.said().order_by("id")]
        assert ["chờ đối chiếu" in words for words in told] == [True, False]
        assert f"do {cast.vanphong} đề nghị, đã đối chiếu" in told[1]
        assert "chờ đối chiếu" in cast.btc.news.said().get().words

    def test_an_administrator_alone_ends_nothing_of_his(self, cast, keeper):
        numbers = issue_card(cast.chutich, by=cast.chutich)
        told = {"action": "without_second_keys", "_selected_action": [cast.chutich.pk]}

        page = Visitor(keeper).client.post("/quan-tri/congress/person/", told, follow=True)

        assert "chờ Văn phòng đối chiếu" in page.text
        assert try_code(cast.chutich, numbers[0])
        assert Visitor(cast.vanphong).client.get("/").text.count("đối chiếu 1 việc về tài khoản") == 1
        assert end_keys(cast.chutich, by=cast.vanphong) == 1

    def test_what_was_asked_for_is_over_after_three_days(self, cast, real_hour):
        issue_card(cast.chutich, by=cast.vanphong)
        real_hour[0] += timedelta(hours=72)

        assert asks_to_confirm(cast.btc) == []
        assert [issue_card(cast.chutich, by=cast.vanphong), len(asks_to_confirm(cast.btc))] == [[], 1]


class TestWhoMay:
    """The right is judged by the verb, not by the page that calls it."""

    def test_who_keeps_no_account_gives_and_ends_nothing(self, cast, keeper):
        issue_card(cast.thuky, by=cast.vanphong)
        acts = (
            lambda: issue_card(cast.thuky, by=cast.bch20),
            lambda: end_keys(cast.thuky, by=cast.bch20),
            lambda: issue_slip(cast.thuky, by=cast.bch20),
            lambda: cancel_slips(cast.thuky, by=cast.bch20),
            lambda: set_open(cast.thuky, opened=False, by=cast.bch20, reason="Thử"),
            lambda: report_lost_phone(cast.thuky, by=cast.bch20),
            lambda: issue_card(keeper, by=cast.vanphong),
            lambda: end_keys(keeper, by=cast.vanphong),
            lambda: demand_keys(Congress.objects.get(), [OFFICE], by=cast.vanphong),
        )
        for act in acts:
            with pytest.raises(Forbidden):
                act()

        assert cast.thuky.second_keys.filter(ended=None).count() == 1

    def test_the_last_of_the_office_says_that_nobody_compared(self, cast):
        record_absence(
            cast.btc, start=date(2022, 3, 18), end=date(2022, 3, 20), reason="Ốm", by=cast.vanphong
        )

        assert len(issue_card(cast.chutich, by=cast.vanphong)) == CARD_LINES
        assert "không có người thứ hai để đối chiếu" in cast.chutich.news.said().get().words

    def test_the_command_is_for_administrators(self, cast):
        with pytest.raises(CommandError):
            call_command("second_keys", "end", "chutich")


class TestDemand:
    def test_nobody_is_asked_until_a_congress_says_so(self, cast):
        assert not any(map(is_demanded, (cast.vanphong, cast.chutich, cast.thuky)))

    def test_signers_are_apart_from_the_office(self, cast, keeper):
        Visitor(keeper).client.post("/thiet-lap/DH3/ma-xac-thuc/", {"groups": [OFFICE]})

        assert (is_demanded(cast.vanphong), is_demanded(cast.chutich)) == (True, False)

    def test_who_has_none_still_comes_in_and_is_reminded(self, cast, keeper):
        demand_keys(Congress.objects.get(), [SIGNERS], by=keeper)
        browser, _status, where = at_the_door("chutich")

        assert "yêu cầu mã xác thực" in browser.get(where).text

    def test_he_does_not_do_without_by_himself_but_the_office_may(self, cast, keeper):
        demand_keys(Congress.objects.get(), [SIGNERS], by=keeper)
        issue_card(cast.chutich, by=cast.chutich)

        with pytest.raises(Unmet):
            do_without_keys(cast.chutich)
        assert [end_keys(cast.chutich, by=one) for one in (cast.vanphong, cast.btc)] == [None, 1]

    def test_a_card_has_no_number_twice_and_none_of_another(self, cast):
        lines = [*card_lines(OF_RFC), *card_lines(fresh_secret())]

        assert len(set(lines)) == 2 * CARD_LINES
