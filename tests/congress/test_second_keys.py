"""The number beside the password: by app or printed card, each taken once, and nobody locked out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from congress.models import Person, SecondKey
from congress.people.services.second_keys import (
    issue_card,
    join_app,
    try_code,
)
from congress.people.words.counted_codes import (
    CARD_LINES,
    app_step,
    counted_code,
    fresh_secret,
    opened_secret,
    sealed_secret,
)
from tests.cast import PASSWORD
from workflows import clock

pytestmark = pytest.mark.one_database

DOOR, STEP = "/dang-nhap/", "/dang-nhap/ma/"
OF_RFC = b"12345678901234567890"


def shown(secret: bytes) -> str:
    """What an app shows now."""
    return counted_code(secret, app_step(clock.real_now().timestamp()), length=6)


def joined(person: Person) -> bytes:
    """His telephone, and the app in it."""
    secret = fresh_secret()
    join_app(person, sealed_secret(secret), shown(secret))
    return secret


def at_the_door(name: str, **where: str) -> tuple[Client, int, str]:
    """A browser in which the password was typed, what came of it, and where it leads."""
    browser = Client()
    answer = browser.post(DOOR, {"username": name, "password": PASSWORD} | where)
    return browser, answer.status_code, answer.headers.get("Location", "")


def is_in(browser: Client) -> bool:
    return browser.get("/tai-khoan/").status_code == 200


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_numbers_of_an_app_are_those_of_rfc_6238(moment, code):
    assert counted_code(OF_RFC, app_step(moment), length=8) == code


def test_numbers_of_a_card_are_those_of_rfc_4226():
    assert [counted_code(OF_RFC, line, length=6) for line in range(4)] == [
        "755224",
        "287082",
        "359152",
        "969429",
    ]


def test_a_secret_is_opened_with_the_key_of_the_site_alone(settings):
    kept = sealed_secret(OF_RFC)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "mot-khoa-khac", []

    assert (opened_secret(kept), opened_secret("hong")) == (None, None)


def test_a_former_key_of_the_site_still_opens_it(settings):
    kept, former = sealed_secret(OF_RFC), settings.SECRET_KEY

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "mot-khoa-khac", [former]

    assert opened_secret(kept) == OF_RFC


class TestDoor:
    def test_who_has_neither_comes_in_with_his_password(self, cast):
        browser, status, _where = at_the_door("thuky")

        assert (status, is_in(browser)) == (302, True)

    def test_an_app_is_asked_for_and_its_number_lets_in(self, cast, real_hour):
        secret = joined(cast.thuky)
        real_hour[0] += timedelta(seconds=30)
        browser, _status, where = at_the_door("thuky", next="/ho-so/")

        before = is_in(browser)
        answer = browser.post(STEP, {"code": shown(secret)})

        assert (where, before, is_in(browser)) == (STEP, False, True)
        assert answer.headers["Location"].endswith("%2Fho-so%2F")

    def test_a_number_is_taken_once(self, cast, real_hour):
        secret = joined(cast.thuky)
        real_hour[0] += timedelta(seconds=30)
        seen = shown(secret)
        at_the_door("thuky")[0].post(STEP, {"code": seen})
        other = at_the_door("thuky")[0]

        answer = other.post(STEP, {"code": seen})

        assert (answer.status_code, is_in(other)) == (422, False)

    def test_a_card_asks_for_one_line_after_the_other(self, cast):
        numbers = issue_card(cast.thuky, by=cast.vanphong)
        browser = at_the_door("thuky")[0]

        page = browser.get(STEP)
        wrong = browser.post(STEP, {"code": numbers[1]})
        browser.post(STEP, {"code": f"{numbers[0][:4]} {numbers[0][4:]}"})
        next_time = at_the_door("thuky")[0]

        assert "dòng số 1 của thẻ" in page.text
        assert (wrong.status_code, is_in(browser)) == (422, True)
        assert "dòng số 2 của thẻ" in next_time.get(STEP).text

    def test_a_card_that_is_used_up_locks_nobody_out(self, cast):
        issue_card(cast.thuky, by=cast.vanphong)
        SecondKey.objects.update(used=CARD_LINES)

        browser, _status, _where = at_the_door("thuky")

        assert is_in(browser)

    def test_a_card_that_is_nearly_used_up_says_so(self, cast):
        numbers = issue_card(cast.thuky, by=cast.vanphong)
        SecondKey.objects.update(used=CARD_LINES - 3)
        browser = at_the_door("thuky")[0]

        answer = browser.post(STEP, {"code": numbers[CARD_LINES - 3]}, follow=True)

        assert "Thẻ số còn 2 dòng" in answer.text

    def test_ten_wrong_numbers_shut_the_name_there(self, cast):
        numbers = issue_card(cast.thuky, by=cast.vanphong)
        browser = at_the_door("thuky")[0]

        told = [browser.post(STEP, {"code": "000000"}).status_code for _try in range(10)]
        right = browser.post(STEP, {"code": numbers[0]})

        assert (set(told[:9]), right.status_code, is_in(browser)) == ({422}, 429, False)

    @pytest.mark.parametrize("what", ["nobody", "late", "password", "closed"])
    def test_who_does_not_wait_there_is_led_to_the_door(self, cast, real_hour, what):
        numbers = issue_card(cast.thuky, by=cast.vanphong)
        browser = Client() if what == "nobody" else at_the_door("thuky")[0]
        if what == "late":
            real_hour[0] += timedelta(minutes=11)
        if what == "password":
            cast.thuky.set_password("mot-mat-khau-moi")
            cast.thuky.save()
        if what == "closed":
            Person.objects.filter(pk=cast.thuky.pk).update(is_active=False)

        answer = browser.post(STEP, {"code": numbers[0]})

        assert (answer.headers["Location"], is_in(browser)) == (DOOR, False)
        assert SecondKey.objects.get().used == 0

    def test_a_clock_that_was_put_back_shuts_nobody_out(self, cast, real_hour):
        secret = joined(cast.thuky)
        real_hour[0] -= timedelta(hours=1)

        assert try_code(cast.thuky, shown(secret))
        assert not try_code(cast.thuky, shown(secret))

    def test_a_secret_of_another_site_opens_nothing(self, cast, settings):
        numbers = issue_card(cast.thuky, by=cast.vanphong)
        settings.SECRET_KEY = "mot-khoa-khac"

        assert not try_code(cast.thuky, numbers[0])
