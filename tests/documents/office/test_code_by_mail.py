"""Who forgot his password gets a code by mail where there is mail; nobody else learns or loses anything."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from congress.models import Person, Slip
from congress.people.services.accounts import issue_slip
from tests.demo_world import text_of
from tests.documents.office.test_accounts import NEW, enters, use
from workflows import clock
from workflows.background.running import run_waiting
from workflows.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PAGE = "/quen-mat-khau/"


def forgot(username, **place):
    return Client().post(PAGE, {"username": username}, **place)


def codes():
    """What was mailed to whom."""
    run_waiting("a")
    return {one.to[0]: re.search(r"\w{4}-\w{4}-\w{4}", one.body).group() for one in mail.outbox}


@pytest.fixture
def thuky(cast):
    Person.objects.filter(pk=cast.thuky.pk).update(email="thuky@example.vn")
    return cast.thuky


def test_the_code_sets_a_new_password_once(thuky):
    answer = forgot("Thuky")
    code = codes()["thuky@example.vn"]
    first, second = use(code), use(code)

    assert answer.status_code == 302
    assert (first.status_code, second.status_code) == (302, 422)
    assert "Phiếu này đã được dùng" in text_of(second)
    assert enters("thuky", NEW).status_code == 302
    letter = mail.outbox[0]
    assert (letter.subject, NEW in letter.body) == ("Mã đặt lại mật khẩu", False)
    assert "/mo-tai-khoan/" in letter.body


def test_it_is_over_after_half_an_hour(thuky):
    forgot("thuky")
    code = codes()["thuky@example.vn"]
    left = Slip.objects.get().expires - clock.real_now()
    Slip.objects.update(expires=clock.real_now())

    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    assert "Phiếu này đã hết hạn" in text_of(use(code))


def test_whoever_is_asked_for_the_answer_is_the_same_and_only_he_gets_a_letter(cast, thuky):
    for name in ("chutich", "vanphong"):
        Person.objects.filter(username=name).update(email=f"{name}@example.vn")
    Person.objects.create_superuser("quantri", full_name="Quản trị", email="qt@example.vn")
    Person.objects.filter(pk=cast.tbtc.pk).update(email="tbtc@example.vn", is_active=False)
    names = ("thuky", "chutich", "quantri", "tbtc", "khongcoai", "thuky2\nBcc: x@y.vn")
    client = Client()
    pages = {text_of(client.post(PAGE, {"username": name}, follow=True)) for name in names}

    assert len(pages) == 1
    assert set(codes()) == {"thuky@example.vn"}


def test_asked_for_again_and_again_it_is_one_letter_an_hour(thuky):
    statuses = [forgot("thuky", REMOTE_ADDR="203.0.113.9").status_code for _time in range(12)]
    forgot("thuky", REMOTE_ADDR="203.0.113.10")
    codes()

    assert (statuses[0], statuses[-1], len(mail.outbox), Job.objects.count()) == (302, 429, 1, 1)


def test_a_slip_that_was_printed_stays_good(cast, thuky):
    printed = issue_slip(thuky, by=cast.vanphong)[1]
    forgot("thuky")
    mailed = codes()["thuky@example.vn"]

    assert use(printed).status_code == 302
    assert use(mailed).status_code == 302


def test_without_mail_there_is_no_such_page(thuky, settings):
    settings.MAIL_URL = ""

    assert Client().get(PAGE).status_code == 404
    assert PAGE not in Client().get("/dang-nhap/").content.decode()
