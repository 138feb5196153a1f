"""Where only the signer could record what a body decided, the office is told before, and he whom to ask."""

from __future__ import annotations

from datetime import timedelta

import pytest

from congress.people.services.seats import end_membership
from documents.packages.queries.recorders import bodies_without_recorder
from tests.cast import TODAY, count, perform
from tests.demo_world import Visitor
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database

GROUND = "QĐ 12/QĐ-HTS ngày 16/03/2022"


@pytest.fixture
def alone(cast):
    """The chairman heads Thường trực, and nobody there but him may record."""
    for seat in cast.bodies.TT.memberships.filter(person__in=[cast.thuongtruc, cast.vanphong]):
        end_membership(seat, on=TODAY - timedelta(days=1), ground=GROUND)


def test_only_the_inspectors_have_nobody_but_who_signs(cast):
    # The report of Ban Kiểm tra is signed by its head, the only one there who records.
    assert bodies_without_recorder(cast.congress) == [cast.bodies.BKT]


def test_the_office_is_told_with_the_way_to_put_it_right(cast, alone):
    office = Visitor(cast.vanphong)

    pages = [office.get(path).content.decode() for path in ("/van-phong/", "/van-phong/can-bo-sung/")]

    assert bodies_without_recorder(cast.congress) == [cast.bodies.TT, cast.bodies.BKT]
    link = '<a href="/van-phong/nhiem-vu/them/?co-quan=TT&amp;vai-tro=secretary"'
    assert [(link in page, "Phân công thư ký cho Thường trực Hội" in page) for page in pages] == [
        (True, True)
    ] * 2


def test_the_signer_is_told_who_could_and_a_clerk_then_does(cast, alone, make_package):
    package = make_package("BCCT", "standing")

    with pytest.raises(Unmet) as told:
        perform(package, "decide_standing", cast.chutich, decision=count(cast.bodies.TT))
    seat = {"person": cast.bch10.pk, "body": cast.bodies.TT.pk, "role": "clerk", "start": "18/03/2022"}
    given = Visitor(cast.vanphong).client.post("/van-phong/nhiem-vu/them/", seat)
    perform(package, "decide_standing", cast.bch10, decision=count(cast.bodies.TT))

    assert told.value.reasons[0].endswith(
        "Tại Thường trực Hội chưa có ai khác ghi được: "
        "đề nghị Văn phòng phân công thư ký cho Thường trực Hội."
    )
    assert (given.status_code, package.state) == (302, "executive")
    assert bodies_without_recorder(cast.congress) == [cast.bodies.BKT]
