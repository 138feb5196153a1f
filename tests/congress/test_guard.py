"""Who guesses keeps himself out and nobody else, and longer each time; an attack leaves known places open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.test import Client

from congress.models import Person
from congress.site import guard
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PASSWORD = "van-ban-so-14"
HOME, FAR = "198.51.100.4", "203.0.113.7"


@pytest.fixture
def chairman() -> Person:
    return Person.objects.create_user("chutich", password=PASSWORD, full_name="Trần Đức Long")


def tries(address: str, word: str = "sai", name: str = "chutich", number: int = 1) -> list[int]:
    form = {"username": name, "password": word}
    return [Client(REMOTE_ADDR=address).post("/dang-nhap/", form).status_code for _time in range(number)]


def test_a_stranger_keeps_himself_out_and_not_the_chairman(chairman):
    assert tries(FAR, number=11)[-2:] == [429, 429]

    assert (tries(FAR, PASSWORD), tries(HOME, PASSWORD)) == ([429], [302])


def test_an_office_behind_one_address_is_not_kept_out_with_one_of_its_people(chairman):
    Person.objects.create_user("an", password=PASSWORD, full_name="Trần Văn An")

    tries(HOME, number=10)

    assert (tries(HOME, PASSWORD), tries(HOME, PASSWORD, "an")) == ([429], [302])


def later(span: timedelta) -> None:
    """So much time goes by for everything that was tried."""
    for model in (AccessAttempt, AccessFailureLog):
        for row in model.objects.all():
            model.objects.filter(pk=row.pk).update(attempt_time=row.attempt_time - span)


def test_each_time_the_wait_is_twice_as_long(chairman):
    tries(FAR, number=10)
    later(timedelta(minutes=31))
    assert tries(FAR, number=10)[-1] == 429
    later(timedelta(minutes=31))

    assert tries(FAR, PASSWORD) == [429]
    later(timedelta(minutes=30))
    assert tries(FAR, PASSWORD) == [302]


def test_against_many_addresses_only_known_places_stay_open(chairman, monkeypatch):
    monkeypatch.setattr(guard, "OF_ONE_NAME", 20)
    tries(HOME, PASSWORD)
    for number in range(20):
        tries(f"203.0.113.{number + 50}")

    assert (tries(FAR, PASSWORD), tries(HOME, PASSWORD)) == ([429], [302])


def test_one_address_does_not_try_one_password_on_everybody(chairman, monkeypatch):
    monkeypatch.setattr(guard, "FROM_ONE_PLACE", 15)
    for number in range(15):
        tries(FAR, name=f"nguoi{number}")

    assert (tries(FAR, PASSWORD), tries(HOME, PASSWORD)) == ([429], [302])


def test_the_page_says_how_long_and_that_others_are_not_concerned(chairman):
    tries(FAR, number=10)

    shown = Client(REMOTE_ADDR=FAR).post("/dang-nhap/", {"username": "chutich", "password": "sai"}).text

    assert ("tạm dừng 30 phút" in shown, "không bị ảnh hưởng" in shown) == (True, True)
    assert clock.real_now() - AccessFailureLog.objects.first().attempt_time < timedelta(minutes=5)


def test_addresses_are_not_kept_for_ever(chairman):
    tries(HOME, PASSWORD)
    tries(FAR)
    assert guard.forget_old_sign_ins() == 0
    later(timedelta(days=31))
    AccessLog.objects.update(attempt_time=clock.real_now() - timedelta(days=181))
    Session.objects.update(expire_date=clock.real_now() - timedelta(hours=1))

    assert guard.forget_old_sign_ins() == 4
    assert (AccessLog.objects.count(), AccessFailureLog.objects.count(), Session.objects.count()) == (0, 0, 0)
