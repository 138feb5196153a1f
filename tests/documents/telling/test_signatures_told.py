"""A signature is told to whom it concerns: one given with a pen only as what it is until it is compared."""

from __future__ import annotations

import pytest

from congress.people.services.seats import replace_head
from documents.models import PaperSignature
from tests.cast import TODAY
from tests.documents.signing.test_pens import came_back, hanoi, seen
from tests.documents.telling.test_news import REPORT, heard

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

DECISION = "QĐ 12/QĐ-HTS ngày 16/03/2022"
ON_PAPER = f"Chủ tịch Hội đã ký duyệt trên giấy {REPORT}; chữ ký đang chờ đối chiếu với bản gốc."
SIGNED = f"Chủ tịch Hội đã ký duyệt {REPORT}."


@pytest.fixture
def head_of_board(cast):
    """Somebody else than the signer leads the body that passes the report."""
    replace_head(cast.bodies.BCH, cast.tttd, start=TODAY, ground=DECISION, by=cast.vanphong)
    return cast.tttd


@pytest.fixture
def passed(cast, head_of_board, make_package):
    with hanoi(25, 16):
        return make_package("BCCT", "signing")


def test_a_pen_signature_is_told_as_one_until_it_is_compared(cast, passed, head_of_board):
    with hanoi(30, 8):
        came_back(cast, passed)
        entered = [heard(one)[0] for one in (cast.truong, head_of_board)]
    with hanoi(30, 10):
        seen(cast.thuongtruc, PaperSignature.objects.get())
        compared = [heard(one)[0] for one in (cast.truong, head_of_board)]

    # Who leads a body above is reported to.
    assert entered == [ON_PAPER, f"Kính báo cáo: {ON_PAPER}"]
    assert compared[0].startswith(SIGNED.rstrip("."))
    assert compared[1].startswith(f"Kính báo cáo: {SIGNED}".rstrip("."))
    assert [said for said in heard(cast.chutich) if "đã ký duyệt" in said] == []


def test_the_head_of_who_decided_hears_of_a_signature_on_the_screen(cast, head_of_board, make_package):
    make_package("BCCT", "signed")

    told = f"Kính báo cáo: {SIGNED}"
    assert (told in heard(head_of_board), told in heard(cast.bch03)) == (True, False)
