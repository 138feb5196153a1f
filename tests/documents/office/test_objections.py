"""What was entered for somebody is shown to him; he may say once that it is wrong, and the office answers."""

from __future__ import annotations

import pytest

from documents.models import Objection, ObjectionAnswer
from documents.packages.queries.duties import steps_of
from tests.demo_world import text_of
from tests.documents.signed_in import entry_url, paper, send, sign_in, today, yesterday

pytestmark = pytest.mark.one_database

WRONG = "Phiếu giấy ghi ngày 15/03, không phải 17/03."
SETTLED = "Đã đối chiếu phiếu giấy và ghi chú vào hồ sơ."


@pytest.fixture
def package(make_package):
    with yesterday():
        return make_package("BCCT", "assigned")


@pytest.fixture
def office(cast, package):
    """The browser of the office, which has just entered for the head of the subcommittee."""
    with today():
        browser = sign_in(cast.vanphong)
        send(browser, entry_url(package, "accept"), paper(cast.truong))
        yield browser


@pytest.fixture
def entered(office, package):
    return steps_of(package)[-1]


def object_url(step):
    return f"/da-nhap-thay/{step.pk}/phan-doi/"


def answer_url(objection):
    return f"/van-phong/phan-doi/{objection.pk}/"


def test_the_first_page_tells_only_him_for_whom_it_was(entered, cast):
    pages = {one: text_of(sign_in(one).get("/")) for one in (cast.truong, cast.thuky)}

    assert ["Đã nhập thay" in page for page in pages.values()] == [True, False]
    assert 'href="/da-nhap-thay/"' in sign_in(cast.truong).get("/").content.decode()


def test_he_objects_once(entered, cast):
    his = sign_in(cast.truong)

    answers = [his.post(object_url(entered), {"text": WRONG}).status_code for _time in range(2)]

    assert (answers, [row.text for row in Objection.objects.all()]) == ([302, 422], [WRONG])


def test_too_few_words_are_asked_about(entered, cast):
    answer = sign_in(cast.truong).post(object_url(entered), {"text": "Sai"})

    assert (answer.status_code, Objection.objects.exists()) == (422, False)
    assert "Phải nêu rõ chỗ ghi không đúng." in text_of(answer)


def test_nobody_else_objects_not_even_who_entered_it(entered, cast):
    people = (cast.nguoila, cast.thuky, cast.vanphong, cast.chutich)

    answers = [sign_in(one).post(object_url(entered), {"text": WRONG}).status_code for one in people]

    assert (answers, Objection.objects.exists()) == ([404] * 4, False)


def test_what_one_did_oneself_is_no_entry(entered, package, cast):
    own = steps_of(package)[0]

    assert own.actor == cast.btc
    assert sign_in(cast.btc).post(object_url(own), {"text": WRONG}).status_code == 404


def test_the_office_answers_once_and_all_three_pages_say_so(office, entered, package, cast):
    his = sign_in(cast.truong)
    his.post(object_url(entered), {"text": WRONG})
    before = text_of(office.get("/van-phong/"))

    path = answer_url(Objection.objects.get())
    answers = [office.post(path, {"text": words}).status_code for words in ("", SETTLED, "Lần thứ hai.")]

    assert (answers, [row.text for row in ObjectionAnswer.objects.all()]) == ([422, 302, 422], [SETTLED])
    assert "Ý kiến phản đối chờ giải quyết (1)" in before
    assert "Ý kiến phản đối chờ giải quyết (0)" in text_of(office.get("/van-phong/"))
    assert SETTLED in text_of(his.get("/da-nhap-thay/"))
    history = text_of(office.get(f"/ho-so/{package.code}/"))
    assert f"Người được nhập thay phản đối: {WRONG} Đã giải quyết: {SETTLED}" in history


def test_answers_are_the_offices(entered, cast):
    sign_in(cast.truong).post(object_url(entered), {"text": WRONG})
    path = answer_url(Objection.objects.get())

    answers = [sign_in(one).post(path, {"text": SETTLED}).status_code for one in (cast.truong, cast.btc)]

    assert (answers, ObjectionAnswer.objects.exists()) == ([403, 403], False)
