"""The head of the lead body answers with a pen; the office enters it: who, which day, where it lies."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import MisprintAnswer, MisprintProposal, Package, Scan
from tests.demo_world import Visitor, text_of
from tests.documents.examined import faults
from tests.documents.misprints.test_corrections import proposed, url_of
from tests.documents.papers import jpg
from workflows import engine

pytestmark = pytest.mark.one_database


def entered(cast, package, by="vanphong", **more):
    """What comes of entering the head's paper on the page."""
    row = MisprintProposal.objects.last()
    form = {
        "answer": "confirm",
        "signer": cast.truong.pk,
        "day": "18/03/2022",
        "kept_at": "Tủ hồ sơ Đại hội, ngăn 2",
        "seen": engine.seen(Package.objects.get(pk=package.pk)),
        "request_id": "giay",
    }
    return Visitor(getattr(cast, by)).client.post(f"{url_of(package)}{row.pk}/tren-giay/", form | more)


def test_the_office_enters_what_the_head_signed(cast, allowed):
    proposed(allowed, cast.thuky)
    done = entered(cast, allowed, scan=SimpleUploadedFile("phieu.jpg", jpg()))

    package, answer = Package.objects.get(pk=allowed.pk), MisprintAnswer.objects.get()
    step, url = package.steps.last(), f"{url_of(allowed)}{answer.proposal_id}/"
    assert (done.status_code, package.current.corrects.number, Scan.objects.get().step) == (302, 2, step)
    assert (answer.by, answer.entered_by, f"{answer.signed_on:%d/%m/%Y}", answer.kept_at) == (
        cast.truong,
        cast.vanphong,
        "18/03/2022",
        "Tủ hồ sơ Đại hội, ngăn 2",
    )
    assert (step.actor, step.acting_for, step.ground) == (cast.vanphong, cast.truong, "paper")
    page = text_of(Visitor(cast.thuky).client.get(url))
    assert "Ông Người truong ký ngày 18/03/2022; Ông Người vanphong nhập ngày 18/03/2022; bản gốc: Tủ" in page
    assert "Trưởng Tiểu ban Văn kiện xác nhận (trên giấy ngày 18/03/2022)" in page
    assert faults() == []


def test_a_refusal_comes_on_paper_too(cast, allowed):
    proposed(allowed, cast.thuky)
    bare = entered(cast, allowed, answer="refuse")
    done = entered(cast, allowed, answer="refuse", reason="Giữ nguyên theo bản gốc")

    answer = MisprintAnswer.objects.get()
    assert (bare.status_code, done.status_code, answer.version, answer.entered_by) == (
        422,
        302,
        None,
        cast.vanphong,
    )
    assert faults() == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"kept_at": ""}, "kept_at"), ({"day": "19/03/2022"}, "day"), ({"day": "17/03/2022"}, "day")],
)
def test_what_the_paper_does_not_say_is_asked_for(wrong, field, cast, allowed):
    proposed(allowed, cast.thuky)
    page = entered(cast, allowed, **wrong)

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert MisprintAnswer.objects.count() == 0


def test_who_proposed_enters_no_paper_and_who_is_not_of_the_office_none(cast, allowed):
    proposed(allowed, cast.vanphong)
    answers = [entered(cast, allowed, by).status_code for by in ("vanphong", "thuky")]

    assert (answers, MisprintAnswer.objects.count()) == ([403, 404], 0)
