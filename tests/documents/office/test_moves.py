"""Every kind of move that the office enters from paper: its own form and conditions, in the other's name."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Package, Scan
from documents.packages.queries.duties import steps_of
from tests.demo_world import text_of
from tests.documents import papers
from tests.documents.signed_in import (
    count,
    entry_url,
    hidden,
    hidden_in,
    paper,
    send,
    sign_in,
    today,
    yesterday,
)
from workflows import engine
from workflows.models import Refusal

pytestmark = pytest.mark.one_database


@pytest.fixture
def standing_at(make_package):
    """A function: a package that came to a stage yesterday."""

    def make(state, kind="BCCT"):
        with yesterday():
            return make_package(kind, state)

    return make


@pytest.fixture
def office(cast):
    """The browser of the office, on the morning of 18/03/2022."""
    with today():
        yield sign_in(cast.vanphong)


def last(package):
    return steps_of(Package.objects.get(pk=package.pk))[-1]


def test_a_plain_move_by_telephone(office, cast, standing_at):
    package = standing_at("assigned")

    answer = send(office, entry_url(package, "accept"), paper(cast.truong, ground="telephone"))

    step = last(package)
    assert (answer.status_code, step.action, step.ground) == (302, "accept", "telephone")
    assert (step.actor, step.acting_for, step.body) == (cast.vanphong, cast.truong, cast.bodies.TBVK)


def test_the_sentence_names_the_paper_and_its_day(office, cast, standing_at):
    package = standing_at("assigned")
    send(office, entry_url(package, "accept"), paper(cast.truong))

    page = text_of(office.get(f"/ho-so/{package.code}/"))

    assert "Ông Người vanphong nhập thay Ông Người truong theo phiếu giấy ngày 17/03/2022" in page


def test_no_count_in_the_name_of_the_one_who_will_sign(office, cast, standing_at):
    package = standing_at("standing")

    answer = send(office, entry_url(package, "decide_standing"), paper(cast.chutich), **count(5))

    assert (answer.status_code, last(package).action) == (422, "decide_subcommittee")
    assert "Người ký duyệt không ghi biên bản biểu quyết của chính hồ sơ mình sẽ ký." in text_of(answer)


def test_a_count_in_the_name_of_who_records_it(office, cast, standing_at):
    package = standing_at("subcommittee")

    answer = send(office, entry_url(package, "decide_subcommittee"), paper(cast.truong), **count(3))

    step = last(package)
    assert (answer.status_code, step.decision.decision.votes_for, step.acting_for) == (302, 3, cast.truong)
    assert Package.objects.get().state == "standing"


def test_a_meeting_before_the_draft_it_decides_on(office, cast, standing_at):
    package = standing_at("subcommittee")

    path = entry_url(package, "decide_subcommittee")
    answer = send(office, path, paper(cast.truong), **count(3, met_on="15/03/2022"))

    assert (answer.status_code, last(package).action) == (422, "to_subcommittee")
    assert 'value="15/03/2022"' in answer.content.decode()


def test_more_votes_than_people(office, cast, standing_at):
    package = standing_at("subcommittee")

    votes = count(3) | {"votes_against": 1}
    answer = send(office, entry_url(package, "decide_subcommittee"), paper(cast.truong), **votes)

    assert (answer.status_code, last(package).action) == (422, "to_subcommittee")


def test_a_signature_is_entered_by_the_code_of_its_sheet_alone(office, cast, standing_at):
    package = standing_at("signing")
    path, shot = entry_url(package, "sign"), SimpleUploadedFile("phieu.jpg", papers.jpg(), "image/jpeg")

    asked = office.get(path)
    typed = {"fingerprint": package.fingerprint(), "seen": engine.seen(package)}
    typed |= {"request_id": "x", "read": "on"}
    answer = office.post(path, typed | paper(cast.chutich, scan=shot, request_id="x"))

    assert (asked.status_code, asked.url) == (302, "/van-phong/ky-tren-giay/")
    assert (answer.status_code, last(package).action) == (422, "decide_board")
    assert "chữ ký trên giấy ghi theo mã bản in" in text_of(answer)
    assert [row.actor for row in Refusal.objects.all()] == [cast.vanphong]


def test_nobody_signs_his_own_paper_for_himself(cast, standing_at):
    package = standing_at("signing")
    with today():
        chair = sign_in(cast.chutich)

        assert chair.get(entry_url(package, "sign")).status_code == 403


def test_a_return_with_its_reason_and_day(office, cast, standing_at):
    package = standing_at("signing")

    path = entry_url(package, "send_back")
    empty = send(office, path, paper(cast.chutich), until="25/03/2022")
    answer = send(office, path, paper(cast.chutich), until="25/03/2022", note_field="Sửa mục 2, trang 5")

    assert (empty.status_code, 'value="25/03/2022"' in empty.content.decode()) == (422, True)
    assert (answer.status_code, Package.objects.get().state) == (302, "returned")
    assert "Sửa mục 2, trang 5" in text_of(office.get(f"/ho-so/{package.code}/"))


def test_a_draft_with_its_file(office, cast, standing_at):
    package = standing_at("drafting")
    file = SimpleUploadedFile("du-thao-2.docx", papers.docx())

    answer = send(office, entry_url(package, "revise"), paper(cast.thuky), **{"file_bao-cao": file})

    current = Package.objects.get().current
    assert (answer.status_code, current.number) == (302, 2)
    assert current.parts.get(code="bao-cao").name == "du-thao-2.docx"


def test_a_second_click_on_a_move_that_has_gone_on_is_the_first(office, cast, standing_at):
    package = standing_at("assigned")
    path = entry_url(package, "accept")
    filled = hidden(office, path) | paper(cast.truong)

    answers = [office.post(path, filled).status_code for _click in range(2)]

    assert (answers, len(steps_of(package))) == ([302, 302], 2)


def test_a_second_click_tells_of_a_confidential_package_no_more_than_its_stage(office, cast, standing_at):
    package = standing_at("assigned", "DANS")
    path = entry_url(package, "accept")
    filled = hidden(office, path) | paper(cast.tbns)

    answers = [office.post(path, filled) for _click in range(2)]

    assert ([one.status_code for one in answers], len(steps_of(package))) == ([302, 409], 2)
    assert "Hồ sơ đang ở bước “Đang soạn thảo”" in text_of(answers[1])


def test_what_was_typed_outlives_a_faster_colleague(office, cast, standing_at):
    package = standing_at("drafting")
    path = entry_url(package, "to_subcommittee")
    filled = hidden(office, path) | paper(cast.truong, hour="16:05") | {"note_field": "Theo phiếu số 7"}
    send(office, entry_url(package, "revise"), paper(cast.thuky), text="Dự thảo nhanh hơn")

    answer = office.post(path, filled)
    again = dict(filled) | hidden_in(answer)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert [words in page for words in ("Theo phiếu số 7", 'value="16:05"', 'value="17/03/2022"')] == [
        True
    ] * 3
    # The consultation is still to come: the second try is judged by what is there now.
    assert office.post(path, again).status_code == 422


def test_a_picture_once_received_need_not_be_chosen_again(office, cast, standing_at):
    package = standing_at("signing")
    path = entry_url(package, "send_back")
    picture = SimpleUploadedFile("phieu.jpg", papers.jpg(), "image/jpeg")

    refused = send(office, path, paper(cast.chutich, scan=picture))
    answer = office.post(
        path, hidden_in(refused) | paper(cast.chutich) | {"note_field": "Sửa mục 2, trang 5"}
    )

    assert (refused.status_code, "phieu.jpg" in text_of(refused)) == (422, True)
    assert (answer.status_code, Scan.objects.get().step) == (302, last(package))
    assert text_of(office.get(f"/ho-so/{package.code}/")).count("Bản chụp giấy") == 1
