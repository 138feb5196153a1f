"""A kind that the form made is walked to its end; where a new administrator stumbled he is told."""

from __future__ import annotations

import pytest

from congress.models import CongressKind
from tests.cast import count, perform
from tests.demo_world import text_of
from tests.documents.procedures.test_making import (
    NEW,
    SAID,
    administrator,
    hidden,
    made,
    plan_text,
    submitted,
    upload,
)

pytestmark = pytest.mark.one_database
__all__ = ["administrator"]


def test_it_is_walked_to_its_end(administrator, cast, client):
    made(administrator)
    package = submitted(cast, client)
    perform(package, "decide_subcommittee", cast.thuky, decision=count(cast.bodies.TBVK))
    perform(package, "decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))
    perform(package, "sign", cast.chutich, signature=package.fingerprint())

    assert (package.state, package.stage_label) == ("signed", "Đã ký duyệt, chốt bản trình")


def test_nobody_signs_on_behalf_of_a_body_that_no_longer_decides(administrator):
    preview, _adopted = made(administrator, sign_form="TM. BAN CHẤP HÀNH")

    assert preview.status_code == 422
    assert "Ban Chấp hành khóa II không biểu quyết ở bước nào nữa. Đề nghị ghi lại dòng này." in text_of(
        preview
    )


def test_of_a_new_kind_the_reason_is_why_it_is_added(administrator):
    preview = administrator.post(NEW, SAID)
    silent = administrator.post(NEW, hidden(preview) | {"scope": "here", "reason": ""})

    assert "Lý do thêm loại hồ sơ" in text_of(preview)
    assert "Phải nêu rõ lý do thêm loại hồ sơ." in text_of(silent)


def test_an_upload_is_for_a_congress_and_its_roles_are_proposed_in_the_order_of_the_way(administrator, cast):
    there = administrator.get("/quy-trinh/tai-len/")
    preview = upload(administrator, "KHTB", plan_text())
    sent = hidden(preview) | {"scope": "here", "reason": "Cần cho báo chí"}
    administrator.post("/quy-trinh/tai-len/?dai_hoi=DH3", sent)
    CongressKind.objects.filter(code="KHTB").delete()
    form = administrator.get("/quy-trinh/KHTB/co-quan/?dai_hoi=DH3").context["form"]

    assert (there.status_code, there["Location"]) == (302, "/quy-trinh/tai-len/?dai_hoi=DH3")
    assert [name for name in form.fields if name != "request_id"] == [
        "has",
        "organiser",
        "lead",
        "standing",
        "executive",
        "signer",
    ]
    assert (form["has"].value(), form["lead"].value(), form["executive"].value()) == (
        False,
        ["TBVK"],
        ["BTV"],
    )
