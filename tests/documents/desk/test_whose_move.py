"""A button that is blocked or not there says why, whose it is, and who can help."""

from __future__ import annotations

from datetime import date

import pytest

from documents.assigning.services import assign_package
from tests.cast import road
from tests.demo_world import Visitor, at, text_of
from workflows import engine

pytestmark = pytest.mark.one_database

PAGE = "/ho-so/DH3-BCTC/"
BLOCKED = "Chưa có biên bản thẩm tra của Ban Kiểm tra cho dự thảo lần 1."


@pytest.fixture
def inspected(cast, make_package):
    """The financial report before the inspectors, on 18/03/2022 at nine."""
    make_package("BCTC", "verification")
    with at(18):
        yield


def test_the_lead_reads_what_is_lacking_and_who_else_may(cast, inspected):
    page = Visitor(cast.tbtc).read(PAGE)

    assert f"Trình Thường trực Lý do chưa thực hiện được: {BLOCKED}" in page
    assert "Cũng có quyền làm các việc này: Ông Người tbtc2." in page


def test_who_is_not_asked_reads_whose_move_it_is(cast, inspected):
    page = Visitor(cast.truong).read(PAGE)

    assert "Việc của nơi khác ở bước này" in page
    assert "Ghi kết luận thẩm tra: Chỉ Ban Kiểm tra có quyền thẩm tra." in page
    assert "Văn phòng nhập thay" not in page


def test_the_office_is_led_to_where_it_enters_for_others(cast, inspected):
    page = Visitor(cast.vanphong).read(PAGE)

    assert "Văn phòng nhập thay từ phiếu giấy hoặc điện thoại: Văn phòng" in page


def test_what_cannot_be_taken_back_says_why(cast, inspected):
    page = Visitor(cast.bkt).read(PAGE)

    assert "Rút lại kết luận đã ghi: Cơ quan chưa có kết luận nào để rút lại." in page
    assert "Việc của nơi khác ở bước này" not in page


ACTORS = ["truong", "thuky", "tbtc", "bkt", "tttd", "vanphong", "btc", "thuongtruc", "chutich"]


def helpless(package, person, names):
    """What is closed to him without a reason, or without anybody who may do it or help."""
    offers = [one for one in engine.available(package, person) if not one.allowed]
    closed = [one for one in offers if not one.permitted]
    bare = [one.action for one in closed if not any(name in one.reasons[0] for name in names)]
    blocked = [one for one in offers if one.permitted and not one.action.startswith("answer")]
    page = Visitor(person).read(f"/ho-so/{package.code}/") if blocked else ""
    unsaid = [one.action for one in blocked if not all(" ".join(why.split()) in page for why in one.reasons)]
    helped = not blocked or "Vướng mắc thì đề nghị: Ban Tổ chức Đại hội." in page
    return [*bare, *unsaid, *([] if helped else ["nobody helps"])]


@pytest.mark.slow
@pytest.mark.sweep
@pytest.mark.parametrize("kind", ["BCCT", "BCTC"])
def test_at_every_stage_everybody_reads_why_and_who_can_help(cast, kind):
    package = assign_package(cast.congress, kind, by=cast.btc, due=date(2022, 3, 30), due_exclusive=True)
    # The office of a congress is called so, whatever its body is named.
    names = ["Văn phòng", *(body.name for body in cast.congress.bodies.all())]
    walked, found = 0, {}

    for where, step in [("assigned", lambda: None), *road(cast, package)]:
        step()
        for name in ACTORS:
            lacks = helpless(package, getattr(cast, name), names)
            found |= {(where, name): lacks} if lacks else {}
            walked += 1

    assert found == {}
    assert walked >= 9 * 12


def test_who_signs_follows_what_his_bodies_decide_and_is_not_asked_to_record_it(world):
    with at(18):
        pages = [world.visitor(name).client.get("/") for name in ("chutich", "thuongtruc")]
        book = world.visitor("chutich").client.get("/viec-can-xu-ly.xlsx")
    asked = [{card["marks"][0] for card in page.context["cards"]} for page in pages]

    # The report of the inspectors is signed by their own head, and a plan by nobody.
    assert asked[0] == {"DH3-BCKT", "DH3-KH-TBPV"}
    assert asked[1] - asked[0] == {"DH3-BCCT", "DH3-BCKD"}
    assert "DH3-BCCT" in text_of(pages[0])
    assert book.status_code == 200


def test_a_return_is_never_the_thing_to_press(world):
    with at(18):
        page = world.visitor("chutich").client.get("/ho-so/DH3-BCCT/")

    assert (page.context["main"], [offer.label for offer in page.context["others"]]) == (
        None,
        ["Trả lại để hoàn thiện"],
    )
