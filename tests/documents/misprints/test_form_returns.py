"""Trả lại về thể thức: the office's own act; what was voted stands where no word changes (people.md, 18)."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import MisprintProposal, Package
from documents.packages.answers.values import Draft
from documents.packages.queries.judgements import decisions_on_current, is_passed
from documents.packages.services.taking_in import take_in
from tests.cast import perform
from tests.demo_world import Visitor, text_of
from tests.documents.examined import faults
from tests.documents.misprints.conftest import voted
from tests.documents.misprints.test_corrections import url_of
from tests.documents.readable import par, run, word
from workflows import engine
from workflows.errors import Forbidden, NotNow, Unmet

pytestmark = pytest.mark.one_database

WORDS = "Công tác tuyên truyền đạt kết quả."


FILES = {looks: word(par(run(WORDS, looks=looks))) for looks in ("", "<w:b/>")}


def file(looks=""):
    return SimpleUploadedFile("bao-cao.docx", FILES[looks])


@pytest.fixture
def passed(cast, make_package):
    """Its report is a Word file; it waits for the chairman's hand."""
    package = make_package("BCCT", "subcommittee")
    part = take_in([file()], part="bao-cao", title="Báo cáo")
    perform(package, "revise", cast.thuky, version=Draft((part,)))
    voted(cast, package)
    return package


def fresh(package):
    return Package.objects.get(pk=package.pk)


def returned(package, by, *told, **more):
    form = {"faults": list(told), "note_field": "Trang 2, lề trái"}
    form |= {"seen": engine.seen(fresh(package)), "request_id": f"tra-{len(told)}"}
    return Visitor(by).client.post(f"/ho-so/{package.code}/viec/return_form/", form | more)


def put_right(cast, package, sent):
    form = {"part": "bao-cao", "fixed": sent, "reason": "", "request_id": "sua"}
    return Visitor(cast.thuky).client.post(url_of(package), form)


def confirmed(cast, package):
    row = MisprintProposal.objects.get()
    seen = engine.seen(fresh(package))
    form = {"answer": "confirm", "seen": seen, "reason": ""}
    return Visitor(cast.truong).client.post(f"{url_of(package)}{row.pk}/", form)


def test_the_office_returns_the_form_and_every_vote_stands(cast, passed):
    before = [one.pk for one in decisions_on_current(passed)]
    bare = returned(passed, cast.vanphong)
    done = returned(passed, cast.vanphong, "layout", "signer")
    stage = fresh(passed)
    told = text_of(Visitor(cast.truong).client.get("/thong-bao/"))

    asked, answered = put_right(cast, passed, file("<w:b/>")), confirmed(cast, passed)
    perform(fresh(passed), "resubmit", cast.thuky)

    package = fresh(passed)
    assert (bare.status_code, done.status_code, stage.state, stage.round) == (422, 302, "form", passed.round)
    assert "Khổ giấy, lề, phông chữ, cỡ chữ, đánh số trang; quyền hạn, chức vụ, họ tên người ký." in told
    assert (asked.status_code, answered.status_code, MisprintProposal.objects.get().words) == (302, 302, 0)
    assert (package.state, package.current.number, package.current.corrects.number) == ("signing", 3, 2)
    assert ([one.pk for one in decisions_on_current(package)], is_passed(package, role="board")) == (
        before,
        True,
    )
    page = text_of(Visitor(cast.chutich).client.get(f"/ho-so/{package.code}/"))
    words = "Đã hoàn thiện thể thức ngày 18/03/2022 (không sửa chữ nào), Trưởng Tiểu ban Văn kiện xác nhận"
    assert words in page
    assert faults() == []


def test_it_does_not_come_back_before_it_was_put_right(cast, passed):
    returned(passed, cast.vanphong, "layout")

    same = put_right(cast, passed, file())
    with pytest.raises(Unmet, match="Chưa hoàn thiện thể thức"):
        perform(fresh(passed), "resubmit", cast.thuky)
    perform(fresh(passed), "rework", cast.thuky, note="Phải viết lại phần II")

    assert (same.status_code, "không có gì để sửa" in text_of(same)) == (422, True)
    assert fresh(passed).state == "returned"


def test_nobody_else_returns_for_form(cast, passed):
    answers = {name: returned(passed, getattr(cast, name), "layout").status_code for name in ("btc", "thuky")}
    with pytest.raises(Forbidden, match="Văn phòng"):
        perform(passed, "return_form", cast.chutich, form_return=("layout",), note="Lề trái")

    assert (answers, fresh(passed).state) == ({"btc": 403, "thuky": 403}, "signing")


def test_the_office_takes_a_mistaken_return_back(cast, passed):
    returned(passed, cast.vanphong, "layout")
    perform(fresh(passed), "take_form_back", cast.vanphong, note="Trả lại nhầm hồ sơ")

    assert (fresh(passed).state, is_passed(fresh(passed), role="board")) == ("signing", True)


def test_drafts_are_no_business_of_the_form(cast, make_package):
    package = make_package("BCKD", "drafting")
    with pytest.raises(NotNow):
        perform(package, "return_form", cast.vanphong, form_return=("layout",), note="Lề trái")
