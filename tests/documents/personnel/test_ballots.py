"""Scenario 6, the vote on names: each name has its ballots, its quorum, and nobody counts his own."""

from __future__ import annotations

from datetime import date

import pytest

from documents.models import Package
from documents.personnel import queries as asked
from documents.personnel.services import ballots as ballots_of
from documents.personnel.services import nominees as personnel
from tests.cast import ballot, perform
from tests.documents.personnel.test_personnel import NAME, facts, url
from tests.documents.signed_in import sign_in
from workflows.errors import Forbidden, Unmet

pytestmark = pytest.mark.one_database


@pytest.fixture
def scheme(make_package):
    """The scheme before Ban Chấp hành."""
    return make_package("DANS", "board")


@pytest.mark.django_db
def test_with_thirty_of_forty_five_nominated_each_name_and_the_scheme_can_be_voted(cast, scheme):
    people = [getattr(cast, f"bch{number:02d}") for number in range(10, 40)]
    names = [
        personnel.enter_nominee(scheme, facts(full_name=f"{NAME} {number}", person=one), by=cast.tbns2)
        for number, one in enumerate(people)
    ]
    outside = personnel.enter_nominee(scheme, facts(), by=cast.tbns2)
    day = date(2022, 3, 18)

    counts = [
        ballots_of.count_ballots(one, ballots_of.NamedBallots(day, 44, 44, 43, 40, "BB 7"), by=cast.vanphong)
        for one in names
    ]
    whole = ballots_of.count_ballots(
        outside, ballots_of.NamedBallots(day, 45, 45, 45, 22, "BB 7"), by=cast.vanphong
    )
    scheme = Package.objects.get(pk=scheme.pk)
    perform(scheme, "decide_board", cast.vanphong, ballot=ballot(cast.bodies.BCH))

    assert {(one.members, one.recused, one.outcome.code) for one in counts} == {(44, True, "passed")}
    assert (whole.members, whole.recused, whole.outcome.code) == (45, False, "failed")
    assert scheme.state == "signing"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        ((45, 44, 44, 40), "Phát ra 45 phiếu, nhiều hơn 44 người có quyền bỏ phiếu về người này."),
        ((44, 45, 44, 40), "Thu về 45 phiếu, nhiều hơn 44 phiếu phát ra."),
        ((44, 44, 45, 40), "Có 45 phiếu hợp lệ, nhiều hơn 44 phiếu thu về."),
        ((44, 44, 40, 41), "Có 41 phiếu đồng ý, nhiều hơn 40 phiếu hợp lệ."),
    ],
)
def test_impossible_ballots_on_a_name_are_refused(numbers, fault, cast, scheme):
    nominee = personnel.enter_nominee(scheme, facts(person=cast.bch40), by=cast.tbns2)
    ballots = ballots_of.NamedBallots(date(2022, 3, 18), *numbers, "BB 7")

    with pytest.raises(Unmet) as refused:
        ballots_of.count_ballots(nominee, ballots, by=cast.vanphong)

    assert list(refused.value.reasons) == [fault]


@pytest.mark.django_db
def test_the_quorum_of_a_name_is_of_those_who_may_vote_on_it(cast, scheme):
    nominee = personnel.enter_nominee(scheme, facts(person=cast.bch40), by=cast.tbns2)
    day = date(2022, 3, 18)

    few = ballots_of.count_ballots(
        nominee, ballots_of.NamedBallots(day, 22, 22, 22, 22, "BB 7"), by=cast.vanphong
    )
    with pytest.raises(Unmet):
        ballots_of.count_ballots(
            nominee, ballots_of.NamedBallots(day, 23, 23, 23, 12, "BB 7"), by=cast.vanphong
        )
    again = ballots_of.NamedBallots(day, 23, 23, 23, 12, "BB 7", reason="Đếm lại")
    enough = ballots_of.count_ballots(nominee, again, by=cast.vanphong)

    assert (few.outcome.code, enough.outcome.code) == ("no_quorum", "passed")
    assert asked.counts_of(asked.nominees_of(scheme).get()) == [enough]


@pytest.mark.django_db
def test_a_nominee_records_the_others_but_never_himself(cast, scheme):
    own = personnel.enter_nominee(scheme, facts(person=cast.vanphong), by=cast.tbns2)
    other = personnel.enter_nominee(scheme, facts(person=cast.bch40), by=cast.tbns2)
    ballots = ballots_of.NamedBallots(date(2022, 3, 18), 44, 44, 44, 40, "BB 7")

    ballots_of.count_ballots(other, ballots, by=cast.vanphong)
    with pytest.raises(Forbidden) as refused:
        ballots_of.count_ballots(own, ballots, by=cast.vanphong)

    assert refused.value.reasons == ["Không ai ghi kết quả bỏ phiếu về chính mình."]
    assert sign_in(cast.vanphong).get(url(scheme, "1/phieu/")).status_code == 403
