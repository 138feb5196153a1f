"""Somebody who sits in two bodies that are asked says in whose name he answers."""

from __future__ import annotations

import re

import pytest

from congress.models import Membership
from documents.models import Verdict
from tests.cast import START
from tests.demo_world import act_url, text_of
from tests.documents.signed_in import entry_url, paper, send, sign_in, today, yesterday

pytestmark = pytest.mark.one_database


@pytest.fixture
def package(make_package):
    with yesterday():
        return make_package("BCCT", "consultation")


@pytest.fixture
def two_hats(cast, package):
    """The head of Ban Tuyên truyền, Thi đua, who leads Ban Tổ chức Đại hội as well."""
    with today():
        Membership.objects.create(person=cast.tttd, body=cast.bodies.BTC, role="head", start=START)
        yield sign_in(cast.tttd)


def bodies_that_answered():
    return [row.body for row in Verdict.objects.order_by("id")]


def radios(page):
    return re.findall(r'type="radio" name="capacity" value="(\d+)"', page.content.decode())


def test_he_answers_for_each_of_them_in_turn(two_hats, cast, package):
    path = act_url(package.code, "comment")
    wanted = [cast.bodies.BTC, cast.bodies.TTTD]

    answers = [send(two_hats, path, verdict="pass", capacity=body.pk).status_code for body in wanted]

    assert (answers, bodies_that_answered()) == ([302, 302], wanted)


def test_the_form_names_his_bodies_and_only_them(two_hats, cast, package):
    page = two_hats.get(act_url(package.code, "comment"))

    assert sorted(map(int, radios(page))) == sorted([cast.bodies.TTTD.pk, cast.bodies.BTC.pk])
    assert "Với tư cách" in text_of(page)


def test_without_a_choice_he_is_asked_and_keeps_what_he_wrote(two_hats, package):
    answer = send(two_hats, act_url(package.code, "comment"), verdict="pass", note_field="Nhất trí.")

    assert (answer.status_code, bodies_that_answered()) == (422, [])
    assert ["Chưa chọn tư cách." in text_of(answer), "Nhất trí." in text_of(answer)] == [True, True]


def test_a_body_that_is_not_his_is_no_choice(two_hats, cast, package):
    path = act_url(package.code, "comment")

    answer = send(two_hats, path, verdict="pass", capacity=cast.bodies.VP.pk)

    assert (answer.status_code, bodies_that_answered()) == (422, [])


def test_one_hat_is_not_asked_about(cast, package):
    with today():
        his = sign_in(cast.vanphong)
        path = act_url(package.code, "comment")
        shown = radios(his.get(path))
        answer = send(his, path, verdict="pass")

    assert (shown, answer.status_code, bodies_that_answered()) == ([], 302, [cast.bodies.VP])


def test_a_lent_hat_is_worn_in_the_name_of_who_lent_it(cast, package):
    """His own right in one body, a lent one in the other: the history says which he used."""
    with today():
        lent = {"role": "delegate", "delegator": cast.btc, "scope": ["review"]}
        Membership.objects.create(person=cast.tttd, body=cast.bodies.BTC, start=START, **lent)
        path = act_url(package.code, "comment")
        send(sign_in(cast.tttd), path, verdict="pass", capacity=cast.bodies.BTC.pk)

    step = package.steps.last()
    assert (step.actor, step.acting_for, step.ground) == (cast.tttd, cast.btc, "delegation")
    assert bodies_that_answered() == [cast.bodies.BTC]


def test_the_office_says_in_which_of_them_his_paper_was_written(two_hats, cast, package):
    office, path = sign_in(cast.vanphong), entry_url(package, "comment")
    asked = send(office, path, paper(cast.tttd), verdict="pass")
    answer = send(office, path, paper(cast.tttd, body=cast.bodies.BTC.pk), verdict="pass")

    assert asked.status_code == 422
    assert "Chưa chọn tư cách: Ông Người tttd làm việc này ở" in text_of(asked)
    assert answer.status_code == 302
    assert bodies_that_answered() == [cast.bodies.BTC]
