"""Giao nhiệm vụ: only those who coordinate the congress give a new package, once, with dates that fit."""

from __future__ import annotations

from datetime import date

import pytest

from documents.assigning.services import assign_package
from documents.models import Package, PackageStep
from tests.demo_world import HIDDEN, at, give, text_of
from workflows.errors import Unmet

URL = "/ho-so/giao-moi/"
WISH = "Hoàn thiện trước khi trình Thường trực; kèm bảng so sánh với nhiệm kỳ trước."
FIELDS = {"kind": "BCCT", "title": "Báo cáo bổ sung về công tác tri ân", "due": "29/04/2022", "note": WISH}


@pytest.fixture(autouse=True)
def on_18_march():
    """The demo's own day, in the morning."""
    with at(18, hour=9):
        yield


@pytest.fixture
def organiser(world):
    return world.visitor("btc")


def assign(visitor, **changes):
    """Opens the form, fills it in and sends it."""
    hidden = dict(HIDDEN.findall(visitor.get(URL).content.decode()))
    return give(visitor.client, hidden | FIELDS | changes)


def test_organiser_finds_the_button(organiser):
    page = organiser.get("/ho-so/").content.decode()

    assert f'href="{URL}"' in page


def test_assigned_package_is_with_its_lead(world, organiser):
    response = assign(organiser)

    package = Package.objects.get(code="DH3-BCCT-2")
    step = package.steps.get()
    assert (response.status_code, response["Location"]) == (302, "/ho-so/DH3-BCCT-2/")
    assert (package.state, package.lead.code, package.due.isoformat()) == ("assigned", "TBVK", "2022-04-29")
    assert (step.action, step.actor) == ("assign", organiser.person)
    assert FIELDS["title"] in world.visitor("tbvk").read("/")


def test_title_is_the_kind_s_when_none_is_given(organiser):
    assign(organiser, title="  ")

    assert Package.objects.get(code="DH3-BCCT-2").title == "Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị)"


def test_confidential_package_is_assigned_and_not_read(organiser):
    response = assign(organiser, kind="DANS", title="")

    assert (response.status_code, response["Location"]) == (302, "/tien-do/")
    assert organiser.get("/ho-so/DH3-DANS-2/").status_code == 404
    assert "DH3-DANS-2" in organiser.read("/tien-do/")


@pytest.mark.parametrize("username", ["tbvk", "tbtc", "chutich", "vanphong", "bch45", "nguoila", "quantri"])
def test_others_may_not_assign(world, username):
    visitor = world.visitor(username)

    opened = visitor.get(URL)
    sent = visitor.client.post(URL, FIELDS | {"request_id": "tay-khong"})

    assert (opened.status_code, sent.status_code) == (403, 403)
    assert "Chỉ Ban Tổ chức Đại hội giao nhiệm vụ lập hồ sơ." in text_of(sent)
    assert f'href="{URL}"' not in visitor.get("/ho-so/").content.decode()
    assert Package.objects.count() == 12


def test_double_submit_makes_one_package(organiser):
    first = assign(organiser, request_id="mot-lan-bam")
    second = assign(organiser, request_id="mot-lan-bam")

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Package.objects.count() == 13


def test_two_submits_make_two_packages(organiser):
    assign(organiser)
    assign(organiser, note="Bản thứ hai")

    assert sorted(Package.objects.filter(kind_code="BCCT").values_list("code", flat=True)) == [
        "DH3-BCCT",
        "DH3-BCCT-2",
        "DH3-BCCT-3",
    ]


@pytest.mark.parametrize(
    ("due", "reason"),
    [
        ("", "Chưa nhập mục này."),
        ("31/02/2022", "Ngày phải ghi dạng ngày/tháng/năm, ví dụ 18/03/2022."),
        ("mai", "Ngày phải ghi dạng ngày/tháng/năm, ví dụ 18/03/2022."),
        ("17/03/2022", "sau hôm nay; sớm nhất là hết ngày 21/03/2022"),
        ("18/03/2022", "sau hôm nay; sớm nhất là hết ngày 21/03/2022"),
        ("01/01/0001", "sau hôm nay; sớm nhất là hết ngày 21/03/2022"),
        ("18/05/2022", "Sau ngày khai mạc đại hội (17/05/2022): chọn ngày sớm hơn"),
    ],
)
def test_bad_day_is_refused_and_the_form_kept(organiser, due, reason):
    before = PackageStep.objects.count()

    response = assign(organiser, due=due)

    assert response.status_code == 422
    assert reason in text_of(response)
    assert WISH in text_of(response)
    assert (Package.objects.count(), PackageStep.objects.count()) == (12, before)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "KHONG"},
        {"kind": ""},
        {"kind": "standard"},
        {"title": "x" * 301},
        {"note": "x" * 4001},
        {"request_id": ""},
        {"request_id": "x" * 65},
    ],
)
def test_bad_field_is_refused(organiser, changes):
    response = assign(organiser, **changes)

    assert response.status_code == 422
    assert FIELDS["due"] in response.content.decode()
    assert Package.objects.count() == 12


def test_last_day_of_time_does_not_break_the_page(organiser):
    assert assign(organiser, due="31/12/9999").status_code in (302, 422)


def test_what_is_made_after_the_congress_is_said_to_be(organiser):
    response = assign(organiser, kind="VKDH", title="", due="30/06/2022", afterwards="on")

    assert (response.status_code, Package.objects.latest("pk").due) == (302, date(2022, 6, 30))


def test_request_id_of_another_s_package_opens_nothing(world, organiser):
    """An id that was used for a step of a confidential package does not lead to it."""
    world.visitor("tv14").act("DH3-DANS", "revise", text="Đề án, dự thảo lần 4.", request_id="cua-nguoi-khac")

    response = assign(organiser, request_id="cua-nguoi-khac")

    assert response.status_code in (302, 409, 422)
    assert "Đã giao hồ sơ DH3-DANS" not in organiser.read("/tien-do/")


def test_no_planned_day_comes_after_the_last_day_of_the_package(cast):
    with pytest.raises(Unmet) as refused:
        assign_package(
            cast.congress,
            "BCTC",
            by=cast.btc,
            due=date(2022, 4, 8),
            due_exclusive=True,
            plan={"assigned": date(2022, 4, 8)},
        )

    assert list(refused.value.reasons) == [
        "“Chưa triển khai” (08/04/2022) muộn hơn thời hạn của hồ sơ; chậm nhất 07/04/2022."
    ]
    assert Package.objects.count() == 0


def test_a_package_due_before_tomorrow_has_no_day_left(cast):
    with pytest.raises(Unmet) as refused:
        assign_package(cast.congress, "BCTC", by=cast.btc, due=date(2022, 3, 19), due_exclusive=True)

    assert list(refused.value.reasons) == [
        "Thời hạn của hồ sơ phải sau hôm nay; sớm nhất là hết ngày 21/03/2022, ngày làm việc tới."
    ]
