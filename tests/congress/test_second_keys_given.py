"""How one comes by the number beside the password: oneself, the office, an administrator."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command

from congress.models import Congress, Person, SecondKey
from congress.people.queries.second_keys import OFFICE, SIGNERS, answerable, is_demanded
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
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database


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

    def test_an_administrator_resets_it_on_his_page_and_he_is_told(self, cast, db):
        keeper = Person.objects.create_superuser("quantri", full_name="Nguyễn Thị An", password=PASSWORD)
        issue_card(cast.thuky, by=cast.vanphong)

        told = {"action": "without_second_keys", "_selected_action": [cast.thuky.pk]}
        Visitor(keeper).client.post("/quan-tri/congress/person/", told)

        assert not answerable(cast.thuky)
        assert LogEntry.objects.filter(user=keeper, object_id=str(cast.thuky.pk)).count() == 1
        assert "bỏ mã xác thực" in cast.thuky.news.said().first().words

    def test_the_keeper_of_the_machine_ends_his_own(self, cast, capsys):
        keeper = Person.objects.create_superuser("quantri", full_name="Nguyễn Thị An", password=PASSWORD)
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


class TestDemand:
    def test_nobody_is_asked_until_a_congress_says_so(self, cast):
        assert not any(map(is_demanded, (cast.vanphong, cast.chutich, cast.thuky)))

    def test_signers_are_apart_from_the_office(self, cast):
        keeper = Person.objects.create_superuser("quantri", full_name="Nguyễn Thị An", password=PASSWORD)

        Visitor(keeper).client.post("/thiet-lap/DH3/ma-xac-thuc/", {"groups": [OFFICE]})

        assert (is_demanded(cast.vanphong), is_demanded(cast.chutich)) == (True, False)

    def test_who_has_none_still_comes_in_and_is_reminded(self, cast):
        demand_keys(Congress.objects.get(), [SIGNERS], by=cast.vanphong)
        browser, _status, where = at_the_door("chutich")

        assert "yêu cầu mã xác thực" in browser.get(where).text

    def test_he_does_not_do_without_by_himself_but_the_office_may(self, cast):
        demand_keys(Congress.objects.get(), [SIGNERS], by=cast.vanphong)
        issue_card(cast.chutich, by=cast.vanphong)

        with pytest.raises(Unmet):
            do_without_keys(cast.chutich)
        assert end_keys(cast.chutich, by=cast.vanphong) == 1

    def test_a_card_has_no_number_twice_and_none_of_another(self, cast):
        lines = [*card_lines(OF_RFC), *card_lines(fresh_secret())]

        assert len(set(lines)) == 2 * CARD_LINES
