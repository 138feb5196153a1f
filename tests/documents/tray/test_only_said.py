"""What a body returned or decided on a talk alone waits on the sheet of its head, and is confirmed there."""

from __future__ import annotations

import pytest

from congress.people.words.grounds import is_spoken
from documents.models import EntryConfirmed, Package
from documents.packages.answers.values import Return
from documents.packages.unconfirmed import all_unconfirmed
from tests.cast import count, perform
from tests.demo_world import Visitor, text_of
from tests.documents.scanned import sent_from
from tests.documents.tray.test_confirming import sheet_of

pytestmark = pytest.mark.one_database
TALK = "Hội ý Thường trực ngày 18/03/2022"


@pytest.mark.parametrize(
    ("ground", "spoken"),
    [
        (TALK, True),
        ("Điện thoại của đồng chí Chủ tịch ngày 18/03/2022", True),
        ("Gặp trực tiếp ngày 18/03/2022", True),
        ("Biên bản hội ý Thường trực ngày 18/03/2022", False),
        ("Bút phê của Chủ tịch ngày 18/03/2022", False),
        ("Cuộc họp trực tiếp ngày 18/03/2022", False),
    ],
)
def test_a_talk_is_told_from_a_paper(ground, spoken):
    assert is_spoken(ground) is spoken


def test_a_return_on_a_talk_waits_for_the_head_of_the_body(cast, office, make_package):
    package = make_package("BCCT", "executive")
    said = {"note": f"Sửa mục II\nCăn cứ: {TALK}", "return": Return(basis=TALK)}
    perform(package, "send_back", cast.vanphong, **said)

    waiting = all_unconfirmed(cast.congress, cast.vanphong)
    history = text_of(Visitor(cast.thuky).client.get("/ho-so/DH3-BCCT/?lich-su=het"))
    page = sheet_of(office, "Ông Người chutich")
    done = sent_from(office, page, lines=[waiting[0].ref], reason="Phiếu tuần 3")

    assert [(one.who, one.way) for one in waiting] == [("Ông Người chutich", TALK)]
    assert "căn cứ theo lời nói, chờ xác nhận" in history
    assert (done.status_code, EntryConfirmed.objects.get().step) == (302, package.steps.last())
    assert all_unconfirmed(cast.congress, cast.vanphong) == []


def test_a_vote_recorded_on_a_talk_waits_and_one_with_minutes_does_not(cast, make_package):
    package = make_package("BCCT", "standing")
    perform(package, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT, minutes_ref=TALK))
    perform(
        Package.objects.get(pk=package.pk),
        "decide_executive",
        cast.vanphong,
        decision=count(cast.bodies.BTV, minutes_ref="Biên bản số 5 ngày 18/03/2022"),
    )

    assert [one.way for one in all_unconfirmed(cast.congress, cast.vanphong)] == [TALK]
