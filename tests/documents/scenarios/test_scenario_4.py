"""Scenario 4: who writes the accounts does not verify them, and a verification is of one draft."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Body
from congress.people.services.seats import appoint
from documents.models import Verdict
from tests.demo_world import act_url, at, text_of

UNTIL = date(2022, 3, 15)
CODE = "DH3-BCTC"
PAGE = "/ho-so/DH3-BCTC/"
NOT_VERIFIED = "Chưa có biên bản thẩm tra của Ban Kiểm tra cho dự thảo lần {}."
TEXT = "Báo cáo tài chính, dự thảo lần 3: điều chỉnh số dư kinh phí hoạt động."


@pytest.fixture
def accountant(world):
    return world.visitor("ketoan")


@pytest.fixture
def inspector(world):
    return world.visitor("bkt")


@pytest.fixture
def verified(inspector):
    """The head of Ban Kiểm tra passes draft 2 on 16/3."""
    with at(16):
        return inspector.act(
            CODE, "verify", verdict="pass", note_field="Số liệu khớp sổ kế toán đến 28/02/2022."
        )


@pytest.fixture
def third_draft(verified, accountant):
    with at(17):
        return accountant.act(CODE, "revise", text=TEXT)


@pytest.fixture
def accountant_inspects(world):
    """The accountant is made a member, and even the secretary, of Ban Kiểm tra."""
    appoint(
        world.visitor("ketoan").person,
        Body.objects.get(code="BKT"),
        role="secretary",
        start=date(2022, 3, 15),
    )


def test_nobody_has_verified_yet(world, accountant):
    with at(15):
        page, response = accountant.read(PAGE), accountant.act(CODE, "to_standing")

    assert NOT_VERIFIED.format(2) in page
    assert response.status_code == 422
    assert NOT_VERIFIED.format(2) in text_of(response)
    assert world.package(CODE).state == "verification"


def test_passed_verification_opens_the_way(world, verified, accountant):
    with at(16, hour=10):
        page, response = accountant.read(PAGE), accountant.act(CODE, "to_standing")

    assert NOT_VERIFIED.format(2) not in page
    assert response.status_code == 302
    assert world.package(CODE).state == "standing"


def test_failed_verification_keeps_it_shut(world, inspector, accountant):
    with at(16):
        without = inspector.act(CODE, "verify", verdict="fail")
        inspector.act(
            CODE, "verify", verdict="fail", note_field="Thiếu chứng từ khoản tài trợ ngày 25/02/2022."
        )
        response = accountant.act(CODE, "to_standing")

    assert without.status_code == 422
    assert "Phải nêu rõ lý do chưa đạt." in text_of(without)
    assert response.status_code == 422
    assert "Ban Kiểm tra kết luận dự thảo lần 2 chưa đạt." in text_of(response)


def test_new_draft_makes_the_verification_stale(world, third_draft, accountant):
    with at(17, hour=10):
        page, response = accountant.read(PAGE), accountant.act(CODE, "to_standing")

    assert third_draft.status_code == 302
    assert world.package(CODE).current.number == 3
    assert "Về dự thảo lần 2 (không còn áp dụng cho dự thảo đang có)" in page
    assert NOT_VERIFIED.format(3) in page
    assert response.status_code == 422
    assert NOT_VERIFIED.format(3) in text_of(response)
    assert world.package(CODE).state == "verification"


def test_new_draft_waits_for_the_inspectors_again(third_draft, inspector):
    with at(17, hour=10):
        work = inspector.read("/")

    assert "Báo cáo Tài chính" in work
    assert "Thẩm tra dự thảo" in work


def test_new_draft_calls_a_submitted_one_back(world, verified, accountant):
    with at(17):
        accountant.act(CODE, "to_standing")
        accountant.act(CODE, "revise", text=TEXT)

    assert world.package(CODE).state == "verification"


def test_accountant_has_no_right_to_verify(world, accountant):
    with at(16):
        response = accountant.act(CODE, "verify", verdict="pass")

    assert response.status_code == 403
    assert "Chỉ Ban Kiểm tra có quyền" in text_of(response)
    assert Verdict.objects.filter(role="inspector").count() == 0


def test_accountant_in_ban_kiem_tra_still_may_not(world, accountant_inspects, accountant):
    with at(16):
        form = accountant.read(act_url(CODE, "verify"))
        response = accountant.act(CODE, "verify", verdict="pass", note_field="Đã tự kiểm tra, số liệu đúng.")

    reason = "Người đã tham gia soạn thảo hồ sơ này không được thẩm tra chính dự thảo đó."
    assert reason in form
    assert response.status_code == 422
    assert reason in text_of(response)
    assert "Đã tự kiểm tra, số liệu đúng." in text_of(response)
    assert Verdict.objects.filter(role="inspector").count() == 0


def test_others_of_ban_kiem_tra_still_may(world, accountant_inspects, inspector):
    with at(16):
        response = inspector.act(CODE, "verify", verdict="pass")

    assert response.status_code == 302
    assert Verdict.objects.get(role="inspector").body.code == "BKT"
