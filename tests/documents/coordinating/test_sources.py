"""What the draft Resolution waits for: seen from the first day, chosen by package, freed, refused openly."""

from __future__ import annotations

from datetime import date

import pytest

from documents.assigning.services import assign_package
from documents.models import Package
from tests.cast import count, draft, perform
from tests.demo_world import HIDDEN, Visitor, at, text_of
from tests.documents.examined import faults

pytestmark = pytest.mark.one_database

PAGE, SOURCES = "/ho-so/DH3-NQ/", "/ho-so/DH3-NQ/phai-cho/"
# The congress of the cast has no charter to amend.
KINDS = ["BCCT", "DANS", "BCKD", "BCKT", "BCTC"]


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


@pytest.fixture
def assign(cast):
    return lambda kind: assign_package(
        cast.congress, kind, by=cast.btc, due=date(2022, 3, 30), due_exclusive=True
    )


@pytest.fixture
def resolution(cast, assign):
    """The draft Resolution before the board."""
    package = assign("NQ")
    bodies = cast.bodies
    perform(package, "accept", cast.thuky)
    perform(package, "revise", cast.thuky, version=draft(package))
    perform(package, "to_subcommittee", cast.truong)
    perform(package, "decide_subcommittee", cast.truong, decision=count(bodies.TBVK))
    perform(package, "decide_standing", cast.thuongtruc, decision=count(bodies.TT))
    perform(package, "decide_executive", cast.vanphong, decision=count(bodies.BTV))
    return package


def choose(visitor, wanted, reason, **more):
    asked = dict(HIDDEN.findall(visitor.get(SOURCES).content.decode()))
    return visitor.client.post(SOURCES, asked | {"wanted": wanted, "reason": reason} | more)


def record(cast, package):
    return perform(package, "decide_board", cast.vanphong, decision=count(cast.bodies.BCH))


def test_the_owner_sees_from_the_first_day_what_waits_where(cast, assign, make_package):
    make_package("BCTC", "standing")
    assign("NQ")

    page = Visitor(cast.thuky).read(PAGE)

    assert "Chờ kết quả biểu quyết của 5 hồ sơ sau:" in page
    title = Package.objects.get(code="DH3-BCTC").title
    assert f"{title} (DH3-BCTC): Chờ Thường trực cho ý kiến, đang ở Thường trực Hội" in page
    assert page.count("chưa giao; đề nghị Ban Tổ chức Đại hội giao") == 4


def test_a_kind_never_assigned_blocks_and_says_so(cast, resolution):
    refused = Visitor(cast.vanphong).vote("DH3-NQ", "decide_board", "18/03/2022", "45 45 0 0 0")

    assert refused.status_code == 422
    assert "Chưa giao hồ sơ mà hồ sơ này phải chờ: " in text_of(refused)
    assert Package.objects.get(code="DH3-NQ").state == "board"


def test_a_mistaken_package_is_taken_off_and_the_resolution_goes_on(cast, resolution, make_package, assign):
    make_package("BCCT", "signing")
    mistaken = assign("BCCT")
    organiser = Visitor(cast.btc)

    silent = choose(organiser, ["DH3-BCCT"], "")
    chosen = choose(organiser, ["DH3-BCCT"], "Giao nhầm; năm loại khác do BCH khóa mới lập")

    assert (silent.status_code, chosen.status_code) == (422, 302)
    page = Visitor(cast.thuky).read(PAGE)
    assert "Các hồ sơ phải chờ đều đã có kết quả biểu quyết." in page
    assert f"Không phải chờ: {mistaken.title} (DH3-BCCT-2)" in page
    assert "Đổi danh sách hồ sơ phải chờ" in page
    assert record(cast, resolution).target == "signing"
    assert list(faults()) == []


def test_a_cancelled_package_frees_what_waited_for_it(cast, resolution, make_package, assign):
    make_package("BCCT", "signing")
    assign("BCCT")
    organiser, office = Visitor(cast.btc), Visitor(cast.vanphong)
    choose(organiser, ["DH3-BCCT", "DH3-BCCT-2"], "Năm loại khác do BCH khóa mới lập")

    before = office.read("/bieu-quyet/")
    organiser.act("DH3-BCCT-2", "cancel", note_field="Giao nhầm")
    after = office.read("/bieu-quyet/")

    assert "Chưa ghi được: phải biểu quyết sau" in before
    assert "Chưa ghi được" not in after
    assert record(cast, resolution).target == "signing"


def test_what_waits_is_not_offered_to_the_meeting_but_said_why(cast, resolution, make_package):
    make_package("BCCT", "drafting")
    office = Visitor(cast.vanphong)
    choose(Visitor(cast.btc), ["DH3-BCCT"], "Năm loại khác do BCH khóa mới lập")

    page = office.get("/bieu-quyet/BCH/")

    assert "Chưa ghi được. Chờ kết quả biểu quyết của 1 hồ sơ sau:" in text_of(page)
    assert "DH3-NQ-taken" not in page.content.decode()


def test_in_one_meeting_the_resolution_follows_what_it_sums_up(cast, resolution, make_package):
    make_package("BCCT", "board")
    choose(Visitor(cast.btc), ["DH3-BCCT"], "Năm loại khác do BCH khóa mới lập")

    page = Visitor(cast.vanphong).get("/bieu-quyet/BCH/").content.decode()

    assert "DH3-BCCT-taken" in page
    assert "DH3-NQ-taken" in page


def test_two_who_choose_at_once_do_not_overrule_each_other(cast, resolution, make_package):
    make_package("BCCT", "drafting")
    organiser = Visitor(cast.btc)
    asked = dict(HIDDEN.findall(organiser.get(SOURCES).content.decode()))
    choose(organiser, ["DH3-BCCT"], "Năm loại khác do BCH khóa mới lập")

    late = organiser.client.post(SOURCES, asked | {"wanted": [], "reason": "Không chờ nữa"})

    assert late.status_code == 409
    assert Package.objects.get(code="DH3-NQ").waits_for == dict.fromkeys(KINDS[1:], False)


def test_packages_do_not_wait_for_each_other_in_a_ring(cast, resolution, make_package):
    make_package("BCCT", "drafting")

    page = Visitor(cast.btc).get("/ho-so/DH3-BCCT/phai-cho/").content.decode()

    assert 'value="DH3-NQ"' not in page


def test_who_did_not_assign_it_is_told_who_did(cast, resolution):
    refused = Visitor(cast.thuky).get(SOURCES)

    assert refused.status_code == 403
    assert "Chỉ Ban Tổ chức Đại hội làm việc này." in text_of(refused)
