"""Scenario 3: the majority decides and not the chairman, who signs only what has been passed."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from congress.models import Decision
from documents.models import Signature
from tests.demo_world import act_url, at, text_of
from workflows import engine
from workflows.models import Refusal

UNTIL = date(2022, 3, 15)
CODE = "DH3-BCCT"
PAGE = "/ho-so/DH3-BCCT/"
NOT_HIM = "Người ký duyệt không ghi biên bản biểu quyết của chính hồ sơ mình sẽ ký."
DISSENT = "Ông Nguyễn Hữu Tặng bảo lưu ý kiến về chỉ tiêu phát triển hội viên ở mục III.2."


@pytest.fixture
def clerk(world):
    """Writes the minutes of Ban Thường vụ and Ban Chấp hành."""
    return world.visitor("vanphong")


@pytest.fixture
def chairman(world):
    return world.visitor("chutich")


@pytest.fixture
def at_the_board(world, clerk):
    """Draft 3 waits for Ban Chấp hành, 45 members, on 25/3."""
    with at(21):
        world.visitor("thuongtruc").vote(CODE, "decide_standing", "21/03/2022", "5 5 0 0 0")
    with at(23):
        clerk.vote(CODE, "decide_executive", "23/03/2022", "13 13 0 0 0")


@pytest.fixture
def failed(at_the_board, clerk):
    """15 of 30 are for it: not more than half."""
    with at(25):
        return clerk.vote(CODE, "decide_board", "25/03/2022", "30 15 10 5 0")


@pytest.fixture
def passed(failed, clerk):
    """The second session, a week-end later: 16 of 30."""
    with at(28):
        return clerk.vote(CODE, "decide_board", "28/03/2022", "30 16 9 5 0", dissent=DISSENT)


def test_form_says_how_many_must_be_present(at_the_board, clerk):
    with at(25):
        page = clerk.read(act_url(CODE, "decide_board"))

    assert "Ban Chấp hành khóa II có 45 thành viên biểu quyết; cần có mặt từ 23 người." in page


def test_twenty_two_of_forty_five_cannot_vote(world, at_the_board, clerk):
    before = Decision.objects.count()

    with at(25):
        response = clerk.vote(CODE, "decide_board", "25/03/2022", "22 22 0 0 0")

    assert response.status_code == 422
    assert "23" in " ".join(response.context["form"].non_field_errors())
    assert 'value="22"' in response.content.decode()
    assert (world.package(CODE).state, Decision.objects.count()) == ("board", before)


def test_twenty_three_of_forty_five_can(world, at_the_board, clerk):
    with at(25):
        response = clerk.vote(CODE, "decide_board", "25/03/2022", "23 12 11 0 0")

    assert response.status_code == 302
    assert world.package(CODE).state == "signing"


def test_fifteen_of_thirty_is_not_passed(world, failed, clerk):
    with at(25, hour=10):
        page = clerk.read(PAGE)

    assert failed.status_code == 302
    assert world.package(CODE).stage_label == "Không thông qua"
    assert "có mặt 30/45, tán thành 15, không tán thành 10, ý kiến khác 5" in page
    assert "không thông qua" in page


def test_chairman_has_no_button(failed, chairman):
    with at(25, hour=10):
        page, desk, form = (
            chairman.read(PAGE),
            chairman.read("/ky-duyet/"),
            chairman.get(act_url(CODE, "sign")),
        )

    assert act_url(CODE, "sign") not in chairman.get(PAGE).content.decode()
    assert NOT_HIM in page
    assert "Không có hồ sơ nào chờ ký duyệt." in desk
    assert form.status_code == 409


@pytest.mark.parametrize("read", ["on", ""])
def test_forged_signature_is_refused_and_remembered(world, failed, chairman, read):
    package = world.package(CODE)
    forged = {"seen": "tu-go", "request_id": "tay-khong"}

    with at(25, hour=10):
        response = chairman.send(CODE, "sign", fingerprint=package.fingerprint(), read=read, **forged)

    kept = Refusal.objects.get(action="sign")
    assert response.status_code == 409
    assert (kept.actor, kept.item_id) == (chairman.person, package.pk)
    assert kept.outcome == "stale"
    assert list(kept.reasons)
    assert Signature.objects.count() == 0
    assert world.package(CODE).state == "rejected"


def test_refusal_says_where_the_package_is(world, failed, chairman):
    package = world.package(CODE)
    fields = {"seen": engine.seen(package), "fingerprint": package.fingerprint(), "read": "on"}

    with at(25, hour=10):
        response = chairman.send(CODE, "sign", request_id="tay-khong", **fields)

    reason = "Hồ sơ đang ở bước “Không thông qua”, không thực hiện được việc này."
    assert response.status_code == 409
    assert reason in text_of(response)
    assert Refusal.objects.get().reasons == [reason]


def test_second_session_passes_with_sixteen(world, passed, chairman):
    with at(28, hour=10):
        desk = chairman.read("/ky-duyet/")

    assert passed.status_code == 302
    assert world.package(CODE).state == "signing"
    assert "có mặt 30/45, tán thành 16, không tán thành 9, ý kiến khác 5" in desk


def test_dissent_is_on_the_paper(passed, chairman):
    with at(28, hour=10):
        data = chairman.get(f"{PAGE}phieu-trinh-ky/").content

    words = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    assert DISSENT in words


def test_first_vote_stays_in_the_history(passed, clerk):
    with at(28, hour=10):
        page = clerk.read(PAGE)

    assert "họp ngày 25/03/2022, có mặt 30/45, tán thành 15" in page
    assert "họp ngày 28/03/2022, có mặt 30/45, tán thành 16" in page


def test_signer_does_not_record_the_count_he_relies_on(world, at_the_board, chairman):
    with at(25):
        response = chairman.vote(CODE, "decide_board", "25/03/2022", "45 45 0 0 0")

    assert response.status_code == 422
    assert f"{NOT_HIM} Người ghi được tại Ban Chấp hành khóa II: " in text_of(response)
    assert Refusal.objects.get().action == "decide_board"
    assert world.package(CODE).state == "board"
