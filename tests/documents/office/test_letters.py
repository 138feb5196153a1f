"""One letter of one body about several packages: all of it is entered, or nothing."""

from __future__ import annotations

import pytest

from congress.models import Membership
from documents.models import Package, Verdict
from documents.packages.queries.duties import steps_of
from tests.cast import START, perform
from tests.demo_world import text_of
from tests.documents.signed_in import hidden, hidden_in, letter_url, paper, sign_in, today, yesterday

pytestmark = pytest.mark.one_database


@pytest.fixture
def asked(make_package):
    """Two reports about which the same bodies are asked."""
    with yesterday():
        return [make_package("BCCT", "consultation") for _one in range(2)]


@pytest.fixture
def office(cast, asked):
    """The browser of the office, on the morning of 18/03/2022."""
    with today():
        yield sign_in(cast.vanphong)


def says(package, verdict, words=""):
    """What the letter says of one package."""
    return {f"{package.code}-verdict": verdict, f"{package.code}-note_field": words}


def written(cast, asked, *verdicts):
    """The letter of Ban Tuyên truyền, Thi đua with its number, as it is typed in."""
    told = paper(cast.tttd, number="15/CV-TTTD")
    for package, (verdict, words) in zip(asked, verdicts, strict=True):
        told |= says(package, verdict, words)
    return told


def verdicts_of(cast):
    rows = Verdict.objects.filter(body=cast.bodies.TTTD).order_by("id")
    return [(row.version.package_id, row.passed) for row in rows]


def test_one_letter_two_packages(office, cast, asked):
    path = letter_url(cast.bodies.TTTD)
    told = written(cast, asked, ("pass", ""), ("fail", "Mục 3 thiếu số liệu."))

    answer = office.post(path, hidden(office, path) | told)

    one, other = asked
    assert (answer.status_code, verdicts_of(cast)) == (302, [(one.pk, True), (other.pk, False)])
    assert [steps_of(package)[-1].acting_for for package in asked] == [cast.tttd] * 2
    page = text_of(office.get(f"/ho-so/{other.code}/"))
    assert "Công văn 15/CV-TTTD. Mục 3 thiếu số liệu." in page


def test_the_letter_need_not_speak_of_all(office, cast, asked):
    path = letter_url(cast.bodies.TTTD)

    answer = office.post(path, hidden(office, path) | written(cast, asked, ("", ""), ("pass", "")))

    assert (answer.status_code, verdicts_of(cast)) == (302, [(asked[1].pk, True)])


def test_sent_twice_it_is_entered_once(office, cast, asked):
    path = letter_url(cast.bodies.TTTD)
    filled = hidden(office, path) | written(cast, asked, ("pass", ""), ("pass", ""))

    answers = [office.post(path, filled).status_code for _click in range(2)]

    assert (answers, len(verdicts_of(cast))) == ([302, 302], 2)


def test_one_wrong_row_and_nothing_is_entered(office, cast, asked):
    path = letter_url(cast.bodies.TTTD)
    filled = hidden(office, path) | written(cast, asked, ("pass", "Nhất trí."), ("pass", ""))
    revised = asked[1]
    with today():
        perform(revised, "withdraw", cast.truong, note="Tải nhầm tệp.", withdrawal=True)

    answer = office.post(path, filled)

    page = text_of(answer)
    assert (answer.status_code, verdicts_of(cast)) == (409, [])
    assert "Chưa nhập hồ sơ nào: còn hồ sơ chưa nhập được, xem lý do ở từng hồ sơ." in page
    # The row of a package that waits no longer is there, with its reason.
    assert page.index(revised.code) < page.index("đã thực hiện “Rút dự thảo tải lên nhầm”")
    assert [words in page for words in ("Nhất trí.",)] == [True]
    assert 'value="15/CV-TTTD"' in answer.content.decode()


def test_after_a_refusal_the_next_try_is_about_what_is_there_now(office, cast, asked):
    path = letter_url(cast.bodies.TTTD)
    filled = hidden(office, path) | written(cast, asked, ("pass", ""), ("pass", ""))
    filled[f"{asked[0].code}-seen"] = "0:older"

    refused = office.post(path, filled)
    answer = office.post(path, filled | hidden_in(refused))

    assert (refused.status_code, answer.status_code, len(verdicts_of(cast))) == (409, 302, 2)


def test_the_letter_is_of_its_own_body(office, cast, asked):
    """He who wrote it sits in another body that is asked too; that one has said nothing."""
    Membership.objects.create(person=cast.tttd, body=cast.bodies.BTC, role="head", start=START)
    path = letter_url(cast.bodies.TTTD)
    told = written(cast, asked, ("pass", ""), ("pass", ""))

    office.post(path, hidden(office, path) | told)

    assert [row.body for row in Verdict.objects.all()] == [cast.bodies.TTTD] * 2
    other = letter_url(cast.bodies.BTC)
    office.post(other, hidden(office, other) | told)
    assert [row.body for row in Verdict.objects.order_by("-id")[:2]] == [cast.bodies.BTC] * 2


def test_a_body_that_is_not_asked_has_no_form(office, cast):
    answer = office.get(letter_url(cast.bodies.BKT))

    assert answer.status_code == 422
    assert "Cơ quan này không có hồ sơ nào đang được hỏi ý kiến." in text_of(answer)


def test_a_package_that_the_body_was_never_asked_about(office, cast, asked, make_package):
    """A forged row is about a package whose opinion is not this body's to give."""
    with yesterday():
        stranger = make_package("BCTC", "drafting")
    path = letter_url(cast.bodies.TTTD)
    told = written(cast, asked, ("pass", ""), ("", "")) | says(stranger, "pass")

    answer = office.post(path, hidden(office, path) | told)

    assert (answer.status_code, verdicts_of(cast)) == (302, [(asked[0].pk, True)])
    assert Package.objects.get(pk=stranger.pk).state == "drafting"


def test_letters_are_the_offices(cast, asked):
    with today():
        people = (cast.tttd, cast.truong, cast.chutich, cast.btc)
        answers = [sign_in(one).get(letter_url(cast.bodies.TTTD)).status_code for one in people]

    assert answers == [403] * 4
