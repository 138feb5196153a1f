"""A slip for one who signs is seen by two; where nobody else is there, that is said."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Membership, Slip
from congress.people.services.absences import record_absence
from congress.people.services.accounts import issue_slip, use_slip
from tests.cast import START
from tests.demo_world import text_of
from tests.documents.signed_in import sign_in
from workflows.errors import Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

NEW = "duong-truong-son-1959"


def slip_url(person):
    return f"/van-phong/tai-khoan/{person.pk}/phieu/"


@pytest.fixture
def second(cast):
    """Another clerk of the office."""
    Membership.objects.create(person=cast.bch10, body=cast.bodies.VP, role="secretary", start=START)
    return cast.bch10


def test_the_clerk_is_told_who_may_be_the_second(cast, second):
    page = sign_in(cast.vanphong).post(slip_url(cast.chutich), follow=True)

    assert f"đối chiếu được: {second}." in text_of(page)


def test_one_clerk_alone_gets_no_slip_for_the_chairman(cast, second):
    office = sign_in(cast.vanphong)

    answers = [office.post(slip_url(cast.chutich)) for _click in range(2)]

    asked = Slip.objects.get()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (asked.digest, asked.issued_by) == ("", cast.vanphong)
    with pytest.raises(Unmet):
        use_slip("chutich", "", password=NEW)
    assert "chờ đối chiếu" in cast.chutich.news.said().get().words
    assert "chờ đối chiếu" in second.news.said().get().words
    assert "Không có việc nào chờ đối chiếu." in text_of(office.get("/van-phong/doi-chieu/"))


def test_the_second_clerk_confirms_and_prints_it(cast, second):
    issue_slip(cast.chutich, by=cast.vanphong)
    other = sign_in(second)

    notices = other.get("/thong-bao/").content.decode()
    page = text_of(other.get("/van-phong/doi-chieu/"))
    printed = other.post(slip_url(cast.chutich))

    slip = Slip.objects.get(cancelled=None)
    assert ('href="/van-phong/doi-chieu/"' in notices, "Đối chiếu 1 việc đang chờ" in notices) == (
        True,
        True,
    )
    assert "Phiếu mở tài khoản của Ông Người chutich" in page
    assert printed["Content-Type"] == "application/pdf"
    assert (slip.asked_by, slip.issued_by, bool(slip.digest)) == (cast.vanphong, second, True)
    assert "do Ông Người vanphong đề nghị, đã đối chiếu" in cast.chutich.news.said().first().words


def test_in_an_office_of_one_the_head_of_the_organisers_confirms(cast):
    asked, none = issue_slip(cast.chutich, by=cast.vanphong)
    organiser = sign_in(cast.btc)

    homes = [sign_in(one).get("/").content.decode() for one in (cast.btc, cast.vanphong, cast.truong)]
    printed = organiser.post(slip_url(cast.chutich))

    assert (none, asked.digest) == ("", "")
    assert ["Văn phòng đề nghị đối chiếu 1 việc về tài khoản." in home for home in homes] == [
        True,
        False,
        False,
    ]
    assert printed["Content-Type"] == "application/pdf"
    assert organiser.post(slip_url(cast.tbtc)).status_code == 403


def test_where_nobody_else_is_there_it_is_issued_at_once_and_said_so(cast, second):
    for one in (second, cast.btc):
        record_absence(one, start=date(2022, 3, 18), end=date(2022, 3, 20), reason="Ốm", by=cast.vanphong)

    _slip, code = issue_slip(cast.chutich, by=cast.vanphong)

    assert use_slip("chutich", code, password=NEW) == cast.chutich
    assert "không có người thứ hai để đối chiếu" in cast.chutich.news.said().get().words


def test_a_slip_for_one_who_signs_nothing_is_issued_at_once(cast, second):
    slip, code = issue_slip(cast.bch20, by=cast.vanphong)

    assert (bool(code), slip.asked_by) == (True, None)
